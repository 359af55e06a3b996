package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// The search index is the desk's own: it is written by app's Derive hook, is on
// no wire and in no journal, and can be dropped and made anew.
//
// Words are indexed twice: as words, diacritics removed, for what people
// usually type, and as trigrams for what stands inside a compound
// ("utbetal" in "löneutbetalning"). The words know rows only, no places in
// them, and their beginnings too: after any letter typed the newest rows are
// found without reading all that match.
const (
	docSchema = `
CREATE TABLE IF NOT EXISTS doc (rowid INTEGER PRIMARY KEY, tbl TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (tbl, id));
`
	indexSchema = `
CREATE VIRTUAL TABLE IF NOT EXISTS doc_words USING fts5(title, body, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5 6 7 8 9 10', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE IF NOT EXISTS doc_parts USING fts5(text, content='', contentless_delete=1, tokenize="trigram remove_diacritics 1");
`
	searchSchema = docSchema + indexSchema
)

// searchIndexes names the tables of indexSchema.
var searchIndexes = []string{"doc_words", "doc_parts"}

// section is a part of the index that can be searched by itself.
type section int

const (
	talk section = iota // what people say, of which there is ever more: tickets, messages, notes
	card                // what they say it about: customers, contacts, contracts …
)

// sections say which rows of the index are whose, the first one taken by none.
var sections = []struct {
	section     section
	first, last int64
}{
	{talk, 0, 1<<40 - 1},
	{card, 1 << 40, 1<<41 - 1},
}

func sectionOf(table string) section {
	switch table {
	case "ticket", "message", "note":
		return talk
	}
	return card
}

// The statements that write the index. lastDoc gives the row that was given
// out last of a section.
const (
	lastDoc     = "SELECT COALESCE((SELECT rowid FROM doc WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid DESC LIMIT 1), ?1)"
	insertDoc   = "INSERT INTO doc (rowid, tbl, id) VALUES ((" + lastDoc + ") + 1, ?3, ?4)"
	insertWords = "INSERT INTO doc_words (rowid, title, body) VALUES (?, ?, ?)"
	insertParts = "INSERT INTO doc_parts (rowid, text) VALUES (?, ?)"
)

func partsOf(title, body string) string { return title + "\n" + body }

// Index makes a row findable by the words of its title and body, in place of
// what was indexed for it before.
func (tx *Tx) Index(table, id, title, body string) error {
	rowid, err := tx.docID(table, id)
	if errors.Is(err, sql.ErrNoRows) {
		s := sections[sectionOf(table)]
		if err := tx.Exec(insertDoc, s.first, s.last, table, id); err != nil {
			return err
		}
		rowid, err = tx.docID(table, id)
	} else if err == nil {
		err = tx.dropWords(rowid)
	}
	if err != nil {
		return fmt.Errorf("index %s %s: %w", table, id, err)
	}
	if err := tx.Exec(insertWords, rowid, title, body); err != nil {
		return err
	}
	return tx.Exec(insertParts, rowid, partsOf(title, body))
}

