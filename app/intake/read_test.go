package intake_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tallydesk/app/fail"
	"tallydesk/app/intake"
)

var now = time.Date(2026, 11, 18, 9, 42, 0, 0, time.UTC)

func open(t testing.TB, text string) *intake.File {
	t.Helper()
	file, err := intake.Open("export.csv", strings.NewReader(text), intake.ReadOptions{})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return file
}

// jobOf begins the import of a text, in Stockholm.
func jobOf(t testing.TB, text string) intake.Job {
	t.Helper()
	job, _ := intake.Begin(open(t, text), "", "", nil)
	return here(t, job)
}

func here(t testing.TB, job intake.Job) intake.Job {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	job.Now, job.Choices.Zone = now, zone
	return job
}

// utf16le writes a text as spreadsheets save "Unicode text".
func utf16le(text string, mark bool) string {
	var out bytes.Buffer
	if mark {
		out.WriteString("\xff\xfe")
	}
	for _, unit := range utf16.Encode([]rune(text)) {
		out.Write([]byte{byte(unit), byte(unit >> 8)})
	}
	return out.String()
}

func latin1(text string) string {
	var out []byte
	for _, r := range text {
		out = append(out, byte(r))
	}
	return string(out)
}

// The same table, written in every way, is read as the same.
func TestEveryWayOfWritingIsRead(t *testing.T) {
	rows := [][]string{{"Namn", "Adress", "Kod"}, {"Åkes Däck; AB", "Storgatan 1\nLuleå", "AKE"}, {`Björns "Bygg", HB`, "", "BJORN"}, {"Café", "x|y", "CAFE"}}
	write := func(mark, end string) string {
		var text strings.Builder
		for _, row := range rows {
			for i, cell := range row {
				if i > 0 {
					text.WriteString(mark)
				}
				text.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			}
			text.WriteString(end)
		}
		return text.String()
	}
	var ways []string
	for _, mark := range []string{",", ";", "\t", "|"} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			text := write(mark, end)
			ways = append(ways, text, "\ufeff"+text, latin1(text), utf16le(text, true), utf16le(text, false), strings.TrimSuffix(text, end))
		}
	}
	ways = append(ways, "sep=;\r\n"+write(";", "\r\n"))
	for _, way := range ways {
		file := open(t, way)
		if diff := cmp.Diff(rows[0], file.Columns); diff != "" {
			t.Fatalf("%q: %s", way, diff)
		}
		var cells [][]string
		for _, row := range file.Rows {
			cells = append(cells, row.Cells)
		}
		if diff := cmp.Diff(rows[1:], cells); diff != "" {
			t.Fatalf("%q: %s", way, diff)
		}
	}
}

func TestCommasInNumbersAreNoDelimiters(t *testing.T) {
	file := open(t, "Datum;Tid\n2024-03-04;1,5,0\n2024-03-05;2,5,0\n")
	if len(file.Columns) != 2 || file.Delimiter != ';' {
		t.Errorf("%q by %q", file.Columns, file.Delimiter)
	}
}

// A text that is UTF-8 but for a byte is not read as something else.
func TestBrokenLettersAreRefusedWithTheirLine(t *testing.T) {
	_, err := intake.Open("x", strings.NewReader("Namn;Kod\nÅkes Däck;AKE\nBj\xf6rn;BJ\nÖst;OST\n"), intake.ReadOptions{})
	if told, ok := fail.As(err); !ok || told.Key != "import.encoding" || told.Args["Line"] != 3 {
		t.Error(err)
	}
}

func TestLinesAreThoseOfTheFile(t *testing.T) {
	file := open(t, "Name,Address\r\n\"One\",\"a\r\nb\r\nc\"\r\n\r\nTwo,d\r\n")
	if len(file.Rows) != 2 || file.Rows[0].Line != 2 || file.Rows[1].Line != 6 {
		t.Errorf("%+v", file.Rows)
	}
}

