package data

import (
	"encoding/json"
	"io/fs"
	"testing"

	"tallydesk/assets"
)

// Every reason is told to people in both languages: what happened and what to
// do; that nothing has been changed is said for all of them at once.
func TestEveryRefusalHasWords(t *testing.T) {
	reasons := []Reason{
		Missing, Directory, Unreadable, ReadOnly, Network, NotDatabase, Foreign, Damaged, Newer, InUse, DiskFull,
		NoBackup, NoFolder, NotBackup, BrokenBackup,
	}
	for _, language := range []string{"en", "sv"} {
		words := wordsOf(t, language)
		for _, reason := range reasons {
			for _, part := range []string{"", ".do"} {
				if words["error.open."+string(reason)+part] == nil {
					t.Errorf("%s: no words for %s%s", language, reason, part)
				}
			}
		}
	}
}

func wordsOf(t *testing.T, language string) map[string]any {
	t.Helper()
	names, err := fs.Glob(assets.Lang, "lang/*/"+language+".json")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]any{}
	for _, name := range names {
		text, err := assets.Lang.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &words); err != nil {
			t.Fatal(err)
		}
	}
	return words
}
