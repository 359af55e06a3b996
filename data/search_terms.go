package data

import (
	"slices"
	"strings"
)

// termsOf cuts what was typed into what is looked for: words, and as one term
// what stands between two quotation marks of which the first begins a word. All
// other marks only part words.
func termsOf(typed string) []string {
	var terms []string
	for {
		at := strings.IndexByte(typed, '"')
		if at < 0 {
			return append(terms, cutWords(typed)...)
		}
		terms = append(terms, cutWords(typed[:at])...)
		begins := at == 0 || typed[at-1] <= ' '
		typed = typed[at+1:]
		if end := strings.IndexByte(typed, '"'); begins && end >= 0 {
			if phrase := strings.Join(cutWords(typed[:end]), " "); phrase != "" {
				terms = append(terms, phrase)
			}
			typed = typed[end+1:]
		}
	}
}

func cutWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' })
}

// isPhrase tells whether a term is several words that must stand one after the
// other: only the parts know of that.
func isPhrase(term string) bool { return strings.Contains(term, " ") }

// Containing is Search for what does not fit: the query that gives table and id
// of every row whose text contains each of the words typed. It is empty when
// there are none.
func Containing(typed string) (query string, args []any) {
	terms := termsOf(typed)
	index, match := "doc_parts", partQuery(terms)
	if !allLong(terms) {
		index, match = "doc_words", wordQuery(terms)
	}
	if len(terms) == 0 || match == "" {
		return "", nil
	}
	return "SELECT tbl, id FROM doc WHERE rowid IN (SELECT rowid FROM " + index + " WHERE " + index + " MATCH ?)", []any{match}
}

// hasPhrase tells whether one of the terms is a phrase.
func hasPhrase(terms []string) bool { return slices.ContainsFunc(terms, isPhrase) }
