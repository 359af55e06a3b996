package template

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/words"
)

var carin = Facts{
	Ref: "SUND-1042", Subject: "Schedule locks", State: ticket.InProgress, Customer: "Sundvik kommun", Contact: "Carin Holm", Me: "Anna Lind",
	Provider: "Nordic Desk AB", Contract: "K-2026-014 Customer care", HasBank: true, MinutesLeft: 855, Today: time.Date(2026, 11, 18, 10, 42, 0, 0, time.UTC),
}

// R-TIX-11
func TestVariablesAreFilledIn(t *testing.T) {
	for text, want := range map[string]string{
		"Hello {{contact}}!":                       "Hello Carin Holm!",
		"{{ First_Name }}, {{ticket}} {{subject}}": "Carin, SUND-1042 Schedule locks",
		"{{hours_left}} left, {{state}}":           "14 h 15 left, In progress",
		"{{today}}\n{{me}}, {{provider}}":          "Wed 18 Nov 2026\nAnna Lind, Nordic Desk AB",
		"a { b } c }} d":                           "a { b } c }} d",
		"":                                         "",
	} {
		read, err := Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got, missing := read.Fill(carin.Values(words.For("en")))
		if got != want || missing != nil {
			t.Errorf("%q: %q, missing %v", text, got, missing)
		}
	}
}

func TestValuesAreWrittenInTheReadersLanguage(t *testing.T) {
	read, err := Parse("{{hours_left}}, {{state}}, {{today}}")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := read.Fill(carin.Values(words.For("sv"))); got != "14 tim 15 min, Pågår, ons 18 nov 2026" {
		t.Error(got)
	}
}

// A gap is seen, never silently empty.
func TestAMissingValueStaysVisible(t *testing.T) {
	read, err := Parse("Hello {{ contact }}, {{product}} and {{product}}: {{hours_left}}")
	if err != nil {
		t.Fatal(err)
	}
	got, missing := read.Fill(Facts{}.Values(words.For("en")))
	if got != "Hello {{ contact }}, {{product}} and {{product}}: {{hours_left}}" {
		t.Error(got)
	}
	if diff := cmp.Diff([]Variable{Contact, Product, HoursLeft}, missing); diff != "" {
		t.Error(diff)
	}
}

// An empty bank is known: no hours are left.
func TestNoHoursAreAValueToo(t *testing.T) {
	if got := (Facts{HasBank: true}).Values(words.For("en"))[HoursLeft]; got != "0 h" {
		t.Error(got)
	}
}

func TestMistakesAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"Hello {{contcat}}":           "template.unknown",
		"Hello {{}}":                  "template.unknown",
		"Hello {{contact":             "template.open",
		"Hello {{contact}":            "template.open",
		"Hello {{contact {{ticket}}":  "template.open",
		"Hello {{\ncontact}}":         "template.open",
		strings.Repeat("{{x}}", 1000): "template.unknown",
	} {
		_, err := Parse(text)
		invalid := fail.Invalids(err)
		if len(invalid) != 1 || invalid[0].Reason != want || invalid[0].Field != "body" {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestEveryVariableHasAWordAndAValue(t *testing.T) {
	whole := carin
	whole.Product = "Planner"
	for _, lang := range words.Languages {
		w := words.For(lang)
		values := whole.Values(w)
		for _, variable := range Variables {
			if !w.Has(variable.Key()) || values[variable] == "" {
				t.Errorf("%s, %s: word %q, value %q", lang, variable, w.T(variable.Key()), values[variable])
			}
		}
		if len(values) != len(Variables) {
			t.Errorf("%d values of %d variables", len(values), len(Variables))
		}
	}
}

// Laws: what is read is written again as it was; with a value for everything
// nothing is missing; values are taken as they are, whatever they hold.
func TestTemplatesKeepTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.OneOf(
			rapid.StringMatching(`[a-zåäö .!\n}]{0,12}`), rapid.Map(rapid.SampledFrom(Variables), Variable.Written),
		)).Draw(t, "pieces")
		text := strings.Join(pieces, "")
		read, err := Parse(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if read.String() != text {
			t.Fatalf("%q became %q", text, read.String())
		}
		values, value := map[Variable]string{}, "{{"+rapid.StringMatching(`[a-z{}]{1,8}`).Draw(t, "value")
		want := text
		for _, variable := range Variables {
			values[variable] = value
			want = strings.ReplaceAll(want, variable.Written(), "\x00")
		}
		want = strings.ReplaceAll(want, "\x00", value)
		if got, missing := read.Fill(values); got != want || len(missing) > 0 {
			t.Fatalf("%q filled: %q, want %q; missing %v", text, got, want, missing)
		}
	})
}

// Whatever is written, it is refused by name or kept to the letter.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "Hello {{contact}}!", "{{", "}}", "{{{{", "{{ ticket }}{{subject}}", "{{x}}", "å{{MÉ}}ö", "{{me\n}}", "{{me}}}", "\xff{{me}}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := Parse(text)
		if err != nil {
			if len(fail.Invalids(err)) != 1 {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		if read.String() != text {
			t.Errorf("%q became %q", text, read.String())
		}
		if got, missing := read.Fill(nil); got != text || !slices.Equal(missing, read.Uses()) {
			t.Errorf("%q without values: %q, missing %v", text, got, missing)
		}
	})
}
