package keep_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/config"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/keep"
)

// kept is a desk with its keeper and what the keeper goes by.
type kept struct {
	*desktest.Desk
	keep.Settings
	keeper *keep.Keeper
	t      *testing.T
}

func newKept(t *testing.T) *kept {
	k := &kept{Desk: desktest.New(t), t: t}
	k.Settings = keep.SettingsFor(k.Path(), config.Default().Backup)
	k.start()
	return k
}

// start makes the keeper anew, as the next start of the program does.
func (k *kept) start() {
	k.keeper = keep.New(keep.Options{Desk: k.Desk.Desk, Settings: func() keep.Settings { return k.Settings }})
}

func (k *kept) status() keep.Status {
	k.t.Helper()
	s, err := k.keeper.Status(context.Background())
	if err != nil {
		k.t.Fatal(err)
	}
	return s
}

// change makes a change that is worth saving.
func (k *kept) change(code string) { k.Do(&command.CreateCustomer{Code: code, Name: code}) }

// files lists what lies in the folder of the backups.
func (k *kept) files() []string {
	k.t.Helper()
	entries, err := os.ReadDir(k.Folder)
	if err != nil && !os.IsNotExist(err) {
		k.t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func (k *kept) wantBackups(n int, when string) {
	k.t.Helper()
	if got := k.files(); len(got) != n {
		k.t.Errorf("%s: %d backups: %v", when, len(got), got)
	}
}

func TestBackupsAreMadeByThemselves(t *testing.T) {
	k := newKept(t)
	ctx := context.Background()
	k.keeper.Step(ctx)
	k.wantBackups(1, "at the first start")
	k.keeper.Step(ctx)
	k.change("A")
	k.At("2026-11-18T20:00:00+01:00")
	k.keeper.Step(ctx)
	k.wantBackups(1, "before a day is over")
	k.At("2026-11-19T11:00:00+01:00")
	k.keeper.Step(ctx)
	k.wantBackups(2, "after a day")
	k.At("2026-11-20T12:00:00+01:00")
	k.keeper.Step(ctx)
	k.wantBackups(2, "when nothing has changed")
	k.change("B")
	k.start()
	k.keeper.Step(ctx)
	k.wantBackups(3, "when one was missed")
	if s := k.status(); s.Wrong() || !s.Last.Equal(k.Now()) || s.Size == 0 || filepath.Dir(s.File) != k.Folder {
		t.Errorf("%+v", s)
	}
	for _, file := range k.files() {
		p, err := app.PreviewRestore(ctx, filepath.Join(k.Folder, file), "", app.Keys{}, k.Now())
		if err != nil || p.Provider != "Nordic Desk AB" {
			t.Errorf("%s: %+v, %v", file, p, err)
		}
	}
	k.Every = 0
	k.change("C")
	k.At("2027-11-20T12:00:00+01:00")
	k.keeper.Step(ctx)
	k.wantBackups(3, "when it is switched off")
}

// Only backups of this very desk are thinned out, and half-written ones of it
// are cleared away.
func TestOnlyOwnBackupsAreThinnedOut(t *testing.T) {
	k := newKept(t)
	ctx := context.Background()
	k.Plan = keep.PlanFor("day", 2)
	k.keeper.Step(ctx)
	own := k.files()[0]
	name, _ := keep.ParseName(own)
	part := keep.Name{Desk: name.Desk, Tag: name.Tag, Made: name.Made.Add(-time.Hour)}.File() + ".part"
	damaged := keep.Name{Desk: name.Desk, Tag: name.Tag, Made: name.Made.AddDate(-2, 0, 0)}.File()
	strangers := []string{
		keep.Name{Desk: name.Desk, Tag: "00000000", Made: name.Made.AddDate(-1, 0, 0)}.File(), "holiday.jpg", own + ".part~", own + ".bak",
		keep.Name{Desk: "other", Tag: name.Tag, Made: name.Made.AddDate(-1, 0, 0)}.File(), damaged,
	}
	content, err := os.ReadFile(filepath.Join(k.Folder, own))
	for _, file := range append(strangers, part) {
		err = errors.Join(err, os.WriteFile(filepath.Join(k.Folder, file), content, 0o600))
	}
	if err := errors.Join(err, os.Truncate(filepath.Join(k.Folder, damaged), 10)); err != nil {
		t.Fatal(err)
	}
	for _, day := range []string{"19", "20", "21", "22"} {
		k.At("2026-11-" + day + "T11:00:00+01:00")
		k.change("D" + day)
		k.keeper.Step(ctx)
	}
	got := k.files()
	for _, file := range strangers {
		if !slices.Contains(got, file) {
			t.Errorf("%s is gone", file)
		}
	}
	if slices.Contains(got, part) || len(got) != len(strangers)+2 {
		t.Errorf("left: %v", got)
	}
}

// A disk that is not connected is said once and looked for; when it is back the
// backup is made, and all is well.
func TestADiskThatIsMissing(t *testing.T) {
	k := newKept(t)
	ctx := context.Background()
	k.Folder, k.Own = filepath.Join(k.Dir, "usb", "backups"), false
	for range 3 {
		k.keeper.Step(ctx)
		k.At("2026-11-18T10:43:00+01:00")
	}
	s := k.status()
	if known, ok := fail.As(s.Trouble); !ok || known.Key != "open.nofolder" || !s.Wrong() || s.Since.IsZero() {
		t.Errorf("%+v", s)
	}
	if _, err := os.Stat(filepath.Dir(k.Folder)); err == nil {
		t.Error("the folder was made where the disk is not")
	}
	if err := os.MkdirAll(k.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	k.At("2026-11-18T10:44:00+01:00")
	k.keeper.Step(ctx)
	k.wantBackups(1, "when the disk is back")
	if s := k.status(); s.Wrong() || !s.Since.IsZero() {
		t.Errorf("%+v", s)
	}
}

// Other trouble is not tried again every minute, but is said until it is over,
// also by the next start.
func TestTroubleIsSaidUntilItIsOver(t *testing.T) {
	k := newKept(t)
	ctx := context.Background()
	k.Folder, k.Own = filepath.Join(k.Dir, "file"), false
	if err := os.WriteFile(k.Folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	changes := 0
	k.keeper.Watch(func() { changes++ })
	k.keeper.Step(ctx)
	first := k.status()
	if first.Trouble == nil || changes == 0 {
		t.Fatalf("%+v, %d changes", first, changes)
	}
	k.At("2026-11-18T11:00:00+01:00")
	changes = 0
	k.keeper.Step(ctx)
	if changes != 0 {
		t.Error("it was tried again at once")
	}
	k.start()
	k.keeper.Step(ctx)
	if s := k.status(); s.Trouble == nil || !s.Since.Equal(first.Since) {
		t.Errorf("after a start: %+v", s)
	}
	k.At("2026-11-30T11:00:00+01:00")
	k.keeper.Step(ctx)
	if s := k.status(); !s.Stale {
		t.Errorf("%+v", s)
	}
	if err := errors.Join(os.Remove(k.Folder), os.Mkdir(k.Folder, 0o700)); err != nil {
		t.Fatal(err)
	}
	if _, err := k.keeper.BackUp(ctx, false, nil); err != nil {
		t.Fatal(err)
	}
	if s := k.status(); s.Wrong() {
		t.Errorf("%+v", s)
	}
}

// A clock that was ahead and is right again costs no backup.
func TestBackupsOfTheFuture(t *testing.T) {
	k := newKept(t)
	ctx := context.Background()
	k.At("2036-11-18T10:42:00+01:00")
	k.keeper.Step(ctx)
	k.change("A")
	k.At("2026-11-18T10:42:00+01:00")
	k.keeper.Step(ctx)
	k.wantBackups(2, "with the clock right again")
	k.change("B")
	k.At("2026-11-19T10:42:00+01:00")
	k.keeper.Step(ctx)
	k.wantBackups(3, "a day later")
}

func TestBackupsAreSealedToTheKey(t *testing.T) {
	k := newKept(t)
	public, secret, err := app.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	k.Recipients = []string{public}
	ctx := context.Background()
	for _, day := range []string{"18", "19", "20"} {
		k.At("2026-11-" + day + "T12:00:00+01:00")
		k.change("D" + day)
		k.keeper.Step(ctx)
	}
	k.wantBackups(3, "sealed")
	p, err := app.PreviewRestore(ctx, k.status().File, k.Path(), app.Keys{}, k.Now())
	if !errors.Is(err, fail.CannotOpen) || p.Sealing != "key" || p.Provider != "" {
		t.Errorf("without the key: %+v, %v", p, err)
	}
	k.change("LATER")
	p, err = app.PreviewRestore(ctx, k.status().File, k.Path(), app.Keys{Identities: secret}, k.Now())
	if err != nil || p.Holds.Customers != 3 || p.There == nil || p.There.Later.Customers != 1 || !p.There.Loses() {
		t.Errorf("%+v, %v", p, err)
	}
	b, ok := keep.NewestFor(ctx, k.Path(), k.Folder, filepath.Join(k.Dir, "nowhere"))
	if !ok || b.File != k.status().File {
		t.Errorf("newest: %+v, %v", b, ok)
	}
}

// Two programs that keep one desk do not get in each other's way.
func TestOneProgramAtATime(t *testing.T) {
	k := newKept(t)
	ctx := context.Background()
	other := keep.New(keep.Options{Desk: k.Desk.Desk, Settings: func() keep.Settings { return k.Settings }})
	var inside error
	made, err := k.keeper.BackUp(ctx, false, func(done, total int64) {
		if done == total && inside == nil {
			_, inside = other.BackUp(ctx, false, nil)
		}
	})
	if err != nil || !errors.Is(inside, fail.Conflict) {
		t.Errorf("%v; the other: %v", err, inside)
	}
	if again, err := other.BackUp(ctx, true, nil); err != nil || again.File != "" {
		t.Errorf("nothing had changed: %+v, %v", again, err)
	}
	k.change("A")
	k.At("2026-11-18T10:45:00+01:00")
	if again, err := other.BackUp(ctx, true, nil); err != nil || again.File == "" || again.File == made.File {
		t.Errorf("%+v, %v", again, err)
	}
	if s := k.status(); s.Last.Equal(k.Now()) {
		t.Error("the first program has not looked and knows")
	}
	k.keeper.Step(ctx)
	if s := k.status(); !s.Last.Equal(k.Now()) {
		t.Errorf("the first program does not see what the other made: %+v", s)
	}
}

func TestCalledOffIsNoTrouble(t *testing.T) {
	k := newKept(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := k.keeper.BackUp(ctx, false, func(int64, int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if s := k.status(); s.Trouble != nil || len(k.files()) != 0 {
		t.Errorf("%+v, %v", s, k.files())
	}
}

// The check runs by itself once a day, remembers what it found, and goes on
// where it was.
func TestTheDeskIsCheckedByItself(t *testing.T) {
	k := newKept(t)
	ctx := context.Background()
	if s := k.status(); !s.Checked.IsZero() {
		t.Errorf("%+v", s)
	}
	for range 10 {
		k.keeper.Step(ctx)
	}
	if s := k.status(); !s.Checked.Equal(k.Now()) || len(s.Findings) != 0 {
		t.Errorf("%+v", s)
	}
	breakReference(t, k.Path())
	k.start()
	k.At("2026-11-19T11:00:00+01:00")
	for range 10 {
		k.keeper.Step(ctx)
	}
	s := k.status()
	if len(s.Findings) != 1 || s.Findings[0].Kind != app.References || !s.Wrong() {
		t.Errorf("%+v", s)
	}
	k.start()
	if diff := cmp.Diff(s.Findings, k.status().Findings); diff != "" {
		t.Errorf("after a start: %s", diff)
	}
	parts := 0
	if err := k.keeper.Check(ctx, func(done, total int64) { parts++ }); err != nil || parts < 50 {
		t.Errorf("%d parts, %v", parts, err)
	}
}

func TestACheckWaitsWhileSomebodyWorks(t *testing.T) {
	k := newKept(t)
	idle := false
	k.keeper = keep.New(keep.Options{Desk: k.Desk.Desk, Settings: func() keep.Settings { return k.Settings }, Idle: func() bool { return idle }})
	for range 5 {
		k.keeper.Step(context.Background())
	}
	if s := k.status(); !s.Checked.IsZero() || s.Last.IsZero() {
		t.Errorf("%+v", s)
	}
	idle = true
	for range 10 {
		k.keeper.Step(context.Background())
	}
	if k.status().Checked.IsZero() {
		t.Error("nobody works and nothing is checked")
	}
}

func TestTheFolderOfTheDeskIsItsOwn(t *testing.T) {
	own := keep.SettingsFor("/desks/a.db", config.Backup{Every: "day", Keep: 23})
	chosen := keep.SettingsFor("/desks/a.db", config.Backup{Folder: "/usb", Every: "off", Recipient: "age1x"})
	if own.Folder != filepath.FromSlash("/desks/backups") || !own.Own || own.Every != 24*time.Hour {
		t.Errorf("%+v", own)
	}
	if chosen.Folder != "/usb" || chosen.Own || chosen.Every != 0 || strings.Join(chosen.Recipients, "") != "age1x" {
		t.Errorf("%+v", chosen)
	}
}
