package app_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/app/words"
	"tallydesk/data"
)

// customerWithLiaison gives a customer and the desk as its liaison sees it.
func customerWithLiaison(t *testing.T, d *desktest.Desk, code string) (customerID string, asLiaison *app.Desk) {
	t.Helper()
	customerID = d.Do(&command.CreateCustomer{Code: code, Name: code}).Created("customer")
	contact := d.Do(&command.AddContact{CustomerID: customerID, Name: "Carin", Liaison: true, Function: "it"}).Created("contact")
	login := strings.ToLower(code)
	d.Do(&command.AddUser{Login: login, Role: access.Liaison, ContactID: contact})
	asLiaison, err := d.As(context.Background(), login)
	if err != nil {
		t.Fatal(err)
	}
	return customerID, asLiaison
}

func TestBackupComesBackWhole(t *testing.T) {
	d := desktest.New(t)
	ctx := context.Background()
	d.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik"})
	backup := filepath.Join(d.Dir, "backup.tally")
	saved, err := d.Backup(ctx, backup, app.BackupOptions{})
	if err != nil || saved.Size == 0 || !saved.Made.Equal(d.Now()) || len(saved.Missing) > 0 {
		t.Fatalf("%+v, %v", saved, err)
	}
	d.Do(&command.CreateCustomer{Code: "LATER", Name: "Later"})
	if err := app.Restore(ctx, backup, d.Path(), app.RestoreOptions{Now: time.Now(), Program: "test"}); !errors.Is(err, fail.CannotOpen) {
		t.Errorf("restore of a desk that is open: %v", err)
	}
	elsewhere := filepath.Join(d.Dir, "elsewhere.db")
	if err := app.Restore(ctx, backup, elsewhere, app.RestoreOptions{Now: time.Now(), Program: "test"}); err != nil {
		t.Fatal(err)
	}
	restored, err := app.Open(ctx, elsewhere, app.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	if _, err := restored.View().Customer(ctx, "SUND"); err != nil {
		t.Error(err)
	}
	if _, err := restored.View().Customer(ctx, "LATER"); !errors.Is(err, fail.NotFound) {
		t.Errorf("what came after the backup: %v", err)
	}
}

func TestFilesAreForThoseWhoMaySeeThem(t *testing.T) {
	d := desktest.New(t)
	ctx := context.Background()
	sund, asSund := customerWithLiaison(t, d, "SUND")
	_, asNorr := customerWithLiaison(t, d, "NORR")
	path := filepath.Join(d.Dir, "log.txt")
	if err := os.WriteFile(path, []byte("what happened"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := d.AddFile(ctx, path)
	if err != nil || file.Name != "log.txt" || file.Size != 13 {
		t.Fatalf("%+v, %v", file, err)
	}
	ticket := d.Do(&command.OpenTicket{CustomerID: sund, Subject: "It stopped", Body: "See the log", Files: []command.File{file}}).Created("ticket")
	d.Do(&command.AddNote{TicketID: ticket, Body: "Ours", Files: []command.File{file}})
	items, err := d.View().Conversation(ctx, ticket)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		for _, attached := range item.Files {
			internal := item.Kind == "note"
			for name, c := range map[string]struct {
				desk *app.Desk
				may  bool
			}{"staff": {d.Desk, true}, "its liaison": {asSund, !internal}, "another's liaison": {asNorr, false}} {
				got, err := read(c.desk, attached.ID)
				if c.may && (err != nil || got != "what happened") {
					t.Errorf("%s, %s: %q, %v", item.Kind, name, got, err)
				}
				if !c.may && !errors.Is(err, fail.NotFound) {
					t.Errorf("%s, %s: %q, %v", item.Kind, name, got, err)
				}
			}
		}
	}
}

func read(desk *app.Desk, attachmentID string) (string, error) {
	content, err := desk.OpenFile(context.Background(), attachmentID)
	if err != nil {
		return "", err
	}
	defer content.Close()
	var text bytes.Buffer
	_, err = io.Copy(&text, content)
	return text.String(), err
}

func TestLiaisonsKeepNothingSafe(t *testing.T) {
	d := desktest.New(t)
	_, asLiaison := customerWithLiaison(t, d, "SUND")
	ctx := context.Background()
	_, backup := asLiaison.Backup(ctx, filepath.Join(d.Dir, "stolen.tally"), app.BackupOptions{})
	_, check := asLiaison.Check(ctx)
	_, rebuild := asLiaison.Rebuild(ctx)
	_, parts := asLiaison.CheckParts(ctx)
	_, part := asLiaison.CheckPart(ctx, "contents")
	_, collect := asLiaison.Collect(ctx)
	_, mark := asLiaison.LastCommand(ctx)
	for name, err := range map[string]error{
		"backup": backup, "check": check, "rebuild": rebuild, "parts": parts, "part": part, "collect": collect, "mark": mark,
		"note": asLiaison.KeepNote(ctx, "x"),
	} {
		if !errors.Is(err, fail.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every reason for which a file is refused is told in both languages.
func TestEveryRefusalIsExplained(t *testing.T) {
	for _, reason := range []data.Reason{
		data.Missing, data.Directory, data.Unreadable, data.ReadOnly, data.Network, data.NotDatabase, data.Foreign, data.Damaged, data.Newer,
		data.InUse, data.DiskFull, data.NotBackup, data.BrokenBackup, data.Occupied, data.Hopeless, data.BadKey,
		data.Locked, data.LockedByKey, data.WrongPassphrase, data.WrongKey, data.NoBackup, data.NoFolder,
	} {
		for _, lang := range words.Languages {
			for _, part := range []string{"", ".do"} {
				if key := "error.open." + string(reason) + part; !words.For(lang).Has(key) {
					t.Errorf("%s: no words for %s", lang, key)
				}
			}
		}
	}
}
