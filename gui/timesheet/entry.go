package timesheet

import (
	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/textentry"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// entrySheet is the sheet of one entry: how long, what kind of work, where, and
// the notes.
type entrySheet struct {
	screen         *screen
	row            view.WeekRow
	day            civil.Day
	entry          view.EntryRow // without an id it is new
	time           *kit.Entry
	workType       *kit.Choice
	onSite         *kit.Check
	note, internal *kit.Entry
}

// The rows of a field for a note.
const (
	noteRows     = 2
	noteRowsMost = 6
)

// openCell opens the note of the chosen cell: that of its one entry, or of a
// new one.
func (s *screen) openCell() {
	if len(s.rows) == 0 {
		return
	}
	entries := s.chosen().Entries
	switch message := s.refusal(s.grid.row, s.grid.day); {
	case len(entries) > 1:
		s.focusBox()
	case message != "":
		s.grid.say(message, theme.Warning)
	case len(entries) == 1:
		s.openSheet(entries[0])
	default:
		s.openSheet(view.EntryRow{})
	}
}

// openEntry opens an entry of the box.
func (s *screen) openEntry(id string) {
	for _, entry := range s.box.shown {
		if entry.ID != id {
			continue
		}
		if locked([]view.EntryRow{entry}) {
			s.grid.say(s.env.Words.T("timesheet.approved"), theme.Warning)
			return
		}
		s.openSheet(entry)
	}
}

func (s *screen) openSheet(entry view.EntryRow) {
	w, row, day := s.env.Words, s.rows[s.grid.row], s.monday+civil.Day(s.grid.day)
	e := &entrySheet{
		screen: s, row: row, day: day, entry: entry, time: kit.NewEntry(w.T("timesheet.entry.hint")),
		workType: kit.NewChoice(workTypes(s), row.WorkType, nil), onSite: kit.NewCheck(w.T("timesheet.entry.on_site"), row.OnSite, nil),
		note: kit.NewMultiLine("", noteRows, noteRowsMost), internal: kit.NewMultiLine("", noteRows, noteRowsMost),
	}
	e.internal.SetGround(theme.Note)
	key := "timesheet.new/" + day.String() + keyOf(row).text()
	if entry.ID != "" {
		key = "timesheet.entry/" + entry.ID
		e.time.SetText(writtenTime(w, entry))
		e.time.CursorColumn = len(e.time.Text)
		e.note.SetText(entry.Note)
		e.internal.SetText(entry.InternalNote)
	}
	form.Open(s.env, form.Sheet{
		Key: key, Title: shortName(w, row) + " · " + w.LongDay(day), Confirm: w.T("timesheet.entry.save"), Fields: e.fields(),
		Commands: e.commands,
		Done: func([]app.Receipt) string {
			return w.T("timesheet.entry.saved", "Work", shortName(w, row), "Day", w.LongDay(day))
		},
	})
}

func (e *entrySheet) fields() []*kit.Field {
	t := e.screen.env.Words.T
	return []*kit.Field{
		kit.NewField("minutes", t("timesheet.hours"), t("timesheet.entry.help"), e.time),
		kit.NewField("note", t("timesheet.note"), t("timesheet.note.help"), e.note),
		kit.NewField("internal_note", t("timesheet.internal_note"), t("timesheet.internal_note.help"), e.internal),
		kit.NewField("work_type", t("field.work_type"), "", e.workType),
		kit.NewField("on_site", t("timesheet.entry.where"), "", e.onSite),
	}
}

func workTypes(s *screen) []kit.Option {
	options := make([]kit.Option, len(terms.WorkTypes))
	for i, code := range terms.WorkTypes {
		options[i] = kit.Option{Value: code, Label: s.env.Words.T("worktype." + code)}
	}
	return options
}

// commands are what the fields say.
func (e *entrySheet) commands() ([]command.Command, error) {
	if e.time.Text == "" {
		return nil, fail.Required("minutes")
	}
	span, err := textentry.Duration(e.time.Text)
	if err != nil {
		return nil, err
	}
	key := keyOf(e.row)
	work := command.Work{
		TicketID: key.Ticket, CustomerID: key.Customer, WorkDay: e.day, WorkType: e.workType.Selected(), OnSite: e.onSite.Checked(),
	}
	setTime(&work, span, e.screen.env.Clock().Location())
	if e.entry.ID == "" {
		work.Note, work.InternalNote = e.note.Text, e.internal.Text
		return []command.Command{&command.LogTime{Draft: true, Work: work}}, nil
	}
	change := edited(e.entry, work)
	change.Note, change.InternalNote = e.note.Text, e.internal.Text
	return []command.Command{change}, nil
}

// menu is what can be done with a cell and its row.
func (s *screen) menu(at fyne.Position) {
	if s.env.Canvas() == nil {
		return
	}
	t, row := s.env.Words.T, s.rows[s.grid.row]
	waiting := holds(s.read.waiting, keyOf(row))
	kit.ShowMenu(s.env.Canvas(), at, []kit.MenuItem{
		{Label: t("timesheet.menu.edit"), Key: "F2", Do: func() { s.Focus(); s.grid.edit(s.grid.cell().edit) }},
		{Label: t("timesheet.menu.note"), Key: t("timesheet.hint.space"), Do: func() { s.Focus(); s.openCell() }},
		{Label: t("timesheet.menu.empty"), Key: "Del", Do: func() { s.Focus(); s.grid.empties() }, Disabled: s.grid.cell().text == ""},
		{Label: t("timesheet.menu.ticket"), Do: s.openTicket, Disabled: row.TicketID == "", Line: true},
		{Label: t("timesheet.menu.remove"), Do: func() { s.removeRow(keyOf(row)); s.Focus() }, Disabled: !waiting},
	})
}
