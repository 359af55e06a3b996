package intake

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"tallydesk/app/fail"
)

// What a workbook may unpack to: more is a trap, or no export.
const (
	maxUnpacked = 512 << 20
	maxCells    = 20_000_000
)

// readWorkbook reads one sheet of a workbook. Days and times are written as ISO
// does, numbers with a point, however the sheet shows them.
func (f *File) readWorkbook(content []byte, sheet string) (err error) {
	defer func() { // the reader of workbooks can break on hostile ones
		if broken := recover(); broken != nil {
			err = fail.New(fail.NotValid, "import.workbook").Because(fmt.Errorf("%v", broken))
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: 16 << 20})
	if err != nil {
		return fail.New(fail.NotValid, "import.workbook").Because(err)
	}
	defer book.Close()
	f.Sheets = book.GetSheetList()
	if f.Sheet = sheet; sheet == "" && len(f.Sheets) > 0 {
		f.Sheet = f.Sheets[0]
	}
	if !slices.Contains(f.Sheets, f.Sheet) {
		return fail.New(fail.NotFound, "import.sheet", fail.Args{"Sheet": sheet, "Sheets": strings.Join(f.Sheets, ", ")})
	}
	reader := sheetReader{book: book, sheet: f.Sheet, forms: map[int]form{}}
	if properties, err := book.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		reader.from1904 = *properties.Date1904
	}
	f.Rows, err = reader.read()
	return err
}

// form says how a cell's number is meant.
type form int

const (
	plainNumber form = iota
	dayNumber
	momentNumber
	clockNumber
	lengthNumber // hours that go on after 24
)

type sheetReader struct {
	book     *excelize.File
	sheet    string
	from1904 bool
	forms    map[int]form // of styles
}

func (s *sheetReader) read() ([]Row, error) {
	rows, err := s.book.Rows(s.sheet)
	if err != nil {
		return nil, fail.New(fail.NotValid, "import.workbook").Because(err)
	}
	defer rows.Close()
	var read []Row
	cells := 0
	for line := 1; rows.Next(); line++ {
		raw, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, fail.New(fail.NotValid, "import.workbook").Because(err)
		}
		if cells += len(raw); cells > maxCells || len(raw) > maxColumns {
			return nil, fail.New(fail.NotValid, "import.too_large")
		}
		if blank(raw) {
			continue
		}
		for i, text := range raw {
			raw[i] = s.value(text, i+1, line)
		}
		read = append(read, Row{Line: line, Cells: raw})
	}
	return read, rows.Error()
}

// value gives a cell as text. Only numbers can be shown as something else.
func (s *sheetReader) value(raw string, column, line int) string {
	raw = strings.TrimSpace(raw)
	number, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) {
		return raw
	}
	name, err := excelize.CoordinatesToCellName(column, line)
	if err != nil {
		return raw
	}
	if kind, err := s.book.GetCellType(s.sheet, name); err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		return raw // a text of figures
	}
	style, err := s.book.GetCellStyle(s.sheet, name)
	if err != nil {
		return raw
	}
	return s.shown(raw, number, s.formOf(style))
}

func (s *sheetReader) shown(raw string, number float64, as form) string {
	switch {
	case as == lengthNumber, as == clockNumber && number >= 1:
		seconds := int(math.Round(number * 24 * 3600))
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	case as == plainNumber && strings.ContainsAny(raw, "eE"):
		return strconv.FormatFloat(number, 'f', -1, 64)
	case as == plainNumber, number < 0, number > 2_958_465: // 9999-12-31
		return raw
	}
	at, err := excelize.ExcelDateToTime(number, s.from1904)
	if err != nil {
		return raw
	}
	switch {
	case as == clockNumber:
		return at.Format("15:04:05")
	case as == dayNumber && number == math.Trunc(number):
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02 15:04:05")
}

func (s *sheetReader) formOf(style int) form {
	if known, ok := s.forms[style]; ok {
		return known
	}
	found := plainNumber
	if described, err := s.book.GetStyle(style); err == nil {
		found = builtIn(described.NumFmt)
		if described.CustomNumFmt != nil {
			found = custom(*described.CustomNumFmt)
		}
	}
	s.forms[style] = found
	return found
}

// builtIn knows the numbers of the formats that every workbook has.
func builtIn(format int) form {
	switch {
	case format >= 14 && format <= 17, format >= 27 && format <= 31, format == 36, format >= 50 && format <= 54, format == 57, format == 58:
		return dayNumber
	case format == 22:
		return momentNumber
	case format >= 18 && format <= 21, format == 45, format == 47, format >= 32 && format <= 35, format == 55, format == 56:
		return clockNumber
	case format == 46:
		return lengthNumber
	}
	return plainNumber
}

// spoken are the parts of a format that are no placeholders: quoted text,
// escaped letters, colours and locales.
var spoken = regexp.MustCompile(`"[^"]*"|\\.|_.|\[(\$[^\]]*|[A-Za-z]{3,}[0-9]*)\]`)

func custom(format string) form {
	format = strings.ToLower(spoken.ReplaceAllString(strings.SplitN(format, ";", 2)[0], ""))
	day := strings.ContainsAny(format, "yd")
	clock := strings.ContainsAny(format, "hs")
	switch {
	case strings.Contains(format, "[h") || strings.Contains(format, "[m") || strings.Contains(format, "[s"):
		return lengthNumber
	case day && clock:
		return momentNumber
	case day, strings.Contains(format, "mmm"):
		return dayNumber
	case clock:
		return clockNumber
	}
	return plainNumber
}
