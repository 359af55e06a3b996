package tickets

import (
	"context"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// timeSheet is the sheet for one time entry: how long, when, what it was, what
// it will do to the customer's hours, and how it is charged when that is said
// by hand.
type timeSheet struct {
	screen   *screen
	ticket   view.TicketRow
	entry    view.EntryRow // what is changed; without an id it is new
	span     *spanEntry
	round    int
	sent     int // minutes, as they were sent
	cost     *kit.Paragraph
	minutes  *kit.ValueEntry[int]
	day      *kit.ValueEntry[civil.Day]
	workType *kit.Choice
	onSite   *kit.Check
	note     *kit.Entry
	internal *kit.Entry
	class    *kit.Choice
	reason   *kit.Choice // a code, where nothing is charged
	why      *kit.Entry  // words, where the class by hand charges
	reasons  *kit.Stack
	fields   []*kit.Field
}

// logTime opens the sheet for time on the ticket, with the time since it was
// opened here.
func (s *screen) logTime() {
	row, ok := s.target()
	if !ok {
		return
	}
	minutes := 0
	if s.detail.read && s.detail.file.ticket.ID == row.ID {
		minutes = s.detail.writing.elapsed()
	}
	s.logTimeOf(row, minutes, supportWork)
}

func (s *screen) logTimeOf(row view.TicketRow, minutes int, workType string) {
	w := s.words
	t := newTimeSheet(s, row, view.EntryRow{})
	if minutes > 0 {
		t.minutes.SetValue(minutes)
	}
	t.workType.SetSelected(workType)
	form.Open(s.env, form.Sheet{
		Key: "tickets.time/" + row.ID, Title: w.T("tickets.time.title", "Ref", row.Ref), Confirm: w.T("tickets.time.log"),
		Fields: t.fields, Changed: t.changed,
		Commands: func() ([]command.Command, error) {
			work, err := t.work()
			t.sent = t.worked()
			return []command.Command{&command.LogTime{Work: work}}, err
		},
		Done: func([]app.Receipt) string {
			t.logged()
			return w.T("tickets.done.time", "Ref", row.Ref, "Hours", w.Duration(t.sent))
		},
	})
	t.minutes.Entry().OnEnter = func() { s.env.Sheets.Confirm() } // two keys log the time (ux.md 1)
	t.minutes.Entry().TypedShortcut(&fyne.ShortcutSelectAll{})    // what is typed replaces what was filled in
}

// logged counts the time of the open ticket anew, and takes from its composer
// what has been logged here.
func (t *timeSheet) logged() {
	if d := t.screen.detail; d.read && d.file.ticket.ID == t.ticket.ID {
		d.writing.timeLogged()
	}
}

// editTime opens the sheet for an entry that is there.
func (s *screen) editTime(entry view.EntryRow) {
	w := s.words
	t := newTimeSheet(s, s.detail.file.ticket.TicketRow, entry)
	t.fill()
	form.Open(s.env, form.Sheet{
		Key: "tickets.entry/" + entry.ID, Title: w.T("tickets.time.edit", "Ref", t.ticket.Ref), Confirm: w.T("tickets.save"),
		Fields: t.fields, Changed: t.changed,
		After: kit.Across(kit.NewTextButton(w.T("tickets.time.delete"), "", t.remove)),
		Commands: func() ([]command.Command, error) {
			work, err := t.work()
			t.sent = t.worked()
			return []command.Command{&command.EditTime{EntryID: entry.ID, Base: entry.Tag, Work: work}}, err
		},
		Done: func([]app.Receipt) string {
			return w.T("tickets.done.time.edit", "Ref", t.ticket.Ref, "Hours", w.Duration(t.sent))
		},
	})
}

// remove deletes the entry, which can be undone.
func (t *timeSheet) remove() {
	s := t.screen
	s.env.Sheets.Done()
	said := s.words.T("tickets.done.time.delete", "Ref", t.ticket.Ref, "Hours", s.words.Duration(t.entry.Minutes))
	s.do(said, &command.DeleteTime{EntryID: t.entry.ID, Base: t.entry.Tag})
}

func newTimeSheet(s *screen, row view.TicketRow, entry view.EntryRow) *timeSheet {
	w := s.words
	t := &timeSheet{
		screen: s, ticket: row, entry: entry, span: newSpanEntry(w), cost: kit.NewParagraph(kit.RoleBody),
		day: form.NewDay(s.env, today(s.env.Clock())), onSite: kit.NewCheck(w.T("tickets.time.onsite"), false, nil),
		workType: kit.NewChoice(workTypes(w), supportWork, nil), why: kit.NewEntry(""),
		note: kit.NewMultiLine("", noteRows, noteRowsMost), internal: kit.NewMultiLine("", noteRows, noteRowsMost),
		reason: kit.NewChoice(options(w, "reason.", command.HandReasons), string(bank.Goodwill), nil),
	}
	t.minutes = kit.NewDurationEntry(t.span.reading())
	t.minutes.SetPlaceHolder(w.T("tickets.time.hint"))
	t.internal.SetGround(theme.Note)
	byRules := kit.Option{Label: w.T("tickets.time.byrules")}
	t.class = kit.NewChoice(append([]kit.Option{byRules}, options(w, "class.", command.HandClasses)...), "", nil)
	t.reason.OnChanged = func(string) { t.changed() }
	t.why.OnChanged = func(string) { t.changed() }
	t.reasons = kit.NewStack(t.why, t.reason)
	t.fields = []*kit.Field{
		kit.NewField("minutes", w.T("tickets.time.minutes"), w.T("tickets.time.help"), t.minutes),
		kit.NewField("preview", w.T("tickets.time.cost"), "", t.cost),
		kit.NewField("work_day", w.T("tickets.time.day"), "", t.day),
		kit.NewField("work_type", w.T("tickets.time.type"), "", t.workType),
		kit.NewField("on_site", w.T("tickets.time.where"), "", t.onSite),
		kit.NewField("note", w.T("tickets.time.note"), w.T("tickets.public.help"), t.note),
		kit.NewField("internal_note", w.T("tickets.time.internal"), w.T("tickets.internal.help"), t.internal),
		kit.NewField("class", w.T("tickets.time.class"), w.T("tickets.time.class.help"), t.class),
		kit.NewField("class_reason", w.T("tickets.reason.required"), "", t.reasons),
	}
	return t
}

// The rows of a field for a note.
const (
	noteRows     = 2
	noteRowsMost = 6
)

// fill shows an entry that is there.
func (t *timeSheet) fill() {
	e := t.entry
	t.minutes.SetValue(e.Minutes)
	t.day.SetValue(e.WorkDay)
	t.workType.SetSelected(e.WorkType)
	t.onSite.SetChecked(e.OnSite)
	t.note.SetText(e.Note)
	t.internal.SetText(e.InternalNote)
	t.class.SetSelected(string(e.Override.Class))
	if uncharged(e.Override.Class) {
		t.reason.SetSelected(string(e.Override.Reason))
	} else {
		t.why.SetText(string(e.Override.Reason))
	}
}

// changed asks for the reason of a class by hand, and says what the time will
// do.
func (t *timeSheet) changed() {
	class := bank.Class(t.class.Selected())
	showIf(t.fields[len(t.fields)-1], class != "")
	t.reasons.Turn(0)
	if uncharged(class) {
		t.reasons.Turn(1)
	}
	t.price()
}

// uncharged tells whether a class by hand wants the code of a reason, which
// the customer sees.
func uncharged(class bank.Class) bool { return class == bank.NoCharge || class == bank.Internal }

func (t *timeSheet) classReason() string {
	switch class := bank.Class(t.class.Selected()); {
	case class == "":
		return ""
	case uncharged(class):
		return t.reason.Selected()
	default:
		return t.why.Text
	}
}

// worked is how long the field says; none while it is not understood.
func (t *timeSheet) worked() int {
	minutes, _, err := t.minutes.Value()
	if err != nil {
		return 0
	}
	return minutes
}

// work is what the fields say. What is not understood is an error of its
// field.
func (t *timeSheet) work() (command.Work, error) {
	minutes, wrongMinutes := form.Needed("minutes", t.minutes)
	day, wrongDay := form.Needed("work_day", t.day)
	work := command.Work{
		TicketID: t.ticket.ID, WorkType: t.workType.Selected(), OnSite: t.onSite.Checked(),
		Note: t.note.Text, InternalNote: t.internal.Text, Class: bank.Class(t.class.Selected()), ClassReason: t.classReason(),
	}
	if t.entry.ID != "" && minutes == t.entry.Minutes && day == t.entry.WorkDay && !t.span.last.Timed {
		t.asBefore(&work)
	} else {
		t.span.on(&work, day, minutes, t.screen.env.Clock().Location())
	}
	return work, fail.Join(wrongMinutes, wrongDay)
}

// asBefore leaves when and how long an entry was as it is: the sheet shows
// neither its times nor what was adjusted by hand.
func (t *timeSheet) asBefore(work *command.Work) {
	e := t.entry
	work.WorkDay, work.Start, work.End = e.WorkDay, e.Start, e.End
	if e.Start.IsZero() {
		work.Minutes = e.Worked
	}
	if e.Minutes != e.Worked {
		work.Adjusted, work.AdjustedReason = e.Minutes, e.AdjustedReason
	}
}

// price says what the time will do, as soon as the fields can be read
// (R-BANK-11).
func (t *timeSheet) price() {
	t.round++
	env, w, round := t.screen.env, t.screen.words, t.round
	work, err := t.work()
	if err != nil {
		t.cost.Set(kit.Soft(w.T("tickets.time.cost.none")))
		return
	}
	asOf := today(env.Clock())
	env.UI.Go(func() {
		preview, err := env.Desk.View().PreviewTime(context.Background(), command.LogTime{Work: work}, t.entry.ID, asOf)
		env.UI.Do(func() {
			if round != t.round {
				return
			}
			if err != nil { // of a field that is not filled in yet
				t.cost.Set(kit.Soft(w.T("tickets.time.cost.none")))
				return
			}
			t.tell(costOf(w, preview, asOf))
		})
	})
}

func (t *timeSheet) tell(said cost) {
	span := kit.Plain(said.long)
	if said.warn {
		span.Ink = theme.Warning.Ink()
	}
	t.cost.Set(span)
	t.fields[1].Refresh()
}
