package data

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// appendRow writes a row as one line of JSON. Every row has exactly one form:
// its columns in order, whole numbers, texts, null, and {"base64": …} for what
// is no text.
func appendRow(line []byte, columns []string, values []any) ([]byte, error) {
	line = append(line, '{')
	for i, name := range columns {
		if i > 0 {
			line = append(line, ',')
		}
		line = append(append(append(line, '"'), name...), '"', ':')
		var err error
		if line, err = appendValue(line, values[i]); err != nil {
			return line, fmt.Errorf("%s: %w", name, err)
		}
	}
	return append(line, '}', '\n'), nil
}

func appendValue(line []byte, value any) ([]byte, error) {
	switch v := value.(type) {
	case nil:
		return append(line, "null"...), nil
	case int64:
		return strconv.AppendInt(line, v, 10), nil
	case string:
		if !utf8.ValidString(v) {
			return appendBytes(line, v, ""), nil
		}
		return appendText(line, v), nil
	case []byte:
		return appendBytes(line, string(v), "bytes"), nil
	}
	return line, fmt.Errorf("a value of the type %T", value)
}

// appendBytes writes what is no text; of a text that should be one only the
// bytes are said, so that it is a text again when it is read.
func appendBytes(line []byte, raw, kind string) []byte {
	name := `{"base64":"`
	if kind != "" {
		name = `{"` + kind + `":"`
	}
	line = append(line, name...)
	line = base64.StdEncoding.AppendEncode(line, []byte(raw))
	return append(line, '"', '}')
}

const hexDigits = "0123456789abcdef"

// appendText writes a text in quotes. Only what JSON demands is escaped, and
// the two characters that some programs take for the end of a line.
func appendText(line []byte, text string) []byte {
	line = append(line, '"')
	from := 0
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		if c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && c != '\u2028' && c != '\u2029' {
			i += size
			continue
		}
		line = append(line, text[from:i]...)
		switch c {
		case '"', '\\':
			line = append(line, '\\', byte(c))
		case '\n':
			line = append(line, '\\', 'n')
		case '\t':
			line = append(line, '\\', 't')
		case '\r':
			line = append(line, '\\', 'r')
		default:
			line = append(line, '\\', 'u', hexDigits[c>>12&15], hexDigits[c>>8&15], hexDigits[c>>4&15], hexDigits[c&15])
		}
		i += size
		from = i
	}
	return append(append(line, text[from:]...), '"')
}

// errForm says that a line reads, but is not how such a row is written.
var errForm = errors.New("it is not as this program writes it")

// parseRow reads a line that appendRow wrote, and nothing else.
func parseRow(line []byte, columns []string) ([]any, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("it is not UTF-8")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return nil, err
	}
	values := make([]any, len(columns))
	for i, name := range columns {
		field, there := fields[name]
		if !there {
			return nil, fmt.Errorf("it has no %s", name)
		}
		value, err := parseValue(field)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		values[i] = value
	}
	again, err := appendRow(make([]byte, 0, len(line)), columns, values)
	if err == nil && !bytes.Equal(again, line) {
		err = errForm
	}
	return values, err
}

func parseValue(field json.RawMessage) (any, error) {
	switch field[0] {
	case 'n':
		return nil, nil
	case '"':
		var text string
		err := json.Unmarshal(field, &text)
		return text, err
	case '{':
		var held struct{ Base64, Bytes *[]byte }
		err := json.Unmarshal(field, &held)
		switch {
		case err != nil:
			return nil, err
		case held.Base64 != nil:
			return string(*held.Base64), nil
		case held.Bytes != nil:
			return *held.Bytes, nil
		}
		return nil, errForm
	}
	return strconv.ParseInt(string(field), 10, 64)
}
