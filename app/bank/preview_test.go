package bank

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// R-BANK-11.
func TestPreviewOfANewEntry(t *testing.T) {
	facts := workedCases(t)
	got := Preview(facts, []Entry{work("1", day(t, "2026-03-30"), 24*60)}, nil, day(t, "2026-03-30"))
	draws, uncovered := got.After.Of("1")
	if diff := cmp.Diff([]Draw{{"1", "A", 180}, {"1", "B", 1200}}, draws); diff != "" {
		t.Error(diff)
	}
	if uncovered != 60 || got.Displaced != 0 || got.Before != 1380 || got.After.Left != 0 {
		t.Errorf("%+v", got)
	}
	if len(facts.Entries) != 0 {
		t.Error("the preview was kept")
	}
}

func TestPreviewOfAChangedEntry(t *testing.T) {
	facts := workedCases(t)
	facts.Entries = []Entry{work("1", day(t, "2026-03-30"), 60), work("2", day(t, "2026-03-30"), 60)}
	got := Preview(facts, []Entry{work("1", day(t, "2026-03-30"), 150)}, []string{"1"}, day(t, "2026-03-31"))
	if got.Before != 1320 || got.After.Left != 1170 || got.Displaced != 0 {
		t.Errorf("%+v", got)
	}
	draws, _ := got.After.Of("1")
	if diff := cmp.Diff([]Draw{{"1", "A", 150}}, draws); diff != "" {
		t.Error(diff)
	}
	if facts.Entries[0].Minutes != 60 {
		t.Error("the facts were changed")
	}
}

// An entry of an earlier day is served first: another one loses its cover.
func TestPreviewTellsWhatItDisplaces(t *testing.T) {
	facts := workedCases(t)
	facts.Entries = []Entry{work("2", day(t, "2026-03-30"), 1380)}
	got := Preview(facts, []Entry{work("1", day(t, "2026-03-29"), 20)}, nil, day(t, "2026-03-30"))
	if _, uncovered := got.After.Of("1"); uncovered != 0 || got.Displaced != 20 || got.After.Left != 0 {
		t.Errorf("%+v", got)
	}
}

// An entry of a coming day is looked at on that day.
func TestPreviewOfAComingDay(t *testing.T) {
	got := Preview(workedCases(t), []Entry{work("1", day(t, "2026-04-01"), 60)}, nil, day(t, "2026-03-30"))
	draws, _ := got.After.Of("1")
	if diff := cmp.Diff([]Draw{{"1", "B", 60}}, draws); diff != "" {
		t.Error(diff)
	}
	if got.After.AsOf != day(t, "2026-04-01") || got.After.Left != 1140 {
		t.Errorf("on %v %d left", got.After.AsOf, got.After.Left)
	}
}
