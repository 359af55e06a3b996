package words

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/money"
)

func TestForFallsBackToEnglish(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en", "sv": "sv", "sv-SE": "sv", "sv_SE.UTF-8": "sv", "SV": "sv", "en-GB": "en",
		"": "en", "de": "en", "svx": "en", "s": "en", "C": "en",
	} {
		if got := For(tag).Lang(); got != want {
			t.Errorf("For(%q) speaks %s, want %s", tag, got, want)
		}
	}
}

func TestWordsOfAKey(t *testing.T) {
	en, sv := For("en"), For("sv")
	cases := map[string]struct{ got, want string }{
		"plain":       {sv.T("state.awaiting_liaison"), "Inväntar kontaktperson"},
		"customer":    {en.T("state.customer.waiting_customer"), "Waiting for you"},
		"placeholder": {en.T("error.invalid.unknown", "Text", "SUND"), `"SUND" is not one of the choices.`},
		"missing":     {en.T("no.such.key", "Max", 80), "no.such.key"},
		"missing N":   {sv.N("no.such.key", 2), "no.such.key"},
	}
	for name, c := range cases {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", name, c.got, c.want)
		}
	}
	if !en.Has("state.new") || en.Has("no.such.key") {
		t.Error("Has is wrong")
	}
}

// A whole page pasted into a field is not repeated by its error.
func TestAnErrorRepeatsTheBeginning(t *testing.T) {
	page := strings.Repeat("å page ", 3000)
	err := &fail.Invalid{Field: "name", Reason: "unknown", Args: fail.Args{"Text": page}}
	want := `"` + strings.TrimSpace(page[:len("å page ")*14+len("å ")]) + `…" is not one of the choices.`
	if got := For("en").Invalid(err); got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	if err.Args["Text"] != page {
		t.Error("the error itself is cut")
	}
}

// Words of an own, small library: what the code does with them must not
// depend on today's texts.
func small(t *testing.T, content string) *Words {
	t.Helper()
	loaded := load(fstest.MapFS{
		"lang/one/en.json": {Data: []byte(content)},
		"lang/one/sv.json": {Data: []byte(content)},
	})
	if loaded.err != nil {
		t.Fatal(loaded.err)
	}
	return loaded.words["sv"]
}

func TestPluralAndCount(t *testing.T) {
	w := small(t, `{"tickets": {"one": "{{.Count}} ticket of {{.Who}}", "other": "{{.Count}} tickets of {{.Who}}"}}`)
	for n, want := range map[int]string{
		0: "0 tickets of Eva", 1: "1 ticket of Eva", 2: "2 tickets of Eva", 1240: "1 240 tickets of Eva", -3: "−3 tickets of Eva",
	} {
		if got := w.N("tickets", n, "Who", "Eva"); got != want {
			t.Errorf("N(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestValuesAreWrittenInTheLanguage(t *testing.T) {
	w := small(t, `{"state.done": "klart", "all": "{{.Day}}, {{.Price}}, {{.State}}, {{.Left}}, #{{.Number}}", "month.short.11": "nov", "unit.minute": "min"}`)
	got := w.T("all", "Day", civil.Date(2026, 11, 4), "Price", money.Amount{Minor: 95850, Currency: "SEK"},
		"State", fail.Word("state.done"), "Left", fail.Minutes(40), "Number", 1042)
	if want := "4 nov 2026, 958,50 kr, klart, 40 min, #1042"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLoadTellsWhatIsWrong(t *testing.T) {
	loaded := load(fstest.MapFS{
		"lang/a/en.json": {Data: []byte(`{"same": "a", "broken":`)},
		"lang/b/en.json": {Data: []byte(`{"same": "b"}`)},
		"lang/c/en.json": {Data: []byte(`{"same": "c"}`)},
	})
	if loaded.err == nil || !strings.Contains(loaded.err.Error(), "lang/a/en.json") || !strings.Contains(loaded.err.Error(), "same is there twice") {
		t.Errorf("err = %v", loaded.err)
	}
	if !loaded.words["en"].Has("same") {
		t.Error("what can be read is not there")
	}
}

func TestErrorsAreToldInThreeParts(t *testing.T) {
	en, sv := For("en"), For("sv")
	technical := errors.New("disk I/O error")
	for name, c := range map[string]struct {
		err  error
		w    *Words
		want Trouble
	}{
		"nothing": {nil, en, Trouble{}},
		"kind alone": {fail.Forbidden, en, Trouble{
			"You may not do this.", "Nothing has been changed.",
			"Ask an administrator, who can do it or give you the right.",
		}},
		"own text, the kind's advice": {fmt.Errorf("wrapped: %w", fail.New(fail.Conflict, "money.currencies", fail.Args{"One": "SEK", "Other": "EUR"})), sv, Trouble{
			"SEK och EUR kan inte läggas ihop.", "Inget har skrivits över.", "Välj belopp i en valuta.",
		}},
		"technical": {fmt.Errorf("save: %w", technical), en, Trouble{
			"Something went wrong: save: disk I/O error.", "What was saved before is safe.",
			"Try again. If it happens again, send the text to your administrator.",
		}},
		"without words": {fail.New(fail.NotFound, "no.such"), en, Trouble{
			"What you asked for is not here.", "Nothing has been changed.",
			"Check the number or the name, or search for a word in it.",
		}},
		"fields": {fail.Join(fail.Required("x"), fail.NewInvalid("y", "order")), sv, Trouble{
			What: "Det här behöver fyllas i. Slutet kommer före början.",
		}},
		"field without words": {fail.NewInvalid("x", "no.such"), en, Trouble{What: "error.invalid.no.such"}},
	} {
		if diff := cmp.Diff(c.want, c.w.Explain(c.err)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got, want := sv.Error(fail.New(fail.NotValid, "money.toolarge")), "Beloppet är för stort. Inget har ändrats. Rätta det och spara igen."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestManyReadAtOnce(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 100 {
				if got := For("sv").T("error.invalid.unknown", "Text", "SUND"); !strings.Contains(got, "SUND") {
					t.Errorf("got %q", got)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkPlainWord(b *testing.B) {
	w := For("sv")
	for b.Loop() {
		w.T("state.in_progress")
	}
}

func BenchmarkWordWithPlaceholder(b *testing.B) {
	w := For("sv")
	for b.Loop() {
		w.T("error.invalid.unknown", "Text", "SUND")
	}
}

func BenchmarkDuration(b *testing.B) {
	w := For("sv")
	for b.Loop() {
		w.Duration(95)
	}
}

func BenchmarkMoney(b *testing.B) {
	w := For("sv")
	for b.Loop() {
		w.Money(money.Amount{Minor: 2300050, Currency: "SEK"})
	}
}
