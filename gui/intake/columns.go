package intake

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/intake"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// columns is where a person sees what each column is taken for, and says what
// the file leaves open.
type columns struct {
	s         *screen
	saved     []intake.Saved
	order     *kit.Choice
	unit      *kit.Choice
	delimiter *kit.Choice
	encoding  *kit.Choice
	mapping   *kit.Choice
	name      *kit.Entry
	list      *fyne.Container
	values    *values
	content   fyne.CanvasObject
}

// mostColumns is as many as anybody looks through; those behind are taken as
// they are guessed.
const mostColumns = 100

func newColumns(s *screen) *columns {
	c := &columns{s: s, list: kit.Down(theme.SpaceSmall)}
	t := s.env.Words.T
	c.order = kit.NewChoice(options(s, "import.order.", intake.Orders), "", func(value string) {
		s.job.Choices.Order = intake.Order(value)
		s.look()
	})
	c.unit = kit.NewChoice(options(s, "import.unit.", intake.Units), "", func(value string) {
		s.job.Choices.Unit = intake.Unit(value)
		s.look()
	})
	c.delimiter = kit.NewChoice(options(s, "import.delimiter.", []string{"comma", "semicolon", "tab", "bar"}), "", func(value string) {
		s.read.Delimiter = value
		s.readFile()
	})
	c.encoding = kit.NewChoice(c.encodings(), "", func(value string) {
		s.read.Encoding = intake.Encoding(value)
		s.readFile()
	})
	c.mapping = kit.NewChoice(nil, "", c.use)
	c.name = kit.NewEntry(t("import.mapping.name"))
	c.name.OnEnter = c.save
	how := kit.Flow(
		kit.Wide(kit.NewField("order", t("import.order"), "", c.order), 184), kit.Wide(kit.NewField("unit", t("import.unit"), "", c.unit), 144),
		kit.Wide(kit.NewField("delimiter", t("import.delimiter"), "", c.delimiter), 144),
		kit.Wide(kit.NewField("encoding", t("import.encoding"), "", c.encoding), 168), kit.Space(),
	)
	keep := kit.Flow(
		kit.Wide(kit.NewField("mapping", t("import.mapping"), "", c.mapping), 216),
		kit.Wide(kit.NewField("name", t("import.mapping.save"), "", c.name), 216),
		kit.NewOutlineButton(t("import.mapping.keep"), c.save), kit.Space(),
	)
	c.values = newValues(s)
	c.content = kit.NewScroll(kit.Pad(kit.Down(theme.SpacePanel, how, keep, kit.Rule(), c.values.content, c.list), theme.SpacePanel, theme.SpacePanel))
	return c
}

// options are choices among codes, the first being what the file says.
func options[T ~string](s *screen, words string, codes []T) []kit.Option {
	list := []kit.Option{{Value: "", Label: s.env.Words.T("import.by_file")}}
	for _, code := range codes {
		list = append(list, kit.Option{Value: string(code), Label: s.env.Words.T(words + string(code))})
	}
	return list
}

func (c *columns) encodings() []kit.Option {
	list := []kit.Option{{Value: "", Label: c.s.env.Words.T("import.by_file")}}
	for _, encoding := range intake.Encodings {
		list = append(list, kit.Option{Value: string(encoding), Label: strings.ToUpper(string(encoding))})
	}
	return list
}

// show makes a line for each column of the file: its heading, what stands in
// it, and what it is taken for.
func (c *columns) show() {
	c.order.SetSelected(string(c.s.job.Choices.Order))
	c.unit.SetSelected(string(c.s.job.Choices.Unit))
	c.mapping.SetOptions(c.mappings())
	c.mapping.SetSelected(c.s.offered)
	c.list.Objects = nil
	file := c.s.job.File
	for i, column := range file.Columns[:min(len(file.Columns), mostColumns)] {
		sample := ""
		for _, row := range file.Rows[:min(len(file.Rows), 50)] {
			if sample = oneLine(row.Cells[i]); sample != "" {
				break
			}
		}
		if column == "" {
			column = c.s.env.Words.T("import.column.unnamed", "Number", i+1)
		}
		choice := kit.NewChoice(c.fields(), string(c.s.job.Mapping.Fields[i]), func(value string) { c.set(i, intake.Field(value)) })
		c.list.Add(kit.AcrossBy(theme.SpacePanel,
			kit.Wide(kit.Name(oneLine(column)).Clipped(), 192), kit.Wide(choice, 200), kit.Grow(kit.Secondary(sample).Clipped())))
	}
	c.list.Refresh()
}

