package textentry

import "testing"

func TestClockTimes(t *testing.T) {
	for text, want := range map[string]int{
		"0": 0, "9": 540, "09": 540, "9:30": 570, "09.30": 570, "0930": 570, "kl 9": 540, "kl. 13.15": 795, "23:59": 1439, "24:00": 1440,
	} {
		if got, err := Clock(text); err != nil || got != want {
			t.Errorf("Clock(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"": "required", "25": "clock", "24:01": "clock", "9:60": "clock", "9:5": "clock", "930": "clock", "9-10": "clock",
		"noon": "clock", "2pm": "clock", "9,30": "clock", "-9": "clock",
	} {
		if got, err := Clock(text); reason(err) != want {
			t.Errorf("Clock(%q) = %d, %v, want %s", text, got, err, want)
		}
	}
}
