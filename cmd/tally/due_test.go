package main

import (
	"strings"
	"testing"
)

// R-CAL-5, R-CAL-6, R-CAL-7: the moment comes first, in the calendar's zone.
func TestDueTellsTheMomentFirst(t *testing.T) {
	y := newTally(t)
	y.must(`init --name Desk --owner Diane --login diane`)
	for _, c := range []struct{ wait, from, want string }{
		{"8h", "2026-05-12T15:00:00+02:00", "2026-05-18T14:00:00+02:00"},
		{"8H", "2026-05-12T13:00:00Z", "2026-05-18T14:00:00+02:00"},
		{"90m", "2026-05-12T15:00:00+02:00", "2026-05-13T09:30:00+02:00"},
		{"1h30", "2026-05-12T15:00:00+02:00", "2026-05-13T09:30:00+02:00"},
		{"40h", "2026-05-18T09:00:00+02:00", "2026-05-26T14:00:00+02:00"},
		{"1h", "2026-05-12T15:00:00+02:00", "2026-05-12T16:00:00+02:00"}, // ends with a closing and stays there
		{"2wd", "2026-05-12T15:00:00+02:00", "2026-05-18T15:00:00+02:00"},
		{"2 arbetsdagar", "2026-05-12T15:00:00+02:00", "2026-05-18T15:00:00+02:00"},
		{"1wd", "2026-05-12T15:00:00+02:00", "2026-05-13T12:00:00+02:00"}, // after the last closing of a half day
		{"sbd", "2026-05-12T15:00:00+02:00", "2026-05-12T16:00:00+02:00"},
		{"sbd", "2026-05-14T15:00:00+02:00", "2026-05-18T16:00:00+02:00"}, // in closed time: the next opening's day
		{"1h", "2026-10-23T15:30:00+02:00", "2026-10-26T09:30:00+01:00"},  // clocks go back in between
		{"1h", "12 may 15:30", "2026-05-13T09:30:00+02:00"},
	} {
		answer := y.must(`calendar due --calendar "Sweden office" --from "` + c.from + `" --for "` + c.wait + `" --why`)
		if first, _, _ := strings.Cut(answer, "\n"); first != c.want {
			t.Errorf("%s from %s: %s, want %s", c.wait, c.from, first, c.want)
		}
	}
}

// Between is what Add undoes, also on the command line.
func TestBetweenTellsOpenTime(t *testing.T) {
	y := newTally(t)
	y.must(`init --name Desk --owner Diane --login diane`)
	for _, c := range []struct{ from, to, want string }{
		{"2026-05-12T15:00:00+02:00", "2026-05-18T14:00:00+02:00", "8 h\n"},
		{"2026-05-12T15:00:00+02:00", "2026-05-12T15:00:30+02:00", "0 h 00 30 s\n"},
		{"2026-05-16T15:00:00+02:00", "2026-05-17T15:00:00+02:00", "0 h\n"},
	} {
		if got := y.must("calendar between --from " + c.from + " --to " + c.to); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestWeekdaysAreUnderstood(t *testing.T) {
	y := newTally(t)
	y.must(`init --name Desk --owner Diane --login diane`)
	y.must(`calendar add Shop --zone Europe/Stockholm --week "mån-tors 10-18" --week "lör-sön 11-15"`)
	golden(t, "week.golden", y.transcript("calendar show --calendar Shop --from 2026-11-16 --days 7"))
}
