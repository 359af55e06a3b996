package config_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/config"
	"tallydesk/app/fail"
	"tallydesk/app/words"
)

const someKey = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

// write makes a file of the person's own with a content.
func write(t testing.TB, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tallydesk", "user.toml")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func load(t testing.TB, sources config.Sources) *config.Store {
	t.Helper()
	store, err := config.Load(sources)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func TestWithoutAnythingTheDefaultsHold(t *testing.T) {
	store := load(t, config.Sources{User: filepath.Join(t.TempDir(), "none", "user.toml")})
	if diff := cmp.Diff(config.Default(), store.Now()); diff != "" {
		t.Error(diff)
	}
	for _, value := range store.Values() {
		if value.Source != config.FromDefault || value.Where != "" {
			t.Errorf("%+v", value)
		}
	}
}

// Every setting is a field of Config, and the other way round.
func TestSettingsAreTheFieldsOfConfig(t *testing.T) {
	var tags []string
	var collect func(reflect.Type, string)
	collect = func(of reflect.Type, before string) {
		for i := range of.NumField() {
			field := of.Field(i)
			name := before + field.Tag.Get("koanf")
			if field.Type.Kind() == reflect.Struct {
				collect(field.Type, name+".")
				continue
			}
			tags = append(tags, name)
		}
	}
	collect(reflect.TypeFor[config.Config](), "")
	if diff := cmp.Diff(tags, config.Keys()); diff != "" {
		t.Error(diff)
	}
	for _, lang := range words.Languages {
		for _, name := range config.Keys() {
			if w := words.For(lang); !w.Has("config." + name) {
				t.Errorf("%s: no words for config.%s", lang, name)
			}
		}
	}
}

func TestLaterSourcesCountMore(t *testing.T) {
	system := write(t, "text_size = 115\nappearance = \"dark\"\nundo_seconds = 30\nbackup.keep = 3\n")
	user := write(t, "text_size = 130\nappearance = \"light\"\n[backup]\nevery = \"hour\"\n")
	store := load(t, config.Sources{
		System: []string{filepath.Join(t.TempDir(), "missing.toml"), system}, User: user,
		Environ: []string{"HOME=/x", "TALLYDESK_LANGUAGE=", "TALLYDESK_TEXT_SIZE=150", "TALLYDESK_X11=true", "TALLYDESK_BACKUP_FOLDER=/safe/"},
		Flags:   map[string]string{"text_size": "175"},
	})
	want := config.Default()
	want.TextSize, want.Appearance, want.UndoSeconds, want.X11 = 175, "light", 30, true
	want.Backup = config.Backup{Folder: "/safe", Every: "hour", Keep: 3}
	if diff := cmp.Diff(want, store.Now()); diff != "" {
		t.Error(diff)
	}
	for name, value := range map[string]config.Value{
		"text_size":     {Value: 175, Source: config.FromFlag, Where: "--text_size"},
		"x11":           {Value: true, Source: config.FromEnvironment, Where: "TALLYDESK_X11"},
		"backup.every":  {Value: "hour", Source: config.FromFile, Where: user + ":4"},
		"undo_seconds":  {Value: 30, Source: config.FromFile, Where: system + ":3"},
		"backup.keep":   {Value: 3, Source: config.FromFile, Where: system + ":4"},
		"reduce_motion": {Value: false, Source: config.FromDefault},
	} {
		value.Key = name
		if diff := cmp.Diff(value, store.Value(name)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestHomeFolderAndTypedFolders(t *testing.T) {
	t.Setenv("HOME", "/home/anna")
	store := load(t, config.Sources{User: write(t, `folder = "~/desks"`)})
	if got := store.Now().Folder; got != "/home/anna/desks" {
		t.Errorf("folder = %q", got)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	store = load(t, config.Sources{Flags: map[string]string{"db": "desk.db"}, Environ: []string{"TALLYDESK_FOLDER=desks"}})
	if now := store.Now(); now.DB != filepath.Join(here, "desk.db") || now.Folder != filepath.Join(here, "desks") {
		t.Errorf("db = %q, folder = %q", now.DB, now.Folder)
	}
}

// What is wrong is refused with where it stands, what it is called, and what
// would be right, in both languages.
func TestWhatIsWrongIsRefused(t *testing.T) {
	for _, c := range []struct {
		name, content string
		environ       []string
		flags         map[string]string
		key           string
		says          []string
	}{
		{name: "unknown", content: "text_size = 100\n\n[backup]\nkeeps = 3\n", key: "config.unknown_like", says: []string{"user.toml:4", "backup.keeps", "backup.keep"}},
		{name: "like nothing", content: "\nsynchronisation = 1\n", key: "config.unknown", says: []string{"user.toml:2", "synchronisation"}},
		{name: "unknown table", content: "[cloud]\n", key: "config.unknown", says: []string{"user.toml:1", "cloud"}},
		{name: "a table for a value", content: "[language]\nfirst = \"sv\"\n", key: "config.unknown", says: []string{"user.toml:2", "language.first"}},
		{name: "an empty table for a value", content: "[language]\n", key: "config.choice", says: []string{"language"}},
		{name: "a value for a table", content: "backup = 3\n", key: "config.unknown_like", says: []string{"user.toml:1", "backup"}},
		{name: "choice", content: "appearance = \"purple\"\n", key: "config.choice", says: []string{"user.toml:1", "appearance", "purple", "system, light, dark"}},
		{name: "choice of another type", content: "appearance = 1\n", key: "config.choice", says: []string{"user.toml:1"}},
		{name: "number", content: "text_size = 300\n", key: "config.number", says: []string{"300", "90", "175"}},
		{name: "no number", content: "text_size = \"big\"\n", key: "config.number", says: []string{"big"}},
		{name: "half a number", content: "text_size = 99.5\n", key: "config.number", says: []string{"99.5"}},
		{name: "flag", content: "x11 = \"yes\"\n", key: "config.flag", says: []string{"yes", "true"}},
		{name: "list", content: "x11 = [true]\n", key: "config.flag", says: []string{"x11"}},
		{name: "path", content: "db = \"desk.db\"\n", key: "config.path", says: []string{"desk.db", "~/"}},
		{name: "path of another type", content: "db = 3\n", key: "config.path", says: []string{"db"}},
		{name: "recipient", content: "[backup]\nrecipient = \"anna\"\n", key: "config.recipient", says: []string{"user.toml:2", "anna", "age1"}},
		{name: "two recipients", content: "[backup]\nrecipient = \"" + someKey + "\\n" + someKey + "\"\n", key: "config.recipient", says: []string{"age1"}},
		{name: "syntax", content: "text_size = \n", key: "config.syntax", says: []string{"user.toml:1:"}},
		{name: "twice", content: "x11 = true\nx11 = true\n", key: "config.syntax", says: []string{"user.toml"}},
		{name: "no text", content: "\xff\xfe\x00", key: "config.syntax", says: []string{"user.toml"}},
		{name: "environment", environ: []string{"TALLYDESK_APPEARANCE=pink"}, key: "config.choice", says: []string{"TALLYDESK_APPEARANCE", "pink"}},
		{name: "unknown variable", environ: []string{"TALLYDESK_LANG=sv"}, key: "config.unknown_like", says: []string{"TALLYDESK_LANG", "language"}},
		{name: "flags", flags: map[string]string{"language": "de"}, key: "config.choice", says: []string{"--lang", "de", "en, sv"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			store, err := config.Load(config.Sources{User: write(t, c.content), Environ: c.environ, Flags: c.flags})
			known, ok := fail.As(err)
			if !ok || known.Key != c.key {
				t.Fatalf("%v, want %s", err, c.key)
			}
			for _, lang := range words.Languages {
				told := words.For(lang).Explain(err)
				if told.Safe == "" || told.Do == "" {
					t.Errorf("%s: does not say what is safe and what to do: %+v", lang, told)
				}
				for _, want := range c.says {
					if !strings.Contains(told.Text()+" ", want) {
						t.Errorf("%s: %q does not say %q", lang, told.Text(), want)
					}
				}
			}
			if diff := cmp.Diff(config.Default(), store.Now()); diff != "" {
				t.Errorf("not the defaults: %s", diff)
			}
		})
	}
}

func TestAFileThatCannotBeReadIsRefused(t *testing.T) {
	_, err := config.Load(config.Sources{User: t.TempDir()})
	if !errors.Is(err, fail.CannotOpen) {
		t.Error(err)
	}
}