// Unindex makes a row findable no longer.
func (tx *Tx) Unindex(table, id string) error {
	rowid, err := tx.docID(table, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := tx.dropWords(rowid); err != nil {
		return err
	}
	return tx.Exec("DELETE FROM doc WHERE rowid = ?", rowid)
}

func (tx *Tx) docID(table, id string) (int64, error) {
	var rowid int64
	err := tx.QueryRow("SELECT rowid FROM doc WHERE tbl = ? AND id = ?", table, id).Scan(&rowid)
	return rowid, err
}

func (tx *Tx) dropWords(rowid int64) error {
	if err := tx.Exec("DELETE FROM doc_words WHERE rowid = ?", rowid); err != nil {
		return err
	}
	return tx.Exec("DELETE FROM doc_parts WHERE rowid = ?", rowid)
}

// Hit is a row that a search found.
type Hit struct{ Table, ID string }

// Search finds rows whose words begin with, or else whose text contains, each
// of the words typed: cards first, but most of the room is for the newest of
// what people say. Whatever is typed is only ever words: quotes and operators
// mean nothing. Only rows of the tables named are found.
func (db *DB) Search(ctx context.Context, typed string, most int, tables ...string) ([]Hit, error) {
	terms := termsOf(typed)
	if len(terms) == 0 || most <= 0 {
		return nil, nil
	}
	wanted := map[section][]string{}
	for _, table := range tables {
		wanted[sectionOf(table)] = append(wanted[sectionOf(table)], table)
	}
	cards, err := db.searchSection(ctx, card, terms, most, wanted[card])
	if err != nil {
		return nil, err
	}
	said, err := db.searchSection(ctx, talk, terms, most, wanted[talk])
	if err != nil {
		return nil, err
	}
	if room := max(most/cardShare, most-len(said)); len(cards) > room {
		cards = cards[:room]
	}
	return append(cards, said[:min(len(said), most-len(cards))]...), nil
}

// cardShare is the part of what is found that cards may take: one in so many.
const cardShare = 3

// searchSection finds rows of one section, the newest first.
func (db *DB) searchSection(ctx context.Context, s section, terms []string, most int, tables []string) ([]Hit, error) {
	if len(tables) == 0 {
		return nil, nil
	}
	var hits []Hit
	for _, l := range looks(terms) {
		if l.loose && len(hits) > 0 {
			break
		}
		more, err := db.match(ctx, l, s, most, tables)
		if err != nil {
			return nil, err
		}
		if hits = merge(hits, more, most); len(hits) == most {
			break
		}
	}
	return hits, nil
}

// look is one way to search; a loose one counts only where the others find
// nothing.
type look struct {
	index, query string
	loose        bool
}

// looks says where to look first, and where then. Words know letters and
// digits only: for "c++" the parts are better.
func looks(terms []string) []look {
	words := look{index: "doc_words", query: wordQuery(terms)}
	parts := look{index: "doc_parts", query: partQuery(terms)}
	switch {
	case !allLong(terms):
		return []look{words}
	case hasPhrase(terms):
		return []look{parts}
	case strings.ContainsFunc(strings.Join(terms, ""), isSign):
		words.loose = strings.Count(words.query, " ") >= len(terms) // of C:\temp they know c and temp
		return []look{parts, words}
	default:
		return []look{words, parts}
	}
}

func isSign(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && !unicode.Is(unicode.Co, r)
}

func (db *DB) match(ctx context.Context, l look, s section, most int, tables []string) ([]Hit, error) {
	if l.query == "" {
		return nil, nil
	}
	args := []any{l.query, sections[s].first, sections[s].last}
	for _, table := range tables {
		args = append(args, table)
	}
	rows, err := db.reads.QueryContext(ctx, "SELECT doc.tbl, doc.id FROM "+l.index+" CROSS JOIN doc ON doc.rowid = "+l.index+".rowid"+
		" WHERE "+l.index+" MATCH ? AND "+l.index+".rowid BETWEEN ? AND ? AND doc.tbl IN (?"+strings.Repeat(", ?", len(tables)-1)+
		") ORDER BY "+l.index+".rowid DESC LIMIT ?", append(args, most)...)
	if err != nil {
		return nil, refuseOdd(err)
	}
	defer rows.Close()
	var hits []Hit
	for rows.Next() {
		var hit Hit
		if err := rows.Scan(&hit.Table, &hit.ID); err != nil {
			return nil, err
		}
		hits = append(hits, hit)
	}
	return hits, refuseOdd(rows.Err())
}

// refuseOdd passes errors of a search on, but for one: the words of the index
// end at letters that are younger than its alphabet, and of several words in
// one it knows no order. What is typed with such letters is no word then.
func refuseOdd(err error) error {
	if err == nil || strings.Contains(err.Error(), "phrase queries are not supported") {
		return nil
	}
	return fmt.Errorf("search: %w", err)
}

// wordQuery asks for the words in all terms, as beginnings of words.
func wordQuery(terms []string) string {
	var quoted []string
	for _, term := range terms {
		for _, word := range strings.FieldsFunc(term, isSign) {
			quoted = append(quoted, `"`+word+`"*`)
		}
	}
	return strings.Join(quoted, " ")
}

func partQuery(terms []string) string {
	quoted := make([]string, len(terms))
	for i, term := range terms {
		quoted[i] = `"` + term + `"`
	}
	return strings.Join(quoted, " AND ")
}

// allLong tells whether trigrams can find every term.
func allLong(terms []string) bool {
	for _, term := range terms {
		if len([]rune(term)) < 3 {
			return false
		}
	}
	return true
}

func merge(hits, more []Hit, most int) []Hit {
	seen := make(map[Hit]bool, len(hits))
	for _, hit := range hits {
		seen[hit] = true
	}
	for _, hit := range more {
		if !seen[hit] && len(hits) < most {
			hits = append(hits, hit)
		}
	}
	return hits
}
