// Package intake brings in what other programs have exported: it reads their
// files into rows, says line by line what cannot be taken, and carries the rest
// out as one act that can be undone. It never guesses what is ambiguous, and
// sends nothing to anybody.
package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"tallydesk/app/fail"
)

// maxFile is the largest export that is read, in bytes.
const maxFile = 256 << 20

// Table is a file of columns with a head.
type Table struct {
	Columns []string
	Rows    []Line
}

// Line is one row of a Table with the line of the file it stands on.
type Line struct {
	Number int
	cells  map[string]string
}

// Cell gives what stands in a column, by the column's name in small letters.
func (l Line) Cell(column string) string { return strings.TrimSpace(l.cells[column]) }

// Read reads a file of columns: comma, semicolon or tab between them, UTF-8
// with or without a mark, or Latin-1.
func Read(r io.Reader) (Table, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return Table{}, err
	}
	if len(content) > maxFile {
		return Table{}, fail.New(fail.NotValid, "import.too_large")
	}
	return parse(decode(content))
}

// decode gives the text of a file: what is no UTF-8 is Latin-1.
func decode(content []byte) string {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if utf8.Valid(content) {
		return string(content)
	}
	runes := make([]rune, len(content))
	for i, b := range content {
		runes[i] = rune(b)
	}
	return string(runes)
}

func parse(text string) (Table, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = delimiter(text)
	reader.FieldsPerRecord = -1
	head, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return Table{}, fail.New(fail.NotValid, "import.empty")
	}
	if err != nil {
		return Table{}, unreadable(err)
	}
	table := Table{Columns: head}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return table, nil
		}
		if err != nil {
			return Table{}, unreadable(err)
		}
		number, _ := reader.FieldPos(0)
		table.Rows = append(table.Rows, lineOf(number, head, record))
	}
}

func lineOf(number int, head, record []string) Line {
	line := Line{Number: number, cells: make(map[string]string, len(head))}
	for i, name := range head {
		if i < len(record) {
			line.cells[strings.ToLower(strings.TrimSpace(name))] = record[i]
		}
	}
	return line
}

// delimiter is the mark that the head has most of.
func delimiter(text string) rune {
	head, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, mark := range []rune{',', ';', '\t'} {
		if n := strings.Count(head, string(mark)); n > most {
			best, most = mark, n
		}
	}
	return best
}

func unreadable(err error) error {
	var at *csv.ParseError
	if errors.As(err, &at) {
		return fail.New(fail.NotValid, "import.unreadable", fail.Args{"Line": at.Line}).Because(err)
	}
	return fail.New(fail.NotValid, "import.unreadable", fail.Args{"Line": 1}).Because(err)
}

// want is an error unless the table has the columns.
func (t Table) want(source Source, names ...string) error {
	have := map[string]bool{}
	for _, column := range t.Columns {
		have[strings.ToLower(strings.TrimSpace(column))] = true
	}
	var missing []string
	for _, name := range names {
		if !have[name] {
			missing = append(missing, name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return fail.New(fail.NotValid, "import.columns", fail.Args{"Source": fail.Word("source." + string(source)), "Columns": strings.Join(missing, ", ")})
}
