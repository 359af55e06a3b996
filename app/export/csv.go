package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// csvWriter writes RFC 4180: lines end as on Windows, fields are quoted where
// they must be.
type csvWriter struct {
	look
	to      io.Writer
	bom     bool
	point   string // between whole and decimals
	columns []column
	out     *csv.Writer
	fields  []string
}

func newCSV(to io.Writer, how look, options Options) *csvWriter {
	w := &csvWriter{look: how, to: to, bom: options.BOM, point: ".", out: csv.NewWriter(to)}
	w.out.UseCRLF = true
	if how.words.Lang() == "sv" && !how.raw {
		w.point, w.out.Comma = ",", ';'
	}
	if options.Delimiter != 0 {
		w.out.Comma = options.Delimiter
	}
	return w
}

func (w *csvWriter) head(columns []column) error {
	if w.bom {
		if _, err := io.WriteString(w.to, "\uFEFF"); err != nil {
			return err
		}
	}
	w.columns, w.fields = columns, make([]string, len(columns))
	for i, column := range columns {
		w.fields[i] = w.heading(column)
	}
	return w.out.Write(w.fields)
}

func (w *csvWriter) row(values []any) error {
	for i, value := range values {
		w.fields[i] = w.field(w.columns[i], value)
	}
	return w.out.Write(w.fields)
}

func (w *csvWriter) close() (int, error) {
	w.out.Flush()
	return 0, w.out.Error()
}

func (w *csvWriter) field(c column, value any) string {
	switch c.kind {
	case asNumber:
		n, _ := value.(int)
		return strconv.Itoa(n)
	case asHours, asChange:
		minutes, _ := value.(int)
		if w.raw {
			return strconv.Itoa(minutes)
		}
		return w.decimal(hours(minutes))
	case asMoney:
		amount, there := amountOf(value)
		if !there {
			return ""
		}
		return w.decimal(amount.Number())
	case asDay:
		if day, there := dayOf(value); there {
			return day.Text()
		}
		return ""
	case asMoment:
		return w.moment(value)
	}
	return harmless(strings.ToValidUTF8(w.said(c, value), "\uFFFD"))
}

// decimal writes a number with the language's decimal point.
func (w *csvWriter) decimal(number string) string { return strings.Replace(number, ".", w.point, 1) }

// moment writes an instant as clocks in the reader's zone show it; raw ones are
// in UTC.
func (w *csvWriter) moment(value any) string {
	at, there := momentOf(value)
	switch {
	case !there:
		return ""
	case w.raw:
		return at.UTC().Format(time.RFC3339)
	}
	return at.In(w.zone).Format("2006-01-02 15:04")
}

// hours writes minutes as decimal hours, exactly enough to get the minutes
// back.
func hours(minutes int) string {
	return strconv.FormatFloat(float64(minutes*10000/60+halfUp(minutes))/10000, 'f', -1, 64)
}

// halfUp rounds the fifth decimal of minutes as hours.
func halfUp(minutes int) int {
	rest := minutes * 10000 % 60
	switch {
	case rest >= 30:
		return 1
	case rest <= -30:
		return -1
	}
	return 0
}

// harmless keeps a spreadsheet from taking a text for a formula: others wrote
// the texts that stand on the desk.
func harmless(text string) string {
	start := strings.TrimLeftFunc(text, unicode.IsSpace)
	if start == "" {
		return text
	}
	if strings.ContainsAny(start[:1], "=+-@") || text[0] == '\t' || text[0] == '\r' || strings.HasPrefix(start, "＝") ||
		strings.HasPrefix(start, "＋") || strings.HasPrefix(start, "－") || strings.HasPrefix(start, "＠") {
		return "'" + text
	}
	return text
}
