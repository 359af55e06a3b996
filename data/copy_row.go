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
	values := make([]any, len(columns))
	rest, before := line, byte('{')
	for i, name := range columns {
		after, there := cutName(rest, before, name)
		if !there {
			return nil, fmt.Errorf("%s: %w", name, errForm)
		}
		var err error
		if values[i], rest, err = cutValue(after); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		before = ','
	}
	again, err := appendRow(make([]byte, 0, len(line)), columns, values)
	if err == nil && !bytes.Equal(again, line) {
		err = errForm
	}
	return values, err
}

// cutName takes a column's name off the beginning.
func cutName(line []byte, before byte, name string) (rest []byte, there bool) {
	end := len(name) + 4 // ,"name":
	if len(line) < end || line[0] != before || line[1] != '"' || string(line[2:end-2]) != name || line[end-2] != '"' || line[end-1] != ':' {
		return nil, false
	}
	return line[end:], true
}

// cutValue takes a value off the beginning. Whether it is written as it must be
// shows when the row is written again.
func cutValue(line []byte) (value any, rest []byte, err error) {
	switch {
	case bytes.HasPrefix(line, []byte("null")):
		return nil, line[len("null"):], nil
	case bytes.HasPrefix(line, []byte(`"`)):
		return cutText(line)
	case bytes.HasPrefix(line, []byte("{")):
		return cutBytes(line)
	}
	end := bytes.IndexAny(line, ",}")
	if end < 0 {
		return nil, nil, errForm
	}
	number, err := strconv.ParseInt(string(line[:end]), 10, 64)
	return number, line[end:], err
}

func cutText(line []byte) (any, []byte, error) {
	escaped := false
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			escaped = true
			i++
		case '"':
			if !escaped {
				return string(line[1:i]), line[i+1:], nil
			}
			var text string
			err := json.Unmarshal(line[:i+1], &text)
			return text, line[i+1:], err
		}
	}
	return nil, nil, errForm
}

func cutBytes(line []byte) (any, []byte, error) {
	end := bytes.IndexByte(line, '}') + 1
	var held struct{ Base64, Bytes *[]byte }
	if err := json.Unmarshal(line[:end], &held); err != nil {
		return nil, nil, err
	}
	switch {
	case held.Base64 != nil:
		return string(*held.Base64), line[end:], nil
	case held.Bytes != nil:
		return *held.Bytes, line[end:], nil
	}
	return nil, nil, errForm
}
