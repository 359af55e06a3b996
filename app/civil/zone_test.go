package civil

import "testing"

func TestZoneIsReadOnceAndUnknownOnesAreRefused(t *testing.T) {
	first, err := Zone("Europe/Stockholm")
	if err != nil || first.String() != "Europe/Stockholm" {
		t.Fatalf("%v, %v", first, err)
	}
	if again, err := Zone("Europe/Stockholm"); err != nil || again != first {
		t.Errorf("again: %v, %v", again, err)
	}
	if zone, err := Zone("Europe/Sundvik"); err == nil {
		t.Errorf("unknown: %v", zone)
	}
}
