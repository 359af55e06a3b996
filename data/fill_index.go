package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// indexWriter writes one search index in a file of its own, on a goroutine of
// its own.
type indexWriter struct {
	index, file string
	insert      string
	values      func(indexed) []any

	batches chan []indexed
	ended   bool          // nothing more is sent
	done    chan struct{} // closed once the goroutine has ended
	err     error         // of the goroutine; read after done
}

// create makes the file, with what the desk's index holds already.
func (w *indexWriter) create(ctx context.Context, path string) error {
	if err := errors.Join(w.remove(), createPrivate(w.file)); err != nil {
		return err
	}
	return w.within(ctx, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, indexSchema+"; ATTACH "+quoted(path)+" AS desk"); err != nil {
			return err
		}
		return copyIndex(ctx, conn, w.index, "main", "desk")
	})
}

// within runs fn on the file.
func (w *indexWriter) within(ctx context.Context, fn func(*sql.Conn) error) error {
	pool, err := sql.Open("sqlite", fileURI(w.file)+hasty)
	if err != nil {
		return err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return errors.Join(err, pool.Close())
	}
	return errors.Join(fn(conn), conn.Close(), pool.Close())
}

func (w *indexWriter) start(ctx context.Context) {
	w.batches, w.done = make(chan []indexed, 4), make(chan struct{})
	go func() {
		defer close(w.done)
		w.err = w.within(ctx, func(conn *sql.Conn) error { return w.write(ctx, conn) })
		for range w.batches { // nobody waits for a writer that failed
		}
	}()
}

func (w *indexWriter) end() {
	if w.batches != nil && !w.ended {
		w.ended = true
		close(w.batches)
	}
}

// wait ends the writer, if it was started.
func (w *indexWriter) wait() error {
	if w.done == nil {
		return nil
	}
	w.end()
	<-w.done
	return w.err
}

func (w *indexWriter) remove() error {
	return errors.Join(removeIfThere(w.file), removeIfThere(w.file+"-journal"))
}

// write indexes what comes until nothing more does, and merges it.
func (w *indexWriter) write(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s, rank) VALUES ('hashsize', %d); BEGIN", w.index, w.index, hashSize)); err != nil {
		return err
	}
	insert, err := conn.PrepareContext(ctx, w.insert)
	if err != nil {
		return err
	}
	defer insert.Close()
	for batch := range w.batches {
		for _, doc := range batch {
			if _, err := insert.ExecContext(ctx, w.values(doc)...); err != nil {
				return err
			}
		}
	}
	_, err = conn.ExecContext(ctx, "COMMIT; INSERT INTO "+w.index+" ("+w.index+") VALUES ('optimize')")
	return err
}
