package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"time"

	"tallydesk/app/fail"
)

// The largest file that is read.
const (
	maxBytes   = 256 << 20
	maxColumns = 1000
	maxHeading = 10 // rows in which the headings are looked for
)

// ReadOptions say what is known of a file beforehand; what is left out is found
// out.
type ReadOptions struct {
	Delimiter string // one of , ; | and tab, which can be written tab
	Encoding  Encoding
	Sheet     string // of a workbook; its first when empty
}

// File is an export as it was read: its headings, and rows that all have a cell
// for each of them.
type File struct {
	Name      string
	Sheet     string   // of a workbook, which Sheets lists
	Sheets    []string // none for a text
	Encoding  Encoding // of a text
	Delimiter byte     // of a text
	Columns   []string
	Rows      []Row
	Ragged    []Problem      // rows that have not the cells that the headings name
	Zone      *time.Location // stated by the file itself; nil where it is not
	Sum       string         // of its content: the same file has the same
}

// Open reads a file of columns: text with commas, semicolons, tabs or bars
// between them, or a workbook.
func Open(name string, r io.Reader, options ReadOptions) (*File, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fail.New(fail.NotFound, "file", fail.Args{"Path": name}).Because(err)
	}
	if len(content) > maxBytes {
		return nil, fail.New(fail.NotValid, "import.too_large")
	}
	sum := sha256.Sum256(content)
	file := &File{Name: name, Sum: hex.EncodeToString(sum[:])}
	switch {
	case len(content) == 0:
		return nil, fail.New(fail.NotValid, "import.empty")
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		err = file.readWorkbook(content, options.Sheet)
	case isForeign(content):
		return nil, fail.New(fail.NotValid, "import.foreign", fail.Args{"File": name})
	default:
		err = file.readText(content, options)
	}
	if err != nil {
		return nil, err
	}
	return file, file.find()
}

// isForeign knows the beginnings of files that hold no columns: old workbooks,
// PDF, pictures, archives and databases.
func isForeign(content []byte) bool {
	for _, begin := range []string{"\xd0\xcf\x11\xe0", "%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b", "Rar!", "7z\xbc\xaf", "SQLite format 3\x00", "\x28\xb5\x2f\xfd"} {
		if bytes.HasPrefix(content, []byte(begin)) {
			return true
		}
	}
	return false
}

func (f *File) readText(content []byte, options ReadOptions) error {
	text, encoding, err := decode(content, options.Encoding)
	if err != nil {
		return err
	}
	f.Encoding = encoding
	mark, rest, stated := separatorLine(text)
	if stated {
		text = rest
	}
	if f.Delimiter, err = delimiterOf(options.Delimiter); err != nil {
		return err
	}
	if f.Delimiter == 0 && stated {
		f.Delimiter = mark
	}
	if f.Delimiter == 0 {
		f.Delimiter = sniff(text)
	}
	f.Rows, err = split(text, f.Delimiter, 0)
	if stated {
		for i := range f.Rows {
			f.Rows[i].Line++
		}
	}
	return err
}

// delimiterOf reads a delimiter as it is typed; 0 for none.
func delimiterOf(typed string) (byte, error) {
	switch typed {
	case "":
		return 0, nil
	case "tab", `\t`, "\t":
		return '\t', nil
	case "comma":
		return ',', nil
	case "semicolon":
		return ';', nil
	case "bar", "pipe":
		return '|', nil
	}
	if len(typed) == 1 && slices.Contains(delimiters, typed[0]) {
		return typed[0], nil
	}
	return 0, fail.NewInvalid("delimiter", "unknown", fail.Args{"Text": typed})
}

// find takes the headings off the rows, and what stands above and below them.
func (f *File) find() error {
	at, ok := headingRow(f.Rows)
	if !ok {
		return fail.New(fail.NotValid, "import.empty")
	}
	f.Columns = f.Rows[at].Cells
	f.Rows = f.Rows[at+1:]
	f.takeFooter()
	f.widen()
	if len(f.Columns) > maxColumns {
		return fail.New(fail.NotValid, "import.columns_many", fail.Args{"Most": maxColumns})
	}
	f.dropRagged()
	return nil
}

// headingRow finds the row of headings: the first of the beginning that is as
// wide as the rows below it and whose cells are filled; titles stand above it
// in one cell or two.
func headingRow(rows []Row) (int, bool) {
	best, most := -1, 0
	for i, row := range rows[:min(len(rows), maxHeading)] {
		known := 0
		for _, cell := range row.Cells {
			if strings.TrimSpace(cell) == "" {
				continue
			}
			known++
			if isHeading(cell) {
				known += 3
			}
		}
		if known > most && (best < 0 || known > 3*most) {
			best, most = i, known
		}
	}
	return best, best >= 0
}

// widen gives columns without a heading to rows that all agree on having them.
func (f *File) widen() {
	width := len(f.Columns)
	for _, row := range f.Rows {
		if f.Sheets != nil {
			width = max(width, len(row.Cells))
		} else if len(row.Cells) != len(f.Rows[0].Cells) {
			return
		}
	}
	if f.Sheets == nil && len(f.Rows) > 0 {
		width = max(width, len(f.Rows[0].Cells))
	}
	for len(f.Columns) < width {
		f.Columns = append(f.Columns, "")
	}
}

// dropRagged keeps the rows that have a cell for each heading. Empty cells too
// many at the end mean nothing, and a workbook leaves out those that are empty.
func (f *File) dropRagged() {
	kept := f.Rows[:0]
	for _, row := range f.Rows {
		for len(row.Cells) > len(f.Columns) && strings.TrimSpace(row.Cells[len(row.Cells)-1]) == "" {
			row.Cells = row.Cells[:len(row.Cells)-1]
		}
		for f.Sheets != nil && len(row.Cells) < len(f.Columns) {
			row.Cells = append(row.Cells, "")
		}
		if problem, wrong := f.wrong(row); wrong {
			f.Ragged = append(f.Ragged, problem)
			continue
		}
		kept = append(kept, row)
	}
	f.Rows = kept
}

func (f *File) wrong(row Row) (Problem, bool) {
	if len(row.Cells) != len(f.Columns) {
		args := fail.Args{"Cells": len(row.Cells), "Columns": len(f.Columns)}
		return Problem{Line: row.Line, Err: fail.New(fail.NotValid, "import.ragged", args)}, true
	}
	for i, cell := range row.Cells {
		if strings.IndexByte(cell, 0) >= 0 {
			return Problem{Line: row.Line, Column: f.Columns[i], Err: fail.New(fail.NotValid, "import.nul")}, true
		}
	}
	return Problem{}, false
}

// takeFooter takes off the last row where it only states the time zone, as
// Zammad writes it.
func (f *File) takeFooter() {
	if len(f.Rows) == 0 {
		return
	}
	last := f.Rows[len(f.Rows)-1].Cells
	if len(last) == 0 || len(f.Columns) < 3 || !blank(last[1:]) {
		return
	}
	_, name, stated := strings.Cut(last[0], ": ")
	if zone, err := time.LoadLocation(name); stated && err == nil && name != "" && name != "Local" {
		f.Zone, f.Rows = zone, f.Rows[:len(f.Rows)-1]
	}
}

// Problem says why a row, or a cell of it, cannot be taken.
type Problem struct {
	Line   int
	Column string // heading; empty when it is no single column's fault
	Field  Field  // what the column is taken for
	Value  string // what stands there
	Err    error  // in words by words.Error
}
