package tickets

import (
	"encoding/json"
	"slices"

	"tallydesk/gui/kit"
)

// columnsKey is where the choice of columns is remembered.
const columnsKey = "tickets.columns"

// The columns of the list alone, in their order. The ticket itself always
// stands; the others can be chosen.
var (
	allColumns   = []string{"priority", "ticket", "state", "kind", "assignee", "line", "opened", "last"}
	firstColumns = []string{"priority", "ticket", "state", "assignee", "last"}
	fixedColumn  = "ticket"
)

// chosenColumns gives the columns that a choice means, in their order; with none of
// them, those that everybody begins with.
func chosenColumns(choice []string) []string {
	var columns []string
	for _, column := range allColumns {
		if column == fixedColumn || slices.Contains(choice, column) {
			columns = append(columns, column)
		}
	}
	if len(columns) < 2 {
		return slices.Clone(firstColumns)
	}
	return columns
}

func (l *list) recallColumns() []string {
	var kept []string
	if json.Unmarshal([]byte(l.screen.env.Recall(columnsKey)), &kept) != nil {
		return slices.Clone(firstColumns)
	}
	return chosenColumns(kept)
}

// setColumns shows other columns, at the place where the list was.
func (l *list) setColumns(choice []string) {
	columns := chosenColumns(choice)
	if slices.Equal(columns, l.columns) {
		return
	}
	l.columns = columns
	if text, err := json.Marshal(columns); err == nil {
		l.screen.env.Remember(columnsKey, string(text))
	}
	before, place := l.wide, l.wide.grid.Save()
	l.wide = newWidePane(l)
	l.alone.Objects[0] = l.wide.content
	l.alone.Refresh()
	if l.now == before {
		l.now = l.wide
		l.wide.show()
		l.wide.grid.Restore(place)
	}
}

// chooseColumns asks which columns to show.
func (s *screen) chooseColumns() {
	t := s.words.T
	var options []kit.Option
	for _, column := range allColumns {
		if column != fixedColumn {
			options = append(options, kit.Option{Value: column, Label: t("tickets.column." + column)})
		}
	}
	boxes := kit.NewChecks(options, s.list.columns, nil)
	shown := kit.NewForm(kit.NewField("columns", t("tickets.columns.shown"), t("tickets.columns.help"), boxes))
	apply := func() {
		s.env.Sheets.Done()
		s.list.setColumns(boxes.Selected())
		s.Focus()
	}
	shown.OnSubmit = apply
	s.env.Sheets.Open(kit.Sheet{Title: t("tickets.columns"), Form: shown, Confirm: t("tickets.columns.show"), Cancel: t("form.leave")})
}
