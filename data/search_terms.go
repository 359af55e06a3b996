package data

import (
	"context"
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

// Matching is Search as a part of another query: the query that gives table and
// id of every row that has words beginning as typed, or, where signs or several
// words in turn are looked for, whose text contains them. It is empty when there
// is nothing to look for.
func Matching(typed string) (query string, args []any) {
	first, some := firstLook(typed)
	if !some {
		return "", nil
	}
	return "SELECT tbl, id FROM doc WHERE rowid IN (SELECT rowid FROM " + first.index + " WHERE " + first.index + " MATCH ?)", []any{first.query}
}

// MatchingRow is Matching turned round: the condition that one row of a table,
// whose id the other query has, is among them. It is the quicker the fewer rows
// are asked about.
func MatchingRow(typed, table, id string) (condition string, args []any) {
	first, some := firstLook(typed)
	if !some {
		return "FALSE", nil
	}
	return "EXISTS (SELECT 1 FROM doc CROSS JOIN " + first.index + " ON " + first.index + ".rowid = doc.rowid WHERE doc.tbl = '" + table +
		"' AND doc.id = " + id + " AND " + first.index + " MATCH ?)", []any{first.query}
}

// CountMatching counts what Matching gives, no further than most.
func (db *DB) CountMatching(ctx context.Context, typed string, most int) (int, error) {
	first, some := firstLook(typed)
	if !some {
		return 0, nil
	}
	var count int
	err := db.Reads().QueryRowContext(ctx, "SELECT COUNT(*) FROM (SELECT 1 FROM "+first.index+" WHERE "+first.index+" MATCH ? LIMIT ?)",
		first.query, most).Scan(&count)
	return count, refuseOdd(err)
}

// firstLook is where typed words are looked for first, if there are any.
func firstLook(typed string) (look, bool) {
	terms := termsOf(typed)
	if len(terms) == 0 {
		return look{}, false
	}
	first := looks(terms)[0]
	return first, first.query != ""
}

// hasPhrase tells whether one of the terms is a phrase.
func hasPhrase(terms []string) bool { return slices.ContainsFunc(terms, isPhrase) }
