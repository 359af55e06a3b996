package export

import (
	"archive/zip"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"tallydesk/app/civil"
	"tallydesk/app/money"
)

// What a workbook can hold.
const (
	mostRows = 1048576 // of a sheet, the heading among them
	mostCell = 32767   // characters of a cell
	mostName = 31      // characters of a sheet's name
)

// epoch is the day before which a workbook knows no days; serial numbers count
// from two days before it, since 1900 is taken for a leap year.
var epoch = civil.Date(1900, time.March, 1)

// xlsxWriter writes a workbook. Rows that one sheet does not hold go on in the
// next.
type xlsxWriter struct {
	look
	to      io.Writer
	title   string
	columns []column
	book    *excelize.File
	sheet   *excelize.StreamWriter
	name    string
	sheets  int
	rows    int // of the sheet
	cut     int
	styles  map[kind]int
	strong  int
	cells   []any
	failed  error // of making the book
}

func newXLSX(to io.Writer, how look, title string) *xlsxWriter {
	w := &xlsxWriter{look: how, to: to, title: title, book: excelize.NewFile(), styles: map[kind]int{}}
	w.book.SetZipWriter(w.zip)
	for kind, format := range map[kind]string{asDay: "yyyy-mm-dd", asMoment: "yyyy-mm-dd hh:mm", asHours: "[h]:mm", asChange: "0.00", asMoney: "#,##0.00"} {
		w.styles[kind] = w.style(&excelize.Style{CustomNumFmt: &format})
	}
	w.strong = w.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return w
}

func (w *xlsxWriter) style(style *excelize.Style) int {
	id, err := w.book.NewStyle(style)
	if err != nil && w.failed == nil {
		w.failed = err
	}
	return id
}

// zip packs straight into the file, whatever the size: the library would keep
// all of it in memory.
func (w *xlsxWriter) zip(io.Writer) excelize.ZipWriter {
	packed := zip.NewWriter(w.to)
	packed.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	return packed
}

func (w *xlsxWriter) head(columns []column) error {
	w.columns, w.cells = columns, make([]any, len(columns))
	if w.failed != nil {
		return w.failed
	}
	return w.nextSheet()
}

// nextSheet begins a sheet with the headings, which stay in sight.
func (w *xlsxWriter) nextSheet() error {
	w.sheets++
	name := w.name
	w.name, w.rows = sheetName(w.title, w.sheets), 1
	if w.sheets == 1 {
		if err := w.book.SetSheetName("Sheet1", w.name); err != nil {
			return err
		}
	} else if _, err := w.book.NewSheet(w.name); err != nil {
		return fmt.Errorf("after the sheet %s: %w", name, err)
	}
	var err error
	if w.sheet, err = w.book.NewStreamWriter(w.name); err != nil {
		return err
	}
	headings := make([]any, len(w.columns))
	for i, column := range w.columns {
		headings[i] = excelize.Cell{StyleID: w.strong, Value: w.heading(column)}
		if err := w.sheet.SetColWidth(i+1, i+1, widthOf(column)); err != nil {
			return err
		}
	}
	if err := w.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return w.sheet.SetRow("A1", headings)
}

// sheetName makes a name that a workbook can have.
func sheetName(title string, number int) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return -1
		}
		return r
	}, title)
	suffix := ""
	if number > 1 {
		suffix = fmt.Sprintf(" %d", number)
	}
	letters := []rune(name)
	return strings.TrimSpace(string(letters[:min(len(letters), mostName-len(suffix))])) + suffix
}

// widthOf is how wide a column begins, in characters.
func widthOf(c column) float64 {
	switch c.kind {
	case asDay, asNumber, asHours, asChange, asTruth:
		return 12
	case asMoment:
		return 17
	case asText:
		switch c.code {
		case "subject", "body", "note", "internal_note", "notes", "resolution", "remarks", "address", "environment", "fixes":
			return 48
		case "id":
			return 38
		}
	}
	return 20
}

func (w *xlsxWriter) row(values []any) error {
	if w.rows == mostRows {
		if err := w.endSheet(); err != nil {
			return err
		}
		if err := w.nextSheet(); err != nil {
			return err
		}
	}
	w.rows++
	for i, value := range values {
		w.cells[i] = w.cell(w.columns[i], value)
	}
	at, err := excelize.CoordinatesToCellName(1, w.rows)
	if err != nil {
		return err
	}
	return w.sheet.SetRow(at, w.cells)
}

// cell gives the value of a cell; an empty one is none.
func (w *xlsxWriter) cell(c column, value any) any {
	switch c.kind {
	case asNumber, asTruth:
		return value
	case asHours:
		minutes, _ := value.(int)
		return excelize.Cell{StyleID: w.styles[asHours], Value: float64(minutes) / (24 * 60)}
	case asChange:
		minutes, _ := value.(int)
		return excelize.Cell{StyleID: w.styles[asChange], Value: float64(minutes) / 60}
	case asMoney:
		amount, there := amountOf(value)
		if !there {
			return nil
		}
		return excelize.Cell{StyleID: w.styles[asMoney], Value: float64(amount.Minor) / math.Pow10(money.Digits(amount.Currency))}
	case asDay:
		return w.day(value)
	case asMoment:
		return w.moment(value)
	}
	text := w.said(c, value)
	if text == "" {
		return nil
	}
	return w.fitting(text)
}

// fitting cuts a text that no cell holds, and counts it.
func (w *xlsxWriter) fitting(text string) string {
	if len(text) <= mostCell || utf8.RuneCountInString(text) <= mostCell {
		return text
	}
	w.cut++
	return string([]rune(text)[:mostCell-1]) + "…"
}

func (w *xlsxWriter) day(value any) any {
	day, there := dayOf(value)
	switch {
	case !there:
		return nil
	case day < epoch:
		return day.Text()
	}
	return excelize.Cell{StyleID: w.styles[asDay], Value: int(day-epoch) + 61}
}

// moment is what clocks in the reader's zone show.
func (w *xlsxWriter) moment(value any) any {
	at, there := momentOf(value)
	if !there {
		return nil
	}
	at = at.In(w.zone)
	day := civil.Of(at)
	if day < epoch {
		return at.Format("2006-01-02 15:04")
	}
	seconds := at.Hour()*3600 + at.Minute()*60 + at.Second()
	return excelize.Cell{StyleID: w.styles[asMoment], Value: float64(day-epoch) + 61 + float64(seconds)/86400}
}

// endSheet lets the sheet be filtered by its headings and writes it out.
func (w *xlsxWriter) endSheet() error {
	last, err := excelize.CoordinatesToCellName(len(w.columns), w.rows)
	if err == nil {
		err = w.book.AutoFilter(w.name, "A1:"+last, nil)
	}
	if err != nil {
		return err
	}
	return w.sheet.Flush()
}

func (w *xlsxWriter) close() (int, error) {
	err := w.failed
	if err == nil && w.sheet != nil {
		if err = w.endSheet(); err == nil {
			_, err = w.book.WriteToBuffer() // into the zip
		}
	}
	if closed := w.book.Close(); err == nil {
		err = closed
	}
	return w.cut, err
}
