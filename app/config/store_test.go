package config_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tallydesk/app/config"
	"tallydesk/app/fail"
)

func content(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func set(t testing.TB, store *config.Store, name, value string) {
	t.Helper()
	if err := store.Set(name, value); err != nil {
		t.Fatal(err)
	}
}

// The person's file is written, and what else stands in it stays.
func TestSetWritesTheOwnFileAlone(t *testing.T) {
	system := write(t, "text_size = 115\n")
	file := filepath.Join(t.TempDir(), "new", "user.toml")
	store := load(t, config.Sources{System: []string{system}, User: file})
	told := 0
	stop := store.Watch(func() { told++ })
	set(t, store, "language", "sv")
	set(t, store, "backup.recipient", someKey)
	set(t, store, "text_size", "130")
	if store.Now().TextSize != 130 || store.Now().Language != "sv" || store.Now().Backup.Recipient != someKey || told != 3 {
		t.Errorf("%+v, told %d times", store.Now(), told)
	}
	again := load(t, config.Sources{System: []string{system}, User: file})
	if again.Now() != store.Now() {
		t.Errorf("%+v was read again", again.Now())
	}
	stop()
	if err := store.Unset("text_size"); err != nil || store.Now().TextSize != 115 || told != 3 {
		t.Errorf("%v, %+v, told %d times", err, store.Now(), told)
	}
	if content(t, system) != "text_size = 115\n" {
		t.Error("the system's file has changed")
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestEveryUsualValueCanBeSet(t *testing.T) {
	store := load(t, config.Sources{User: write(t, "")})
	for _, value := range store.Values() {
		set(t, store, value.Key, fmt.Sprint(value.Value))
	}
	if store.Now() != config.Default() {
		t.Errorf("%+v", store.Now())
	}
}

// What cannot be taken is an error of its field, and changes nothing.
func TestSetRefusesWhatASettingCannotHold(t *testing.T) {
	file := write(t, "text_size = 130\n")
	store := load(t, config.Sources{User: file})
	for name, rubbish := range map[string][]string{
		"text_size":        {"", "0", "89", "176", "-100", "1e2", "١٠٠", "100 %", "99999999999999999999", "\x00"},
		"language":         {"de", "EN", " en", "en\n"},
		"appearance":       {"", "Dark", "dark ", strings.Repeat("x", 1<<16)},
		"reduce_motion":    {"", "1", "yes", "TRUE"},
		"backup.folder":    {"a\x00b", "~other/x\x00"},
		"backup.recipient": {"AGE-SECRET-KEY-1", "age1", someKey + "x", "ssh-rsa AAAA"},
	} {
		for _, value := range rubbish {
			err := store.Set(name, value)
			found := fail.Invalids(err)
			if len(found) != 1 || found[0].Field != name {
				t.Errorf("%s = %.20q: %v", name, value, err)
			}
		}
	}
	if err := store.Set("colour", "red"); !errors.Is(err, fail.NotValid) {
		t.Errorf("an unknown setting: %v", err)
	}
	if content(t, file) != "text_size = 130\n" {
		t.Errorf("the file has changed: %s", content(t, file))
	}
}

// A wrong file can be mended setting by setting.
func TestAWrongSettingCanBeTakenAway(t *testing.T) {
	file := write(t, "colour = \"red\"\ntext_size = 130\n")
	store, err := config.Load(config.Sources{User: file})
	if err == nil {
		t.Fatal("was not refused")
	}
	if err := store.Set("x11", "true"); err == nil {
		t.Error("a wrong file was written again")
	}
	if err := store.Unset("colour"); err != nil {
		t.Fatal(err)
	}
	if now := store.Now(); now.TextSize != 130 {
		t.Errorf("%+v", now)
	}
}

// What is chosen while the program runs counts more than the flag it was
// started with, and less than the environment.
func TestWhatIsChosenAndWhatIsFixed(t *testing.T) {
	store := load(t, config.Sources{
		User: write(t, ""), Environ: []string{"TALLYDESK_APPEARANCE=dark"}, Flags: map[string]string{"language": "en"},
	})
	set(t, store, "language", "sv")
	set(t, store, "appearance", "light")
	if now := store.Now(); now.Language != "sv" || now.Appearance != "dark" {
		t.Errorf("%+v", now)
	}
	if !store.Value("appearance").Fixed() || store.Value("language").Fixed() {
		t.Error("the environment alone is fixed")
	}
}

// People keep such files elsewhere and link to them.
func TestALinkStaysALink(t *testing.T) {
	target := write(t, "x11 = true\n")
	link := filepath.Join(t.TempDir(), "user.toml")
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	store := load(t, config.Sources{User: link})
	set(t, store, "x11", "false")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("%v, %v", info, err)
	}
	if !strings.Contains(content(t, target), "x11 = false") {
		t.Errorf("target: %s", content(t, target))
	}
}

// Where nothing can be written it is said, and the file is as it was.
func TestAFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(write(t, "not a folder"), "user.toml")
	store := load(t, config.Sources{User: file})
	if err := store.Set("x11", "true"); !errors.Is(err, fail.CannotOpen) {
		t.Error(err)
	}
	if store.Now().X11 {
		t.Error("was taken without being written")
	}
}
