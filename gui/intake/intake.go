// Package intake is the screen that brings in what other programs have
// exported: choose a file, see every line, then save them all as one act.
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

type screen struct {
	env page.Env

	entries    []intake.Work
	problems   []intake.Problem
	generation int
	busy       bool
	taken      string // what was imported, while that stands

	source   *kit.Choice
	customer *kit.Autocomplete
	people   *kit.Check
	pick     *kit.Button
	save     *kit.Button
	message  *kit.MessageLine
	grid     *kit.Grid
	picked   page.Picked
	content  fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env}
	t := env.Words.T
	options := make([]kit.Option, len(intake.Sources))
	for i, source := range intake.Sources {
		options[i] = kit.Option{Value: string(source), Label: t("source." + string(source))}
	}
	s.source = kit.NewChoice(options, string(intake.Toggl), func(string) { s.read() })
	s.customer = kit.NewAutocomplete(env.UI, t("import.customer.example"), s.suggest, func(kit.Option) { s.preview() })
	s.people = kit.NewCheck(t("import.people"), true, func(bool) { s.preview() })
	s.pick = kit.NewOutlineButton(t("import.pick"), s.choose).WithIcon(icon.File)
	s.save = kit.NewPrimary(t("import.save"), "Ctrl+Enter", s.take)
	s.message = kit.NewMessageLine(theme.Info, t("import.begin"))
	s.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{Columns: []kit.Column{
		{ID: "line", Label: t("import.line"), Width: 56, Align: kit.Right},
		{ID: "person", Label: t("import.person"), Width: 144},
		{ID: "day", Label: t("import.day"), Width: 112},
		{ID: "minutes", Label: t("import.hours"), Width: 72, Align: kit.Right},
		{ID: "subject", Label: t("import.for"), Width: 216, Flex: 2},
		{ID: "note", Label: t("import.note"), Width: 200, Flex: 1},
		{ID: "trouble", Label: t("import.trouble"), Width: 240, Flex: 1},
	}, NoMarks: true, Empty: container.NewCenter(kit.Secondary(t("import.empty")))}, kit.NewRows(nil))
	form := kit.AcrossBy(theme.SpacePanel,
		kit.WideAs(kit.NewField("source", t("import.source"), "", s.source), theme.StartButton),
		kit.Wide(kit.NewField("customer", t("import.onto"), "", s.customer), 280),
		kit.NewField("file", t("import.file"), "", s.pick),
	)
	act := kit.AcrossBy(theme.SpacePanel, s.people, kit.Space(), s.save)
	head := kit.Pad(kit.Down(theme.SpaceCell, kit.Title(t("import.title")), form, act, s.message), theme.SpacePanel, theme.SpacePanel)
	s.content = container.NewBorder(head, nil, nil, nil, s.grid)
	s.save.Disable()
	return s
}

func (s *screen) suggest(ctx context.Context, text string) ([]kit.Option, error) {
	today := dayOf(s.env.Clock())
	rows, _, err := s.env.Desk.View().Customers(ctx, view.CustomerFilter{Text: text, Status: "active"}, today, view.Page{Most: 12})
	options := make([]kit.Option, len(rows))
	for i, row := range rows {
		options[i] = kit.Option{Value: row.ID, Label: row.Name, Detail: row.Code}
	}
	return options, err
}

func (s *screen) choose() {
	s.env.Files.Open(s.env.Words.T("import.pick"), func(picked []page.Picked, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		if len(picked) > 0 {
			s.picked = picked[0]
			s.pick.SetLabel(s.picked.Name, "")
			s.read()
		}
	})
}

// read reads the picked file as an export of the chosen source.
func (s *screen) read() {
	if s.picked.Open == nil {
		return
	}
	s.taken = ""
	s.generation++
	generation, source := s.generation, intake.Source(s.source.Selected())
	s.env.UI.Go(func() {
		entries, problems, err := s.parse(source)
		s.env.UI.Do(func() {
			if generation != s.generation {
				return
			}
			s.entries, s.problems = entries, problems
			if err != nil {
				s.show(intake.Report{})
				s.message.Set(theme.Danger, s.env.Words.Error(err))
				return
			}
			s.preview()
		})
	})
}

func (s *screen) parse(source intake.Source) ([]intake.Work, []intake.Problem, error) {
	file, err := s.picked.Open()
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	table, err := intake.Read(file)
	if err != nil {
		return nil, nil, err
	}
	return intake.TimeOf(table, source, s.env.Clock().Location())
}

func (s *screen) target(dry bool) intake.Target {
	customer, _ := s.customer.Picked()
	return intake.Target{CustomerID: customer.Value, AddPeople: s.people.Checked(), DryRun: dry}
}

// preview looks what would happen, without writing anything.
func (s *screen) preview() {
	if len(s.entries)+len(s.problems) == 0 {
		return
	}
	if s.target(true).CustomerID == "" {
		s.show(intake.Report{})
		s.message.Set(theme.Info, s.env.Words.T("import.choose_customer"))
		return
	}
	s.run(true, func(report intake.Report) {
		s.show(report)
		if report.Entries == 0 && s.taken != "" {
			s.message.Set(theme.Good, s.taken)
			return
		}
		s.taken = ""
		s.message.Set(toneOf(report), preview(s.env.Words, report, len(s.problems)))
		if report.Entries > 0 {
			s.save.Enable()
		}
	})
}

// take imports for good.
func (s *screen) take() {
	if s.save.Disabled() || s.busy {
		return
	}
	s.run(false, func(report intake.Report) {
		s.show(report)
		s.taken = done(s.env.Words, report)
		s.message.Set(theme.Good, s.taken)
		s.env.Done(s.taken, report.Act)
	})
}

// run carries the import out, or tries it, in the background.
func (s *screen) run(dry bool, then func(intake.Report)) {
	s.generation++
	generation := s.generation
	s.busy = true
	entries, source, target := s.entries, intake.Source(s.source.Selected()), s.target(dry)
	ctx, progress, finished := s.env.Working(s.env.Words.T("import.working", "File", s.picked.Name))
	s.env.UI.Go(func() {
		report, err := intake.TakeTime(ctx, s.env.Desk, source, entries, target, func(part float64) {
			s.env.UI.Do(func() { progress(part) })
		})
		s.env.UI.Do(func() {
			finished()
			s.busy = false
			if err != nil && ctx.Err() == nil {
				s.env.Fail(err)
				return
			}
			if err == nil && generation == s.generation {
				then(report)
			}
		})
	})
}

func (s *screen) show(report intake.Report) {
	s.save.Disable()
	problems := append(append([]intake.Problem{}, s.problems...), report.Problems...)
	s.grid.SetSource(kit.NewRows(present(s.env.Words, s.entries, problems)))
}

func (s *screen) Content() fyne.CanvasObject { return s.content }

func (s *screen) Open(page.Route) {}

// Reload looks anew what would happen: what was imported may have been undone.
func (s *screen) Reload() { s.preview() }

func (s *screen) Focus() {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(s.source)
	}
}

func (s *screen) Actions() map[page.Action]func() {
	return map[page.Action]func(){page.Confirm: s.take}
}

func (s *screen) Rune(rune) bool { return false }

func (s *screen) Key(fyne.KeyName) bool { return false }

func (s *screen) Save() string { return "" }

func (s *screen) Restore(string) {}
