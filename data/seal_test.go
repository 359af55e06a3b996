package data

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// cheap is a passphrase that is made a key in no time.
func cheap(passphrase string) Seal { return Seal{Passphrase: passphrase, workFactor: 2} }

func newKey(t testing.TB) (public, secret string) {
	t.Helper()
	public, secret, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return public, secret
}

// A sealed backup is opened by what it was sealed with, and by nothing else.
func TestSealedBackups(t *testing.T) {
	db := newDesk(t)
	attach(t, db, "a1", addBlob(t, db, "canary of the contents"))
	putCustomer(t, db, "canary-of-the-rows")
	want := everything(t, db)
	public, secret := newKey(t)
	other, otherSecret := newKey(t)
	for _, c := range []struct {
		name    string
		seal    Seal
		sealing Sealing
		opens   []Keys
		refused map[Reason]Keys
	}{
		{
			"a passphrase", cheap("blåbär och lingon"), Passphrase,
			[]Keys{{Passphrase: "blåbär och lingon"}},
			map[Reason]Keys{Locked: {Identities: secret}, WrongPassphrase: {Passphrase: "blåbär"}},
		},
		{
			"a key",
			Seal{Recipients: []string{public}},
			SecretKey,
			[]Keys{{Identities: "# mine\n\n" + secret + "\n"}, {Identities: otherSecret + "\n" + secret}},
			map[Reason]Keys{LockedByKey: {Passphrase: "x"}, WrongKey: {Identities: otherSecret}, BadKey: {Identities: "no key"}},
		},
		{"two keys", Seal{Recipients: []string{public, " " + other + "\n"}}, SecretKey, []Keys{{Identities: secret}, {Identities: otherSecret}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "backup")
			m, err := db.Backup(t.Context(), file, BackupOptions{Made: noon, Version: "1.2", Seal: c.seal})
			if err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(file)
			if err != nil || bytes.Contains(content, []byte("canary")) || bytes.Contains(content, []byte(manifestName)) {
				t.Error("the backup can be read", err)
			}
			for _, keys := range c.opens {
				told, err := InspectBackup(t.Context(), file, keys)
				if err != nil || told.Sealing != c.sealing || told.Database != m.Database {
					t.Errorf("%+v, %v", told, err)
				}
				if err := VerifyBackup(t.Context(), file, keys, nil); err != nil {
					t.Error(err)
				}
				path := filepath.Join(t.TempDir(), "desk.db")
				if err := Restore(t.Context(), file, path, RestoreOptions{At: noon, Keys: keys}); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, everything(t, openDesk(t, path))); diff != "" {
					t.Error(diff)
				}
			}
			for reason, keys := range c.refused {
				told, err := InspectBackup(t.Context(), file, keys)
				wantRefusal(t, err, reason)
				if reason != BadKey && told.Sealing != c.sealing {
					t.Errorf("%s: sealing %q", reason, told.Sealing)
				}
			}
			path := filepath.Join(t.TempDir(), "new", "desk.db")
			wantRefusal(t, Restore(t.Context(), file, path, RestoreOptions{At: noon}), map[Sealing]Reason{Passphrase: Locked, SecretKey: LockedByKey}[c.sealing])
			if _, err := os.Stat(filepath.Dir(path)); err == nil {
				t.Error("a refused restore made a folder")
			}
		})
	}
	_, err := db.Backup(t.Context(), filepath.Join(t.TempDir(), "backup"), BackupOptions{Made: noon, Seal: Seal{Recipients: []string{secret}}})
	wantRefusal(t, err, BadKey)
}

// Whatever is changed in a sealed backup, or cut off it, is found.
func TestSealedBackupsThatAreNotWhole(t *testing.T) {
	db := filledDesk(t)
	public, secret := newKey(t)
	file := filepath.Join(t.TempDir(), "backup")
	if _, err := db.Backup(t.Context(), file, BackupOptions{Made: noon, Seal: Seal{Recipients: []string{public}}}); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(at int) []byte {
		b := bytes.Clone(whole)
		b[at] ^= 1
		return b
	}
	head := bytes.Index(whole, []byte("\n--- ")) + 5
	for name, content := range map[string][]byte{
		"half": whole[:len(whole)/2], "without its last byte": whole[:len(whole)-1], "with more behind it": append(bytes.Clone(whole), 'x'),
		"only its head": whole[:head+43], "cut in its head": whole[:len(ageMagic)+20], "a changed byte": changed(len(whole) / 2),
		"a changed byte at its end": changed(len(whole) - 1), "a changed head": changed(head + 3),
		"a huge passphrase cost": []byte(ageMagic + "-> scrypt bBjlhJVYZeE4aqUdmtRHfw 62\n" + strings.Repeat("A", 43) + "\n--- " + strings.Repeat("A", 43) + "\n"),
	} {
		broken := filepath.Join(t.TempDir(), "backup")
		if err := os.WriteFile(broken, content, 0o600); err != nil {
			t.Fatal(err)
		}
		err := VerifyBackup(t.Context(), broken, Keys{Identities: secret, Passphrase: "x"}, nil)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Reason != BrokenBackup {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzSealedBackup(f *testing.F) {
	db := newDesk(f)
	public, secret := newKey(f)
	for _, seal := range []Seal{{Recipients: []string{public}}, cheap("x")} {
		file := filepath.Join(f.TempDir(), "backup")
		if _, err := db.Backup(f.Context(), file, BackupOptions{Made: noon, Seal: seal}); err != nil {
			f.Fatal(err)
		}
		whole, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(whole)
		f.Add(whole[:200])
	}
	f.Add([]byte(ageMagic))
	f.Add([]byte(ageMagic + "-> X25519 \n\n--- \n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		file := filepath.Join(t.TempDir(), "backup")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte("-> scrypt")) && !bytes.Contains(content, []byte(" 2\n")) {
			return // what a passphrase may cost is age's to bound
		}
		err := VerifyBackup(t.Context(), file, Keys{Identities: secret, Passphrase: "x"}, nil)
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("not told as a refusal: %v", err)
		}
	})
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"format":1,"made":"2026-11-21T12:00:00Z","schema":1,"rows":{"ticket":1},"database":{"sha256":"` + strings.Repeat("a", 64) + `","size":1}}`))
	f.Add([]byte(`{"format":2}`))
	f.Add([]byte("null"))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := parseManifest(text)
		if err == nil && (m.Size() < 0 || m.Format != backupFormat || !validSHA(m.Database.SHA256)) {
			t.Errorf("taken: %+v", m)
		}
	})
}
