package data

import (
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
)

// WriteCopy writes the desk as it stands now, contents included, into a folder
// that is made. Others may go on writing meanwhile. The folder is there whole,
// or not at all. The readme is put beside the files. What rows refer to and is
// not here, or is damaged, is left out and named in the manifest.
func (db *DB) WriteCopy(ctx context.Context, dir string, readme []byte, progress Progress) (CopyManifest, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return CopyManifest{}, err
	}
	if err := refuseFolder(dir); err != nil {
		return CopyManifest{}, err
	}
	part := dir + ".part-" + uuid.NewString()[:8]
	w := &copyWriter{ctx: ctx, db: db, dir: part}
	err = w.write(readme, progress)
	if err == nil {
		err = removeIfThere(dir) // it is empty
	}
	if err == nil {
		err = moveInto(part, dir)
	}
	if err != nil {
		return w.manifest, errors.Join(refusalOf(dir, err), os.RemoveAll(part))
	}
	return w.manifest, nil
}

// refuseFolder refuses to write into a folder that holds anything, or over a
// file.
func refuseFolder(dir string) error {
	info, err := os.Stat(dir)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return refusalOf(dir, err)
	}
	if !info.IsDir() {
		return &CopyFault{Reason: FolderTaken, File: dir}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return refusalOf(dir, err)
	}
	if len(entries) > 0 {
		return &CopyFault{Reason: FolderTaken, File: dir}
	}
	return nil
}

// copyWriter writes one copy.
type copyWriter struct {
	ctx      context.Context // of the one call
	db       *DB
	dir      string
	done     *counter
	manifest CopyManifest
}

func (w *copyWriter) write(readme []byte, progress Progress) error {
	for _, folder := range []string{w.dir, filepath.Join(w.dir, copyTables)} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			return err
		}
	}
	if err := w.db.Snapshot(w.ctx, func(q Querier) error { return w.rows(q, progress) }); err != nil {
		return err
	}
	if err := w.contents(); err != nil {
		return err
	}
	text, err := json.MarshalIndent(w.manifest, "", "  ")
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{copyReadme: readme, copyManifest: append(text, '\n')} {
		if err := writeWhole(filepath.Join(w.dir, name), content); err != nil {
			return err
		}
	}
	return syncDir(filepath.Join(w.dir, copyTables))
}

// rows writes the tables.
func (w *copyWriter) rows(q Querier, progress Progress) error {
	w.manifest = CopyManifest{Format: copyFormat, Tables: copied(), Contents: []Part{}, Missing: []string{}}
	var total, contents int64
	for _, table := range w.manifest.Tables {
		var rows int64
		if err := one(q, "SELECT COUNT(*) FROM "+table.Table, &rows); err != nil {
			return err
		}
		total += rows
	}
	used := "(" + blobReferences() + ")"
	if err := one(q, "SELECT COALESCE(SUM(size), 0) FROM blob WHERE sha256 IN "+used, &contents); err != nil {
		return err
	}
	w.done = newCounter(progress, total*copyRowSize+contents)
	if err := one(q, "SELECT MAX(version_id) FROM goose_db_version WHERE is_applied = 1", &w.manifest.Schema); err != nil {
		return err
	}
	if err := one(q, "SELECT value FROM meta WHERE key = 'history_id'", &w.manifest.History); err != nil {
		return err
	}
	for i := range w.manifest.Tables {
		if err := w.table(q, &w.manifest.Tables[i]); err != nil {
			return fmt.Errorf("write %s: %w", w.manifest.Tables[i].Table, err)
		}
	}
	found, err := q.Query("SELECT sha256 FROM " + used + " ORDER BY sha256")
	if err != nil {
		return err
	}
	shas, err := readTexts(found)
	for _, sha := range shas {
		w.manifest.Contents = append(w.manifest.Contents, Part{SHA256: sha})
	}
	return err
}

// copyRowSize is how many bytes of progress a row counts for: about its size.
const copyRowSize = 400

// one reads a single value.
func one(q Querier, query string, dest any) error {
	rows, err := q.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	if !rows.Next() {
		return errors.Join(rows.Err(), sql.ErrNoRows)
	}
	return rows.Scan(dest)
}

// table writes the rows of a table, and into its entry what was written.
func (w *copyWriter) table(q Querier, entry *CopyTable) error {
	order, _ := copiedOrder(entry.Table)
	rows, err := q.Query("SELECT " + strings.Join(entry.Columns, ", ") + " FROM " + entry.Table + " ORDER BY " + order)
	if err != nil {
		return err
	}
	defer rows.Close()
	file, err := os.OpenFile(filepath.Join(w.dir, filepath.FromSlash(entry.file())), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = w.lines(rows, file, entry)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func (w *copyWriter) lines(rows *sql.Rows, file io.Writer, entry *CopyTable) error {
	sum := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(file, sum), 1<<16)
	values, pointers := make([]any, len(entry.Columns)), make([]any, len(entry.Columns))
	for i := range values {
		pointers[i] = &values[i]
	}
	var line []byte
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		var err error
		if line, err = appendRow(line[:0], entry.Columns, values); err != nil {
			return err
		}
		if _, err := out.Write(line); err != nil {
			return err
		}
		entry.Size += int64(len(line))
		if entry.Rows++; entry.Rows%copyTell == 0 {
			w.done.add(copyTell * copyRowSize)
		}
	}
	w.done.add(entry.Rows % copyTell * copyRowSize)
	if err := errors.Join(rows.Err(), out.Flush()); err != nil {
		return err
	}
	entry.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// copyTell is after how many rows progress is told.
const copyTell = 256

// contents writes the contents of attachments. Those that are not whole are
// left out and named.
func (w *copyWriter) contents() error {
	var whole []Part
	for _, part := range w.manifest.Contents {
		size, err := w.content(part.SHA256)
		if errors.Is(err, ErrNotFound) || errors.Is(err, ErrBlobDamaged) {
			w.manifest.Missing = append(w.manifest.Missing, part.SHA256)
			continue
		}
		if err != nil {
			return err
		}
		whole = append(whole, Part{SHA256: part.SHA256, Size: size})
	}
	if w.manifest.Contents = whole; whole == nil {
		w.manifest.Contents = []Part{}
	}
	return nil
}

func (w *copyWriter) content(sha string) (int64, error) {
	blob, err := w.db.Blobs().Open(sha)
	if err != nil {
		return 0, err
	}
	name := blobPath(filepath.Join(w.dir, copyContents), sha)
	err = writeNew(name, io.TeeReader(withContext(w.ctx, blob), w.done))
	if err = errors.Join(err, blob.Close()); err != nil {
		return 0, errors.Join(err, removeIfThere(name))
	}
	return blob.Size(), nil
}
