package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/money"
)

// record is what tally tells of one thing: named values in order. People read
// some of them as a table or a list, programs all of them as a JSON object. A
// name is snake_case and stays what it is; its heading is the word
// cli.col.<name>.
type record []field

type field struct {
	name  string
	value any
}

// The values that a record can hold besides texts, numbers, truths, days,
// moments, amounts, phrases of the bank, lists of texts, and records again.
type (
	// minutes are a duration: "1 h 30", in JSON the number.
	minutes int
	// coded is a code that people read as a word, in JSON as it is.
	coded struct{ words, code string }
	// change is minutes gained or lost: "−1 h 30".
	change int
	// size is bytes: "1.2 MB", in JSON the number.
	size int64
)

// get gives the value with a name.
func (r record) get(name string) any {
	for _, field := range r {
		if field.name == name {
			return field.value
		}
	}
	return nil
}

// set puts another value in the place of a name that is there.
func (r record) set(name string, value any) {
	for i := range r {
		if r[i].name == name {
			r[i].value = value
		}
	}
}

// object writes a record as a JSON object, its fields in order.
func (p *page) object(r record) (json.RawMessage, error) {
	var text bytes.Buffer
	text.WriteByte('{')
	for i, field := range r {
		if i > 0 {
			text.WriteByte(',')
		}
		value, err := p.encode(field.value)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", field.name, err)
		}
		fmt.Fprintf(&text, "%q:%s", field.name, value)
	}
	text.WriteByte('}')
	return text.Bytes(), nil
}

func (p *page) array(rows []record) (json.RawMessage, error) {
	list := make([]json.RawMessage, len(rows))
	for i, row := range rows {
		object, err := p.object(row)
		if err != nil {
			return nil, err
		}
		list[i] = object
	}
	return plain(list)
}

// encode writes a value for programs: instants in UTC, days without a clock,
// durations in minutes, and null for what there is not.
func (p *page) encode(value any) (json.RawMessage, error) {
	switch v := value.(type) {
	case record:
		return p.object(v)
	case []record:
		return p.array(v)
	case coded:
		value = v.code
	case civil.Day:
		value = nil
		if text := v.Text(); text != "" {
			value = text
		}
	case time.Time:
		value = nil
		if !v.IsZero() {
			value = v.UTC().Format(time.RFC3339)
		}
	case money.Amount:
		value = nil
		if v.Currency == "" {
			break
		}
		value = map[string]string{"amount": v.Number(), "currency": v.Currency}
	case bank.Phrase:
		value = v.Say(p.words, civil.Of(p.now))
	case []string:
		if v == nil {
			value = []string{}
		}
	}
	return plain(value)
}

// plain writes JSON without making < and & unreadable.
func plain(value any) (json.RawMessage, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(text.Bytes()), nil
}
