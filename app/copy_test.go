package app_test

import (
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/view"
)

// copyOut writes a copy of a desk into a folder of the test's own.
func copyOut(t testing.TB, desk *app.Desk) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "copy")
	if _, err := desk.CopyOut(ctx, dir, "read me", nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

// copyIn makes a desk of a copy.
func copyIn(t testing.TB, dir string, like *desktest.Desk) *app.Desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "desk.db")
	if _, err := app.CopyIn(ctx, dir, path, "test", nil); err != nil {
		t.Fatal(err)
	}
	desk, err := app.Open(ctx, path, app.Options{Program: "test", Now: like.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// contentOf reads all files of a folder.
func contentOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, dir)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// wantSame compares a desk with the one made of its copy: every row, what is
// computed of them, and the copy itself, byte by byte.
func wantSame(t testing.TB, desk *desktest.Desk, dir string, made *app.Desk) {
	t.Helper()
	if diff := cmp.Diff(contentOf(t, dir), contentOf(t, copyOut(t, made))); diff != "" {
		t.Errorf("the copy of the copy (-first +second):\n%s", diff)
	}
	for name, find := range map[string]func() ([]app.Finding, error){
		"check":   func() ([]app.Finding, error) { return made.Check(ctx) },
		"rebuild": func() ([]app.Finding, error) { return made.Rebuild(ctx) },
	} {
		if found, err := find(); len(found) > 0 || err != nil {
			t.Errorf("%s finds %v, %v", name, found, err)
		}
	}
	if diff := cmp.Diff(seenOn(t, desk.Desk), seenOn(t, made)); diff != "" {
		t.Errorf("views (-first +second):\n%s", diff)
	}
}

// seenOn reads what people look at: tickets and what was said on them, and the
// statements of all contracts.
func seenOn(t testing.TB, desk *app.Desk) map[string]any {
	t.Helper()
	r := desk.View()
	seen := map[string]any{}
	keep := func(name string, value any, err error) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		seen[name] = value
	}
	tickets, _, err := r.Tickets(ctx, view.TicketFilter{}, view.Page{Most: 10_000})
	keep("tickets", tickets, err)
	for _, row := range tickets {
		said, err := r.Conversation(ctx, row.ID)
		keep("conversation "+row.ID, said, err)
	}
	contracts, _, err := r.Contracts(ctx, view.ContractFilter{AsOf: day("2026-11-18")}, view.Page{Most: 10_000})
	keep("contracts", contracts, err)
	for _, row := range contracts {
		statement, err := r.Statement(ctx, row.ID, day("2020-01-01"), day("2026-11-18"), day("2026-11-18"))
		keep("statement "+row.ID, statement, err)
	}
	hits, err := r.Search(ctx, "se", 1000)
	slices.SortFunc(hits, func(a, b view.Hit) int { return strings.Compare(a.Kind+a.ID, b.Kind+b.ID) })
	keep("hits", hits, err)
	return seen
}

// A whole export made a desk of again is the same desk, in both languages.
func TestACopyIsTheSameDesk(t *testing.T) {
	for _, lang := range []string{"en", "sv"} {
		desk := desktest.Demo(t, lang)
		dir := copyOut(t, desk.Desk)
		wantSame(t, desk, dir, copyIn(t, dir, desk))
	}
}

// Law: whatever was done on a desk, and undone, its copy is the same desk, on
// which it can still be undone and where numbers go on.
func TestACopyOfAnyWalkIsTheSameDesk(t *testing.T) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(examples)), func(name string) bool { return notUndone[name] != "" })
	s := newScene(t)
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			cmd := examples[rapid.SampledFrom(names).Draw(rt, "command")](s)
			receipt, err := s.Desk.Desk.Do(ctx, cmd)
			if err == nil && rapid.IntRange(0, 3).Draw(rt, "undo") == 0 {
				_, _ = s.Undo(ctx, receipt.Act) // refused where something stands on it: that is a step too
			}
		}
	})
	dir := copyOut(t, s.Desk.Desk)
	made := copyIn(t, dir, s.Desk)
	wantSame(t, s.Desk, dir, made)
	here, err := s.LastAct(ctx)
	there, other := made.LastAct(ctx)
	if diff := cmp.Diff(here, there); diff != "" || err != nil || other != nil {
		t.Fatalf("what was done last: %s, %v, %v", diff, err, other)
	}
	for _, desk := range []*app.Desk{s.Desk.Desk, made} {
		if _, err := desk.Undo(ctx, here.ID); err != nil {
			t.Errorf("undo: %v", err)
		}
	}
	open := &command.OpenTicket{CustomerID: s.customer, Subject: "Next"}
	s.Do(open)
	if _, err := made.Do(ctx, open); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(newest(t, s.Desk.Desk), newest(t, made)); diff != "" {
		t.Error(diff)
	}
}

