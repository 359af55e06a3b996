package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// docFiller makes the search index of many rows in a file of its own
// ("<desk>.index"), beside the rows themselves: two processors are busy, and
// each part of the index is written in few large pieces, merged into one at the
// end.
type docFiller struct {
	path, file string
	last       map[section]int64 // doc row given last, by section
	gathered   []indexed
	batches    chan []indexed
	done       chan struct{} // closed once the writer has ended
	err        error         // of the writer; read after done
}

type indexed struct {
	rowid       int64
	title, body string
}

const (
	indexSuffix = ".index"
	docsAtOnce  = 1000
	// hashSize is how many bytes of words FTS5 gathers before it writes them.
	hashSize = 128 << 20
)

// shadows are the tables behind a search index that hold what is in it.
var shadows = []string{"data", "idx", "docsize"}

func newDocFiller(ctx context.Context, path string) (*docFiller, error) {
	d := &docFiller{path: path, file: path + indexSuffix, last: map[section]int64{}}
	if err := errors.Join(d.remove(), createPrivate(d.file)); err != nil {
		return nil, err
	}
	err := d.within(ctx, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, indexSchema+"; ATTACH "+quoted(path)+" AS desk"); err != nil {
			return err
		}
		return copyIndexes(ctx, conn, "main", "desk")
	})
	if err != nil {
		return nil, errors.Join(err, d.remove())
	}
	return d, nil
}

// within runs fn on the file of its own.
func (d *docFiller) within(ctx context.Context, fn func(*sql.Conn) error) error {
	pool, err := sql.Open("sqlite", fileURI(d.file)+hasty)
	if err != nil {
		return err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return errors.Join(err, pool.Close())
	}
	return errors.Join(fn(conn), conn.Close(), pool.Close())
}

// copyIndexes makes one database's search indexes hold what another's do.
func copyIndexes(ctx context.Context, conn *sql.Conn, to, from string) error {
	for _, index := range searchIndexes {
		for _, shadow := range shadows {
			name := index + "_" + shadow
			copies := fmt.Sprintf("DELETE FROM %s.%s; INSERT INTO %s.%s SELECT * FROM %s.%s", to, name, to, name, from, name)
			if _, err := conn.ExecContext(ctx, copies); err != nil {
				return fmt.Errorf("copy %s: %w", name, err)
			}
		}
	}
	return nil
}

// begin reads which doc rows are taken and starts the writer.
func (d *docFiller) begin(ctx context.Context, f *Filler) error {
	for _, s := range sections {
		var last int64
		if err := f.conn.QueryRowContext(ctx, lastDoc, s.first, s.last).Scan(&last); err != nil {
			return err
		}
		d.last[s.section] = last
	}
	batches := make(chan []indexed, 4)
	d.batches, d.done = batches, make(chan struct{})
	go func() {
		defer close(d.done)
		d.err = d.within(ctx, func(conn *sql.Conn) error { return writeIndex(ctx, conn, batches) })
		for range batches { // nobody waits for a writer that failed
		}
	}()
	return nil
}

func (d *docFiller) next(table string) int64 {
	s := sectionOf(table)
	d.last[s]++
	return d.last[s]
}

func (d *docFiller) add(ctx context.Context, doc indexed) error {
	d.gathered = append(d.gathered, doc)
	if len(d.gathered) < docsAtOnce {
		return nil
	}
	d.batches <- d.gathered
	d.gathered = nil
	return ctx.Err()
}

// writeIndex indexes what comes until nothing more does, and tidies up.
func writeIndex(ctx context.Context, conn *sql.Conn, batches <-chan []indexed) error {
	for _, index := range searchIndexes {
		if _, err := conn.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s, rank) VALUES ('hashsize', %d)", index, index, hashSize)); err != nil {
			return err
		}
	}
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	words, err := conn.PrepareContext(ctx, insertWords)
	if err != nil {
		return err
	}
	defer words.Close()
	parts, err := conn.PrepareContext(ctx, insertParts)
	if err != nil {
		return err
	}
	defer parts.Close()
	for batch := range batches {
		for _, doc := range batch {
			if _, err := words.ExecContext(ctx, doc.rowid, doc.title, doc.body); err != nil {
				return err
			}
			if _, err := parts.ExecContext(ctx, doc.rowid, partsOf(doc.title, doc.body)); err != nil {
				return err
			}
		}
	}
	if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
		return err
	}
	for _, index := range searchIndexes {
		if _, err := conn.ExecContext(ctx, "INSERT INTO "+index+" ("+index+") VALUES ('optimize')"); err != nil {
			return err
		}
	}
	return nil
}

// end tells the writer that nothing more comes.
func (d *docFiller) end() error {
	d.batches <- d.gathered
	d.gathered = nil
	close(d.batches)
	d.batches = nil
	return nil
}

// wait waits until the writer has ended, if there is one.
func (d *docFiller) wait() error {
	if d.done == nil {
		return nil
	}
	if d.batches != nil {
		close(d.batches)
		d.batches = nil
	}
	<-d.done
	return d.err
}

// finish puts the index into the desk.
func (d *docFiller) finish(f *Filler) error {
	if err := d.wait(); err != nil {
		return err
	}
	if err := f.exec("ATTACH " + quoted(d.file) + " AS built"); err != nil {
		return err
	}
	if err := copyIndexes(f.ctx, f.conn, "main", "built"); err != nil {
		return err
	}
	return f.exec("DETACH built")
}

func (d *docFiller) remove() error {
	return errors.Join(removeIfThere(d.file), removeIfThere(d.file+"-journal"))
}

// quoted writes a text as SQL.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
