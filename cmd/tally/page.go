package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/app/words"
)

// page is where the answer is written: a text for people, or JSON for
// programs.
type page struct {
	words  *words.Words
	to     io.Writer
	now    time.Time
	zone   *time.Location
	json   bool
	failed error // of the first write that did
}

// print writes text as it is.
func (p *page) print(text string) {
	if _, err := io.WriteString(p.to, text); err != nil && p.failed == nil {
		p.failed = err
	}
}

// line writes a line for people.
func (p *page) line(text string) { p.print(text + "\n") }

// answer writes a JSON value.
func (p *page) answer(value json.RawMessage, err error) error {
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := json.Indent(&text, value, "", "  "); err != nil {
		return err
	}
	p.line(text.String())
	return nil
}

// list answers with several records: for people the named columns as a table,
// or the words of the key none when there are no rows.
func (p *page) list(rows []record, none string, columns ...string) error {
	if p.json {
		return p.answer(p.array(rows))
	}
	if len(rows) == 0 {
		p.line(p.words.T(none))
		return nil
	}
	p.table(rows, columns...)
	return nil
}

// table writes the named columns of records, with a heading. A column that says
// nothing of any of them is left out.
func (p *page) table(rows []record, columns ...string) {
	cells := make([][]string, len(rows)+1)
	var right []bool
	for _, column := range columns {
		texts, says, figures := p.column(rows, column)
		if !says {
			continue
		}
		right = append(right, figures)
		cells[0] = append(cells[0], p.words.T("cli.col."+column))
		for n, text := range texts {
			cells[n+1] = append(cells[n+1], text)
		}
	}
	p.aligned(cells, right)
}

// column writes one value of every record, and tells whether any says anything
// and whether they are figures.
func (p *page) column(rows []record, name string) (texts []string, says, figures bool) {
	for _, row := range rows {
		value := row.get(name)
		text := oneLine(p.cell(value))
		texts = append(texts, text)
		says, figures = says || text != "", figures || isFigure(value)
	}
	return texts, says, figures
}

// cell writes a value for a column, where hours stand below hours.
func (p *page) cell(value any) string {
	if held, ok := value.(minutes); ok {
		return p.words.Hours(int(held))
	}
	return p.text(value)
}

// card writes the named fields of a record, one on each line; empty ones are
// left out.
func (p *page) card(r record, names ...string) {
	var cells [][]string
	for _, name := range names {
		if text := oneLine(p.text(r.get(name))); text != "" {
			cells = append(cells, []string{p.words.T("cli.col." + name), text})
		}
	}
	p.aligned(cells, make([]bool, 2))
}

// section writes a heading and a table below it, unless there are no rows.
func (p *page) section(heading string, rows []record, columns ...string) {
	if len(rows) == 0 {
		return
	}
	p.line("")
	p.line(p.words.T(heading))
	p.table(rows, columns...)
}

// aligned writes cells in columns as wide as their widest cell.
func (p *page) aligned(cells [][]string, right []bool) {
	widths := make([]int, len(right))
	for _, row := range cells {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range cells {
		var line strings.Builder
		for i, cell := range row {
			gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if right[i] {
				cell = gap + cell
			} else {
				cell += gap
			}
			line.WriteString(cell + "  ")
		}
		p.line(strings.TrimRight(line.String(), " "))
	}
}

// isFigure tells whether a value stands to the right of its column.
func isFigure(value any) bool {
	switch value.(type) {
	case int, minutes, change, money.Amount:
		return true
	}
	return false
}

// text writes a value for people.
func (p *page) text(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return p.words.Number(v)
	case bool:
		return p.truth(v)
	case minutes:
		return p.words.Duration(int(v))
	case change:
		return p.words.Change(int(v))
	case size:
		return p.words.Bytes(int64(v))
	case coded:
		return p.word(v)
	case civil.Day:
		return p.day(v)
	case time.Time:
		return p.moment(v)
	case money.Amount:
		return p.amount(v)
	case bank.Phrase:
		return v.Say(p.words, civil.Of(p.now))
	case []string:
		return strings.Join(v, ", ")
	case nil:
		return ""
	}
	return fmt.Sprint(value)
}

func (p *page) truth(yes bool) string {
	if yes {
		return p.words.T("bool.yes")
	}
	return ""
}

func (p *page) word(c coded) string {
	if c.code == "" {
		return ""
	}
	return p.words.T(c.words + c.code)
}

func (p *page) day(d civil.Day) string {
	if d == 0 {
		return ""
	}
	return p.words.DayYear(d)
}

func (p *page) moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return p.words.Moment(t.In(p.zone), p.now)
}

func (p *page) amount(a money.Amount) string {
	if a.Currency == "" {
		return ""
	}
	return p.words.Money(a)
}

// oneLine makes one line of a text.
func oneLine(text string) string { return strings.Join(strings.Fields(harmless(text)), " ") }

// harmless takes out what could command a terminal: others wrote the texts
// that stand on the desk.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, text)
}

// paragraph writes a text of several lines, set in by two.
func (p *page) paragraph(text string) {
	for line := range strings.SplitSeq(strings.TrimRight(harmless(text), "\n"), "\n") {
		p.line(strings.TrimRight("  "+line, " \r"))
	}
}
