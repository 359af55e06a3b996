package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"tallydesk/assets"
)

// messages are the embedded words of a language by key.
func messages(t *testing.T, lang string) map[string]*i18n.Message {
	t.Helper()
	all := map[string]*i18n.Message{}
	names, err := fs.Glob(assets.Lang, "lang/*/"+lang+".json")
	if err != nil || len(names) == 0 {
		t.Fatalf("words of %s: %v, %v", lang, names, err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(assets.Lang, name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := i18n.ParseMessageFileBytes(content, name, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, message := range file.Messages {
			all[message.ID] = message
		}
	}
	return all
}

var placeholder = regexp.MustCompile(`\{\{\.([A-Z][A-Za-z0-9]*)\}\}`)

// placeholders are the names a message needs. Count is given by N itself.
func placeholders(message *i18n.Message) []string {
	names := map[string]bool{}
	for _, match := range placeholder.FindAllStringSubmatch(message.One+message.Other, -1) {
		names[match[1]] = true
	}
	delete(names, "Count")
	return slices.Sorted(maps.Keys(names))
}

func TestWordsLoadWithoutTrouble(t *testing.T) {
	if err := all().err; err != nil {
		t.Error(err)
	}
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, sv := messages(t, "en"), messages(t, "sv")
	if diff := cmp.Diff(slices.Sorted(maps.Keys(en)), slices.Sorted(maps.Keys(sv))); diff != "" {
		t.Errorf("keys, en and sv: %s", diff)
	}
	for key, message := range en {
		other := sv[key]
		if other == nil {
			continue
		}
		if diff := cmp.Diff(placeholders(message), placeholders(other)); diff != "" {
			t.Errorf("%s: placeholders, en and sv: %s", key, diff)
		}
		if (message.One == "") != (other.One == "") {
			t.Errorf("%s: plural in one language only", key)
		}
	}
}

func TestPlaceholdersAreNamesAlone(t *testing.T) {
	for _, lang := range Languages {
		for key, message := range messages(t, lang) {
			rest := placeholder.ReplaceAllString(message.One+message.Other, "")
			if strings.ContainsAny(rest, "{}") {
				t.Errorf("%s, %s: want {{.Name}}: %q", lang, key, rest)
			}
			if message.Other == "" {
				t.Errorf("%s, %s: no text", lang, key)
			}
		}
	}
}

func TestEveryAreaHasBothLanguagesAndEveryKeyOnce(t *testing.T) {
	areas, err := fs.ReadDir(assets.Lang, "lang")
	if err != nil {
		t.Fatal(err)
	}
	for _, area := range areas {
		for _, lang := range Languages {
			name := "lang/" + area.Name() + "/" + lang + ".json"
			content, err := fs.ReadFile(assets.Lang, name)
			if err != nil {
				t.Error(err)
				continue
			}
			for _, key := range twice(string(content)) {
				t.Errorf("%s: %s is there twice", name, key)
			}
		}
	}
}

// twice lists the keys that one JSON object has more than once, which a
// decoder into a map would not see.
func twice(content string) []string {
	decoder := json.NewDecoder(strings.NewReader(content))
	if _, err := decoder.Token(); err != nil {
		return []string{fmt.Sprint(err)}
	}
	seen := map[string]bool{}
	var repeated []string
	for decoder.More() {
		key, _ := decoder.Token()
		name := fmt.Sprint(key)
		if seen[name] {
			repeated = append(repeated, name)
		}
		seen[name] = true
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return append(repeated, err.Error())
		}
	}
	return repeated
}
