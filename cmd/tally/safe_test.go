package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A backup that is locked opens with its key or its passphrase, and with
// nothing else; what is missing is said.
func TestLockedBackups(t *testing.T) {
	y := newTally(t)
	t.Chdir(y.dir)
	y.working()
	told := y.must("backup key key.txt")
	key, err := os.ReadFile("key.txt")
	if err != nil || !strings.Contains(string(key), "AGE-SECRET-KEY-1") || strings.Contains(told, "AGE-SECRET-KEY-1") {
		t.Fatalf("%s %v", told, err)
	}
	if again := y.run("backup key key.txt"); again.code == 0 || !strings.Contains(again.err, "Backups may need the key") {
		t.Errorf("a key is replaced: %+v", again)
	}
	_, after, _ := strings.Cut(told, "age1")
	rest, _, _ := strings.Cut(after, "\n")
	public := "age1" + strings.TrimSuffix(rest, ".")
	writeFile(t, "phrase.txt", "blåbär och lingon\nand another line\n")
	writeFile(t, "wrong.txt", "lingon\n")
	y.must("backup by-key.tdbackup --recipient " + public)
	y.must("backup by-phrase.tdbackup --passphrase-file phrase.txt")
	y.must("backup key other.txt")
	for line, want := range map[string]string{
		"restore by-key.tdbackup --preview":                           "is locked with a key",
		"restore by-key.tdbackup --identity other.txt":                "None of these keys opens",
		"restore by-key.tdbackup --identity phrase.txt":               "is not a key",
		"restore by-key.tdbackup --identity none.txt":                 "none.txt cannot be read",
		"restore by-phrase.tdbackup":                                  "is locked with a passphrase",
		"restore by-phrase.tdbackup --passphrase-file wrong.txt":      "does not open",
		"backup x --recipient age1x":                                  "is not a key",
		"backup x --passphrase-file phrase.txt --recipient " + public: "not with both",
		"backup --rotate x":                                           "With --rotate",
		"backup":                                                      "",
		"restore by-phrase.tdbackup --passphrase-file " + os.DevNull:  "cannot be read",
		"rescue by-key.tdbackup rescued.db":                           "Nothing of a desk can be made out",
	} {
		if said := y.run(line); said.code == 0 || !strings.Contains(said.err, want) {
			t.Errorf("tally %s: %+v, want %q", line, said, want)
		}
	}
	preview := y.must("restore by-key.tdbackup --preview --identity key.txt")
	for _, want := range []string{"Nordic Desk AB", "Locked", "The present desk has nothing that is not in the backup.", "desk.db.replaced-20261118T094200"} {
		if !strings.Contains(preview, want) {
			t.Errorf("the preview does not say %q: %s", want, preview)
		}
	}
	y.must("restore by-key.tdbackup --identity key.txt")
	y.in = "blåbär och lingon\n"
	y.must("restore by-phrase.tdbackup --passphrase-file - --db other.db")
	if kept, err := filepath.Glob(y.desk + ".replaced-20261118T094200"); err != nil || len(kept) != 1 {
		t.Error(kept, err)
	}
	if list := y.must("ticket list --all"); !strings.Contains(list, "SUND-1001") {
		t.Error(list)
	}
}

// What a scheduler runs: a backup when something has changed, and a list of what
// there is.
func TestBackupsByAScheduler(t *testing.T) {
	y := newTally(t)
	y.working()
	if list := y.must("backup list"); !strings.Contains(list, "There are no automatic backups.") {
		t.Error(list)
	}
	y.must("backup --rotate")
	if again := y.must("backup --rotate"); !strings.Contains(again, "Nothing has changed") {
		t.Error(again)
	}
	y.must("customer add NORR Norr")
	y.now = "2026-11-19T10:42:00+01:00"
	y.must("backup --rotate")
	if list := y.must("backup list"); strings.Count(list, ".tdbackup") != 2 || !strings.Contains(list, "yes") {
		t.Error(list)
	}
	y.must("config set backup.keep 1")
	y.must("customer add VIK Vik")
	y.now = "2026-11-20T10:42:00+01:00"
	if told := y.must("backup --rotate"); !strings.Contains(told, "2 older backups were removed") {
		t.Error(told)
	}
}
