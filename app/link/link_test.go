package link_test

import (
	"testing"

	"tallydesk/app/link"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]link.Link{
		"tallydesk://ticket/SUND-1042":         {Kind: link.Ticket, Ref: "SUND-1042"},
		" TallyDesk://Ticket/SUND-1042/ ":      {Kind: link.Ticket, Ref: "SUND-1042"},
		"tallydesk://customer/%C3%85KER":       {Kind: link.Customer, Ref: "ÅKER"},
		"tallydesk://search/l%C3%A5set%20i%20": {Kind: link.Search, Ref: "låset i"},
		"tallydesk://contract/K-2026-001":      {Kind: link.Contract, Ref: "K-2026-001"},
	} {
		if got, err := link.Parse(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestWhatIsNoAddressIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "SUND-1042", "http://ticket/1", "tallydesk:", "tallydesk://", "tallydesk://ticket", "tallydesk://ticket/", "tallydesk://nothing/1",
		"tallydesk://user:secret@ticket/1", "tallydesk://ticket/1?do=delete", "tallydesk://ticket/1#x", "tallydesk://ticket/%00", "tallydesk://ticket/%ff",
		"tallydesk://ticket/%zz",
	} {
		if got, err := link.Parse(text); err == nil {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
}

// What is read is written so that it is read the same.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"tallydesk://ticket/SUND-1042", "tallydesk://search/a%20b", "tallydesk://help/%2F..%2F", "tallydesk://customer/%e2%80%8b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := link.Parse(text)
		if err != nil {
			return
		}
		again, err := link.Parse(read.String())
		if err != nil || again != read {
			t.Fatalf("%q was read as %+v, written as %q and read as %+v, %v", text, read, read.String(), again, err)
		}
	})
}
