package export

import (
	"fmt"
	"strings"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/app/words"
)

// kind says what the values of a column are, as Go values and in files.
type kind int

const (
	asText   kind = iota // string
	asCode               // a string type whose word is prefix + code
	asCodes              // several of them
	asList               // []string
	asPhrase             // bank.Phrase
	asNumber             // int
	asTruth              // bool
	asDay                // civil.Day; 0 and Never for none
	asMoment             // time.Time; zero for none
	asHours              // int minutes, never below zero
	asChange             // int minutes, gained or lost
	asMoney              // money.Amount; the currency is a column of its own
)

// column is a column of a list. Its heading is the word export.col.<code>.
type column struct {
	code  string
	kind  kind
	words string // before the code of a value: "state."
}

func texts(codes ...string) []column {
	columns := make([]column, len(codes))
	for i, code := range codes {
		columns[i] = column{code: code}
	}
	return columns
}

func of(kind kind, codes ...string) []column {
	columns := texts(codes...)
	for i := range columns {
		columns[i].kind = kind
	}
	return columns
}

// coded is a column of codes that people read as words.
func coded(code, prefix string) []column { return []column{{code, asCode, prefix}} }

// severalCoded is a column with several codes in each field.
func severalCoded(code, prefix string) []column { return []column{{code, asCodes, prefix}} }

// row puts columns beside each other.
func row(groups ...[]column) []column {
	var all []column
	for _, group := range groups {
		all = append(all, group...)
	}
	return all
}

// look is how values are told.
type look struct {
	words *words.Words
	raw   bool
	zone  *time.Location
	today civil.Day
}

// heading is what stands over a column.
func (l look) heading(c column) string {
	if l.raw {
		return c.code
	}
	return l.words.T("export.col." + c.code)
}

// said gives the text of a value that is no figure, day or moment.
func (l look) said(c column, value any) string {
	switch v := value.(type) {
	case string:
		return l.word(c, v)
	case []string:
		said := make([]string, len(v))
		for i, one := range v {
			said[i] = l.word(c, one)
		}
		return strings.Join(said, ", ")
	case bank.Phrase:
		return v.Say(l.words, l.today)
	case bool:
		return l.truth(v)
	case nil:
		return ""
	}
	return l.word(c, fmt.Sprint(value)) // a code of a type of its own
}

// word gives the word of a code; what has none is said as it is.
func (l look) word(c column, code string) string {
	if c.words == "" || l.raw || code == "" {
		return code
	}
	if key := c.words + code; l.words.Has(key) {
		return l.words.T(key)
	}
	return code
}

func (l look) truth(yes bool) string {
	switch {
	case l.raw && yes:
		return "true"
	case l.raw:
		return "false"
	case yes:
		return l.words.T("bool.yes")
	}
	return l.words.T("bool.no")
}

// dayOf gives the day of a value, or none.
func dayOf(value any) (civil.Day, bool) {
	day, _ := value.(civil.Day)
	return day, day != 0 && day != civil.Never
}

// momentOf gives the instant of a value, or none.
func momentOf(value any) (time.Time, bool) {
	at, _ := value.(time.Time)
	return at, !at.IsZero()
}

// amountOf gives an amount, or none where nothing was agreed.
func amountOf(value any) (money.Amount, bool) {
	amount, _ := value.(money.Amount)
	return amount, amount.Currency != ""
}
