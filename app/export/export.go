// Package export writes what a person may see into files that other programs
// read: lists as CSV, XLSX or JSON lines, row by row however many there are,
// and the whole desk as a folder of readable files. What a liaison takes out is
// read through app/view/liaison and nothing else. It changes nothing on the
// desk, and never leaves half a file.
package export

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/words"
)

// Format is how a list is written.
type Format string

// The formats. Their words are export.format.<format>.
const (
	CSV   Format = "csv"   // for spreadsheets and most other programs
	XLSX  Format = "xlsx"  // a workbook with real days, durations and amounts
	JSONL Format = "jsonl" // a JSON object on each line, for programs: always codes
)

// Formats lists the formats.
var Formats = []Format{XLSX, CSV, JSONL}

// FormatOf gives the format that a file's ending means.
func FormatOf(path string) (Format, bool) {
	ending := strings.ToLower(path[strings.LastIndexByte(path, '.')+1:])
	if ending == "ndjson" {
		return JSONL, true
	}
	return Format(ending), slices.Contains(Formats, Format(ending))
}

// Options say how a list is written.
type Options struct {
	Format Format
	// Words are the reader's: headings, words for codes, and how CSV writes
	// decimals.
	Words *words.Words
	// Zone is that of moments in CSV and XLSX; JSON lines have UTC.
	Zone *time.Location
	// Now decides which years are left out where the bank explains itself.
	Now time.Time
	// Raw writes stable English codes in place of words, and whole minutes in
	// place of hours.
	Raw bool
	// Delimiter stands between the fields of CSV; 0 for that of the language:
	// a semicolon in Swedish, where decimals have a comma.
	Delimiter rune
	// BOM begins a CSV file with the mark by which some programs know UTF-8.
	BOM bool
}

// Report tells what was written.
type Report struct {
	Rows int
	Cut  int // texts too long for a cell of a workbook, which were cut
}

// List is a list that can be written, as one person may see it.
type List struct {
	// Name is what it is called in files and on the command line: "tickets".
	// Its words are export.list.<name>.
	Name string
	// Narrowed tells that it is what a screen or flags show, not all there is.
	Narrowed bool

	about   string // whom or what it is narrowed to, by name
	called  string // the end of the key of its words, where that is not Name
	columns []column
	read    func(ctx context.Context, out flow) error
}

// Title says what the list holds, in words.
func (l List) Title(w *words.Words) string {
	name := w.T("export.list." + cmp.Or(l.called, l.Name))
	if l.about != "" {
		return w.T("export.of", "List", name, "Name", l.about)
	}
	if l.Narrowed {
		return w.T("export.narrowed", "List", name)
	}
	return name
}

// Of gives the list with the name of whom or what it is narrowed to.
func (l List) Of(name string) List {
	l.Narrowed, l.about = true, name
	return l
}

// Whole says in words that the list holds all there is.
func (l List) Whole(w *words.Words) string {
	return w.T("export.all", "List", w.T("export.list."+cmp.Or(l.called, l.Name)))
}

// FileName is what a file of the list is called in the reader's language.
func (l List) FileName(w *words.Words, day civil.Day, format Format) string {
	return w.T("export.list."+cmp.Or(l.called, l.Name)) + " " + day.Text() + "." + string(format)
}

// Columns names the columns by their codes, in order.
func (l List) Columns() []string {
	names := make([]string, len(l.columns))
	for i, column := range l.columns {
		names[i] = column.code
	}
	return names
}

// flow takes the rows of a list: first how many there are, as far as that is
// known, then each with a value for every column.
type flow struct {
	total func(rows int)
	row   func(values ...any) error
}

// writer writes rows in one format.
type writer interface {
	head(columns []column) error
	row(values []any) error
	// close ends the file; it tells how many texts were cut.
	close() (cut int, err error)
}

// Write writes a list. Progress is told from 0 to 1.
func Write(ctx context.Context, list List, to io.Writer, options Options, progress func(part float64)) (Report, error) {
	to = heeding{ctx, to}
	var out writer
	how := look{words: options.Words, raw: options.Raw, zone: options.Zone, today: civil.Of(options.Now.In(options.Zone))}
	switch options.Format {
	case CSV:
		out = newCSV(to, how, options)
	case XLSX:
		out = newXLSX(to, how, list.Title(how.words))
	case JSONL:
		out = newJSONL(to, how)
	default:
		return Report{}, fail.NewInvalid("format", "export.format", fail.Args{"Text": string(options.Format)})
	}
	if err := out.head(list.columns); err != nil {
		_, closed := out.close()
		return Report{}, errors.Join(err, closed)
	}
	rows, err := pass(ctx, list, out, progress)
	cut, closed := out.close()
	if err == nil {
		err = closed
	}
	return Report{Rows: rows, Cut: cut}, err
}

// step is how many rows go from reading to writing at once, after which
// progress is told.
const step = 128

// pass reads a list and writes its rows meanwhile.
func pass(ctx context.Context, list List, out writer, progress func(part float64)) (rows int, err error) {
	reading, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	steps, ended := make(chan [][]any, 4), make(chan error, 1)
	go func() {
		var err error
		for step := range steps {
			for _, values := range step {
				if err == nil {
					err = out.row(values)
				}
			}
			if err != nil {
				stop(err)
			}
		}
		ended <- err
	}()
	var waiting [][]any
	total := 0
	err = list.read(reading, flow{
		total: func(rows int) { total = rows },
		row: func(values ...any) error {
			rows++
			if waiting = append(waiting, values); len(waiting) < step {
				return nil
			}
			steps <- waiting
			waiting = make([][]any, 0, step)
			if total > 0 {
				progress(min(float64(rows)/float64(total), 1))
			}
			return reading.Err()
		},
	})
	if err == nil {
		steps <- waiting
	}
	close(steps)
	if failed := <-ended; failed != nil {
		return rows, failed // why the reading stopped
	}
	return rows, err
}

// heeding writes until the context ends.
type heeding struct {
	ctx context.Context // of the one call that writes
	to  io.Writer
}

// Write writes on.
func (h heeding) Write(p []byte) (int, error) {
	if err := h.ctx.Err(); err != nil {
		return 0, err
	}
	return h.to.Write(p)
}
