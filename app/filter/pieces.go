package filter

import (
	"strings"
	"unicode"
)

// piece is one part of what was typed, between spaces.
type piece struct {
	from, to int // its runes
	not      bool
	name     string // before the colon; empty for words
	values   []value
}

// value is one of a token's values, or the word itself.
type value struct {
	from, to int
	text     string
	quoted   bool
}

// scanner cuts what was typed into pieces.
type scanner struct {
	runes []rune
	at    int
}

// pieces cuts a filter at spaces outside quotation marks. A quotation mark
// quotes only where a word or a value begins; one without its end quotes the
// rest.
func pieces(text string) []piece {
	s := &scanner{runes: []rune(strings.ToValidUTF8(text, ""))}
	var all []piece
	for {
		for s.at < len(s.runes) && unicode.IsSpace(s.runes[s.at]) {
			s.at++
		}
		if s.at == len(s.runes) {
			return all
		}
		all = append(all, s.piece())
	}
}

func (s *scanner) piece() piece {
	p := piece{from: s.at}
	if s.runes[s.at] == '-' {
		p.not = true
		s.at++
	}
	p.name = s.name()
	if p.name == "" {
		p.values = []value{s.value("")}
		p.to = s.at
		return p
	}
	for {
		p.values = append(p.values, s.value(","))
		if s.at == len(s.runes) || s.runes[s.at] != ',' {
			break
		}
		s.at++
	}
	p.to = s.at
	return p
}

// name reads the letters before a colon. A number before one is none, as in
// 10:42.
func (s *scanner) name() string {
	end := s.at
	for end < len(s.runes) && (unicode.IsLetter(s.runes[end]) || unicode.Is(unicode.Mn, s.runes[end])) {
		end++
	}
	if end == s.at || end == len(s.runes) || s.runes[end] != ':' {
		return ""
	}
	name := string(s.runes[s.at:end])
	s.at = end + 1
	return name
}

// value reads a word or a value, up to a space or one of the stops.
func (s *scanner) value(stops string) value {
	v := value{from: s.at}
	if s.at < len(s.runes) && s.runes[s.at] == '"' {
		v.quoted = true
		s.at++
	}
	begin := s.at
	for s.at < len(s.runes) && !s.ends(v.quoted, stops) {
		s.at++
	}
	v.text = strings.Join(strings.Fields(string(s.runes[begin:s.at])), " ")
	if v.quoted && s.at < len(s.runes) {
		s.at++
	}
	v.to = s.at
	return v
}

// ends tells whether a value ends at the present rune.
func (s *scanner) ends(quoted bool, stops string) bool {
	r := s.runes[s.at]
	if quoted {
		return r == '"'
	}
	return unicode.IsSpace(r) || strings.ContainsRune(stops, r)
}
