package intake

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"tallydesk/app/fail"
)

// Encoding says how a file writes letters.
type Encoding string

// The encodings that are read.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252" // has all of Latin-1
	Latin1      Encoding = "iso-8859-1"
	Latin9      Encoding = "iso-8859-15"
)

// Encodings lists the encodings.
var Encodings = []Encoding{UTF8, UTF16LE, UTF16BE, Windows1252, Latin1, Latin9}

// tables make text of all encodings but UTF-8.
var tables = map[Encoding]encoding.Encoding{
	UTF16LE:     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	UTF16BE:     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	Windows1252: charmap.Windows1252,
	Latin1:      charmap.ISO8859_1,
	Latin9:      charmap.ISO8859_15,
}

// marks begin a file and say how it is written.
var marks = []struct {
	bytes    []byte
	encoding Encoding
}{
	{[]byte{0xef, 0xbb, 0xbf}, UTF8},
	{[]byte{0xff, 0xfe}, UTF16LE},
	{[]byte{0xfe, 0xff}, UTF16BE},
}

// decode gives the text of a file, and how it was written. A mark at its
// beginning decides; then the encoding that was asked for; then what the bytes
// can be.
func decode(content []byte, asked Encoding) (string, Encoding, error) {
	found := asked
	for _, mark := range marks {
		if bytes.HasPrefix(content, mark.bytes) && (asked == "" || asked == mark.encoding) {
			content, found = content[len(mark.bytes):], mark.encoding
			break
		}
	}
	if found == "" {
		found = sniffEncoding(content)
	}
	if found == UTF8 {
		if !utf8.Valid(content) {
			return "", found, fail.New(fail.NotValid, "import.encoding", fail.Args{"Encoding": string(found), "Line": lineOfByte(content, firstInvalid(content))})
		}
		return string(content), found, nil
	}
	table, known := tables[found]
	if !known {
		return "", found, fail.New(fail.NotValid, "import.encoding", fail.Args{"Encoding": string(found), "Line": 1})
	}
	text, err := table.NewDecoder().Bytes(content)
	if err != nil {
		return "", found, fail.New(fail.NotValid, "import.encoding", fail.Args{"Encoding": string(found), "Line": 1}).Because(err)
	}
	return string(text), found, nil
}

// sniffEncoding tells how bytes without a mark are written: as UTF-16 where
// every other one of the beginning is nought, as UTF-8 where they can be, and
// else as Windows writes western languages.
func sniffEncoding(content []byte) Encoding {
	head := content[:min(len(content), 512)&^1]
	var even, odd int
	for i, b := range head {
		switch {
		case b != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	switch most := len(head) * 2 / 5; {
	case len(head) < 4:
	case odd > most && even == 0:
		return UTF16LE
	case even > most && odd == 0:
		return UTF16BE
	}
	if letters, broken := multibyte(content); broken == 0 || letters > 2*broken {
		return UTF8 // where it is broken it is refused, not read as something else
	}
	return Windows1252
}

// multibyte counts the letters of several bytes that UTF-8 has in a text, and
// the bytes that cannot be UTF-8. Text of Windows has hardly any of the first.
func multibyte(content []byte) (letters, broken int) {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		switch {
		case r == utf8.RuneError && size <= 1:
			broken++
		case size > 1:
			letters++
		}
		i += size
	}
	return letters, broken
}

func firstInvalid(content []byte) int {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return len(content)
}

func lineOfByte(content []byte, at int) int { return bytes.Count(content[:at], []byte{'\n'}) + 1 }
