package settings_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/config"
	"tallydesk/app/desktest"
	"tallydesk/app/keep"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/settings"
	"tallydesk/gui/theme"
)

// picker picks what a test wants picked.
type picker struct{ open, save, folder string }

func (p *picker) Open(_ string, done func([]page.Picked, error)) {
	done([]page.Picked{{Name: filepath.Base(p.open), Path: p.open, Open: func() (io.ReadCloser, error) { return os.Open(p.open) }}}, nil)
}

func (p *picker) Save(_, _ string, done func(string, error)) { done(p.save, nil) }

func (p *picker) Folder(_ string, done func(string, error)) { done(p.folder, nil) }

// safe is the section of backups, with what it asked the program for.
type safe struct {
	*pagetest.Bench
	picker
	restored string
	keys     app.Keys
}

func openSafe(t *testing.T, desk *desktest.Desk, options pagetest.Options) *safe {
	t.Helper()
	s := &safe{}
	s.Bench = pagetest.Open(t, desk, options, func(env page.Env) page.Page {
		env.Files = &s.picker
		env.Program.Restore = func(file string, keys app.Keys, _ time.Time) { s.restored, s.keys = file, keys }
		return settings.New(env)
	})
	s.Show(page.Route{Page: page.Settings, ID: "backup"})
	return s
}

func TestBackUpNowAndLookIntoIt(t *testing.T) {
	desk := desktest.New(t)
	desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik"})
	s := openSafe(t, desk, pagetest.Options{})
	s.Wants("Backups", "none yet", "There are none in the folder.", "Backups are not locked")
	s.Press("Back up now")
	s.Lacks("none yet", "There are none")
	s.Wants("today 10:42", "Last backup")
	desk.Do(&command.CreateCustomer{Code: "LATER", Name: "Later"})
	file := backupsOf(t, desk)[0]
	s.open = file
	s.Press("Restore…")
	s.Wants("Restore a backup", "Nordic Desk AB", "1 customer", "Newer than the backup, and not in it: 1 customer.", "is kept beside it as desk.db.replaced-")
	s.Press("Restore")
	if s.restored != file {
		t.Errorf("the program is asked to restore %q", s.restored)
	}
	s.Press("Check now")
	s.Wants("everything is sound")
	if len(s.Failed) > 0 {
		t.Error(s.Failed)
	}
}

// A backup of the list opens by Enter.
func TestTheBackupsThatAreThere(t *testing.T) {
	desk := desktest.New(t)
	s := openSafe(t, desk, pagetest.Options{})
	s.Press("Back up now")
	s.Page.Actions()[page.NextArea]()
	s.Tab(4) // past the buttons
	s.Key(fyne.KeyReturn)
	s.Wants("WHAT IT HOLDS", "The present desk has nothing that is not in the backup.")
}

func TestBackupsAreLockedWithANewKey(t *testing.T) {
	desk := desktest.New(t)
	s := openSafe(t, desk, pagetest.Options{})
	s.save = filepath.Join(desk.Dir, "key.txt")
	s.Press("Lock with a new key…")
	s.Wants("Your secret key", "Without this key nobody can open your backups")
	key, err := os.ReadFile(s.save)
	if err != nil || !strings.Contains(string(key), "AGE-SECRET-KEY-1") {
		t.Fatalf("%s, %v", key, err)
	}
	public := s.Env.Config.Now().Backup.Recipient
	if !strings.Contains(string(key), public) || !strings.HasPrefix(public, "age1") {
		t.Errorf("locked with %q", public)
	}
	s.Press("I have kept it")
	s.Wants(public)
	s.Press("Back up now")

	s.open = backupsOf(t, desk)[0]
	s.Press("Restore…")
	s.Wants("is locked with a key.", "Choose the key file…")
	s.Press("Restore")
	if s.restored != "" {
		t.Error("a backup that nobody has looked into is restored")
	}
	s.open = s.save
	s.Press("Choose the key file…")
	s.Wants("WHAT IT HOLDS", "Nordic Desk AB")
	s.Press("Restore")
	if s.restored == "" || s.keys.Identities != string(key) {
		t.Errorf("restored %q with %q", s.restored, s.keys.Identities)
	}

	s.Press("Lock with a new key…") // to the same file
	if len(s.Failed) != 1 || s.Env.Config.Now().Backup.Recipient != public {
		t.Errorf("a key that backups may need is replaced: %v", s.Failed)
	}
	s.Press("Do not lock")
	s.Wants("Backups are not locked")
}