func (c *columns) fields() []kit.Option {
	list := []kit.Option{{Value: "", Label: c.s.env.Words.T("import.field.none")}}
	for _, spec := range intake.Fields(c.s.job.Mapping.Kind) {
		list = append(list, kit.Option{Value: string(spec.Field), Label: c.s.env.Words.T("import.field." + string(spec.Field))})
	}
	return list
}

func (c *columns) mappings() []kit.Option {
	list := []kit.Option{{Value: "", Label: c.s.env.Words.T("import.by_headings")}}
	for _, saved := range c.saved {
		list = append(list, kit.Option{Value: saved.Name, Label: saved.Name})
	}
	return list
}

// set makes a column say a field, or nothing.
func (c *columns) set(column int, field intake.Field) {
	if c.s.job.File == nil {
		return
	}
	if err := c.s.job.Mapping.SetAt(column, field); err != nil {
		c.s.env.Fail(err)
		return
	}
	c.show() // a field that another column has lost
	c.s.look()
}

// use takes a saved mapping, or the headings.
func (c *columns) use(name string) {
	if c.s.job.File == nil {
		return
	}
	for _, saved := range c.saved {
		if saved.Name == name {
			c.s.job.Mapping, c.s.job.Choices, c.s.offered = saved.For(c.s.job.File.Columns), saved.Choices, name
			c.s.kind.SetSelected(string(saved.Kind))
			c.s.source.SetSelected(string(saved.Source))
			c.show()
			c.s.look()
			return
		}
	}
	c.s.begin(true)
}

// save keeps the mapping under the name that was written.
func (c *columns) save() {
	s := c.s
	if s.job.File == nil || strings.TrimSpace(c.name.Text) == "" {
		return
	}
	keep := intake.Saved{
		Name: strings.TrimSpace(c.name.Text), Kind: s.job.Mapping.Kind, Source: s.job.Mapping.Source,
		Columns: s.job.File.Columns, Fields: s.job.Mapping.Fields, Choices: s.job.Choices,
	}
	s.env.UI.Go(func() {
		err := intake.SaveMapping(context.Background(), s.env.Desk, keep)
		saved, readErr := intake.SavedMappings(context.Background(), s.env.Desk)
		s.env.UI.Do(func() {
			if err == nil {
				err = readErr
			}
			if err != nil {
				s.env.Fail(err)
				return
			}
			c.saved, s.offered = saved, keep.Name
			c.name.SetText("")
			c.show()
			s.message.Set(theme.Good, s.env.Words.T("import.mapping.kept", "Name", keep.Name))
		})
	})
}

// problems is the list of what cannot be taken, which can be written into a
// file.
type problems struct {
	s       *screen
	list    []intake.Problem
	grid    *kit.Grid
	write   *kit.Button
	content fyne.CanvasObject
}

func newProblems(s *screen) *problems {
	p := &problems{s: s}
	t := s.env.Words.T
	p.grid = kit.NewGrid(s.env.Words, s.env.UI, kit.GridOptions{Columns: []kit.Column{
		{ID: "line", Label: t("import.line"), Width: 64, Align: kit.Right},
		{ID: "column", Label: t("import.column"), Width: 144},
		{ID: "value", Label: t("import.value"), Width: 168, Flex: 1},
		{ID: "reason", Label: t("import.trouble"), Width: 280, Flex: 2},
	}, NoMarks: true, Empty: container.NewCenter(kit.Secondary(t("import.problems.none")))}, kit.NewRows(nil))
	p.write = kit.NewTextButton(t("import.problems.save"), "", p.save)
	p.write.Disable()
	p.content = container.NewBorder(kit.Pad(kit.AcrossBy(theme.SpaceSmall, kit.Space(), p.write), theme.SpacePanel, theme.SpaceTiny), nil, nil, nil, p.grid)
	return p
}

func (p *problems) show(list []intake.Problem) {
	p.list = list
	p.write.Disable()
	if len(list) > 0 {
		p.write.Enable()
	}
	p.grid.SetSource(kit.NewRows(problemRows(p.s.env.Words, list)))
}

// save writes the list as a file of columns.
func (p *problems) save() {
	if len(p.list) == 0 {
		return
	}
	w, list := p.s.env.Words, p.list
	p.s.env.Files.Save(w.T("import.problems.save"), w.T("import.problems.file"), func(path string, err error) {
		if err != nil || path == "" {
			if err != nil {
				p.s.env.Fail(err)
			}
			return
		}
		p.s.env.UI.Go(func() {
			if err := writeProblems(w, path, list); err != nil {
				p.s.env.UI.Do(func() { p.s.env.Fail(err) })
			}
		})
	})
}
