package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/pressly/goose/v3"
)

// ReadCopyOptions say how a copy is made a desk again.
type ReadCopyOptions struct {
	// Derivers compute anew what is computed from the rows of a table: derived
	// columns and the search index.
	Derivers map[string]func(tx *Tx, id string) error
	// Program names the reading program to others who find the desk in use.
	Program string
	// Progress is told how far it has come; nil for nobody.
	Progress Progress
}

// ReadCopy makes a new desk of a copy. At path there must be no desk, or one
// without a single row, which is kept beside it: nothing is ever merged. Every
// line, every reference and every content is verified; a copy that is not
// whole is refused with a *CopyFault, and nothing is left of it. The desk gets
// a replica id of its own, since the commands of the old one may go on.
func ReadCopy(ctx context.Context, dir, path string, options ReadCopyOptions) (CopyManifest, error) {
	path, err := deskPath(path)
	if err != nil {
		return CopyManifest{}, err
	}
	m, err := readCopyManifest(dir)
	if err != nil {
		return m, err
	}
	known, err := schemaFrom(nil)
	if err != nil {
		return m, err
	}
	if m.Schema > known.latest {
		return m, &Refusal{Reason: Newer, Path: dir, Found: m.Schema, Known: known.latest}
	}
	if err := wantEmpty(ctx, path); err != nil {
		return m, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return m, refusalOf(path, err)
	}
	r := &copyReader{ctx: ctx, dir: dir, path: path, manifest: m, schema: known, options: options}
	r.done = newCounter(options.Progress, r.size())
	err = alone(ctx, path, options.Program, r.make)
	var fault *CopyFault
	if !errors.As(err, &fault) {
		err = refusalOf(path, err)
	}
	return m, err
}

// readCopyManifest reads what a folder says that it holds.
func readCopyManifest(dir string) (CopyManifest, error) {
	file, err := os.Open(filepath.Join(dir, copyManifest))
	if os.IsNotExist(err) {
		return CopyManifest{}, &CopyFault{Reason: NoCopy, File: dir, Cause: err}
	}
	if err != nil {
		return CopyManifest{}, refusalOf(dir, err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, copyManifestMost))
	if err != nil {
		return CopyManifest{}, refusalOf(dir, err)
	}
	m, err := parseCopyManifest(text)
	if err != nil {
		err = &CopyFault{Reason: BrokenCopy, File: copyManifest, Cause: err}
	}
	return m, err
}

// wantEmpty refuses a place where a desk is that holds anything.
func wantEmpty(ctx context.Context, path string) error {
	there, err := refusePlace(path, true)
	if err != nil || !there {
		return err
	}
	pool, err := sql.Open("sqlite", readOnlyDSN(path))
	if err != nil {
		return err
	}
	defer pool.Close()
	for _, table := range copied() {
		rows, err := texts(ctx, pool, "SELECT '' FROM "+table.Table+" LIMIT 1")
		if err != nil {
			return refusalOf(path, err)
		}
		if len(rows) > 0 {
			return &CopyFault{Reason: DeskNotEmpty, File: path}
		}
	}
	return nil
}

// copyReader makes one desk of one copy.
type copyReader struct {
	ctx      context.Context // of the one call
	dir      string
	path     string
	manifest CopyManifest
	schema   schema
	options  ReadCopyOptions
	done     *counter
}

// size is what there is to do, in bytes: the rows twice, since what is computed
// from them takes as long.
func (r *copyReader) size() int64 {
	var size int64
	for _, table := range r.manifest.Tables {
		size += table.Size
		if r.options.Derivers[table.Table] != nil {
			size += table.Size
		}
	}
	for _, content := range r.manifest.Contents {
		size += content.Size
	}
	return size
}

func (r *copyReader) staged() string { return r.path + stagedSuffix }

// make builds the desk beside its place and puts it there when it is whole.
func (r *copyReader) make() error {
	if err := errors.Join(finishSwap(r.path), r.clear()); err != nil {
		return err
	}
	err := r.load()
	if err == nil {
		err = r.contents()
	}
	if err == nil {
		err = r.derive()
	}
	if err == nil {
		err = r.clearLocks()
	}
	if err != nil {
		return errors.Join(err, r.clear())
	}
	return swapIn(r.path, ".empty")
}

func (r *copyReader) clear() error { return errors.Join(clearStaged(r.path), r.clearLocks()) }

// clearLocks takes away what opening the desk where it was built has left.
func (r *copyReader) clearLocks() error {
	return errors.Join(removeIfThere(r.staged()+lockSuffix), os.RemoveAll(r.staged()+usersSuffix))
}

// load makes a database of the copy's schema, reads the rows into it and
// brings it to the present schema.
func (r *copyReader) load() error {
	if err := createPrivate(r.staged()); err != nil {
		return err
	}
	pool, err := sql.Open("sqlite", dsn(r.staged(), "_pragma=synchronous(OFF)"))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	return errors.Join(r.loadInto(pool), pool.Close())
}

