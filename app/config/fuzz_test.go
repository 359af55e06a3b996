package config_test

import (
	"os"
	"path/filepath"
	"testing"

	"tallydesk/app/config"
	"tallydesk/app/fail"
	"tallydesk/app/words"
)

// Any file is either refused in words, or read; what was read and is written
// again is read as the same.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{
		"", "text_size = 130", "[backup]\nkeep = 3\n", "backup.keep = 3", "backup = {keep = 3}", "\"backup.keep\" = 3", "x11 = true # yes\n",
		"[[backup]]\nkeep = 1", "a.b.c.d = 1", "\"\" = 1", "\".\" = 1", "language = '''sv'''", "text_size = 0x64", "db = \"/\\u00e5\"", "=", "[", "[backup]", "\"a\\u0000b\" = 1",
		"x11 = 1979-05-27T07:32:00Z", "text_size = nan", "\xef\xbb\xbfx11 = true",
	} {
		f.Add([]byte(seed))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		file := filepath.Join(dir, "user.toml")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		store, err := config.Load(config.Sources{User: file})
		if err != nil {
			if known, ok := fail.As(err); !ok || !words.For("en").Has("error."+known.Key) {
				t.Fatalf("refused without words: %v", err)
			}
			return
		}
		before := store.Now()
		if err := store.Set("undo_seconds", "20"); err != nil {
			t.Fatalf("cannot be written again: %v", err)
		}
		again, err := config.Load(config.Sources{User: file})
		if err != nil {
			t.Fatal(err)
		}
		before.UndoSeconds = 20
		if again.Now() != before {
			t.Errorf("%+v, read again %+v", before, again.Now())
		}
	})
}
