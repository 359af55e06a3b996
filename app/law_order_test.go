package app_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tallydesk/app/command"
	"tallydesk/app/fail"
)

// Law: acts, undos and undos of undos come in any order; each is done or
// refused in words, and the desk stays sound.
func TestUndoInAnyOrderLeavesASoundDesk(t *testing.T) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(examples)), func(name string) bool { return notUndone[name] != "" })
	s := newScene(t)
	var acts []string
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			before, _ := s.LastAct(ctx)
			cmd := examples[rapid.SampledFrom(names).Draw(rt, "command")](s)
			if made, err := s.LastAct(ctx); err == nil && made.ID != before.ID { // what the example stands on
				acts = append(acts, made.ID)
			}
			if len(acts) > 0 && rapid.IntRange(0, 2).Draw(rt, "undo") > 0 {
				cmd = &command.Undo{Act: acts[len(acts)-1-rapid.IntRange(0, min(9, len(acts)-1)).Draw(rt, "back")]}
			}
			receipt, err := s.Desk.Desk.Do(ctx, cmd)
			if err == nil {
				acts = append(acts, receipt.Act)
			} else if _, told := fail.As(err); !told && len(fail.Invalids(err)) == 0 {
				rt.Fatalf("%s: %v", cmd.Spec().Name, err)
			}
		}
	})
	for name, find := range map[string]func() (int, error){
		"check":   func() (int, error) { found, err := s.Check(ctx); return len(found), err },
		"rebuild": func() (int, error) { found, err := s.Rebuild(ctx); return len(found), err },
	} {
		if found, err := find(); found > 0 || err != nil {
			t.Errorf("%s finds %d, %v", name, found, err)
		}
	}
}
