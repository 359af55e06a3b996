package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"time"

	"tallydesk/app/words"
)

// jsonlWriter writes a JSON object on each line: codes as they are, durations
// in minutes, days as 2026-11-21, instants in UTC, amounts as decimal numbers,
// null for what there is not.
type jsonlWriter struct {
	look
	out     *bufio.Writer
	names   [][]byte
	columns []column
	line    bytes.Buffer
	texts   *json.Encoder
}

func newJSONL(to io.Writer, how look) *jsonlWriter {
	how.raw, how.words = true, words.For("en")
	w := &jsonlWriter{look: how, out: bufio.NewWriterSize(to, 1<<16)}
	w.texts = json.NewEncoder(&w.line)
	w.texts.SetEscapeHTML(false)
	return w
}

func (w *jsonlWriter) head(columns []column) error {
	w.columns = columns
	for i, column := range columns {
		separator := ","
		if i == 0 {
			separator = "{"
		}
		w.names = append(w.names, []byte(separator+strconv.Quote(column.code)+":"))
	}
	return nil
}

func (w *jsonlWriter) row(values []any) error {
	w.line.Reset()
	for i, value := range values {
		w.line.Write(w.names[i])
		if err := w.value(w.columns[i], value); err != nil {
			return err
		}
	}
	w.line.WriteString("}\n")
	_, err := w.out.Write(w.line.Bytes())
	return err
}

func (w *jsonlWriter) close() (int, error) { return 0, w.out.Flush() }

func (w *jsonlWriter) value(c column, value any) error {
	switch c.kind {
	case asNumber, asHours, asChange:
		n, _ := value.(int)
		w.line.WriteString(strconv.Itoa(n))
		return nil
	case asTruth:
		yes, _ := value.(bool)
		w.line.WriteString(strconv.FormatBool(yes))
		return nil
	case asMoney:
		amount, there := amountOf(value)
		if !there {
			return w.text(nil)
		}
		w.line.WriteString(amount.Number())
		return nil
	case asDay:
		if day, there := dayOf(value); there {
			return w.text(day.Text())
		}
		return w.text(nil)
	case asMoment:
		if at, there := momentOf(value); there {
			return w.text(at.UTC().Format(time.RFC3339))
		}
		return w.text(nil)
	case asList, asCodes:
		list, _ := value.([]string)
		if list == nil {
			list = []string{}
		}
		return w.text(list)
	}
	return w.text(w.said(c, value))
}

// text writes any value that JSON has a form for.
func (w *jsonlWriter) text(value any) error {
	if err := w.texts.Encode(value); err != nil {
		return err
	}
	w.line.Truncate(w.line.Len() - 1) // the encoder ends a line
	return nil
}
