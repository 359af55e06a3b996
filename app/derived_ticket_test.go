package app_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tallydesk/app/command"
)

// Law: whatever is done to tickets and contracts, and undone, what is derived
// is what a computation from nothing gives: queue places, last activity and the
// search index.
func TestDerivedIsRecomputed(t *testing.T) {
	nouns := []string{"ticket.", "message.", "note.", "participant.", "contract.", "lot."}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(examples)), func(name string) bool {
		return !slices.ContainsFunc(nouns, func(noun string) bool { return strings.HasPrefix(name, noun) })
	})
	if len(names) < 20 {
		t.Fatalf("only %v", names)
	}
	s := newScene(t)
	rapid.Check(t, func(rt *rapid.T) {
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 1, 5).Draw(rt, "commands") {
			receipt, err := s.Desk.Desk.Do(ctx, examples[name](s))
			if err == nil && rapid.Bool().Draw(rt, "undo") {
				s.Do(&command.Undo{Act: receipt.Act})
			}
		}
	})
	findings, err := s.Rebuild(ctx) // once for all of them: it reads the whole desk
	if err != nil || len(findings) > 0 {
		t.Fatalf("%v, %v", findings, err)
	}
}
