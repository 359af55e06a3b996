package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
)

// Filler puts very many rows into a desk at once. They are rows like those that
// commands write, but there is no journal of them: nobody can undo them.
type Filler struct {
	ctx     context.Context // of the one call that the filling lives in
	conn    *sql.Conn
	loads   map[string]*load // by table
	dropped []string         // indexes to be made at the end, as SQL
	docs    *docFiller
}

// FillOptions say how a desk is filled.
type FillOptions struct {
	// Program names who fills to others who find the desk in use.
	Program string
	// Finishing is told how many of the steps are done that come after all
	// rows: indexes and the search index.
	Finishing func(done, of int)
}

// Fill lets fn put rows into a desk that nobody else has open. Until it is done
// nothing in the file is safe: it must be one that the caller throws away when
// Fill fails. Once it returns nil all of it is on disk.
func Fill(ctx context.Context, path string, options FillOptions, fn func(*Filler) error) error {
	return alone(ctx, path, options.Program, func() error {
		docs, err := newDocFiller(ctx, path)
		if err != nil {
			return err
		}
		err = fill(ctx, path, options, docs, fn)
		return errors.Join(err, docs.remove())
	})
}

func fill(ctx context.Context, path string, options FillOptions, docs *docFiller, fn func(*Filler) error) error {
	pool, err := sql.Open("sqlite", fileURI(path)+hasty)
	if err != nil {
		return err
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	f := &Filler{ctx: ctx, conn: conn, loads: map[string]*load{}, docs: docs}
	for _, step := range []func() error{
		func() error { return f.exec("BEGIN") },
		func() error { return docs.begin(ctx, f) },
		func() error { return fn(f) },
		f.flush,
		docs.end,
		func() error { return f.exec("COMMIT") },
		func() error { return f.finish(options.Finishing) },
	} {
		if err := step(); err != nil {
			return errors.Join(refusalOf(path, err), docs.wait())
		}
	}
	return errors.Join(conn.Close(), pool.Close(), syncFile(path))
}

// hasty opens a file that is thrown away when anything goes wrong: nothing is
// kept to take a step back, and nothing waits for the disk.
const hasty = "?_pragma=busy_timeout(5000)&_pragma=journal_mode(DELETE)&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)" +
	"&_pragma=locking_mode(EXCLUSIVE)&_pragma=foreign_keys(0)&_pragma=cache_size(-131072)"

// Query runs a query among the rows of the desk as it was before filling.
func (f *Filler) Query(query string, args ...any) (*sql.Rows, error) {
	return f.conn.QueryContext(f.ctx, query, args...)
}

func (f *Filler) fixed(query string, args ...any) (*sql.Rows, error) { return f.Query(query, args...) }

// Load puts a new row into the table, derived columns included, stamped with
// the command that would have written it. A bucket that is another row's must
// be given.
func (t *Table[T]) Load(f *Filler, commandID string, row *T) error {
	value := reflect.ValueOf(row).Elem()
	id := value.FieldByIndex(t.column("id").index).String()
	bucket := value.FieldByIndex(t.column("bucket").index)
	if t.bucket.constant != "" {
		bucket.SetString(t.bucket.constant)
	}
	if id == "" || bucket.String() == "" {
		return fmt.Errorf("load %s %q: no id or no bucket", t.name, id)
	}
	value.FieldByIndex(t.column("tag").index).SetInt(tagOf(commandID, t.name, id))
	to, err := f.loadOf(t.table)
	if err != nil {
		return err
	}
	for _, c := range t.columns {
		to.args = append(to.args, c.bind(value))
	}
	return to.full(f.ctx)
}

// Number says which number of a series was given out last.
func (f *Filler) Number(series string, last int64) error {
	_, err := f.conn.ExecContext(f.ctx, "INSERT INTO counter (id, last) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET last = excluded.last", series, last)
	return err
}

// Index makes a row findable by the words of its title and body. It must not
// have been indexed before.
func (f *Filler) Index(table, id, title, body string) error {
	rowid := f.docs.next(table)
	doc, known := f.loads["doc"]
	if !known {
		var err error
		if doc, err = f.prepare("doc", "rowid, tbl, id", 3); err != nil {
			return err
		}
	}
	doc.args = append(doc.args, rowid, table, id)
	if err := doc.full(f.ctx); err != nil {
		return err
	}
	return f.docs.add(f.ctx, indexed{rowid, title, body})
}

// load gathers rows of one table and writes many with one statement.
type load struct {
	columns   int
	many, one *sql.Stmt
	args      []any
}

// rowsAtOnce is how many rows one statement writes.
const rowsAtOnce = 24

func (f *Filler) loadOf(t *table) (*load, error) {
	if known, ok := f.loads[t.name]; ok {
		return known, nil
	}
	if err := f.dropIndexes(t.name); err != nil {
		return nil, err
	}
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return f.prepare(t.name, strings.Join(names, ", "), len(names))
}

func (f *Filler) prepare(table, columns string, n int) (*load, error) {
	row := "(?" + strings.Repeat(", ?", n-1) + ")"
	insert := "INSERT INTO " + table + " (" + columns + ") VALUES " + row
	one, err := f.conn.PrepareContext(f.ctx, insert)
	if err != nil {
		return nil, err
	}
	many, err := f.conn.PrepareContext(f.ctx, insert+strings.Repeat(", "+row, rowsAtOnce-1))
	f.loads[table] = &load{columns: n, many: many, one: one}
	return f.loads[table], err
}

// full writes the rows gathered once they are enough for one statement.
func (l *load) full(ctx context.Context) error {
	if len(l.args) < l.columns*rowsAtOnce {
		return nil
	}
	_, err := l.many.ExecContext(ctx, l.args...)
	l.args = l.args[:0]
	return err
}

// flush writes what is gathered still.
func (f *Filler) flush() error {
	for _, l := range f.loads {
		for ; len(l.args) > 0; l.args = l.args[l.columns:] {
			if _, err := l.one.ExecContext(f.ctx, l.args[:l.columns]...); err != nil {
				return err
			}
		}
		if err := errors.Join(l.many.Close(), l.one.Close()); err != nil {
			return err
		}
	}
	return nil
}

// namedTexts reads rows of a name and a text.
func namedTexts(rows *sql.Rows) (names, texts []string, err error) {
	defer rows.Close()
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, nil, err
		}
		names, texts = append(names, name), append(texts, text)
	}
	return names, texts, rows.Err()
}

