package bank

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/civil"
)

// R-BANK-2: cut at every midnight, parts in real minutes.
func TestSplitAtMidnights(t *testing.T) {
	type part struct {
		Day, Start string
		Minutes    int
	}
	tests := []struct {
		name, zone, start, end string
		want                   []part
	}{
		{
			"within a day", "Europe/Stockholm", "2026-03-31 09:00:00", "2026-03-31 10:30:00",
			[]part{{"2026-03-31", "09:00", 90}},
		},
		{
			"over two midnights", "Europe/Stockholm", "2026-03-30 23:00:00", "2026-04-01 01:00:00",
			[]part{{"2026-03-30", "23:00", 60}, {"2026-03-31", "00:00", 24 * 60}, {"2026-04-01", "00:00", 60}},
		},
		{
			"ends at midnight", "Europe/Stockholm", "2026-03-31 23:00:00", "2026-04-01 00:00:00",
			[]part{{"2026-03-31", "23:00", 60}},
		},
		{
			"the night with an hour less", "Europe/Stockholm", "2026-03-28 23:00:00", "2026-03-29 04:00:00",
			[]part{{"2026-03-28", "23:00", 60}, {"2026-03-29", "00:00", 180}},
		},
		{
			"the night with an hour more", "Europe/Stockholm", "2026-10-24 23:00:00", "2026-10-25 04:00:00",
			[]part{{"2026-10-24", "23:00", 60}, {"2026-10-25", "00:00", 300}},
		},
		{ // midnight itself does not exist: the clock goes from 23:59 to 01:00
			"the night without a midnight", "America/Sao_Paulo", "2018-11-03 23:30:00", "2018-11-04 01:30:00",
			[]part{{"2018-11-03", "23:30", 30}, {"2018-11-04", "01:00", 30}},
		},
		{ // 40 s and 40 s: 1 min 20 s is 1 minute
			"seconds", "Europe/Stockholm", "2026-03-31 23:59:20", "2026-04-01 00:00:40",
			[]part{{"2026-03-31", "23:59", 1}},
		},
		{
			"seconds that only the second part sees", "Europe/Stockholm", "2026-03-31 23:59:45", "2026-04-01 00:30:00",
			[]part{{"2026-04-01", "00:00", 30}},
		},
		{"ends before it starts", "Europe/Stockholm", "2026-03-31 10:00:00", "2026-03-31 09:00:00", nil},
		{"no time at all", "Europe/Stockholm", "2026-03-31 10:00:00", "2026-03-31 10:00:00", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			zone, err := time.LoadLocation(tt.zone)
			if err != nil {
				t.Fatal(err)
			}
			at := func(s string) time.Time {
				moment, err := time.ParseInLocation(time.DateTime, s, zone)
				if err != nil {
					t.Fatal(err)
				}
				return moment
			}
			var got []part
			for _, p := range SplitAtMidnights(at(tt.start).UTC(), at(tt.end).UTC(), zone) {
				got = append(got, part{p.Day.String(), p.Start.In(zone).Format("15:04"), p.Minutes})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// R-BANK-2: the parts add up to the whole, in every zone and over every change
// of clocks, and each lies on its day.
func TestPartsAddUp(t *testing.T) {
	var zones []*time.Location
	for _, name := range []string{"Europe/Stockholm", "America/Sao_Paulo", "America/Havana", "Atlantic/Azores", "Pacific/Apia", "UTC"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		zones = append(zones, zone)
	}
	from := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		start := from.Add(time.Duration(rapid.Int64Range(0, 10*366*24*3600).Draw(t, "start")) * time.Second)
		worked := time.Duration(rapid.Int64Range(0, 5*24*3600).Draw(t, "seconds")) * time.Second
		sum, last := 0, civil.Of(start.In(zone))-1
		for _, part := range SplitAtMidnights(start, start.Add(worked), zone) {
			sum += part.Minutes
			if part.Minutes <= 0 || part.Day <= last || civil.Of(part.Start.In(zone)) != part.Day {
				t.Fatalf("%+v after %v", part, last)
			}
			if real := (part.Day + 1).Start(zone).Sub(part.Start); time.Duration(part.Minutes)*time.Minute > real+time.Minute {
				t.Fatalf("%+v holds more than its day's %v", part, real)
			}
			last = part.Day
		}
		if want := int(worked.Round(time.Minute).Minutes()); sum != want {
			t.Fatalf("%v gives %d minutes, want %d", worked, sum, want)
		}
	})
}
