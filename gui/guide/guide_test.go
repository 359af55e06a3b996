package guide_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"tallydesk/app/desktest"
	"tallydesk/gui/guide"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

var languages = []string{"en", "sv"}

func articles(t *testing.T, lang string) []guide.Article {
	t.Helper()
	found, err := guide.Articles(lang)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s: %d articles, %v", lang, len(found), err)
	}
	return found
}

// lastWord is the last word of a text.
func lastWord(text string) string {
	text = regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(text, "")
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n`*[]", r) })
	return words[len(words)-1]
}

func names(articles []guide.Article) []string {
	all := make([]string, len(articles))
	for i, article := range articles {
		all[i] = article.Name
	}
	return all
}

func TestBothLanguagesHaveTheSameArticles(t *testing.T) {
	english, swedish := articles(t, "en"), articles(t, "sv")
	if diff := cmp.Diff(names(english), names(swedish)); diff != "" {
		t.Errorf("English and Swedish differ:\n%s", diff)
	}
	for _, lang := range languages {
		for _, article := range articles(t, lang) {
			if article.Title == "" || strings.TrimSpace(article.Text) == "" {
				t.Errorf("%s/%s has no title or no text", lang, article.Name)
			}
			if strings.Contains(article.Text, "\n|") {
				t.Errorf("%s/%s has a table, which is not drawn", lang, article.Name)
			}
		}
	}
}

// Both languages say the same: as many headings, items and links, and the same
// keys and commands.
func TestBothLanguagesHaveTheSameParts(t *testing.T) {
	parts := map[string]*regexp.Regexp{
		"headings": regexp.MustCompile(`(?m)^## `), "items": regexp.MustCompile(`(?m)^(-|\d+\.) `),
		"links": regexp.MustCompile(`\]\([^)]*\)`), "paragraphs": regexp.MustCompile(`\n\n`),
	}
	swedish := articles(t, "sv")
	for i, article := range articles(t, "en") {
		for name, part := range parts {
			en, sv := len(part.FindAllString(article.Text, -1)), len(part.FindAllString(swedish[i].Text, -1))
			if en != sv {
				t.Errorf("%s: %d %s in English, %d in Swedish", article.Name, en, name, sv)
			}
		}
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)]*)\)`)
	for _, lang := range languages {
		all := articles(t, lang)
		for _, article := range all {
			for _, found := range link.FindAllStringSubmatch(article.Text, -1) {
				if name, ok := strings.CutSuffix(found[1], ".md"); !ok || !slices.Contains(names(all), name) {
					t.Errorf("%s/%s links to %s", lang, article.Name, found[1])
				}
			}
		}
	}
}

// A link in an article opens the other one inside the program.
func TestFollowingALink(t *testing.T) {
	b := pagetest.Open(t, desktest.New(t), pagetest.Options{}, guide.New)
	b.Show(page.Route{Page: page.Guide, ID: "01-first-steps"})
	link := linkIn(b.Window.Content(), "All keys")
	if link == nil {
		t.Fatal("there is no such link")
	}
	link.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.Wants("The menus show")
	if got := b.Page.Save(); got != "09-keys" {
		t.Errorf("the link led to %s", got)
	}
}

// linkIn finds a link by its words in what is drawn.
func linkIn(o fyne.CanvasObject, words string) *widget.Hyperlink {
	var inner []fyne.CanvasObject
	switch o := o.(type) {
	case *widget.Hyperlink:
		if o.Text == words {
			return o
		}
	case *fyne.Container:
		inner = o.Objects
	case fyne.Widget:
		inner = test.WidgetRenderer(o).Objects()
	}
	for _, o := range inner {
		if link := linkIn(o, words); link != nil {
			return link
		}
	}
	return nil
}

func TestReadingByKeyboard(t *testing.T) {
	b := pagetest.Open(t, desktest.New(t), pagetest.Options{}, guide.New)
	b.Show(page.Route{Page: page.Guide})
	b.Key(fyne.KeyDown)
	if got := b.Page.Save(); got != "02-tickets" {
		t.Errorf("↓ shows %s", got)
	}
	b.Page.Restore("no such article")
	if got := b.Page.Save(); got != "02-tickets" {
		t.Errorf("an unknown article shows %s", got)
	}
}

// keysOf are the keys that an article names, without those of a Mac.
func keysOf(article guide.Article) []string {
	var keys []string
	for _, found := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(article.Text, -1) {
		keys = append(keys, found[1])
	}
	return keys
}

// Every key that the keys article names exists: with a modifier in the frame's
// plan or the kit, without one among the letters and keys that screens hear.
func TestTheKeysExist(t *testing.T) {
	plan := planned(t)
	plain := []string{
		"Ctrl", "Alt", // named alone
		"F1", "F5", "F6", "Esc", // frame
		"↑", "↓", "J", "K", "PgUp", "PgDn", "Home", "End", "Enter", "←", "→", "Shift+Enter", "Menu", "Shift+F10", // kit grid
		"F", "T", "A", "S", "P", "M", "D", "R", "N", "L", "W", "#", // screens
		"Tab", "Shift+Tab", "F2", "+", "-", "Del", "Space", // week sheet
	}
	for _, lang := range languages {
		for _, article := range articles(t, lang) {
			if article.Name != "09-keys" {
				continue
			}
			for _, key := range keysOf(article) {
				if !slices.Contains(plain, key) && !slices.Contains(plan, key) {
					t.Errorf("%s: %s does nothing", lang, key)
				}
			}
			for _, key := range plan {
				if !slices.Contains(keysOf(article), key) {
					t.Errorf("%s: %s is not in the article", lang, key)
				}
			}
		}
	}
}

// planned reads the shortcuts of the menus from their source, as people write
// them.
func planned(t *testing.T) []string {
	t.Helper()
	source, err := os.ReadFile("../frame/menu.go")
	if err != nil {
		t.Fatal(err)
	}
	modifiers := map[string]string{"ctrl": "Ctrl+", "ctrlShift": "Ctrl+Shift+", "alt": "Alt+"}
	called := map[string]string{
		"Return": "Enter", "Plus": "+", "Minus": "-", "Comma": ",", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "PageUp": "PgUp", "PageDown": "PgDn",
	}
	var keys []string
	for _, found := range regexp.MustCompile(`chord\{fyne\.Key(\w+), (\w+)\}`).FindAllStringSubmatch(string(source), -1) {
		key, ok := called[found[1]]
		if !ok {
			key = found[1]
		}
		keys = append(keys, modifiers[found[2]]+key)
	}
	if len(keys) < 20 {
		t.Fatalf("only %d shortcuts were found", len(keys))
	}
	return keys
}

// Every command that an article shows is known to the command line.
func TestTheCommandsExist(t *testing.T) {
	known, err := os.ReadFile("../../cmd/tally/grammar.go")
	if err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile("(?m)(?:^|`)tally ([a-z]+)")
	for _, lang := range languages {
		for _, article := range articles(t, lang) {
			for _, found := range command.FindAllStringSubmatch(article.Text, -1) {
				if !strings.Contains(strings.ToLower(string(known)), found[1]) {
					t.Errorf("%s/%s: there is no tally %s", lang, article.Name, found[1])
				}
			}
		}
	}
}