// dropIndexes takes a table's indexes away: made at the end, they are sorted
// once.
func (f *Filler) dropIndexes(table string) error {
	rows, err := f.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name", table)
	if err != nil {
		return err
	}
	names, made, err := namedTexts(rows)
	if err != nil {
		return err
	}
	f.dropped = append(f.dropped, made...)
	for _, name := range names {
		if err := f.exec("DROP INDEX " + name); err != nil {
			return err
		}
	}
	return nil
}

// finish makes the indexes and puts the search index in, and leaves a desk like
// any other.
func (f *Filler) finish(tell func(done, of int)) error {
	steps := make([]func() error, 0, len(f.dropped)+2)
	for _, made := range f.dropped {
		steps = append(steps, func() error { return f.exec(made) })
	}
	steps = append(steps,
		func() error { return f.docs.finish(f) },
		func() error { return f.exec("PRAGMA journal_mode = WAL") },
	)
	for i, step := range steps {
		if tell != nil {
			tell(i, len(steps))
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (f *Filler) exec(query string) error {
	if _, err := f.conn.ExecContext(f.ctx, query); err != nil {
		return fmt.Errorf("%s: %w", query, err)
	}
	return nil
}

// Adopt moves a desk that nobody has open to a place where there is none.
func Adopt(ctx context.Context, from, to, program string) error {
	to, err := deskPath(to)
	if err != nil {
		return err
	}
	return alone(ctx, to, program, func() error {
		there, err := exists(to)
		if err != nil || there {
			return errors.Join(err, fmt.Errorf("adopt %s: there is a desk", to))
		}
		if err := moveIfThere(from+blobsSuffix, to+blobsSuffix); err != nil {
			return err
		}
		if err := moveInto(from, to); err != nil {
			return err
		}
		return Discard(from)
	})
}

// Discard removes whatever there is of a desk that nobody needs.
func Discard(path string) error {
	var errs []error
	for _, suffix := range []string{"", walSuffix, shmSuffix, "-journal", lockSuffix} {
		errs = append(errs, removeIfThere(path+suffix))
	}
	return errors.Join(append(errs, clearStaged(path), os.RemoveAll(path+usersSuffix), os.RemoveAll(path+blobsSuffix))...)
}
