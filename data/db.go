package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// DB is one open desk: the database file and the blobs beside it. Several
// programs may have the same desk open; writers take turns. Safe for
// concurrent use.
type DB struct {
	path    string
	derive  Derive
	lock    *lock
	pools   []*sql.DB
	reads   *sql.DB   // query_only connections
	queries compiled  // of reads
	watcher *sql.Conn // sees when others commit

	turn   chan struct{} // held by the one that writes
	writer *sql.Conn
	stmts  map[string]*sql.Stmt // of the writer, by their text
}

// Derive rewrites derived columns and the search index after rows changed. It
// runs at the end of every writing transaction, inside it.
type Derive func(tx *Tx, changed []Touched) error

// Options say how a desk is opened.
type Options struct {
	// Derive is app's hook for derived columns.
	Derive Derive
	// Program names the opener to others who find the desk in use.
	Program string
	// Create allows a new desk to be made where there is no file.
	Create bool

	migrations fs.FS // of tests; nil for the program's own
}

// Open opens the desk in the file, migrating it to this program's schema. What
// cannot be opened safely is refused with a *Refusal, and
// nothing is changed.
func Open(ctx context.Context, path string, options Options) (*DB, error) {
	path, err := deskPath(path)
	if err != nil {
		return nil, err
	}
	held, err := prepareFile(ctx, path, options)
	if err != nil {
		return nil, err
	}
	db := &DB{path: path, derive: options.Derive, lock: held, turn: make(chan struct{}, 1), stmts: map[string]*sql.Stmt{}}
	if err := db.connect(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), db.Close())
	}
	return db, nil
}

func (db *DB) connect(ctx context.Context) error {
	writes, err := sql.Open("sqlite", dsn(db.path, "_pragma=synchronous(FULL)"))
	if err != nil {
		return err
	}
	reads, err := sql.Open("sqlite", dsn(db.path, "_pragma=query_only(1)"))
	if err != nil {
		return err
	}
	reads.SetMaxIdleConns(4)
	db.reads, db.pools = reads, []*sql.DB{reads, writes}
	if db.writer, err = writes.Conn(ctx); err != nil {
		return err
	}
	db.watcher, err = reads.Conn(ctx)
	return err
}

// dsn is the address of a database file with the pragmas of every connection;
// busy_timeout comes first, since the others may already have to wait. Foreign
// keys hold unless more says otherwise: of a pragma that is named twice, the
// driver does not take the last.
func dsn(path, more string) string {
	if !strings.Contains(more, "foreign_keys") {
		more = "_pragma=foreign_keys(1)&" + more
	}
	return fileURI(path) + "?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&" + more
}

// fileURI writes a path as SQLite wants it, drive letter and odd characters included.
func fileURI(path string) string {
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	return address.String()
}

// Path gives the database file.
func (db *DB) Path() string { return db.path }

// Close ends all use of the desk and gives up its lock.
func (db *DB) Close() error {
	errs := []error{db.queries.close()}
	for _, stmt := range db.stmts {
		errs = append(errs, stmt.Close())
	}
	for _, conn := range []*sql.Conn{db.watcher, db.writer} {
		if conn != nil {
			errs = append(errs, conn.Close())
		}
	}
	for _, pool := range db.pools {
		errs = append(errs, pool.Close())
	}
	return errors.Join(append(errs, db.lock.release())...)
}

// Write runs fn in one transaction that is committed, derived columns
// included, unless fn fails. Once Write returns nil the change is on disk.
func (db *DB) Write(ctx context.Context, fn func(*Tx) error) error {
	return db.transact(ctx, fn, "COMMIT")
}

// Try runs fn like Write and then takes everything back: it tells what would
// happen.
func (db *DB) Try(ctx context.Context, fn func(*Tx) error) error {
	return db.transact(ctx, fn, "ROLLBACK")
}

func (db *DB) transact(ctx context.Context, fn func(*Tx) error, end string) error {
	select {
	case db.turn <- struct{}{}:
		defer func() { <-db.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if _, err := db.writer.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return errors.Join(refusalOf(db.path, fmt.Errorf("begin: %w", err)), db.rollBack(context.WithoutCancel(ctx)))
	}
	always := context.WithoutCancel(ctx)
	if err := db.run(ctx, fn); err != nil {
		return errors.Join(refusalOf(db.path, err), db.rollBack(always))
	}
	if _, err := db.writer.ExecContext(always, end); err != nil {
		return errors.Join(refusalOf(db.path, fmt.Errorf("commit: %w", err)), db.rollBack(always))
	}
	return nil
}

// run lets fn and the derive hook work. A transaction that was lost on the way
// fails, even if fn took no notice.
func (db *DB) run(ctx context.Context, fn func(*Tx) error) error {
	inside, lose := context.WithCancelCause(ctx)
	defer lose(nil)
	tx := &Tx{ctx: inside, lose: lose, db: db}
	err := fn(tx)
	if err == nil && db.derive != nil && len(tx.changed) > 0 {
		err = db.derive(tx, tx.changed)
	}
	if lost := context.Cause(inside); lost != nil && !errors.Is(err, lost) {
		err = errors.Join(err, lost)
	}
	return err
}

// rollBack ends the transaction. Where SQLite has already done so by itself,
// another one can be begun, and there is nothing to say.
func (db *DB) rollBack(ctx context.Context) error {
	_, err := db.writer.ExecContext(ctx, "ROLLBACK")
	if err == nil {
		return nil
	}
	if _, stuck := db.writer.ExecContext(ctx, "BEGIN; ROLLBACK"); stuck != nil {
		return errors.Join(fmt.Errorf("roll back: %w", err), stuck)
	}
	return nil
}

// Reads gives the connections that only read: what views query.
func (db *DB) Reads() *sql.DB { return db.reads }

// Version is another number whenever any program has committed to the desk
// since the last call. Calls must not overlap.
func (db *DB) Version(ctx context.Context) (int64, error) {
	var version int64
	err := db.watcher.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err
}

// prepare gives the writer's statement for a query; it is compiled once.
func (tx *Tx) prepare(query string) (*sql.Stmt, error) {
	if stmt, known := tx.db.stmts[query]; known {
		return stmt, nil
	}
	stmt, err := tx.db.writer.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", query, err)
	}
	tx.db.stmts[query] = stmt
	return stmt, nil
}
