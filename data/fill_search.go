package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// docFiller makes the search indexes of many rows in files of their own
// ("<desk>.words", "<desk>.parts"), beside the rows themselves: all processors
// are busy, and each index is written in few large pieces, merged into one at
// the end.
type docFiller struct {
	last     map[section]int64 // doc row given last, by section
	gathered []indexed
	writers  []*indexWriter
}

type indexed struct {
	rowid       int64
	title, body string
}

const (
	docsAtOnce = 1000
	// hashSize is how many bytes of words FTS5 gathers before it writes them.
	hashSize = 64 << 20
)

func newDocFiller(ctx context.Context, path string) (*docFiller, error) {
	d := &docFiller{last: map[section]int64{}, writers: []*indexWriter{
		{index: "doc_words", file: path + ".words", insert: insertWords, values: func(doc indexed) []any { return []any{doc.rowid, doc.title, doc.body} }},
		{index: "doc_parts", file: path + ".parts", insert: insertParts, values: func(doc indexed) []any { return []any{doc.rowid, partsOf(doc.title, doc.body)} }},
	}}
	for _, w := range d.writers {
		if err := w.create(ctx, path); err != nil {
			return nil, errors.Join(err, d.remove())
		}
	}
	return d, nil
}

// begin reads which doc rows are taken and starts the writers.
func (d *docFiller) begin(ctx context.Context, f *Filler) error {
	for _, s := range sections {
		var last int64
		if err := f.conn.QueryRowContext(ctx, lastDoc, s.first, s.last).Scan(&last); err != nil {
			return err
		}
		d.last[s.section] = last
	}
	for _, w := range d.writers {
		w.start(ctx)
	}
	return nil
}

func (d *docFiller) next(table string) int64 {
	s := sectionOf(table)
	d.last[s]++
	return d.last[s]
}

func (d *docFiller) add(ctx context.Context, doc indexed) error {
	if d.gathered = append(d.gathered, doc); len(d.gathered) == docsAtOnce {
		d.send()
	}
	return ctx.Err()
}

func (d *docFiller) send() {
	for _, w := range d.writers {
		w.batches <- d.gathered
	}
	d.gathered = nil
}

// end tells the writers that nothing more comes.
func (d *docFiller) end() error {
	d.send()
	for _, w := range d.writers {
		w.end()
	}
	return nil
}

// wait waits until the writers have ended.
func (d *docFiller) wait() error {
	var errs []error
	for _, w := range d.writers {
		errs = append(errs, w.wait())
	}
	return errors.Join(errs...)
}

// finish puts the indexes into the desk.
func (d *docFiller) finish(f *Filler) error {
	if err := d.wait(); err != nil {
		return err
	}
	for _, w := range d.writers {
		if err := f.exec("ATTACH " + quoted(w.file) + " AS built"); err != nil {
			return err
		}
		if err := copyIndex(f.ctx, f.conn, w.index, "main", "built"); err != nil {
			return err
		}
		if err := f.exec("DETACH built"); err != nil {
			return err
		}
	}
	return nil
}

func (d *docFiller) remove() error {
	var errs []error
	for _, w := range d.writers {
		errs = append(errs, w.remove())
	}
	return errors.Join(errs...)
}

// shadows are the tables behind a search index that hold what is in it.
var shadows = []string{"data", "idx", "docsize"}

// copyIndex makes an index of one database hold what that of another does.
func copyIndex(ctx context.Context, conn *sql.Conn, index, to, from string) error {
	for _, shadow := range shadows {
		name := index + "_" + shadow
		copies := fmt.Sprintf("DELETE FROM %s.%s; INSERT INTO %s.%s SELECT * FROM %s.%s", to, name, to, name, from, name)
		if _, err := conn.ExecContext(ctx, copies); err != nil {
			return fmt.Errorf("copy %s: %w", name, err)
		}
	}
	return nil
}

// quoted writes a text as SQL.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
