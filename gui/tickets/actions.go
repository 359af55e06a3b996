package tickets

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// letters are the keys of actions where no text is typed (ux.md 4).
var letters = map[rune]page.Action{
	't': page.Take, 'a': page.Assign, 's': page.State, 'p': page.Priority, 'r': page.Reply, 'n': page.Note,
	'l': page.LogTime, 'm': page.MoveLine, 'd': page.Resolve, 'w': page.Why, 'f': page.Filter,
}

// Rune does the action of a letter. In the list a figure or # begins a
// ticket's number. What is typed while a ticket is being read waits for it.
func (s *screen) Rune(letter rune) bool {
	if s.detail.loading() {
		s.detail.ahead = append(s.detail.ahead, letter)
		return true
	}
	if action, known := letters[lower(letter)]; known {
		do := s.Actions()[action]
		if do != nil {
			do()
		}
		return do != nil
	}
	if s.list.now.grid.Focused() && (letter == '#' || letter >= '0' && letter <= '9') {
		s.list.now.startFilter(string(letter))
		return true
	}
	return false
}

func lower(letter rune) rune {
	if letter >= 'A' && letter <= 'Z' {
		return letter - 'A' + 'a'
	}
	return letter
}

// Key goes back one step on Esc: from the composer to the conversation, from
// there to the list, from there to the list alone.
func (s *screen) Key(key fyne.KeyName) bool {
	if key != fyne.KeyEscape || !s.detail.isOpen() {
		return false
	}
	focused := s.focused()
	switch {
	case focused == fyne.Focusable(s.list.now.grid), s.detail.timeline == nil:
		s.leaveTicket()
	case focused != fyne.Focusable(s.detail.timeline), s.detail.folded():
		s.detail.turnTo(false)
		s.detail.focus()
	case s.listFits():
		s.focusOn(s.list.now.grid)
	default:
		s.leaveTicket()
	}
	return true
}

func (s *screen) focused() fyne.Focusable {
	canvas := s.env.Canvas()
	if canvas == nil {
		return nil
	}
	return canvas.Focused()
}

// leaveTicket goes back to the list alone.
func (s *screen) leaveTicket() { s.env.Go(page.Route{Page: page.Tickets}) }

// target is the ticket that an act is for: the one under the list's cursor
// while the list has the keyboard, else the open one.
func (s *screen) target() (view.TicketRow, bool) {
	if s.detail.isOpen() && !s.list.now.grid.Focused() {
		return s.detail.row()
	}
	return s.list.selected()
}

// Actions gives what can be done now.
func (s *screen) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){
		page.NewTicket: s.newTicket, page.NewFromTemplate: s.newFromTemplate, page.LogCall: s.logCall, page.Filter: s.filterNow, page.SaveView: s.saveView, page.Columns: s.chooseColumns,
		page.NextArea: func() { s.area(1) }, page.PreviousArea: func() { s.area(-1) },
		page.Next: func() { s.list.step(1) }, page.Previous: func() { s.list.step(-1) },
	}
	if s.detail.read {
		actions[page.Confirm] = s.detail.writing.composer.Send
		actions[page.SidePanel] = s.detail.toggleSide
		actions[page.Why] = s.detail.why
		actions[page.PlainText] = s.detail.plainText
		actions[page.Attach] = s.detail.writing.files.Pick
		actions[page.Canned] = s.detail.writing.insertCanned
		actions[page.Paste] = s.detail.writing.files.Paste
	}
	if row, ok := s.target(); ok {
		s.addTicketActions(actions, row)
	}
	return actions
}

func (s *screen) addTicketActions(actions map[page.Action]func(), row view.TicketRow) {
	actions[page.Reply] = func() { s.write(row, false) }
	actions[page.Note] = func() { s.write(row, true) }
	actions[page.LogTime] = s.logTime
	actions[page.Assign] = s.assign
	actions[page.Priority] = s.setPriority
	actions[page.MoveLine] = s.moveLine
	if row.AssigneeID != s.env.Desk.Actor().StaffID {
		actions[page.Take] = s.take
	}
	if row.State != ticket.AwaitingLiaison && len(ticket.Next(row.State)) > 0 {
		actions[page.State] = s.setState
	}
	if row.State != ticket.AwaitingLiaison && ticket.CanMove(row.State, ticket.Resolved) {
		actions[page.Resolve] = s.resolve
	}
}