func TestWhatCannotBeReadIsRefusedWithItsLine(t *testing.T) {
	for text, key := range map[string]string{
		"":                                  "import.empty",
		" \n \n":                            "import.empty",
		"Name,Address\nA,b\nC,\"never\nD,e": "import.quote",
		"Name,Address\n\"A\"x,b\nC,d":       "import.quote",
		"\xd0\xcf\x11\xe0old":               "import.foreign",
		"%PDF-1.7":                          "import.foreign",
		"PK\x03\x04broken":                  "import.workbook",
	} {
		_, err := intake.Open("x", strings.NewReader(text), intake.ReadOptions{})
		if told, ok := fail.As(err); !ok || told.Key != key {
			t.Errorf("%q: %v, want %s", text, err, key)
		} else if key == "import.quote" && told.Args["Line"] == 0 {
			t.Errorf("%q: no line: %v", text, err)
		}
	}
}

func TestRaggedRowsAndNoughtsAreProblemsOfTheirRow(t *testing.T) {
	job := jobOf(t, "Code,Name,Address\nA,Alpha,x\nB,Beta\nC,Gamma,y,z\nD,De\x00lta,w\nE,Epsilon,v,,\n")
	records, _ := job.Read()
	var wrong []int
	for _, rec := range records {
		if len(rec.Problems) > 0 {
			wrong = append(wrong, rec.Line)
		}
	}
	if diff := cmp.Diff([]int{3, 4, 5}, wrong); diff != "" || len(records) != 5 {
		t.Errorf("%d records, %s", len(records), diff)
	}
}

