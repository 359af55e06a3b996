package app_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
)

func TestLastActGoesBackStepByStep(t *testing.T) {
	d := desktest.New(t)
	ctx := context.Background()
	if _, err := d.LastAct(ctx); !errors.Is(err, fail.NotFound) {
		t.Errorf("a desk on which nothing was done: %v", err)
	}
	first := d.Do(&command.AddProduct{Name: "one"})
	second := d.Do(&command.AddProduct{Name: "two"})
	undo := d.Do(&command.Undo{Act: second.Act})
	wantLast(t, d, first.Act)
	d.Do(&command.Undo{Act: undo.Act}) // does the second again
	wantLast(t, d, second.Act)
}

// Several commands of one act are one step, told by the first of them.
func TestLastActIsTheWholeAct(t *testing.T) {
	d := desktest.New(t)
	d.Do(&command.AddProduct{Name: "before"})
	receipts, err := d.DoAll(context.Background(), &command.CreateCustomer{Code: "SUND", Name: "Sundvik"}, &command.AddProduct{Name: "one"})
	if err != nil {
		t.Fatal(err)
	}
	wantLast(t, d, receipts[0].Act)
	last, err := d.LastAct(context.Background())
	if diff := cmp.Diff([]string{"customer.create", "product.add"}, last.Commands); err != nil || diff != "" {
		t.Errorf("told as %s (%v)", diff, err)
	}
}

func TestLastActIsOnesOwn(t *testing.T) {
	d := desktest.New(t)
	staff := d.Do(&command.AddStaff{Name: "Björn"}).Created("staff")
	d.Do(&command.AddUser{Login: "bjorn", Role: access.Agent, StaffID: staff})
	bjorn, err := d.As(context.Background(), "bjorn")
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := bjorn.Do(context.Background(), &command.CreateCustomer{Code: "SUND", Name: "Sundvik"})
	if err != nil {
		t.Fatal(err)
	}
	d.Do(&command.AddProduct{Name: "Diane's"})
	if last, err := bjorn.LastAct(context.Background()); err != nil || last.ID != receipt.Act {
		t.Errorf("%+v, %v", last, err)
	}
}

func wantLast(t *testing.T, d *desktest.Desk, act string) {
	t.Helper()
	if last, err := d.LastAct(context.Background()); err != nil || last.ID != act {
		t.Errorf("last act %+v, %v; want %s", last, err, act)
	}
}

// A restored desk goes on where the backup ended, also with undo: it counts its
// commands from one again, and the clock may be set back.
func TestLastActAfterARestore(t *testing.T) {
	d := desktest.New(t)
	ctx := context.Background()
	first := d.Do(&command.AddProduct{Name: "one"})
	file, path := filepath.Join(d.Dir, "desk.tally"), filepath.Join(d.Dir, "restored.db")
	if _, err := d.Backup(ctx, file, app.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := app.Restore(ctx, file, path, app.RestoreOptions{Now: d.Now(), Program: "test"}); err != nil {
		t.Fatal(err)
	}
	d.At("2026-11-17T10:00:00+01:00")
	restored, err := app.Open(ctx, path, app.Options{Program: "test", Now: d.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	for _, want := range []string{do(t, restored, &command.AddProduct{Name: "two"}).Act, first.Act} {
		last, err := restored.LastAct(ctx)
		if err != nil || last.ID != want {
			t.Errorf("last is %+v, %v; want %s", last, err, want)
		}
		do(t, restored, &command.Undo{Act: want})
	}
}