// write turns to the composer of a ticket, opening it first when it is not.
func (s *screen) write(row view.TicketRow, internal bool) {
	s.onTicket(row.ID, func() {
		s.detail.turnTo(false)
		s.detail.writing.start(internal)
	})
}

// onTicket does something with an open ticket, once it is open.
func (s *screen) onTicket(id string, do func()) {
	if s.detail.read && s.detail.file.ticket.ID == id {
		do()
		return
	}
	s.detail.after = do
	s.goTo(id)
}

// filterNow gives the keyboard to the filter.
func (s *screen) filterNow() {
	if !s.listFits() && s.detail.isOpen() {
		s.leaveTicket()
	}
	s.list.now.startFilter("")
}

// area moves the keyboard to the next (1) or the previous (-1) part of the
// screen.
func (s *screen) area(by int) {
	areas := s.areas()
	if len(areas) == 0 {
		return
	}
	focused, at := s.focused(), -1
	for i, area := range areas {
		if focused == area {
			at = i
		}
	}
	if at < 0 && by < 0 {
		at = 0
	}
	s.focusOn(areas[(at+by+len(areas))%len(areas)])
}

// areas lists what the keyboard can go to.
func (s *screen) areas() []fyne.Focusable {
	if !s.detail.read {
		return []fyne.Focusable{s.list.now.grid, s.list.now.filter}
	}
	var areas []fyne.Focusable
	if s.listFits() {
		areas = append(areas, s.list.now.grid)
	}
	areas = append(areas, s.detail.timeline, s.detail.writing.composer.Field())
	if s.detail.panelShown() {
		areas = append(areas, s.detail.panel.stop())
	}
	return areas
}

// menuActions are those of the ticket's own menu, with the keys that are shown.
var menuActions = []struct {
	action page.Action
	key    string
	line   bool
}{
	{page.Reply, "R", false},
	{page.Note, "N", false},
	{page.LogTime, "L", false},
	{page.Take, "T", true},
	{page.Assign, "A", false},
	{page.State, "S", false},
	{page.Priority, "P", false},
	{page.MoveLine, "M", false},
	{page.Resolve, "D", false},
	{page.SidePanel, "Ctrl+Shift+B", true},
	{page.PlainText, "Ctrl+Shift+X", false},
}

// actionItems offers what can be done with a ticket.
func (s *screen) actionItems() []kit.MenuItem {
	actions := s.Actions()
	var items []kit.MenuItem
	for _, offered := range menuActions {
		items = append(items, kit.MenuItem{
			Label: s.words.T("action." + string(offered.action)), Key: offered.key, Line: offered.line,
			Do: actions[offered.action], Disabled: actions[offered.action] == nil,
		})
	}
	if s.detail.read && !s.list.now.grid.Focused() {
		items = append(items, kit.MenuItem{Label: s.words.T("tickets.subject.change"), Line: true, Do: s.changeSubject})
	}
	return items
}

// showActions shows the ticket's menu at a place.
func (s *screen) showActions(at fyne.Position) {
	s.showMenuAt(at, s.actionItems())
}

// showMenu shows a menu under something.
func (s *screen) showMenu(under fyne.CanvasObject, items []kit.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	s.showMenuAt(at.AddXY(0, under.Size().Height), items)
}

func (s *screen) showMenuAt(at fyne.Position, items []kit.MenuItem) {
	if canvas := s.env.Canvas(); canvas != nil {
		kit.ShowMenu(canvas, at, items)
	}
}

// showTicketMenu shows a menu about the ticket that an act is for: under its
// chip in the head, or under its row in the list.
func (s *screen) showTicketMenu(chip fyne.CanvasObject, items []kit.MenuItem) {
	if s.detail.read && !s.list.now.grid.Focused() {
		s.showMenu(chip, items)
		return
	}
	s.showMenuAt(s.list.now.underCursor(), items)
}

// TakeFiles takes files that are dropped on the ticket shown: they go with what
// is being written.
func (s *screen) TakeFiles(files []page.Picked) bool {
	if !s.detail.read {
		return false
	}
	s.detail.writing.files.Take(files)
	return true
}
