package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
)

func TestPreviewTellsWhatARestoreWouldDo(t *testing.T) {
	d := desktest.New(t)
	ctx := context.Background()
	sund := d.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik"}).Created("customer")
	d.Do(&command.OpenTicket{CustomerID: sund, Subject: "before", Body: "x"})
	file := filepath.Join(d.Dir, "backup.tdbackup")
	if _, err := d.Backup(ctx, file, app.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	preview := func(path string) app.Preview {
		t.Helper()
		p, err := app.PreviewRestore(ctx, file, path, app.Keys{}, d.Now())
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := preview(d.Path())
	if p.Provider != "Nordic Desk AB" || p.Holds.Customers != 1 || p.Holds.Tickets != 1 || !p.LastChange.Equal(d.Now()) || p.FileSize == 0 || p.Sealing != "" {
		t.Errorf("%+v", p)
	}
	if p.There == nil || p.There.Loses() || p.There.Another || p.There.Parted {
		t.Errorf("nothing has changed: %+v", p.There)
	}
	for range 3 {
		d.Do(&command.OpenTicket{CustomerID: sund, Subject: "after", Body: "x"})
	}
	if there := preview(d.Path()).There; there.Later.Tickets != 3 || there.Later.Messages != 3 || there.Later.Customers != 0 || !there.Loses() {
		t.Errorf("%+v", there)
	}
	if p := preview(filepath.Join(d.Dir, "none.db")); p.There != nil {
		t.Errorf("no desk is there: %+v", p.There)
	}
	other := desktest.New(t)
	if there := preview(other.Path()).There; !there.Another || there.Loses() {
		t.Errorf("an empty desk of somebody else: %+v", there)
	}
	other.Do(&command.CreateCustomer{Code: "X", Name: "X"})
	if there := preview(other.Path()).There; !there.Another || !there.Loses() {
		t.Errorf("a desk of somebody else: %+v", there)
	}
	rubbish := filepath.Join(d.Dir, "rubbish.db")
	if err := os.WriteFile(rubbish, []byte("Dear Tallydesk,"), 0o600); err != nil {
		t.Fatal(err)
	}
	if there := preview(rubbish).There; !errors.Is(there.Trouble, fail.CannotOpen) {
		t.Errorf("%+v", there)
	}
	if _, err := app.PreviewRestore(ctx, rubbish, d.Path(), app.Keys{}, d.Now()); !errors.Is(err, fail.CannotOpen) {
		t.Errorf("rubbish: %v", err)
	}
}

// A desk that was restored, and the one it was before, have gone two ways.
func TestPreviewSeesThatDesksHaveParted(t *testing.T) {
	d := desktest.New(t)
	ctx := context.Background()
	early, late := filepath.Join(d.Dir, "early.tdbackup"), filepath.Join(d.Dir, "late.tdbackup")
	_, err := d.Backup(ctx, early, app.BackupOptions{})
	d.Do(&command.CreateCustomer{Code: "LOST", Name: "Lost"})
	_, err2 := d.Backup(ctx, late, app.BackupOptions{})
	restored := filepath.Join(d.Dir, "restored.db")
	err3 := app.Restore(ctx, early, restored, app.RestoreOptions{Now: d.Now(), Program: "test"})
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	p, err := app.PreviewRestore(ctx, late, restored, app.Keys{}, d.Now())
	if err != nil || !p.There.Parted || p.There.Another {
		t.Errorf("%+v, %v", p.There, err)
	}
}

// What is rescued of a desk is a desk: computed values and the search index are
// there, and work goes on.
func TestARescuedDeskWorks(t *testing.T) {
	d := desktest.Demo(t, "en")
	ctx := context.Background()
	path := filepath.Join(d.Dir, "rescued.db")
	told, err := app.Rescue(ctx, d.Path(), path, app.RescueOptions{Program: "test", Now: d.Now})
	if err != nil || !told.Whole() {
		t.Fatalf("%+v, %v", told, err)
	}
	desk, err := app.Open(ctx, path, app.Options{Program: "test", Now: d.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	findings, err := desk.Check(ctx)
	computed, err2 := desk.Rebuild(ctx)
	if err := errors.Join(err, err2); err != nil || len(findings)+len(computed) > 0 {
		t.Errorf("%v %v, %v", findings, computed, err)
	}
	if _, err := desk.Do(ctx, &command.CreateCustomer{Code: "NEW", Name: "New"}); err != nil {
		t.Error(err)
	}
}
