package export_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tallydesk/app"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/gui/customers"
	"tallydesk/gui/export"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/tickets"
)

// answers are file dialogs in which the person picks what is set.
type answers struct {
	path  string
	named string // the name that was offered
}

func (a *answers) Open(string, func([]page.Picked, error)) {}

func (a *answers) Save(_, name string, done func(string, error)) {
	a.named = name
	done(a.path, nil)
}

func (a *answers) Folder(_ string, done func(string, error)) { done(a.path, nil) }

// asking is a screen on which Ctrl+E was pressed.
type asking struct {
	*pagetest.Bench
	files *answers
	said  []string
	dir   string
}

func ask(t *testing.T, desk *desktest.Desk, options pagetest.Options, make func(page.Env) page.Page, route page.Route) *asking {
	t.Helper()
	a := &asking{Bench: pagetest.Open(t, desk, options, make), files: &answers{}, dir: t.TempDir()}
	a.Show(route)
	a.open()
	return a
}

func (a *asking) say(text string) { a.said = append(a.said, text) }

func (a *asking) open() {
	a.Env.Files = a.files
	export.Open(a.Env, a.Page.(page.Exporter).Exports(), a.say)
}

func TestTheListShownIsExported(t *testing.T) {
	a := ask(t, desktest.Demo(t, "en"), pagetest.Options{}, tickets.New, page.Route{Page: page.Tickets})
	a.Wants("Tickets: as shown", "Workbook (XLSX)")
	a.files.path = filepath.Join(a.dir, "list.xlsx")
	a.Env.Modals.Confirm()
	if a.files.named != "Tickets 2026-11-18.xlsx" {
		t.Errorf("offered %q", a.files.named)
	}
	book, err := excelize.OpenFile(a.files.path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("Tickets as shown")
	if err != nil || len(rows) < 3 || rows[0][0] != "Ticket" {
		t.Errorf("%v, %v", rows, err)
	}
	if len(a.said) != 1 || !strings.Contains(a.said[0], "rows are in list.xlsx.") {
		t.Errorf("said %q", a.said)
	}
	if a.Env.Sheets.IsOpen() || len(a.Failed) > 0 {
		t.Errorf("open %v, failed %v", a.Env.Sheets.IsOpen(), a.Failed)
	}
}

// The format that was chosen last is offered first, a name without an ending
// gets one, and one with another ending has its way.
func TestEndingsAndTheLastFormat(t *testing.T) {
	a := ask(t, desktest.Demo(t, "sv"), pagetest.Options{Lang: "sv"}, tickets.New, page.Route{Page: page.Tickets})
	a.Write("as", "csv")
	a.files.path = filepath.Join(a.dir, "lista")
	a.Env.Modals.Confirm()
	content, err := os.ReadFile(a.files.path + ".csv")
	if err != nil || !strings.HasPrefix(string(content), "\uFEFFÄrende;Kundkod;Kund;Rubrik;") {
		t.Errorf("%.60q, %v", content, err)
	}
	a.open()
	a.Wants("Text med kolumner (CSV)")
	a.Env.Modals.Confirm() // the same name again, about which nobody was asked
	if len(a.Failed) != 1 {
		t.Errorf("failed: %v", a.Failed)
	}
	if told, ok := fail.As(a.Failed[0]); !ok || told.Key != "file.exists" {
		t.Error(a.Failed[0])
	}
	a.open()
	a.files.path = filepath.Join(a.dir, "lista.jsonl")
	a.Env.Modals.Confirm()
	if content, err := os.ReadFile(a.files.path); err != nil || !strings.HasPrefix(string(content), `{"ref":`) {
		t.Errorf("%.60q, %v", content, err)
	}
}

func TestOneCustomersListsComeFirst(t *testing.T) {
	desk := desktest.Demo(t, "en")
	found, err := desk.View().Customer(t.Context(), "SUND")
	if err != nil {
		t.Fatal(err)
	}
	a := ask(t, desk, pagetest.Options{}, customers.New, page.Route{Page: page.Customers, ID: found.ID})
	a.Write("what", "1")
	a.Write("as", "jsonl")
	a.Wants("Contacts: Sundvik kommun")
	a.files.path = filepath.Join(a.dir, "x.jsonl")
	a.Env.Modals.Confirm()
	content, err := os.ReadFile(a.files.path)
	if err != nil || len(content) == 0 {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(content)) {
		if !strings.HasPrefix(line, `{"customer":"SUND"`) {
			t.Error(line)
		}
	}
}

// What was called off leaves nothing, and that is said.
func TestCalledOff(t *testing.T) {
	a := ask(t, desktest.Demo(t, "en"), pagetest.Options{}, tickets.New, page.Route{Page: page.Tickets})
	a.Env.Sheets.Done()
	a.Env.Working = func(string) (context.Context, func(float64), func()) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		return ctx, func(float64) {}, func() {}
	}
	a.files.path = filepath.Join(a.dir, "list.xlsx")
	a.open()
	a.Env.Modals.Confirm()
	entries, _ := os.ReadDir(a.dir)
	if diff := cmp.Diff([]string{"Nothing was exported."}, a.said); diff != "" || len(entries) > 0 || len(a.Failed) > 0 {
		t.Errorf("%s, %v, %v", diff, entries, a.Failed)
	}
	a.files.path = ""
	a.open()
	a.Env.Modals.Confirm()
	if len(a.said) != 1 {
		t.Errorf("no file was picked: %q", a.said)
	}
}

func TestEverythingGoesIntoAFolder(t *testing.T) {
	a := ask(t, desktest.Demo(t, "sv"), pagetest.Options{Lang: "sv"}, tickets.New, page.Route{Page: page.Tickets})
	a.Env.Sheets.Done()
	a.files.path = a.dir
	export.All(a.Env, a.say)
	export.All(a.Env, a.say)
	for _, name := range []string{"tallydesk-2026-11-18", "tallydesk-2026-11-18-2"} {
		if readme, err := os.ReadFile(filepath.Join(a.dir, name, "README.txt")); err != nil || !strings.Contains(string(readme), "tally import all") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(a.said) != 2 || !strings.Contains(a.said[1], "tallydesk-2026-11-18-2") {
		t.Errorf("%q", a.said)
	}
	if _, err := app.CopyIn(t.Context(), filepath.Join(a.dir, "tallydesk-2026-11-18"), filepath.Join(a.dir, "new.db"), "test", nil); err != nil {
		t.Error(err)
	}
	a.files.path = filepath.Join(a.dir, "none")
	export.All(a.Env, a.say)
	if len(a.Failed) != 1 || !errors.Is(a.Failed[0], fail.CannotOpen) {
		t.Errorf("%v", a.Failed)
	}
}
