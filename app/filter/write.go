package filter

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tallydesk/app/civil"
	"tallydesk/app/words"
)

// String writes the filter in English.
func (f Filter) String() string { return f.In(words.For(words.Languages[0])) }

// In writes the filter in a language, so that Parse reads the same again.
func (f Filter) In(w *words.Words) string {
	written := make([]string, len(f.Terms))
	for i, term := range f.Terms {
		written[i] = term.in(w)
	}
	return strings.Join(written, " ")
}

func (t Term) in(w *words.Words) string {
	sign := ""
	if t.Not {
		sign = "-"
	}
	switch {
	case t.Field == Text && t.Exact:
		return sign + `"` + t.Values[0] + `"`
	case t.Field == Text:
		return sign + t.Values[0]
	case t.Field.hasDays():
		return sign + Name(w, t.Field) + ":" + t.Days.in(w)
	}
	values := make([]string, len(t.Values))
	for i, value := range t.Values {
		values[i] = valueIn(w, t.Field, value)
	}
	return sign + Name(w, t.Field) + ":" + strings.Join(values, ",")
}

// Name is what a token is written by in a language.
func Name(w *words.Words, field Field) string { return names(w, field)[0] }

// valueIn writes one value of a token.
func valueIn(w *words.Words, field Field, value string) string {
	for _, code := range known().codes[field] {
		if code == value {
			return Token(w, field, code)
		}
	}
	return Quote(value)
}

// Token is how a code is written after its token: the word in small letters,
// with hyphens.
func Token(w *words.Words, field Field, code string) string {
	return strings.ReplaceAll(strings.ToLower(word(w, field, code)), " ", "-")
}

// Quote writes a name as a value: in quotation marks where it needs them. A
// quotation mark within becomes an apostrophe.
func Quote(value string) string {
	if value == "" || strings.ContainsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) || value[0] == '"' {
		return `"` + strings.ReplaceAll(value, `"`, "'") + `"`
	}
	return value
}

func (d Days) in(w *words.Words) string {
	switch {
	case d.Relative && d.Oldest == Forever && d.Newest == 1:
		return "<" + w.T("filter.day.today")
	case d.Relative && d.Oldest == Forever:
		return ">" + strconv.Itoa(d.Newest) + "d"
	case d.Relative && d.Oldest == 0:
		return w.T("filter.day.today")
	case d.Relative && d.Newest == 1 && d.Oldest == 1:
		return w.T("filter.day.yesterday")
	case d.Relative:
		return strconv.Itoa(d.Oldest+1) + "d"
	case d.From == 0:
		return "<" + (d.To + 1).String()
	case d.To == 0:
		return ">" + (d.From - 1).String()
	case d.From == d.To:
		return d.From.String()
	}
	year, month, _ := d.From.Date()
	switch {
	case d.From == civil.Date(year, time.January, 1) && d.To == civil.Date(year, time.December, 31):
		return strconv.Itoa(year)
	case d.From == d.From.MonthStart() && d.To == d.From.MonthEnd():
		return fmt.Sprintf("%d-%02d", year, month)
	}
	return d.From.String() + ".." + d.To.String()
}

func atoi(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}
