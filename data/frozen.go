package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

// frozen is the database file as it stood at one moment, read page by page
// while others go on writing. It takes no room on any disk: the log holds what
// has changed since until the reading ends.
type frozen struct{ tx *sql.Tx }

// freeze begins to read the database as it stands now.
func (db *DB) freeze(ctx context.Context) (*frozen, error) {
	tx, err := db.reads.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	f := &frozen{tx}
	if _, err := texts(ctx, tx, "SELECT name FROM sqlite_schema LIMIT 1"); err != nil { // the first read fixes the moment
		return nil, errors.Join(err, f.close())
	}
	return f, nil
}

// close ends the reading; where its context has ended it already, there is
// nothing to say.
func (f *frozen) close() error {
	err := f.tx.Rollback()
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// part reads the whole file once, for its size and hash.
func (f *frozen) part(ctx context.Context) (Part, error) {
	pages, err := f.pages(ctx)
	if err != nil {
		return Part{}, err
	}
	sum := sha256.New()
	size, err := io.Copy(sum, pages)
	return Part{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}, errors.Join(err, pages.Close())
}

// pages reads the database file from its first byte to its last.
func (f *frozen) pages(ctx context.Context) (io.ReadCloser, error) {
	rows, err := f.tx.QueryContext(ctx, "SELECT data FROM sqlite_dbpage") //nolint:rowserrcheck // the reader looks at its end
	if err != nil {
		return nil, fmt.Errorf("read pages: %w", err)
	}
	return &pageReader{rows: rows, first: true}, nil
}

// pageReader gives the pages of a query one after the other.
type pageReader struct {
	rows  *sql.Rows
	page  sql.RawBytes
	left  []byte // of the page
	first bool
}

// The bytes of the header that say whether a log belongs to the file (2) or
// not (1): to a copy of a snapshot none does.
const (
	writeVersionOffset = 18
	readVersionOffset  = 19
	withoutLog         = 1
)

// Read reads on.
func (r *pageReader) Read(p []byte) (int, error) {
	if len(r.left) == 0 {
		if !r.rows.Next() {
			if err := r.rows.Err(); err != nil {
				return 0, err
			}
			return 0, io.EOF
		}
		if err := r.rows.Scan(&r.page); err != nil {
			return 0, err
		}
		r.left = r.page
		if r.first {
			if len(r.left) < headerSize {
				return 0, io.ErrUnexpectedEOF
			}
			r.left = append([]byte{}, r.page...)
			r.left[writeVersionOffset], r.left[readVersionOffset] = withoutLog, withoutLog
			r.first = false
		}
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

// Close ends the reading.
func (r *pageReader) Close() error { return r.rows.Close() }
