// Package intake is the screen that brings in what other programs have
// exported: choose a file, see what its columns are taken for and what would
// become of every row, then import what can be taken as one act.
package intake

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/intake"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Open gives the route that opens a file on this screen.
func Open(path string) page.Route { return page.Route{Page: page.Import, ID: path} }

// The views of the screen.
const (
	viewRows     = "rows"
	viewColumns  = "columns"
	viewProblems = "problems"
)

var views = []string{viewRows, viewColumns, viewProblems}

type screen struct {
	env page.Env

	picked     page.Picked
	read       intake.ReadOptions
	job        intake.Job
	records    []intake.Record
	report     intake.Report // what would become of them
	offered    string        // name of the saved mapping that is used
	taken      string        // what was imported, while that stands
	act        string        // of what was imported
	generation int
	busy       bool

	pick     *kit.Button
	kind     *kit.Choice
	source   *kit.Choice
	customer *kit.Autocomplete
	onto     fyne.CanvasObject // holds the customer
	form     fyne.CanvasObject
	choices  fyne.CanvasObject
	create   *kit.Check
	people   *kit.Check
	save     *kit.Button
	back     *kit.Button
	message  *kit.MessageLine
	views    *kit.Segments
	stack    *kit.Stack
	rows     *fyne.Container // the grid of rows, made anew for other columns
	columns  *columns
	problems *problems
	content  fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env}
	t := env.Words.T
	s.pick = kit.NewOutlineButton(t("import.pick"), s.choose).WithIcon(icon.File)
	s.kind = kit.NewChoice(s.kinds(), "", func(string) { s.begin(true) })
	s.source = kit.NewChoice(s.sources(), "", func(string) { s.begin(true) })
	s.customer = kit.NewAutocomplete(env.UI, t("import.customer.example"), s.suggest, func(kit.Option) { s.look() })
	s.create = kit.NewCheck(t("import.create"), false, func(bool) { s.look() })
	s.people = kit.NewCheck(t("import.people"), false, func(bool) { s.look() })
	s.save = kit.NewPrimary(t("import.save"), "Ctrl+Enter", s.take)
	s.back = kit.NewTextButton(t("import.undo"), "", s.undo)
	s.message = kit.NewMessageLine(theme.Info, t("import.begin"))
	s.views = kit.NewViews(s.viewOptions(), viewRows, s.turn)
	s.rows = container.NewStack(s.emptyRows())
	s.columns = newColumns(s)
	s.problems = newProblems(s)
	s.stack = kit.NewStack(s.rows, s.columns.content, s.problems.content)
	s.onto = kit.Wide(kit.NewField("customer", t("import.onto"), "", s.customer), 232)
	form := kit.Flow(
		kit.Wide(kit.NewField("file", t("import.file"), "", s.pick), 200),
		kit.Wide(kit.NewField("kind", t("import.kind"), "", s.kind), 144),
		kit.Wide(kit.NewField("source", t("import.source"), "", s.source), 144),
		s.onto,
		kit.Space(),
	)
	s.form = form
	s.choices = kit.Flow(s.create, s.people, kit.AcrossBy(theme.SpaceSmall, s.back, s.save))
	head := kit.Pad(kit.Down(theme.SpaceCell, kit.Title(t("import.title")), form, s.choices, s.message, s.views), theme.SpacePanel, theme.SpacePanel)
	s.content = container.NewBorder(head, nil, nil, nil, s.stack)
	s.save.Disable()
	s.back.Hide()
	return s
}

// fit shows what can be chosen for the kind of rows: customers themselves need
// none that is known.
func (s *screen) fit(kind intake.Kind) {
	for _, choice := range []fyne.CanvasObject{s.onto, s.create} {
		if kind == intake.Customers {
			choice.Hide()
		} else {
			choice.Show()
		}
	}
	s.form.Refresh()
	s.choices.Refresh()
}

func (s *screen) kinds() []kit.Option {
	options := []kit.Option{{Value: "", Label: s.env.Words.T("import.by_file")}}
	for _, kind := range intake.Kinds {
		options = append(options, kit.Option{Value: string(kind), Label: s.env.Words.T("import.kind." + string(kind))})
	}
	return options
}

func (s *screen) sources() []kit.Option {
	options := []kit.Option{{Value: "", Label: s.env.Words.T("import.by_file")}}
	for _, source := range intake.Sources {
		options = append(options, kit.Option{Value: string(source), Label: s.env.Words.T("source." + string(source))})
	}
	return options
}

func (s *screen) viewOptions() []kit.Option {
	counts := map[string]string{}
	if s.job.File != nil {
		counts[viewRows] = s.env.Words.Number(len(s.job.File.Rows) + len(s.job.File.Ragged))
		counts[viewColumns] = s.env.Words.Number(len(s.job.File.Columns))
		counts[viewProblems] = s.env.Words.Number(len(s.report.Problems))
	}
	options := make([]kit.Option, len(views))
	for i, name := range views {
		options[i] = kit.Option{Value: name, Label: s.env.Words.T("import.view." + name), Count: counts[name]}
	}
	return options
}

func (s *screen) turn(to string) {
	for i, name := range views {
		if name == to {
			s.stack.Turn(i)
		}
	}
}

func (s *screen) emptyRows() fyne.CanvasObject {
	return kit.NewScroll(kit.NewEmptyState(s.env.Words.T("import.empty"), s.env.Words.T("import.empty.detail")))
}

func (s *screen) suggest(ctx context.Context, text string) ([]kit.Option, error) {
	rows, _, err := s.env.Desk.View().Customers(ctx, view.CustomerFilter{Text: text, Status: "active"}, dayOf(s.env.Clock()), view.Page{Most: 12})
	options := make([]kit.Option, len(rows))
	for i, row := range rows {
		options[i] = kit.Option{Value: row.ID, Label: row.Name, Detail: row.Code}
	}
	return options, err
}

func (s *screen) Content() fyne.CanvasObject { return s.content }

// Open opens the file that the route names, if it names one.
func (s *screen) Open(route page.Route) {
	if route.ID != "" {
		s.openFile(pickedAt(route.ID))
	}
}

// TakeFiles opens a file that was dropped on the window.
func (s *screen) TakeFiles(files []page.Picked) bool {
	if s.busy {
		return false
	}
	s.openFile(files[0])
	return true
}

// Reload looks anew what would happen: what was imported may have been undone.
func (s *screen) Reload() { s.look() }

func (s *screen) Focus() {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(s.pick)
	}
}

func (s *screen) Actions() map[page.Action]func() {
	return map[page.Action]func(){page.Confirm: s.take}
}

func (s *screen) Rune(rune) bool { return false }

func (s *screen) Key(fyne.KeyName) bool { return false }

func (s *screen) Save() string { return "" }

func (s *screen) Restore(string) {}