func (r *copyReader) loadInto(pool *sql.DB) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, r.schema.files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if _, err := provider.UpTo(r.ctx, r.manifest.Schema); err != nil {
		return err
	}
	if err := r.wantTables(pool); err != nil {
		return err
	}
	// Tables come in any order; wantReferences looks at the end.
	if _, err := pool.ExecContext(r.ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	tx, err := pool.BeginTx(r.ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, table := range r.manifest.Tables {
		if err := r.table(tx, table); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if err := r.wantReferences(pool); err != nil {
		return err
	}
	for key, value := range map[string]string{"replica_id": uuid.NewString(), "history_id": r.manifest.History} {
		if _, err := pool.ExecContext(r.ctx, "INSERT INTO meta (key, value) VALUES (?, ?)", key, value); err != nil {
			return err
		}
	}
	return r.schema.applyTo(r.ctx, pool)
}

// wantTables refuses a manifest that does not name the tables of its schema,
// each with all its columns but derived ones.
func (r *copyReader) wantTables(pool *sql.DB) error {
	fault := func(format string, args ...any) error {
		return &CopyFault{Reason: BrokenCopy, File: copyManifest, Cause: fmt.Errorf(format, args...)}
	}
	there, err := texts(r.ctx, pool, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return err
	}
	named := map[string]bool{}
	for _, table := range r.manifest.Tables {
		named[table.Table] = true
		if _, taken := copiedOrder(table.Table); !taken || !slices.Contains(there, table.Table) {
			return fault("there is no table %q", table.Table)
		}
		columns, err := texts(r.ctx, pool, "SELECT name FROM pragma_table_info(?)", table.Table)
		if err != nil {
			return err
		}
		for i, column := range table.Columns {
			if !slices.Contains(columns, column) || slices.Contains(table.Columns[:i], column) {
				return fault("%s has no column %q", table.Table, column)
			}
		}
	}
	for _, name := range there {
		if _, taken := copiedOrder(name); taken && !named[name] {
			return fault("the table %s is missing", name)
		}
	}
	if r.manifest.Schema != r.schema.latest {
		return nil
	}
	for _, want := range copied() {
		i := slices.IndexFunc(r.manifest.Tables, func(t CopyTable) bool { return t.Table == want.Table })
		if i < 0 || !slices.Equal(want.Columns, r.manifest.Tables[i].Columns) {
			return fault("the columns of %s are others", want.Table)
		}
	}
	return nil
}

// wantReferences refuses rows that refer to rows that are not there. Rows were
// written in the order of the lines, so a row's number is its line.
func (r *copyReader) wantReferences(pool *sql.DB) error {
	var table, parent string
	var line int64
	err := pool.QueryRowContext(r.ctx, `SELECT "table", COALESCE(rowid, 0), parent FROM pragma_foreign_key_check LIMIT 1`).Scan(&table, &line, &parent)
	if errors.Is(err, sql.ErrNoRows) {
		return r.wantSoftReferences(pool)
	}
	if err != nil {
		return err
	}
	return lost(table, line, parent)
}

func (r *copyReader) wantSoftReferences(pool *sql.DB) error {
	for _, s := range softReferences {
		var line int64
		err := pool.QueryRowContext(r.ctx, "SELECT c.rowid FROM "+s.child+" c WHERE c."+s.column+" <> '' AND NOT EXISTS (SELECT 1 FROM "+
			s.parent+" p WHERE p.id = c."+s.column+") LIMIT 1").Scan(&line)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return err
		}
		return lost(s.child, line, s.parent)
	}
	return nil
}

func lost(table string, line int64, parent string) error {
	return &CopyFault{Reason: LostReference, File: CopyTable{Table: table}.file(), Line: line, Cause: fmt.Errorf("no such row of %s", parent)}
}

// contents takes over the contents of attachments.
func (r *copyReader) contents() error {
	blobs := r.staged() + blobsSuffix
	if err := os.MkdirAll(blobs, 0o700); err != nil {
		return err
	}
	folders := map[string]bool{blobs: true}
	for _, part := range r.manifest.Contents {
		if err := r.content(blobs, part); err != nil {
			return err
		}
		folders[filepath.Dir(blobPath(blobs, part.SHA256))] = true
	}
	for folder := range folders {
		if err := syncDir(folder); err != nil {
			return err
		}
	}
	return nil
}

func (r *copyReader) content(blobs string, part Part) error {
	name := copyContents + "/" + part.SHA256[:2] + "/" + part.SHA256
	file, err := os.Open(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil {
		return &CopyFault{Reason: BrokenCopy, File: name, Cause: err}
	}
	defer file.Close()
	sum := newSummed(io.TeeReader(withContext(r.ctx, file), r.done))
	if err := writeNew(blobPath(blobs, part.SHA256), sum); err != nil {
		return err
	}
	if err := sum.want(part); err != nil {
		return &CopyFault{Reason: BrokenCopy, File: name, Cause: err}
	}
	return nil
}

// deriveStep is how many rows one transaction computes from.
const deriveStep = 2000

// derive opens the desk where it was built, computes what is computed, and
// closes it again.
func (r *copyReader) derive() error {
	db, err := Open(r.ctx, r.staged(), Options{Program: r.options.Program})
	if err != nil {
		return err
	}
	err = db.Write(r.ctx, func(tx *Tx) error {
		for _, part := range r.manifest.Contents {
			if err := tx.Exec("INSERT INTO blob (sha256, size) VALUES (?, ?)", part.SHA256, part.Size); err != nil {
				return err
			}
		}
		return nil
	})
	for _, table := range r.manifest.Tables {
		if deriver := r.options.Derivers[table.Table]; deriver != nil && err == nil {
			err = r.deriveTable(db, table, deriver)
		}
	}
	return errors.Join(err, db.Close())
}

func (r *copyReader) deriveTable(db *DB, table CopyTable, deriver func(*Tx, string) error) error {
	var ids []string
	flush := func() error {
		err := db.Write(r.ctx, func(tx *Tx) error {
			for _, id := range ids {
				if err := deriver(tx, id); err != nil {
					return fmt.Errorf("derive %s %s: %w", table.Table, id, err)
				}
			}
			return nil
		})
		r.done.add(table.Size * int64(len(ids)) / max(table.Rows, 1))
		ids = ids[:0]
		return err
	}
	err := db.EachID(r.ctx, table.Table, func(id string) error {
		if ids = append(ids, strings.Clone(id)); len(ids) < deriveStep {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}
