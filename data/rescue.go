package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Rescued tells what could be saved of a damaged desk.
type Rescued struct {
	Tables   []RescuedTable
	Contents int      // contents of attachments that are whole
	Missing  []string // contents that rows refer to and that are gone or damaged
	// LeftOut names the file of the rows that were read and had no place any
	// more, since what they belong to is gone; empty when there are none.
	LeftOut string
}

// RescuedTable tells what could be saved of one table.
type RescuedTable struct {
	Name    string
	Read    int64 // rows in the new desk
	Lost    int64 // rows known to have been there that could not be read; -1: nobody knows how many
	LeftOut int64 // rows that had no place any more
}

// Whole tells whether everything was there.
func (r Rescued) Whole() bool {
	return len(r.Missing) == 0 && !slices.ContainsFunc(r.Tables, func(t RescuedTable) bool { return t.Lost != 0 || t.LeftOut != 0 })
}

// Rescue reads what can be read of a damaged desk, row by row, into a new desk
// at path, where no file may be. The damaged one is only read. What is computed
// from rows, the search index included, is left to be computed anew.
func Rescue(ctx context.Context, damaged, path, program string, progress Progress) (Rescued, error) {
	damaged, err := deskPath(damaged)
	if err != nil {
		return Rescued{}, err
	}
	if path, err = deskPath(path); err != nil {
		return Rescued{}, err
	}
	there, err := refusePlace(path, true)
	if err != nil {
		return Rescued{}, err
	}
	if there {
		return Rescued{}, &Refusal{Reason: Occupied, Path: path}
	}
	if err := refuseRescue(damaged); err != nil {
		return Rescued{}, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return Rescued{}, refusalOf(path, err)
	}
	var r Rescued
	err = alone(ctx, path, program, func() error {
		r, err = rescueTo(ctx, damaged, path, progress)
		return err
	})
	return r, refusalOf(path, err)
}

// refuseRescue refuses what is no desk at all.
func refuseRescue(damaged string) error {
	header, err := readHeader(damaged)
	if os.IsNotExist(err) {
		return &Refusal{Reason: Missing, Path: damaged, Cause: err}
	}
	if err != nil {
		return &Refusal{Reason: Unreadable, Path: damaged, Cause: err}
	}
	if len(header) < headerSize || !strings.HasPrefix(string(header), headerMagic) {
		return &Refusal{Reason: Hopeless, Path: damaged}
	}
	return nil
}

func rescueTo(ctx context.Context, damaged, path string, progress Progress) (Rescued, error) {
	if err := clearStaged(path); err != nil {
		return Rescued{}, err
	}
	r, err := rescueStaged(ctx, damaged, path, progress)
	if err != nil {
		return r, errors.Join(err, clearStaged(path))
	}
	return r, swapIn(path, ".replaced")
}

func rescueStaged(ctx context.Context, damaged, path string, progress Progress) (Rescued, error) {
	from, err := sql.Open("sqlite", damagedDSN(damaged))
	if err != nil {
		return Rescued{}, err
	}
	defer from.Close()
	from.SetMaxOpenConns(1)
	known, err := rescueSchema(ctx, from, damaged)
	if err != nil {
		return Rescued{}, err
	}
	staged := path + stagedSuffix
	if err := createPrivate(staged); err != nil {
		return Rescued{}, err
	}
	if err := known.apply(ctx, staged); err != nil {
		return Rescued{}, err
	}
	to, err := sql.Open("sqlite", dsn(staged, "_pragma=foreign_keys(0)&_pragma=synchronous(OFF)"))
	if err != nil {
		return Rescued{}, err
	}
	to.SetMaxOpenConns(1)
	w := &rescue{ctx: ctx, from: from, to: to, progress: progress}
	err = errors.Join(w.run(), to.Close())
	if err == nil {
		w.told.LeftOut, err = w.keepLeftOut(path)
	}
	if err == nil {
		err = w.contents(damaged+blobsSuffix, staged+blobsSuffix)
	}
	return w.told, err
}

// damagedDSN is the address of a damaged file: its schema is read as far as it
// goes, and where it has no log, nothing is made beside it.
func damagedDSN(path string) string {
	address := readOnlyDSN(path) + "&_pragma=writable_schema(1)"
	if hasLog(path) {
		return address
	}
	return address + "&immutable=1"
}

