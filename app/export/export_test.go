package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/export"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

var ctx = context.Background()

func unheard(float64) {}

// stockholm is the reader's zone.
var stockholm = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		panic(err)
	}
	return zone
}()

func as(format export.Format, lang string) export.Options {
	now, _ := time.Parse(time.RFC3339, desktest.Start)
	return export.Options{Format: format, Words: words.For(lang), Zone: stockholm, Now: now}
}

func written(t *testing.T, list export.List, options export.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	report, err := export.Write(ctx, list, &out, options, unheard)
	if err != nil {
		t.Fatalf("%s: %v", list.Name, err)
	}
	if report.Cut > 0 {
		t.Errorf("%s: %d texts were cut", list.Name, report.Cut)
	}
	return out.Bytes()
}

func csvOf(t *testing.T, content []byte, comma rune) [][]string {
	t.Helper()
	reader := csv.NewReader(bytes.NewReader(content))
	reader.Comma = comma
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func objects(t *testing.T, content []byte) []map[string]any {
	t.Helper()
	var found []map[string]any
	for line := range bytes.Lines(content) {
		var object map[string]any
		if err := json.Unmarshal(line, &object); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		found = append(found, object)
	}
	return found
}

// Every list of staff and of a liaison has rows on the demo desk, a heading in
// both languages for every column, and the same rows in every format.
func TestEveryListInEveryFormat(t *testing.T) {
	desk := desktest.Demo(t, "sv")
	carin, err := desk.As(ctx, "carin")
	if err != nil {
		t.Fatal(err)
	}
	for who, seen := range map[string]*app.Desk{"owner": desk.Desk, "liaison": carin} {
		for _, list := range export.Lists(seen) {
			for _, lang := range words.Languages {
				w := words.For(lang)
				if title := list.Title(w); strings.HasPrefix(title, "export.") {
					t.Errorf("%s, %s: no words for %s", who, lang, title)
				}
				for _, column := range list.Columns() {
					if !w.Has("export.col." + column) {
						t.Errorf("%s: no words for the column %s", lang, column)
					}
				}
			}
			lines := objects(t, written(t, list, as(export.JSONL, "sv")))
			rows := csvOf(t, written(t, list, as(export.CSV, "sv")), ';')
			book := sheetOf(t, written(t, list, as(export.XLSX, "sv")))
			if len(lines) == 0 || len(rows) != len(lines)+1 || len(book) != len(lines)+1 {
				t.Errorf("%s, %s: %d lines, %d rows, %d rows of the book", who, list.Name, len(lines), len(rows), len(book))
				continue
			}
			if diff := cmp.Diff(rows[0], book[0]); diff != "" {
				t.Errorf("%s, %s: headings: %s", who, list.Name, diff)
			}
			if len(lines[0]) != len(list.Columns()) {
				t.Errorf("%s, %s: %d fields for %d columns", who, list.Name, len(lines[0]), len(list.Columns()))
			}
		}
	}
}

// sheetOf opens a workbook as other programs do, and gives its first sheet.
func sheetOf(t *testing.T, content []byte) [][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// filled is a desk with one ticket on which time was spent, and texts that are
// not as one would wish.
func filled(t *testing.T) *desktest.Desk {
	d := desktest.New(t)
	customer := d.Do(&command.CreateCustomer{Code: "SUND", Name: "=HYPERLINK(\"x\")", Language: "sv"}).Created("customer")
	contact := d.Do(&command.AddContact{CustomerID: customer, Name: "Åsa Ök", Emails: []string{"asa@sundvik.example"}, Phones: []string{"+46 8 123"}}).Created("contact")
	ticket := d.Do(&command.OpenTicket{CustomerID: customer, Subject: "-1+1;\"a\"\nb", Body: "@SUM(A1)", ReporterID: contact}).Created("ticket")
	d.Do(&command.LogTime{Work: command.Work{TicketID: ticket, WorkDay: civil.Date(2026, time.November, 18), Minutes: 100, WorkType: "support"}})
	return d
}

func TestTextsAreNeverFormulas(t *testing.T) {
	d := filled(t)
	rows := csvOf(t, written(t, export.Tickets(d.Desk, view.TicketFilter{}), as(export.CSV, "en")), ',')
	if got := rows[1][2:4]; !cmp.Equal(got, []string{"'=HYPERLINK(\"x\")", "'-1+1;\"a\"\nb"}) {
		t.Errorf("%q", got)
	}
	contacts := csvOf(t, written(t, export.Contacts(d.Desk, view.ContactFilter{}), as(export.CSV, "sv")), ';')
	if got := contacts[1][4]; got != "'+46 8 123" {
		t.Errorf("%q", got)
	}
	content := written(t, export.Tickets(d.Desk, view.TicketFilter{}), as(export.XLSX, "en"))
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, cell := range []string{"C2", "D2"} {
		if formula, _ := book.GetCellFormula(book.GetSheetName(0), cell); formula != "" {
			t.Errorf("%s holds the formula %s", cell, formula)
		}
	}
	if value, _ := book.GetCellValue(book.GetSheetName(0), "C2"); value != "=HYPERLINK(\"x\")" {
		t.Errorf("%q", value)
	}
}

func TestFiguresAreFigures(t *testing.T) {
	d := filled(t)
	list := export.Time(d.Desk, view.TimeFilter{})
	for lang, want := range map[string]string{"en": "1.6667", "sv": "1,6667"} {
		comma := map[string]rune{"en": ',', "sv": ';'}[lang]
		rows := csvOf(t, written(t, list, as(export.CSV, lang)), comma)
		if rows[1][8] != want || rows[1][0] != "2026-11-18" {
			t.Errorf("%s: %q", lang, rows[1])
		}
	}
	raw := as(export.CSV, "sv")
	raw.Raw = true
	rows := csvOf(t, written(t, list, raw), ',')
	if rows[0][8] != "minutes" || rows[1][8] != "100" || rows[1][11] != "support" {
		t.Errorf("%q", rows)
	}
	line := objects(t, written(t, list, as(export.JSONL, "sv")))[0]
	if line["minutes"] != 100.0 || line["day"] != "2026-11-18" || line["start"] != nil || line["on_site"] != false || line["work_type"] != "support" {
		t.Errorf("%v", line)
	}
	book, err := excelize.OpenReader(bytes.NewReader(written(t, list, as(export.XLSX, "en"))))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	shown, _ := book.GetCellValue(sheet, "I2")
	held, _ := book.GetCellValue(sheet, "I2", excelize.Options{RawCellValue: true})
	day, _ := book.GetCellValue(sheet, "A2")
	serial, _ := book.GetCellValue(sheet, "A2", excelize.Options{RawCellValue: true})
	if shown != "1:40" || !strings.HasPrefix(held, "0.0694") || day != "2026-11-18" || serial != "46344" {
		t.Errorf("%q %q %q %q", shown, held, day, serial)
	}
	tickets := sheetOf(t, written(t, export.Tickets(d.Desk, view.TicketFilter{}), as(export.XLSX, "en")))
	if got := tickets[1][18]; got != "2026-11-18 10:42" { // on the reader's clock
		t.Errorf("received %q", got)
	}
}

func TestChosenDelimiterAndMark(t *testing.T) {
	d := filled(t)
	options := as(export.CSV, "sv")
	options.Delimiter, options.BOM = '\t', true
	content := written(t, export.Customers(d.Desk, view.CustomerFilter{}), options)
	if !bytes.HasPrefix(content, []byte("\xEF\xBB\xBFKod\tNamn\t")) || !bytes.Contains(content, []byte("\r\n")) {
		t.Errorf("%q", content[:40])
	}
}

func TestFormatByEnding(t *testing.T) {
	for path, want := range map[string]export.Format{"a.CSV": export.CSV, "x/y.xlsx": export.XLSX, "a.ndjson": export.JSONL, "b.jsonl": export.JSONL} {
		if got, ok := export.FormatOf(path); got != want || !ok {
			t.Errorf("%s: %s, %v", path, got, ok)
		}
	}
	for _, path := range []string{"a", "-", "a.txt", ""} {
		if got, ok := export.FormatOf(path); ok {
			t.Errorf("%s: %s", path, got)
		}
	}
}

// A file takes its place whole; when writing fails or is called off, what was
// there stays and nothing else is left.
func TestSaveIsWholeOrNotAtAll(t *testing.T) {
	d := filled(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "tickets.csv")
	list := export.Tickets(d.Desk, view.TicketFilter{})
	report, err := export.Save(ctx, list, path, as(export.CSV, "en"), unheard)
	if err != nil || report.Rows != 1 {
		t.Fatal(report, err)
	}
	before, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(before, []byte("SUND-1001")) {
		t.Fatalf("%s, %v", before, err)
	}
	for _, format := range export.Formats {
		ended, cancel := context.WithCancel(ctx)
		cancel()
		if _, err := export.Save(ended, list, path, as(format, "en"), unheard); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", format, err)
		}
	}
	after, _ := os.ReadFile(path)
	entries, _ := os.ReadDir(dir)
	if !bytes.Equal(before, after) || len(entries) != 1 {
		t.Errorf("left: %v", entries)
	}
	_, err = export.Save(ctx, list, filepath.Join(dir, "nowhere", "x.csv"), as(export.CSV, "en"), unheard)
	if told, ok := fail.As(err); !ok || told.Key != "open.nofolder" {
		t.Errorf("%v", err)
	}
}

// A full disk is said, and nothing is left.
func TestFullDisk(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full here")
	}
	d := filled(t)
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	for _, format := range export.Formats {
		_, err = export.Write(ctx, export.Tickets(d.Desk, view.TicketFilter{}), full, as(format, "en"), unheard)
		if told, ok := fail.As(app.Unwritable("x", err)); !ok || told.Key != "open.diskfull" {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// What a cell cannot hold is cut and counted, never silently.
func TestLongTextsAreCutInWorkbooksAndCounted(t *testing.T) {
	d := filled(t)
	found, err := d.View().FindTicket(ctx, "SUND-1001")
	if err != nil {
		t.Fatal(err)
	}
	d.Do(&command.AddNote{TicketID: found[0].ID, Body: strings.Repeat("å", 40000)})
	list := export.Messages(d.Desk, view.SaidFilter{})
	var out bytes.Buffer
	report, err := export.Write(ctx, list, &out, as(export.XLSX, "en"), unheard)
	if err != nil || report.Cut != 1 || report.Rows != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	rows := sheetOf(t, out.Bytes())
	if body := []rune(rows[2][9]); len(body) != 32767 || body[32766] != '…' {
		t.Errorf("%d letters", len(body))
	}
	if body := objects(t, written(t, list, as(export.JSONL, "en")))[1]["body"]; len([]rune(body.(string))) != 40000 {
		t.Error("JSON lines cut it, too")
	}
}

func TestFiltersNarrow(t *testing.T) {
	d := desktest.Demo(t, "en")
	all := objects(t, written(t, export.Tickets(d.Desk, view.TicketFilter{}), as(export.JSONL, "en")))
	open := export.Tickets(d.Desk, view.TicketFilter{Open: true})
	some := objects(t, written(t, open, as(export.JSONL, "en")))
	if len(some) == 0 || len(some) >= len(all) || !open.Narrowed {
		t.Errorf("%d of %d", len(some), len(all))
	}
	for _, row := range some {
		if row["state"] == "closed" {
			t.Errorf("%v", row["ref"])
		}
	}
}
