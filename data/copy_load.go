package data

import (
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// table reads the rows of one table, in the order of the lines.
func (r *copyReader) table(tx *sql.Tx, table CopyTable) error {
	file, err := os.Open(filepath.Join(r.dir, filepath.FromSlash(table.file())))
	if err != nil {
		return &CopyFault{Reason: BrokenCopy, File: table.file(), Cause: err}
	}
	defer file.Close()
	types, err := typesOf(r.ctx, tx, table)
	if err != nil {
		return err
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(table.Columns)), ", ")
	insert, err := tx.PrepareContext(r.ctx, "INSERT INTO "+table.Table+" ("+strings.Join(table.Columns, ", ")+") VALUES ("+marks+")")
	if err != nil {
		return err
	}
	defer insert.Close()
	sum := newSummed(withContext(r.ctx, file))
	rows, err := eachLine(sum, func(number int64, line []byte) error {
		values, err := parseRow(line, table.Columns)
		if err == nil {
			err = wantTypes(values, table.Columns, types)
		}
		if err == nil {
			_, err = insert.ExecContext(r.ctx, values...)
		}
		if err != nil && r.ctx.Err() == nil && reasonOf(err) == "" {
			return &CopyFault{Reason: BrokenLine, File: table.file(), Line: number, Cause: err}
		}
		if number%copyTell == 0 {
			r.done.add(table.Size * copyTell / max(table.Rows, 1))
		}
		return err
	})
	if err == nil {
		err = sum.want(Part{SHA256: table.SHA256, Size: table.Size})
		if err == nil && rows != table.Rows {
			err = fmt.Errorf("%d rows, not %d", rows, table.Rows)
		}
		if err != nil {
			err = &CopyFault{Reason: BrokenCopy, File: table.file(), Cause: err}
		}
	}
	return err
}

// typesOf gives the declared types of the columns that a table's file has.
func typesOf(ctx context.Context, tx *sql.Tx, table CopyTable) ([]string, error) {
	types := make([]string, len(table.Columns))
	for i, column := range table.Columns {
		err := tx.QueryRowContext(ctx, "SELECT type FROM pragma_table_info(?) WHERE name = ?", table.Table, column).Scan(&types[i])
		if err != nil {
			return nil, err
		}
	}
	return types, nil
}

// wantTypes refuses what the database would make something else of: a number
// where a text belongs becomes a text.
func wantTypes(values []any, columns, types []string) error {
	for i, value := range values {
		fits := true
		switch value.(type) {
		case int64:
			fits = types[i] == "BIGINT"
		case string:
			fits = types[i] == "TEXT"
		case []byte:
			fits = types[i] == "BYTEA"
		}
		if !fits {
			return fmt.Errorf("%s: not of the type %s", columns[i], types[i])
		}
	}
	return nil
}

// errLine says that a line has no end, or none in sight.
var errLine = errors.New("the line does not end")

// eachLine gives every line, its end included, to fn and counts them from 1.
// The line is valid until fn returns.
func eachLine(from io.Reader, fn func(number int64, line []byte) error) (int64, error) {
	in := bufio.NewReaderSize(from, 1<<16)
	var long []byte
	for number := int64(1); ; {
		piece, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			if long = append(long, piece...); len(long) > copyLineMost {
				return number, errLine
			}
			continue
		}
		line := piece
		if len(long) > 0 {
			long = append(long, piece...)
			line, long = long, long[:0]
		}
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return number - 1, nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return number, err
		}
		if err := fn(number, line); err != nil {
			return number, err
		}
		number++
	}
}

// summed reads and remembers how much it was, and its SHA-256.
type summed struct {
	from io.Reader
	sum  hash.Hash
	size int64
}

func newSummed(from io.Reader) *summed { return &summed{from: from, sum: sha256.New()} }

// Read reads on.
func (s *summed) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	s.sum.Write(p[:n])
	s.size += int64(n)
	return n, err
}

// want is an error when what was read is not the part.
func (s *summed) want(part Part) error {
	if s.size != part.Size {
		return fmt.Errorf("%d bytes, not %d", s.size, part.Size)
	}
	if is := hex.EncodeToString(s.sum.Sum(nil)); is != part.SHA256 {
		return fmt.Errorf("SHA-256 %s, not %s", is, part.SHA256)
	}
	return nil
}