// rescueSchema finds the schema of the version in which the desk was written;
// where nobody can tell, it is taken to be the latest.
func rescueSchema(ctx context.Context, from *sql.DB, damaged string) (schema, error) {
	known, err := schemaFrom(nil)
	if err != nil {
		return known, err
	}
	var version int64
	err = from.QueryRowContext(ctx, "SELECT CAST(MAX(version_id) AS INTEGER) FROM goose_db_version WHERE is_applied = 1").Scan(&version)
	if err != nil || version <= 0 {
		return known, ctx.Err()
	}
	if version > known.latest {
		return known, &Refusal{Reason: Newer, Path: damaged, Found: version, Known: known.latest}
	}
	return known.upTo(version), nil
}

// rescue is one rescue under way.
type rescue struct {
	ctx      context.Context // of the one call
	from, to *sql.DB
	progress Progress
	told     Rescued
	leftOut  []string // rows that had no place any more, as JSON
}

// unsaved are the tables that are made anew, or belong to the file itself.
func unsaved(name string) bool {
	return name == "goose_db_version" || name == "doc" || strings.HasPrefix(name, "doc_") || strings.HasPrefix(name, "sqlite_")
}

func (w *rescue) run() error {
	names, err := texts(w.ctx, w.to, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return err
	}
	names = slices.DeleteFunc(names, unsaved)
	for i, name := range names {
		table, err := w.table(name)
		if err != nil {
			return fmt.Errorf("rescue %s: %w", name, err)
		}
		w.told.Tables = append(w.told.Tables, table)
		if w.progress != nil {
			w.progress(int64(i+1), int64(len(names)))
		}
	}
	if err := w.settle(); err != nil {
		return err
	}
	// The command journal may have lost its end: the new desk goes on under a
	// name of its own.
	if err := setMeta(w.ctx, w.to, "replica_id"); err != nil {
		return err
	}
	_, err = w.to.ExecContext(w.ctx, "INSERT INTO meta (key, value) VALUES ('history_id', lower(hex(randomblob(16)))) ON CONFLICT (key) DO NOTHING")
	return err
}

// keepLeftOut writes the rows that had no place beside the new desk, so that
// nothing that was read is thrown away.
func (w *rescue) keepLeftOut(path string) (string, error) {
	if len(w.leftOut) == 0 {
		return "", nil
	}
	name := path + ".left-out.jsonl"
	return name, writeWhole(name, []byte(strings.Join(w.leftOut, "\n")+"\n"))
}

// contents copies the contents that the new desk's rows refer to.
func (w *rescue) contents(from, to string) error {
	pool, err := sql.Open("sqlite", readOnlyDSN(strings.TrimSuffix(to, blobsSuffix)))
	if err != nil {
		return err
	}
	used, err := usedBlobs(w.ctx, pool)
	if err = errors.Join(err, pool.Close()); err != nil {
		return err
	}
	for _, sha := range used {
		err := copyContent(w.ctx, from, to, sha)
		switch {
		case err == nil:
			w.told.Contents++
		case errors.Is(err, ErrNotFound), errors.Is(err, ErrBlobDamaged):
			w.told.Missing = append(w.told.Missing, sha)
		default:
			return err
		}
	}
	return nil
}

// copyContent copies one content from a folder of contents into another; a
// damaged one is not kept.
func copyContent(ctx context.Context, from, to, sha string) error {
	content, err := openContent(from, sha)
	if err != nil {
		return err
	}
	name := blobPath(to, sha)
	err = errors.Join(writeNew(name, withContext(ctx, content)), content.Close())
	if errors.Is(err, ErrBlobDamaged) {
		return errors.Join(err, removeIfThere(name))
	}
	return err
}

// note keeps a row that was read and has no place any more.
func (w *rescue) note(table string, columns []string, values []any) error {
	row := map[string]any{"table": table}
	for i, column := range columns {
		row[column] = values[i]
	}
	text, err := json.Marshal(row)
	w.leftOut = append(w.leftOut, string(text))
	return err
}
