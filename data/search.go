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
// ("utbetal" in "löneutbetalning").
const searchSchema = `
CREATE TABLE IF NOT EXISTS doc (rowid INTEGER PRIMARY KEY, tbl TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (tbl, id));
CREATE VIRTUAL TABLE IF NOT EXISTS doc_words USING fts5(title, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE IF NOT EXISTS doc_parts USING fts5(text, content='', contentless_delete=1, tokenize="trigram remove_diacritics 1");
`

// Index makes a row findable by the words of its title and body, in place of
// what was indexed for it before.
func (tx *Tx) Index(table, id, title, body string) error {
	rowid, err := tx.docID(table, id)
	if errors.Is(err, sql.ErrNoRows) {
		if err := tx.Exec("INSERT INTO doc (tbl, id) VALUES (?, ?)", table, id); err != nil {
			return err
		}
		rowid, err = tx.docID(table, id)
	} else if err == nil {
		err = tx.dropWords(rowid)
	}
	if err != nil {
		return fmt.Errorf("index %s %s: %w", table, id, err)
	}
	if err := tx.Exec("INSERT INTO doc_words (rowid, title, body) VALUES (?, ?, ?)", rowid, title, body); err != nil {
		return err
	}
	return tx.Exec("INSERT INTO doc_parts (rowid, text) VALUES (?, ?)", rowid, title+"\n"+body)
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
// of the words typed, the newest of each kind first. Whatever is typed is only ever words:
// quotes and operators mean nothing. Only rows of the tables named are found.
func (db *DB) Search(ctx context.Context, typed string, most int, tables ...string) ([]Hit, error) {
	terms := strings.FieldsFunc(typed, func(r rune) bool { return r <= ' ' || r == '"' })
	if len(terms) == 0 || len(tables) == 0 {
		return nil, nil
	}
	var hits []Hit
	for _, l := range looks(terms) {
		more, err := db.match(ctx, l.index, l.query, most, tables)
		if err != nil {
			return nil, err
		}
		if hits = merge(hits, more, most); len(hits) == most {
			break
		}
	}
	return hits, nil
}

type look struct{ index, query string }

// looks says where to look first, and where then. Words know letters and
// digits only: for "c++" the parts are better.
func looks(terms []string) []look {
	words := look{"doc_words", wordQuery(terms)}
	parts := look{"doc_parts", partQuery(terms)}
	switch {
	case !allLong(terms):
		return []look{words}
	case strings.ContainsFunc(strings.Join(terms, ""), isSign):
		return []look{parts, words}
	default:
		return []look{words, parts}
	}
}

func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

func (db *DB) match(ctx context.Context, index, query string, most int, tables []string) ([]Hit, error) {
	args := []any{query}
	for _, table := range tables {
		args = append(args, table)
	}
	rows, err := db.reads.QueryContext(ctx, "SELECT doc.tbl, doc.id FROM "+index+" CROSS JOIN doc ON doc.rowid = "+index+".rowid"+
		" WHERE "+index+" MATCH ? AND doc.tbl IN (?"+strings.Repeat(", ?", len(tables)-1)+") ORDER BY "+index+".rowid DESC LIMIT ?", append(args, most)...)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
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
	return hits, rows.Err()
}

// wordQuery asks for every term, the last ones as beginnings of words.
func wordQuery(terms []string) string {
	quoted := make([]string, len(terms))
	for i, term := range terms {
		quoted[i] = `"` + term + `"*`
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
