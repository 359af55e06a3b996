package filter_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/filter"
	"tallydesk/app/words"
)

func term(field filter.Field, values ...string) filter.Term {
	return filter.Term{Field: field, Values: values}
}

func not(t filter.Term) filter.Term {
	t.Not = true
	return t
}

func exact(text string) filter.Term {
	return filter.Term{Field: filter.Text, Values: []string{text}, Exact: true}
}

func days(field filter.Field, d filter.Days) filter.Term { return filter.Term{Field: field, Days: d} }

// R-TIX-11: what can be typed, in English and in Swedish.
func TestFiltersAreUnderstood(t *testing.T) {
	october := filter.Days{From: civil.Date(2026, 10, 1), To: civil.Date(2026, 10, 31)}
	waiting := term(filter.State, "waiting_customer", "waiting_approval", "waiting_release")
	for text, want := range map[string][]filter.Term{
		"":                                     nil,
		"  \t ":                                nil,
		"-":                                    nil,
		`""`:                                   nil,
		"lock  screen":                         {term(filter.Text, "lock"), term(filter.Text, "screen")},
		"customer:acme state:open prio:high":   {term(filter.Customer, "acme"), term(filter.State, "open"), term(filter.Priority, "high")},
		"kund:acme läge:öppet prio:hög":        {term(filter.Customer, "acme"), term(filter.State, "open"), term(filter.Priority, "high")},
		"KUND:acme lage:oppet PRIO:hog":        {term(filter.Customer, "acme"), term(filter.State, "open"), term(filter.Priority, "high")},
		`customer:"Lindqvist Bygg",acme pay`:   {term(filter.Customer, "Lindqvist Bygg", "acme"), term(filter.Text, "pay")},
		"customer:a customer:b":                {term(filter.Customer, "a", "b")},
		"state:waiting":                        {waiting},
		"state:waiting-for-customer":           {term(filter.State, "waiting_customer")},
		"state:waiting_customer":               {term(filter.State, "waiting_customer")},
		"state:new,closed state:new":           {term(filter.State, "new", "closed")},
		"-state:new -läge:stängt":              {not(term(filter.State, "new", "closed"))},
		"prio:very":                            {term(filter.Priority, "very_high")},
		`prio:"Mycket hög" priority:low`:       {term(filter.Priority, "very_high", "low")},
		"kind:fault slag:utbildning":           {term(filter.Kind, "fault", "training")},
		"line:2 linje:ingen":                   {term(filter.Line, "2", "none")},
		"assignee:me ansvarig:ingen":           {term(filter.Assignee, "me", "none")},
		"is:uncovered är:akut":                 {term(filter.Is, "uncovered"), term(filter.Is, "emergency")},
		"has:time -har:fil":                    {term(filter.Has, "time"), not(term(filter.Has, "file"))},
		"product:planner contract:K-2026-001":  {term(filter.Product, "planner"), term(filter.Contract, "K-2026-001")},
		"channel:e-mail kanal:telefon":         {term(filter.Channel, "email", "phone")},
		"orsak:behörighet reporter:carin":      {term(filter.Cause, "access"), term(filter.Reporter, "carin")},
		`"exact words" -word -"no such"`:       {exact("exact words"), not(term(filter.Text, "word")), not(exact("no such"))},
		`"state:open" 10:42 19" c++ "a b`:      {exact("state:open"), term(filter.Text, "10:42"), term(filter.Text, `19"`), term(filter.Text, "c++"), exact("a b")},
		"PN-4711/B eva.ros@sundvik.example":    {term(filter.Text, "PN-4711/B"), term(filter.Text, "eva.ros@sundvik.example")},
		"NEAR( * ^x --y":                       {term(filter.Text, "NEAR("), term(filter.Text, "*"), term(filter.Text, "^x"), not(term(filter.Text, "-y"))},
		"opened:2026-10 inkom:2026-10":         {days(filter.Opened, october)},
		"opened:>2026-01-01":                   {days(filter.Opened, filter.Days{From: civil.Date(2026, 1, 2)})},
		"opened:>=2026-10 opened:<=2026-10":    {days(filter.Opened, filter.Days{From: october.From}), days(filter.Opened, filter.Days{To: october.To})},
		"updated:<2026-10-05":                  {days(filter.Updated, filter.Days{To: civil.Date(2026, 10, 4)})},
		"closed:2026-10-01..2026-10-31":        {days(filter.Closed, october)},
		"löst:..2026-10-31 -resolved:2026-10-": nil,
		"opened:today ändrat:igår":             {days(filter.Opened, filter.Days{Relative: true}), days(filter.Updated, filter.Days{Relative: true, Newest: 1, Oldest: 1})},
		"opened:7d updated:>2w":                {days(filter.Opened, filter.Days{Relative: true, Oldest: 6}), days(filter.Updated, filter.Days{Relative: true, Newest: 14, Oldest: filter.Forever})},
		"opened:<1d":                           {days(filter.Opened, filter.Days{Relative: true})},
	} {
		got, err := filter.Parse(text)
		if text == "löst:..2026-10-31 -resolved:2026-10-" {
			if err == nil {
				t.Errorf("%q is taken", text)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if diff := cmp.Diff(want, got.Terms); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// What is wrong is told with the token, and with what would be right.
func TestErrorsSayWhatWouldBeRight(t *testing.T) {
	en, sv := words.For("en"), words.For("sv")
	for text, want := range map[string][2]string{
		"custo:SUND":         {`"custo:" is not a filter. Did you mean customer:? To look for the word, put it in quotation marks.`, `"custo:" är inget filter. Menade du kund:? Sätt ordet inom citattecken om du vill söka efter det.`},
		"stat:x":             {`"stat:" is not a filter. Did you mean state:? To look for the word, put it in quotation marks.`, `"stat:" är inget filter. Menade du läge:? Sätt ordet inom citattecken om du vill söka efter det.`},
		"http://sundvik.com": {`"http:" is not a filter. Try customer: state: prio: assignee: kind: line: opened: is: has: or put the words in quotation marks.`, ""},
		"line:4":             {`"line:" does not know "4". Try 1, 2, 3 or none.`, `"line:" känner inte till "4". Prova 1, 2, 3 eller ingen.`},
		"prio:urgent":        {`"prio:" does not know "urgent". Try very-high, high, medium or low.`, ""},
		"state:":             {`"state:" needs a value right after it: open, done, new, in-progress, waiting-for-customer, resolved, closed …`, ""},
		`customer:""`:        {`"customer:" needs a value right after it: a name, or a part of one.`, ""},
		"customer:a,":        {`"customer:" needs a value right after it: a name, or a part of one.`, ""},
		"is:u":               {`"is:" does not know "u". Try open, done, mine, unassigned, uncovered, emergency, unanswered or reopened.`, ""},
		"opened:2026-02-30":  {`"opened:" does not know "2026-02-30". Try 2026-10-05, 2026-10, >2026-10-05, 2026-10-01..2026-10-15, today, yesterday or 7d.`, ""},
		"opened:2026-13":     {"", ""},
		"opened:0026":        {"", ""},
		"opened:03/04":       {"", ""},
		"opened:>today":      {"", ""},
		"opened:..":          {"", ""},
		"opened:2026..2025":  {"", ""},
		"opened:0d":          {"", ""},
	} {
		_, err := filter.Parse(text)
		found := fail.Invalids(err)
		if len(found) != 1 || found[0].Field != "filter" || !errors.Is(err, fail.NotValid) {
			t.Errorf("%q: got %v", text, err)
			continue
		}
		if got := en.Invalid(found[0]); want[0] != "" && got != want[0] {
			t.Errorf("%q: %s", text, got)
		}
		if got := sv.Invalid(found[0]); want[1] != "" && got != want[1] {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func TestDaysAreSeenFromToday(t *testing.T) {
	today := civil.Date(2026, 11, 18)
	for text, want := range map[string][2]civil.Day{
		"opened:today": {today, today}, "opened:igår": {today - 1, today - 1}, "opened:7d": {today - 6, today}, "opened:>30d": {0, today - 31 + 1},
		"opened:2026": {civil.Date(2026, 1, 1), civil.Date(2026, 12, 31)}, "opened:>2026-11-01": {civil.Date(2026, 11, 2), 0}, "opened:<idag": {0, today - 1},
	} {
		f, err := filter.Parse(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		from, to := f.Terms[0].Days.Range(today)
		if from != want[0] || to != want[1] {
			t.Errorf("%q: %v to %v, want %v to %v", text, from, to, want[0], want[1])
		}
	}
}

// Law: a filter written in either language is read as the same filter.
func TestWrittenIsReadAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringMatching(`(-?((customer|kund|state|läge|prio|is|har|opened|inkom|assignee|line|kind)?:?("[a-zåäö ,:-]{0,8}"|open|öppet|high|me|7d|>30d|2026-1[0-2]|<2026-05-01|2|fel|[a-z":,*-]{0,6}),?) ){0,5}`).Draw(rt, "text")
		check(rt, text)
	})
}

type failer interface {
	Fatalf(format string, args ...any)
}

func check(t failer, text string) {
	f, err := filter.Parse(text)
	if err != nil {
		if len(fail.Invalids(err)) != 1 {
			t.Fatalf("%q: an error that no field can show: %v", text, err)
		}
		return
	}
	for _, lang := range words.Languages {
		written := f.In(words.For(lang))
		again, err := filter.Parse(written)
		if len(written) > 4000 {
			return // words of ours are longer than what was typed
		}
		if err != nil {
			t.Fatalf("%q is written %q, which is refused: %v", text, written, err)
		}
		if diff := cmp.Diff(f, again); diff != "" {
			t.Fatalf("%q is written %q, which is another: %s", text, written, diff)
		}
	}
}

func FuzzFilter(f *testing.F) {
	for _, text := range []string{
		"customer:SUND state:open -kind:fault", `"a b`, "::", `x:"y`, "är:mina", "state:w", "line:1,3", "\x00:\xff", "opened:>2026-01-01", "inkom:2026-10..",
		`kund:"a,b",c`, "--a:b", "a\u0308r:mina", `-"`, "opened:7d", "NEAR(a b)", `customer:a"b`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text)
		for _, cursor := range []int{-1, 0, len(text) / 2, len(text)} {
			c := filter.Complete(text, cursor, words.For("sv"))
			for _, offer := range c.Offers {
				c.Take(text, offer.Text, offer.More)
			}
		}
	})
}

// Every name and value means one thing, whatever the language.
func TestNothingIsAmbiguous(t *testing.T) {
	seen := map[string]filter.Field{}
	for _, field := range filter.Tokens {
		for _, lang := range words.Languages {
			w := words.For(lang)
			name := filter.Name(w, field)
			if of, twice := seen[name]; twice && of != field {
				t.Errorf("%s: is both %s and %s", name, of, field)
			}
			seen[name] = field
			typed := name + ":"
			c := filter.Complete(typed, len([]rune(typed)), w)
			if c.Field != field {
				t.Errorf("%s is completed as %s", typed, c.Field)
			}
			for _, offer := range c.Offers {
				f, err := filter.Parse(typed + offer.Text)
				if err != nil || len(f.Terms) != 1 || f.Terms[0].Field != field || len(f.Terms[0].Values) > 1 {
					t.Errorf("%s%s: %v, %v", typed, offer.Text, f, err)
				}
			}
		}
	}
}

func TestCompletion(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		cursor     int
		field      filter.Field
		typed      string
		offers     []string
	}{
		{"en", "cu", 2, filter.Text, "cu", []string{"customer:"}},
		{"sv", "lä", 2, filter.Text, "lä", []string{"läge:"}},
		{"sv", "st", 2, filter.Text, "st", []string{"läge:", "stängt:"}},
		{"en", "-pr", 3, filter.Text, "pr", []string{"prio:", "product:"}},
		{"en", "prio:", 5, filter.Priority, "", []string{"very-high", "high", "medium", "low"}},
		{"sv", "prio:h", 6, filter.Priority, "h", []string{"hög"}},
		{"en", "prio:high,l x", 11, filter.Priority, "l", []string{"low"}},
		{"en", "customer:ac", 11, filter.Customer, "ac", nil},
		{"en", `customer:"ac me`, 15, filter.Customer, "ac me", nil},
		{"en", "assignee:", 9, filter.Assignee, "", []string{"me", "none"}},
		{"sv", "inkom:i", 7, filter.Opened, "i", []string{"idag", "igår"}},
		{"en", "state:open ", 11, filter.Text, "", nil},
		{"en", `"cu`, 3, filter.Text, "cu", nil},
	} {
		got := filter.Complete(c.text, c.cursor, words.For(c.lang))
		var offers []string
		for _, offer := range got.Offers {
			offers = append(offers, offer.Text)
		}
		if diff := cmp.Diff(c.offers, offers); diff != "" || got.Field != c.field || got.Typed != c.typed {
			t.Errorf("%q: %s %q %s", c.text, got.Field, got.Typed, diff)
		}
	}
}

func TestTakingAnOffer(t *testing.T) {
	for _, c := range []struct {
		text   string
		cursor int
		offer  string
		more   bool
		want   string
		after  int
	}{
		{"cu", 2, "customer:", true, "customer:", 9},
		{"prio:h lås", 6, "high", false, "prio:high lås", 9},
		{"läge:ny", 7, "nytt", false, "läge:nytt ", 10},
		{"kund:", 5, filter.Quote("Lindqvist Bygg"), false, `kund:"Lindqvist Bygg" `, 22},
	} {
		text, at := filter.Complete(c.text, c.cursor, words.For("sv")).Take(c.text, c.offer, c.more)
		if text != c.want || at != c.after {
			t.Errorf("%q: %q, %d", c.text, text, at)
		}
	}
}