// newest gives the greatest number.
func newest(t testing.TB, desk *app.Desk) string {
	t.Helper()
	rows, _, err := desk.View().Tickets(ctx, view.TicketFilter{Sort: view.ByNumber}, view.Page{Most: 1})
	if err != nil || len(rows) == 0 {
		t.Fatal(rows, err)
	}
	return rows[0].Ref
}

// Whatever is changed in a copy, it is refused by the name of the file, and
// nothing comes into being.
func TestADamagedCopyIsRefused(t *testing.T) {
	desk := desktest.Demo(t, "en")
	text := filepath.Join(desk.Dir, "log.txt")
	if err := os.WriteFile(text, []byte("it stopped at 10:42"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := desk.AddFile(ctx, text)
	if err != nil {
		t.Fatal(err)
	}
	found, err := desk.View().FindTicket(ctx, "SUND-1001")
	if err != nil {
		t.Fatal(err)
	}
	desk.Do(&command.Reply{TicketID: found[0].ID, Body: "See the log.", Files: []command.File{file}})
	dir := copyOut(t, desk.Desk)
	var names []string
	for name, content := range contentOf(t, dir) {
		if name != "/README.txt" && name != "/manifest.json" && content != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	place := t.TempDir()
	random := rand.New(rand.NewPCG(14, damages))
	for range damages {
		name := names[random.IntN(len(names))]
		path := filepath.Join(dir, name)
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, damage(random, whole), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = app.CopyIn(ctx, dir, filepath.Join(place, "new.db"), "test", nil)
		told, known := fail.As(err)
		if !known || !strings.HasPrefix(told.Key, "copy.") || told.Args["File"] != strings.TrimPrefix(name, "/") {
			t.Fatalf("%s: %v", name, err)
		}
		if left, _ := filepath.Glob(filepath.Join(place, "new.db*")); slices.ContainsFunc(left, func(name string) bool {
			return !strings.HasSuffix(name, ".lock") && !strings.HasSuffix(name, ".users")
		}) {
			t.Fatalf("left: %v", left)
		}
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := app.CopyIn(ctx, dir, filepath.Join(place, "new.db"), "test", nil); err != nil {
		t.Errorf("mended: %v", err)
	}
}

// damages is how many times a copy is damaged.
const damages = 40

// damage changes a file somewhere: cut off, a bit turned, a part twice, a part
// gone.
func damage(random *rand.Rand, whole []byte) []byte {
	broken, at := slices.Clone(whole), random.IntN(len(whole))
	switch random.IntN(4) {
	case 0:
		return broken[:at]
	case 1:
		broken[at] ^= 1 << random.IntN(8)
		return broken
	case 2:
		return append(broken, whole[at:]...)
	}
	return slices.Delete(broken, at, min(at+1+random.IntN(400), len(whole)))
}

// A copy never goes onto a desk that holds anything, and none is written over
// what is there; only an administrator takes everything.
func TestACopyNeedsARoomOfItsOwn(t *testing.T) {
	desk := desktest.Demo(t, "en")
	dir := copyOut(t, desk.Desk)
	for want, err := range map[string]error{
		"copy.notempty": second(app.CopyIn(ctx, dir, desk.Path(), "test", nil)),
		"copy.taken":    second(desk.CopyOut(ctx, dir, "", nil)),
		"copy.none":     second(app.CopyIn(ctx, desk.Dir, filepath.Join(t.TempDir(), "x.db"), "test", nil)),
	} {
		if told, ok := fail.As(err); !ok || told.Key != want {
			t.Errorf("%s: %v", want, err)
		}
	}
	empty := desktest.Empty(t)
	path := empty.Path()
	if err := empty.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := app.CopyIn(ctx, dir, path, "test", nil); err != nil {
		t.Errorf("onto a desk that nobody has set up: %v", err)
	}
	bjorn, err := desk.As(ctx, "bjorn")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bjorn.CopyOut(ctx, filepath.Join(t.TempDir(), "x"), "", nil); !errors.Is(err, fail.Forbidden) || desk.Actor().Require(access.ExportAll) != nil {
		t.Errorf("an agent: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }
