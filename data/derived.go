package data

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Derived gives what a row's derived columns hold, in a form that compares.
// It is empty for a row that is not there and for a table without any.
func (tx *Tx) Derived(table, id string) (string, error) {
	t, err := tableNamed(table)
	if err != nil {
		return "", err
	}
	var columns []string
	for _, c := range t.columns {
		if c.derived {
			columns = append(columns, "quote("+c.name+")")
		}
	}
	if len(columns) == 0 {
		return "", nil
	}
	var held string
	err = tx.QueryRow("SELECT "+strings.Join(columns, "||','||")+" FROM "+t.name+" WHERE id = ?", id).Scan(&held)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return held, err
}

// IndexDigest gives a number that is another one when the search index holds
// other rows or other words.
func (tx *Tx) IndexDigest() (string, error) {
	sum := sha256.New()
	if err := tx.digest(sum, "SELECT rowid, tbl, id FROM doc ORDER BY rowid"); err != nil {
		return "", err
	}
	for _, index := range searchIndexes {
		if err := tx.Exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp." + index + "_terms USING fts5vocab('main', '" + index + "', 'row')"); err != nil {
			return "", err
		}
		if err := tx.digest(sum, "SELECT doc, term, COALESCE(cnt, 0) FROM temp."+index+"_terms ORDER BY term"); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func (tx *Tx) digest(sum io.Writer, query string) error {
	rows, err := tx.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var number, one, other string
		if err := rows.Scan(&number, &one, &other); err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %q %q\n", number, one, other)
	}
	return rows.Err()
}

// TidyIndex takes words out of the search index that are no row's.
func (tx *Tx) TidyIndex() error {
	for _, index := range searchIndexes {
		if err := tx.Exec("DELETE FROM " + index + " WHERE rowid NOT IN (SELECT rowid FROM doc)"); err != nil {
			return err
		}
	}
	return nil
}

// EachIndexed gives every row in the search index to fn, in no particular
// order; fn may change the index.
func (tx *Tx) EachIndexed(fn func(table, id string) error) error {
	const page = 1000
	last := int64(0)
	for {
		found, to, err := tx.indexed(last, page)
		if err != nil || len(found) == 0 {
			return err
		}
		for _, hit := range found {
			if err := fn(hit.Table, hit.ID); err != nil {
				return err
			}
		}
		last = to
	}
}

// indexed reads so many rows of the index, and tells how far it came.
func (tx *Tx) indexed(after int64, most int) (found []Hit, last int64, err error) {
	rows, err := tx.Query("SELECT rowid, tbl, id FROM doc WHERE rowid > ? ORDER BY rowid LIMIT ?", after, most)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var hit Hit
		if err := rows.Scan(&last, &hit.Table, &hit.ID); err != nil {
			return nil, 0, err
		}
		found = append(found, hit)
	}
	return found, last, rows.Err()
}
