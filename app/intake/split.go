package intake

import (
	"strings"

	"tallydesk/app/fail"
)

// Row is one row of a file with the line that it begins on.
type Row struct {
	Line  int
	Cells []string
}

// splitter cuts text into rows and cells. Cells may stand in quotation marks,
// which are doubled inside, or written \" as PHP does.
type splitter struct {
	text  string
	mark  byte // between the cells
	at    int
	line  int
	cells []string
}

// split gives the rows of a text, blank ones left out; at most so many where
// most is not 0. A quotation mark that is never closed, or closed in the middle
// of a cell, is an error that names its line.
func split(text string, mark byte, most int) ([]Row, error) {
	s := splitter{text: text, mark: mark, line: 1}
	var rows []Row
	for s.at < len(s.text) && (most == 0 || len(rows) < most) {
		row := Row{Line: s.line}
		if err := s.row(); err != nil {
			return rows, err
		}
		row.Cells = s.cells
		if !blank(row.Cells) {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func blank(cells []string) bool {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// row reads the cells up to the end of the line.
func (s *splitter) row() error {
	s.cells = make([]string, 0, cap(s.cells))
	for {
		cell, err := s.cell()
		if err != nil {
			return err
		}
		s.cells = append(s.cells, cell)
		if s.at >= len(s.text) {
			return nil
		}
		switch s.text[s.at] {
		case s.mark:
			s.at++
		default:
			s.endLine()
			return nil
		}
	}
}

// endLine goes over a line's end: \n, \r\n, or \r alone.
func (s *splitter) endLine() {
	if s.text[s.at] == '\r' && s.at+1 < len(s.text) && s.text[s.at+1] == '\n' {
		s.at++
	}
	s.at++
	s.line++
}

func (s *splitter) cell() (string, error) {
	begin := s.at
	for begin < len(s.text) && s.text[begin] == ' ' {
		begin++
	}
	if begin < len(s.text) && s.text[begin] == '"' {
		s.at = begin + 1
		return s.quoted()
	}
	begin = s.at
	for s.at < len(s.text) && !s.ends(s.at) {
		s.at++
	}
	return strings.TrimSpace(s.text[begin:s.at]), nil
}

// ends tells whether a cell without quotation marks ends here.
func (s *splitter) ends(at int) bool {
	c := s.text[at]
	return c == s.mark || c == '\n' || c == '\r'
}

// quoted reads up to the closing quotation mark.
func (s *splitter) quoted() (string, error) {
	opened := s.line
	var text strings.Builder
	for {
		next := strings.IndexByte(s.text[s.at:], '"')
		if next < 0 {
			return "", fail.New(fail.NotValid, "import.quote", fail.Args{"Line": opened})
		}
		part := s.text[s.at : s.at+next]
		text.WriteString(part)
		s.line += lineEnds(part)
		s.at += next + 1
		switch {
		case s.at < len(s.text) && s.text[s.at] == '"':
			text.WriteByte('"')
			s.at++
		case s.closes():
			return strings.TrimSpace(text.String()), nil
		case strings.HasSuffix(part, `\`):
			text.WriteByte('"')
		default:
			return "", fail.New(fail.NotValid, "import.quote", fail.Args{"Line": opened})
		}
	}
}

// closes tells whether the quotation mark just read is followed by the end of
// the cell, and goes there.
func (s *splitter) closes() bool {
	end := s.at
	for end < len(s.text) && s.text[end] == ' ' && s.mark != ' ' {
		end++
	}
	if end < len(s.text) && !s.ends(end) {
		return false
	}
	s.at = end
	return true
}

func lineEnds(text string) int {
	return strings.Count(text, "\n") + strings.Count(text, "\r") - strings.Count(text, "\r\n")
}