func TestTheFilesOfOtherPrograms(t *testing.T) {
	type told struct {
		Source    intake.Source
		Kind      intake.Kind
		Rows      int
		Questions int
		Problems  []int // their lines
		Err       bool
	}
	for name, want := range map[string]told{
		"clockify_time_entries_import_test_1.csv":                    {Source: intake.Clockify, Kind: intake.Time, Questions: 2},
		"clockify_time_entries_import_test_2.csv":                    {Source: intake.Clockify, Kind: intake.Time, Rows: 1},
		"harvest_clients_import_test_1.csv":                          {Source: intake.Harvest, Kind: intake.Customers, Rows: 2},
		"harvest_time_entries_import_test_1.csv":                     {Source: intake.Harvest, Kind: intake.Time, Rows: 2},
		"redmine_import_iso8859-1.csv":                               {Source: intake.Plain, Kind: intake.Customers, Rows: 2, Problems: []int{2, 3}, Err: true},
		"redmine_import_issues.csv":                                  {Source: intake.Redmine, Kind: intake.Tickets, Rows: 3},
		"redmine_import_issues_auto_mapping.csv":                     {Source: intake.Redmine, Kind: intake.Tickets, Rows: 1},
		"redmine_import_issues_with_relation_and_invalid_issues.csv": {Source: intake.Redmine, Kind: intake.Tickets, Rows: 5, Problems: []int{4}},
		"redmine_import_time_entries.csv":                            {Source: intake.Redmine, Kind: intake.Time, Rows: 4},
		"redmine_import_users.csv":                                   {Source: intake.Redmine, Kind: intake.Contacts, Rows: 3},
		"toggl_time_entries_import_test_1.csv":                       {Source: intake.Toggl, Kind: intake.Time, Rows: 2, Problems: []int{2}},
	} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		job := jobOf(t, string(content))
		records, questions := job.Read()
		got := told{Source: job.Mapping.Source, Kind: job.Mapping.Kind, Rows: len(records), Questions: len(questions), Err: job.Err() != nil}
		for _, rec := range records {
			if len(rec.Problems) > 0 {
				got.Problems = append(got.Problems, rec.Line)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// workbook writes rows into the first sheet of a workbook.
func workbook(t testing.TB, fill func(book *excelize.File)) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	fill(book)
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWorkbooksAreReadByWhatTheirCellsHold(t *testing.T) {
	content := workbook(t, func(book *excelize.File) {
		us, clock, long := "m/d/yy", "h:mm AM/PM", "[h]:mm"
		day, _ := book.NewStyle(&excelize.Style{CustomNumFmt: &us})
		hour, _ := book.NewStyle(&excelize.Style{CustomNumFmt: &clock})
		span, _ := book.NewStyle(&excelize.Style{CustomNumFmt: &long})
		for cell, value := range map[string]any{
			"A1": "Time report", "A3": "Date", "B3": "Start time", "C3": "Duration", "D3": "User", "E3": "Client", "F3": "Id",
			"A4": 45355.0, "B4": 0.4375, "C4": 1.5 / 24, "D4": "Ann", "E4": "BIG", "F4": "007",
			"A5": 45356.0, "B5": 0.5625, "C5": 0.25 / 24, "D5": "Ann", "F5": 12.0,
		} {
			if err := book.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
		for _, row := range []string{"4", "5"} {
			_ = book.SetCellStyle("Sheet1", "A"+row, "A"+row, day)
			_ = book.SetCellStyle("Sheet1", "B"+row, "B"+row, hour)
			_ = book.SetCellStyle("Sheet1", "C"+row, "C"+row, span)
		}
	})
	file := open(t, content)
	want := [][]string{{"2024-03-04", "10:30:00", "1:30:00", "Ann", "BIG", "007"}, {"2024-03-05", "13:30:00", "0:15:00", "Ann", "", "12"}}
	var got [][]string
	for _, row := range file.Rows {
		got = append(got, row.Cells)
	}
	if diff := cmp.Diff(want, got); diff != "" || file.Rows[0].Line != 4 {
		t.Errorf("%s, %+v", diff, file.Rows)
	}
	job, _ := intake.Begin(file, "", "", nil)
	records, questions := here(t, job).Read()
	if len(questions) != 0 || len(records) != 2 || len(records[0].Problems)+len(records[1].Problems) != 0 {
		t.Errorf("%+v, %v", records, questions)
	}
}

func TestASheetIsChosenByName(t *testing.T) {
	content := workbook(t, func(book *excelize.File) {
		_, _ = book.NewSheet("Kunder")
		_ = book.SetSheetRow("Sheet1", "A1", &[]string{"nothing", "here"})
		_ = book.SetSheetRow("Kunder", "A1", &[]string{"Namn", "Kod"})
		_ = book.SetSheetRow("Kunder", "A2", &[]string{"Ån", "AN"})
	})
	file, err := intake.Open("x.xlsx", strings.NewReader(content), intake.ReadOptions{Sheet: "Kunder"})
	if err != nil || len(file.Rows) != 1 || !slices.Equal(file.Sheets, []string{"Sheet1", "Kunder"}) {
		t.Errorf("%+v, %v", file, err)
	}
	if _, err := intake.Open("x.xlsx", strings.NewReader(content), intake.ReadOptions{Sheet: "Gone"}); !errors.Is(err, fail.NotFound) {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	names, err := filepath.Glob("testdata/*.csv")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte("issue_id;date;hours;user\n;2024-03-04;\x00;anna\n\""))
	f.Add([]byte(utf16le("Datum\tTid\n2024-03-04\t1:30", false)))
	f.Add([]byte("PK\x03\x04\x14\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := intake.Open("x", bytes.NewReader(content), intake.ReadOptions{})
		if err != nil {
			if _, told := fail.As(err); !told {
				t.Fatalf("not told in words: %v", err)
			}
			return
		}
		for _, kind := range intake.Kinds {
			job, _ := intake.Begin(file, kind, "", nil)
			job.Now = now
			records, questions := job.Read()
			if len(questions) == 0 && len(records) != len(file.Rows)+len(file.Ragged) {
				t.Fatalf("%d rows became %d records", len(file.Rows)+len(file.Ragged), len(records))
			}
		}
	})
}

// A workbook with some of its bytes changed is read or refused, never more.
func TestDamagedWorkbooksAreRefused(t *testing.T) {
	whole := []byte(workbook(t, func(book *excelize.File) {
		_ = book.SetSheetRow("Sheet1", "A1", &[]string{"Date", "Hours", "User"})
		_ = book.SetSheetRow("Sheet1", "A2", &[]any{45355, 1.5, "Ann"})
	}))
	random := rand.New(rand.NewPCG(7, 11))
	for range 300 {
		damaged := bytes.Clone(whole)
		for range 1 + random.IntN(8) {
			damaged[4+random.IntN(len(damaged)-4)] = byte(random.IntN(256))
		}
		if _, err := intake.Open("x.xlsx", bytes.NewReader(damaged[:len(damaged)-random.IntN(50)]), intake.ReadOptions{}); err != nil {
			if _, told := fail.As(err); !told {
				t.Fatalf("not told in words: %v", err)
			}
		}
	}
}
