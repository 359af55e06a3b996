package lookup_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/lookup"
)

var names = []string{
	"Reply…", "Log a call…", "Tickets", "Time", "Malmo Ltd", "Malmö stad", "Återgå", "Läge…", "Larger text", "Import…", "Smaller text", "C++ runtime",
}

func TestNamesAreFound(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  []string // with what was typed in brackets
	}{
		{"", nil},
		{"   ", nil},
		{"ti", []string{"[Ti]me", "[Ti]ckets"}},
		{"TIME", []string{"[Time]", "C++ run[time]"}},
		{"malmo", []string{"[Malmo] Ltd", "[Malmö] stad"}},
		{"malmö", []string{"[Malmö] stad", "[Malmo] Ltd"}},
		{"aterga", []string{"[Återgå]"}},
		{"återgå", []string{"[Återgå]"}},
		{"lage", []string{"[Läge]…"}},
		{"la", []string{"[La]rger text", "[Lä]ge…", "[L]og [a] call…"}},
		{"lac", []string{"[L]og [a] [c]all…"}},
		{"log call", []string{"[Log ]a [call]…"}},
		{"text", []string{"Larger [text]", "Smaller [text]"}},
		{"c++", []string{"[C++] runtime"}},
		{"lcl", nil},
		{"zz", nil},
		{`"*`, nil},
		{"\xff", nil},
	} {
		var got []string
		for _, m := range lookup.Find(c.typed, names) {
			got = append(got, bracketed(names[m.Index], m.Marks))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.typed, diff)
		}
	}
}

func bracketed(name string, marks []bool) string {
	text, within := "", false
	for i, letter := range []rune(name) {
		if marks[i] != within {
			text += map[bool]string{true: "[", false: "]"}[marks[i]]
			within = marks[i]
		}
		text += string(letter)
	}
	if within {
		text += "]"
	}
	return text
}

func FuzzFind(f *testing.F) {
	for _, typed := range []string{"ti", "åäö", "\xff", "i̇", "ﬁ", "İ"} {
		f.Add(typed, "İstanbul ﬁle åäö")
	}
	f.Fuzz(func(t *testing.T, typed, name string) {
		for _, m := range lookup.Find(typed, []string{name, "Återgå"}) {
			marked := false
			for _, one := range m.Marks {
				marked = marked || one
			}
			if !marked {
				t.Fatalf("%q in %q: nothing is marked", typed, name)
			}
		}
	})
}
