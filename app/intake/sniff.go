package intake

import "strings"

// delimiters are the marks that can stand between cells.
var delimiters = []byte{',', ';', '\t', '|'}

// looked at are so many rows and so much text to find the mark between cells.
const (
	sniffRows = 200
	sniffText = 1 << 20
)

// sniff finds the mark that cuts most rows into as many cells as each other,
// and more than one; of several that which makes most cells. A text without any
// has one column.
func sniff(text string) byte {
	whole := len(text) <= sniffText
	if !whole {
		text = text[:sniffText]
	}
	best, bestShare, bestWidth := byte(','), 0.0, 1
	for _, mark := range delimiters {
		rows, err := split(text, mark, sniffRows)
		if err != nil && whole && len(rows) < sniffRows {
			rows = rows[:len(rows)/2] // quotation marks do not fit it
		}
		width, share := consistency(rows)
		if width < 2 {
			continue
		}
		if at, _ := headingRow(rows); len(rows[at].Cells) != width {
			share /= 2 // commas in numbers make rows of equal width, but no headings
		}
		if share > bestShare+0.1 || share > bestShare-0.1 && width > bestWidth {
			best, bestShare, bestWidth = mark, share, width
		}
	}
	return best
}

// consistency gives the commonest number of cells, and the share of rows that
// have it.
func consistency(rows []Row) (width int, share float64) {
	count := map[int]int{}
	for _, row := range rows {
		count[len(row.Cells)]++
	}
	for cells, n := range count {
		if n > count[width] || n == count[width] && cells > width {
			width = cells
		}
	}
	if len(rows) == 0 {
		return 0, 0
	}
	return width, float64(count[width]) / float64(len(rows))
}

// separatorLine reads the line "sep=;" that spreadsheets put first.
func separatorLine(text string) (mark byte, rest string, found bool) {
	line, rest, more := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimRight(line, "\r"), `"`)
	if !more || len(line) != 5 || !strings.EqualFold(line[:4], "sep=") || strings.IndexByte(string(delimiters), line[4]) < 0 {
		return 0, text, false
	}
	return line[4], rest, true
}
