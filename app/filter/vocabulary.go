package filter

import (
	"slices"
	"strings"
	"sync"

	"tallydesk/app/ticket"
	"tallydesk/app/words"
)

// vocabulary is what the tokens and their values are called: by their codes,
// and by the words that people read, in every language.
type vocabulary struct {
	tokens map[string]Field
	values map[Field]map[string]string // as typed, plain → code
	codes  map[Field][]string          // in the order to offer them
}

// known is read once: the words do not change.
var known = sync.OnceValue(newVocabulary)

// prefixes are where the words of a field's codes are found.
var prefixes = map[Field]string{
	State: "state.", Priority: "priority.", Kind: "kind.", Cause: "cause.", Channel: "channel.",
	Is: "filter.is.", Has: "filter.has.", Assignee: "filter.name.", Contract: "filter.name.", Line: "filter.name.",
}

func newVocabulary() vocabulary {
	v := vocabulary{tokens: map[string]Field{}, values: map[Field]map[string]string{}}
	for _, field := range Tokens {
		v.tokens[plain(string(field))] = field
		for _, lang := range words.Languages {
			for _, name := range names(words.For(lang), field) {
				v.tokens[plain(name)] = field
			}
		}
	}
	v.codes = map[Field][]string{
		State: append([]string{Open, Done}, texts(ticket.States)...), Priority: texts(ticket.Priorities), Kind: texts(ticket.Kinds),
		Cause: texts(ticket.Causes), Channel: texts(ticket.Channels), Line: {"1", "2", "3", None},
		Is:  {Open, Done, Mine, Unassigned, Uncovered, Emergency, Unanswered, Reopened},
		Has: {Time, File, Note}, Assignee: {Me, None}, Contract: {None},
	}
	for field, codes := range v.codes {
		v.values[field] = called(field, codes)
	}
	return v
}

// names are what a token can be typed by in a language, the one that it is
// written by first.
func names(w *words.Words, field Field) []string {
	return strings.Split(w.T("filter.token."+string(field)), ", ")
}

func texts[T ~string](codes []T) []string {
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = string(code)
	}
	return list
}

// called maps every code, and its word in every language, to the code.
func called(field Field, codes []string) map[string]string {
	known := map[string]string{}
	for _, code := range codes {
		known[plain(code)] = code
		for _, lang := range words.Languages {
			known[plain(word(words.For(lang), field, code))] = code
		}
	}
	return known
}

// word is what a code is called in a language.
func word(w *words.Words, field Field, code string) string {
	key := prefixes[field] + code
	if field == State && (code == Open || code == Done) {
		key = "filter.is." + code
	}
	if !w.Has(key) {
		return code
	}
	return w.T(key)
}

// plain writes a name or value so that "Very high", very-high and VERY_HIGH are
// the same, and lage is läge.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' {
			return '-'
		}
		return r
	}, ticket.Fold(strings.TrimSpace(text)))
}

// meant gives the codes that a value means: the one that is called so, else all
// whose names begin so, in their order.
func (v vocabulary) meant(field Field, typed string) []string {
	typed = plain(typed)
	if typed == "" {
		return nil
	}
	if code, exact := v.values[field][typed]; exact {
		return []string{code}
	}
	begun := map[string]bool{}
	for name, code := range v.values[field] {
		if strings.HasPrefix(name, typed) {
			begun[code] = true
		}
	}
	var codes []string
	for _, code := range v.codes[field] {
		if begun[code] {
			codes = append(codes, code)
		}
	}
	return codes
}

// longestName is longer than any name of a token, in bytes.
const longestName = 40

// near gives the token whose name is most like one that is not known; "" for
// none.
func (v vocabulary) near(typed string) Field {
	typed = plain(typed)
	best, least := Field(""), 3
	if len(typed) > longestName {
		return best
	}
	for _, field := range Tokens {
		for name, of := range v.tokens {
			if of != field {
				continue
			}
			away := distance(typed, name)
			if strings.HasPrefix(name, typed) && len(typed) > 1 {
				away = 1
			}
			if away < least {
				best, least = field, away
			}
		}
	}
	return best
}

// distance is how many letters must change to make one name of the other.
func distance(one, other string) int {
	a, b := []rune(one), []rune(other)
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func addNew(to []string, more ...string) []string {
	for _, one := range more {
		if !slices.Contains(to, one) {
			to = append(to, one)
		}
	}
	return to
}