// A backup with a passphrase asks for it, and says when it is the wrong one.
func TestAPassphraseIsAskedFor(t *testing.T) {
	desk := desktest.New(t)
	s := openSafe(t, desk, pagetest.Options{})
	s.open = filepath.Join(desk.Dir, "locked.tdbackup")
	plain := filepath.Join(desk.Dir, "plain.tdbackup")
	_, err := desk.Backup(context.Background(), plain, app.BackupOptions{})
	if err := errors.Join(err, lock(plain, s.open, "blåbär")); err != nil {
		t.Fatal(err)
	}
	s.Press("Restore…")
	s.Wants("locked with a passphrase.")
	s.Field("passphrase").Focus()
	s.Type("lingon")
	s.Press("Unlock")
	s.Wants("This passphrase does not open")
	s.Field("passphrase").Focus()
	s.Fill("blåbär")
	s.Press("Unlock")
	s.Wants("WHAT IT HOLDS")
}

// What is wrong stands above everything, with what is safe and what to do.
func TestWhatIsWrongIsSaid(t *testing.T) {
	desk := desktest.New(t)
	s := openSafe(t, desk, pagetest.Options{})
	if err := s.Env.Config.Set("backup.folder", filepath.Join(desk.Dir, "usb")); err != nil {
		t.Fatal(err)
	}
	s.Press("Back up now")
	if len(s.Failed) != 1 {
		t.Errorf("failed: %v", s.Failed)
	}
	s.Wants("No backup:", "is not there. Connect the disk.", "The desk itself is as it was.")
	if err := os.Mkdir(filepath.Join(desk.Dir, "usb"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.Press("Back up now")
	s.Lacks("No backup:")
}

// lock encrypts a file with a passphrase that costs little to try.
func lock(from, to, passphrase string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return err
	}
	recipient.SetWorkFactor(2)
	var locked bytes.Buffer
	w, err := age.Encrypt(&locked, recipient)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return errors.Join(err, w.Close(), os.WriteFile(to, locked.Bytes(), 0o600))
}

func backupsOf(t *testing.T, desk *desktest.Desk) []string {
	t.Helper()
	found, err := keep.ListFor(desk.Path(), keep.SettingsFor(desk.Path(), config.Default().Backup).Folder)
	var files []string
	for _, b := range found {
		files = append(files, b.File)
	}
	if err != nil || len(files) == 0 {
		t.Fatal(errors.Join(err, errors.New("no backups")))
	}
	return files
}

var safeShots = flag.String("safe", "", "folder for pictures of safe keeping")

// The section with something in it, with trouble, and the look into a backup.
func TestSafePictures(t *testing.T) {
	folder := *safeShots
	if folder == "" {
		folder = t.TempDir()
	}
	desk := desktest.Demo(t, "en")
	for _, look := range []struct {
		name, lang string
		variant    theme.Variant
		window     float32
		scale      int
	}{{"light", "en", theme.Light, 1280, 100}, {"dark", "sv", theme.Dark, 1280, 100}, {"large", "sv", theme.Light, 960, 150}} {
		width, height := pagetest.Room(look.window)
		s := openSafe(t, desk, pagetest.Options{Lang: look.lang, Variant: look.variant, Scale: look.scale, Width: width, Height: height})
		w := s.Env.Words
		s.Press(w.T("backup.now"))
		s.Picture(filepath.Join(folder, "made-"+look.name+".png"))
		desk.Do(&command.CreateCustomer{Code: strings.ToUpper(look.name), Name: look.name})
		s.open = backupsOf(t, desk)[0]
		s.Press(w.T("backup.restore"))
		s.Picture(filepath.Join(folder, "restore-"+look.name+".png"))
		s.Key(fyne.KeyEscape)
		if err := s.Env.Config.Set("backup.folder", filepath.Join(desk.Dir, "usb")); err != nil {
			t.Fatal(err)
		}
		s.Press(w.T("backup.now"))
		s.Picture(filepath.Join(folder, "trouble-"+look.name+".png"))
	}
}
