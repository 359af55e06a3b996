package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/keep"
)

type backupNoun struct {
	Make backupMake `cmd:"" default:"withargs"`
	List backupList `cmd:""`
	Key  backupKey  `cmd:""`
}

type backupMake struct {
	File           string   `arg:"" optional:"" is:"file"`
	Replace        bool     `name:"replace"`
	Rotate         bool     `name:"rotate"`
	Recipient      []string `name:"recipient" is:"key" sep:","`
	PassphraseFile string   `name:"passphrase-file" is:"file"`
}

func (backupMake) examples() []string {
	return []string{"backup desk-2026-11-21.tdbackup", "backup desk.tdbackup --replace", "backup --rotate"}
}

func (k *backupMake) run(c *call) error {
	if k.Rotate {
		return k.rotate(c)
	}
	if k.File == "" {
		return fail.Required("file")
	}
	if _, err := os.Lstat(k.File); err == nil && !k.Replace {
		return fail.New(fail.Conflict, "file.exists", fail.Args{"Path": k.File})
	}
	seal, err := k.seal(c)
	if err != nil {
		return err
	}
	saved, err := c.desk.Backup(c.ctx, k.File, app.BackupOptions{Seal: seal})
	if err != nil {
		return err
	}
	return c.backedUp(k.File, saved, nil)
}

// seal is what was said about encryption; without a word, nothing is encrypted.
func (k *backupMake) seal(c *call) (app.Seal, error) {
	if k.PassphraseFile != "" && len(k.Recipient) > 0 {
		return app.Seal{}, fail.New(fail.Conflict, "keep.onekey")
	}
	passphrase, err := c.passphrase(k.PassphraseFile)
	return app.Seal{Passphrase: passphrase, Recipients: k.Recipient}, err
}

// rotate makes the backup that the window would make by itself.
func (k *backupMake) rotate(c *call) error {
	if k.File != "" || k.PassphraseFile != "" {
		return fail.New(fail.Conflict, "keep.rotatealone")
	}
	keeper := keep.New(keep.Options{Desk: c.desk, Settings: func() keep.Settings {
		settings := keep.SettingsFor(c.desk.Path(), c.config.Now().Backup)
		settings.Recipients = append(settings.Recipients, k.Recipient...)
		return settings
	}})
	made, err := keeper.BackUp(c.ctx, true, nil)
	if err != nil {
		return err
	}
	if made.File == "" {
		return c.done(record{{"file", ""}, {"removed", []string{}}}, "cli.backup.unchanged")
	}
	return c.backedUp(made.File, made.Saved, made.Removed)
}

func (c *call) backedUp(file string, saved app.Saved, removed []string) error {
	told := record{
		{"file", file}, {"made", saved.Made}, {"size", int(saved.Size)}, {"attachments", saved.Files}, {"missing", saved.Missing}, {"removed", removed},
	}
	if err := c.done(told, "cli.done.backup", "File", file, "Size", c.words.Bytes(saved.Size)); err != nil || c.out.json {
		return err
	}
	if len(saved.Missing) > 0 {
		c.out.line(c.words.N("cli.backup.missing", len(saved.Missing)))
	}
	if len(removed) > 0 {
		c.out.line(c.words.N("cli.backup.removed", len(removed)))
	}
	return nil
}

// passphrase reads the first line of a file; - is the standard input.
func (c *call) passphrase(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	text, err := c.readKeyFile(file)
	line, _, _ := strings.Cut(text, "\n")
	line = strings.TrimRight(line, "\r")
	if err == nil && line == "" {
		err = fail.New(fail.NotValid, "keep.emptypassphrase", fail.Args{"Path": file})
	}
	return line, err
}

// mostKeyFile bounds a file of keys, in bytes.
const mostKeyFile = 1 << 20

func (c *call) readKeyFile(file string) (string, error) {
	if file == "-" {
		return c.prose(file)
	}
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostKeyFile {
		return "", fail.New(fail.NotFound, "file", fail.Args{"Path": file}).Because(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", fail.New(fail.NotFound, "file", fail.Args{"Path": file}).Because(err)
	}
	return string(text), nil
}

type backupList struct{}

func (backupList) examples() []string { return []string{"backup list"} }

// runAlone lists the backups that were made by themselves: also when the desk
// cannot be opened.
func (k *backupList) runAlone(c *call) error {
	settings := keep.SettingsFor(c.path(), c.config.Now().Backup)
	found, err := keep.ListFor(c.path(), settings.Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return app.Refused(settings.Folder, err)
	}
	rows := []record{}
	for _, b := range found {
		p, err := app.PreviewRestore(c.ctx, b.File, "", app.Keys{}, c.now())
		rows = append(rows, record{
			{"made", b.Made}, {"file", b.File}, {"size", size(b.Size)}, {"sealed", p.Sealing != ""}, {"good", err == nil || p.Sealing != ""},
		})
	}
	return c.out.list(rows, "cli.backup.none", "made", "file", "size", "sealed", "good")
}

type backupKey struct {
	File string `arg:"" is:"file"`
}

func (backupKey) examples() []string { return []string{"backup key backup-key.txt"} }

// runAlone makes a pair of keys: the secret one goes into the file, the public
// one is told.
func (k *backupKey) runAlone(c *call) error {
	public, secret, err := app.NewKey()
	if err != nil {
		return err
	}
	if err := keep.SaveKey(k.File, keep.KeyFile(c.now(), public, secret)); err != nil {
		return err
	}
	path, err := filepath.Abs(k.File)
	if err != nil {
		return err
	}
	return c.done(record{{"recipient", public}, {"file", path}}, "cli.done.key", "Key", public, "File", path)
}
