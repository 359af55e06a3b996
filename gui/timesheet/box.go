package timesheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// cellBox stands under the sheet and lists the entries of the chosen cell, with
// what becomes of them.
type cellBox struct {
	section *kit.Section
	list    *kit.Grid
	open    *kit.Button
	content *fyne.Container // a line and the section
	shown   []view.EntryRow
}

func newCellBox(s *screen) *cellBox {
	t := s.env.Words.T
	hints := kit.NewKeyHints(
		kit.Hint{Keys: []string{"F2"}, Word: t("timesheet.hint.write")}, kit.Hint{Keys: []string{"+", "-"}, Word: t("timesheet.hint.step")},
		kit.Hint{Keys: []string{t("timesheet.hint.space")}, Word: t("timesheet.hint.note")}, kit.Hint{Keys: []string{"Del"}, Word: t("timesheet.hint.empty")},
		kit.Hint{Keys: []string{"Ctrl+D"}, Word: t("timesheet.hint.before")})
	empty := kit.Pad(kit.Down(theme.SpaceSmall, kit.Secondary(t("timesheet.cell.empty")), hints), theme.SpaceCell, theme.SpaceSmall)
	b := &cellBox{open: kit.NewTextButton("", "", s.openTicket)}
	b.list = kit.NewGrid(s.env.Words, s.env.UI, kit.GridOptions{
		Columns: entryColumns(s.env.Words), PanelHead: true, NoMarks: true, Empty: container.NewVBox(empty),
	}, kit.NewRows(nil))
	b.list.OnOpen = s.openEntry
	b.list.OnKey = func(event *fyne.KeyEvent) bool { return s.boxKey(event) }
	b.section = kit.NewSection("", "", kit.Grow(kit.AtLeastHigh(b.list, boxLeast)), b.open)
	b.content = kit.Down(theme.NoSpace, kit.Rule(), kit.Grow(b.section))
	return b
}

// boxLeast is the least height of the list, in units: its head and one entry.
const boxLeast = 56

// high is how high the box wants to be.
func (b *cellBox) high() float32 {
	return b.content.MinSize().Height + theme.Size(theme.CellBox) - theme.Units(boxLeast)
}

// showBox shows the box also where the sheet needs its room, or leaves the
// room to the sheet again.
func (s *screen) showBox(wanted bool) {
	if s.room.wanted != wanted {
		s.room.wanted = wanted
		s.body.Refresh()
	}
}

// showCell lists the entries of the chosen cell in the box below.
func (s *screen) showCell() {
	day := s.grid.day
	label := s.env.Words.LongDay(s.monday + civil.Day(day))
	said, warn := ofTheDay(s.env.Words, s.read, day, civil.Of(s.env.Clock()))
	s.sheet.sums.say(said, warn)
	s.body.Refresh() // which may take another line
	entries := s.chosen().Entries
	show(s.box.open, len(s.rows) > 0 && s.rows[s.grid.row].TicketID != "")
	if len(s.rows) > 0 {
		row := s.rows[s.grid.row]
		label += " · " + shortName(s.env.Words, row)
		s.box.open.SetLabel(s.env.Words.T("timesheet.open", "Ref", row.TicketRef), "")
	}
	s.box.section.SetLabel(label)
	s.box.section.Refresh()
	s.box.shown = entries
	s.box.list.SetSource(kit.NewRows(presentEntries(s.env.Words, entries, s.read.costs)))
}

// focusBox goes to the entries of the chosen cell.
func (s *screen) focusBox() {
	if len(s.box.shown) > 0 {
		s.showBox(true)
		s.focus(s.box.list)
	}
}

// boxKey: Esc goes back to the cell, Del takes the entry away.
func (s *screen) boxKey(event *fyne.KeyEvent) bool {
	switch event.Name {
	case fyne.KeyEscape:
		s.Focus()
	case fyne.KeyDelete:
		s.deleteEntry(s.box.list.Selected())
	default:
		return false
	}
	return true
}

func (s *screen) deleteEntry(id string) {
	for _, entry := range s.box.shown {
		if entry.ID != id {
			continue
		}
		if locked([]view.EntryRow{entry}) {
			s.grid.say(s.env.Words.T("timesheet.approved"), theme.Warning)
			return
		}
		s.do(s.env.Words.T("timesheet.emptied"), func() []command.Command {
			return []command.Command{&command.DeleteTime{EntryID: entry.ID, Base: entry.Tag}}
		})
		s.Focus()
	}
}

// openTicket goes to the ticket of the chosen row.
func (s *screen) openTicket() {
	if len(s.rows) > 0 && s.rows[s.grid.row].TicketID != "" {
		s.env.Go(page.Route{Page: page.Tickets, ID: s.rows[s.grid.row].TicketID})
	}
}

func entryColumns(w *words.Words) []kit.Column {
	return []kit.Column{
		{ID: "when", Label: w.T("timesheet.when"), Width: 128},
		{ID: "hours", Label: w.T("timesheet.hours"), Width: 96, Align: kit.Right},
		{ID: "note", Label: w.T("timesheet.note"), Width: 136, Flex: 1},
		{ID: "internal", Label: w.T("timesheet.internal_note"), Width: 104, Flex: 1},
		{ID: "charge", Label: w.T("timesheet.charge"), Width: 168},
		{ID: "state", Label: w.T("timesheet.state"), Width: 88},
	}
}

func presentEntries(w *words.Words, entries []view.EntryRow, costs map[string]view.Preview) []kit.Row {
	rows := make([]kit.Row, len(entries))
	for i, entry := range entries {
		charge, odd := chargeOf(w, entry, costs)
		charged := kit.Part{Text: charge}
		if odd {
			charged.Ink = theme.Warning.Ink()
		}
		if entry.Verdict.Class == bank.Internal {
			charged.Ink = theme.Text2
		}
		rows[i] = kit.Row{Key: entry.ID, Cells: []kit.Cell{
			{First: whenPart(w, entry)},
			{First: kit.Part{Text: w.Duration(entry.Worked), Bold: true}},
			{First: kit.Part{Text: entry.Note}},
			{First: kit.Part{Text: entry.InternalNote, Ink: theme.Text2}},
			{First: charged},
			{First: kit.Part{Text: w.T("entrystate." + string(entry.State)), Ink: theme.Text2}},
		}}
	}
	return rows
}

// whenPart says from when to when, and warns of other time at that time.
func whenPart(w *words.Words, entry view.EntryRow) kit.Part {
	if entry.Start.IsZero() {
		return kit.Part{Text: none, Ink: theme.Text3}
	}
	text := w.Clock(entry.Start) + "–" + w.Clock(entry.End)
	if !entry.Overlaps {
		return kit.Part{Text: text}
	}
	return kit.Part{Text: text, Icon: icon.WarningSmall, Ink: theme.Warning.Ink(), Help: w.T("time.overlaps")}
}
