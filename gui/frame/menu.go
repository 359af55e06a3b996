package frame

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tallydesk/gui/page"
	"tallydesk/gui/restore"
	"tallydesk/gui/theme"
)

// chord is a shortcut: a key with its modifiers.
type chord struct {
	key  fyne.KeyName
	mods fyne.KeyModifier
}

const (
	ctrl      = fyne.KeyModifierControl
	ctrlShift = fyne.KeyModifierControl | fyne.KeyModifierShift
	alt       = fyne.KeyModifierAlt
)

// shortcut is how the toolkit knows the chord: it has names of its own for two.
func (c chord) shortcut() fyne.Shortcut {
	switch c {
	case chord{fyne.KeyZ, ctrl}:
		return &fyne.ShortcutUndo{}
	case chord{fyne.KeyY, ctrl}:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.mods}
}

// entry is one line of a menu: an action of the screen shown, or one of the
// frame's own.
type entry struct {
	action page.Action // of the screen; its word is action.<name>
	word   string      // of the frame's own
	do     func(*Frame)
	can    func(*Frame) bool // nil: always
	keys   chord
	line   bool // a dividing line
	side   side // who has it
}

// side is whom an entry of the menu is for.
type side int

const (
	everybody side = iota
	staffOnly
	liaisonOnly
)

// has tells whether a person of a side has the entry.
func (e entry) has(liaison bool) bool {
	return e.side == everybody || (e.side == liaisonOnly) == liaison
}

type menuPlan struct {
	word    string
	entries []entry
}

var divider = entry{line: true}

// plan is the one place of all shortcuts with a modifier (ux.md 4).
func plan() []menuPlan {
	return []menuPlan{
		{"menu.file", []entry{
			{action: page.NewTicket, keys: chord{fyne.KeyN, ctrl}, side: liaisonOnly},
			{word: "menu.new", do: (*Frame).showNewMenu, keys: chord{fyne.KeyN, ctrl}, side: staffOnly},
			{action: page.NewTicket, side: staffOnly},
			{action: page.NewFromTemplate, side: staffOnly},
			{action: page.LogCall, keys: chord{fyne.KeyC, ctrlShift}, side: staffOnly},
			{action: page.NewCustomer, side: staffOnly},
			{action: page.NewContact, side: staffOnly},
			{action: page.NewContract, side: staffOnly},
			divider,
			{word: "menu.import", do: func(f *Frame) { f.goTo(page.Import) }, side: staffOnly},
			{word: "menu.export", do: (*Frame).export, keys: chord{fyne.KeyE, ctrl}},
			{word: "menu.export.all", do: (*Frame).exportAll, can: (*Frame).mayExportAll, side: staffOnly},
			{word: "menu.backup", do: (*Frame).backUp, side: staffOnly},
			{word: "menu.restore", do: func(f *Frame) { restore.Pick(f.env) }, side: staffOnly},
			{word: "menu.another", do: func(f *Frame) { f.another() }},
			divider,
			{word: "menu.settings", do: func(f *Frame) { f.goTo(page.Settings) }, keys: chord{fyne.KeyComma, ctrl}},
			divider,
			{word: "menu.quit", do: (*Frame).Quit, keys: chord{fyne.KeyQ, ctrl}},
		}},
		{"menu.edit", []entry{
			{word: "menu.undo", do: (*Frame).undoKey, can: (*Frame).canUndo, keys: chord{fyne.KeyZ, ctrl}},
			{word: "menu.redo", do: (*Frame).redoKey, can: (*Frame).canRedo, keys: chord{fyne.KeyY, ctrl}},
			divider,
			{action: page.Confirm, keys: chord{fyne.KeyReturn, ctrl}},
			{action: page.Filter, keys: chord{fyne.KeyF, ctrl}},
			{action: page.SaveView, keys: chord{fyne.KeyF, ctrlShift}, side: staffOnly},
			{action: page.Why, keys: chord{fyne.KeyI, ctrl}},
			divider,
			{word: "menu.copy_link", do: (*Frame).copyLink, can: (*Frame).canLink},
		}},
		{"menu.view", []entry{
			{word: "menu.rail", do: (*Frame).toggleRail, keys: chord{fyne.KeyB, ctrl}},
			{action: page.SidePanel, keys: chord{fyne.KeyB, ctrlShift}, side: staffOnly},
			{action: page.Columns, side: staffOnly},
			{word: "menu.reload", do: (*Frame).reloadShown, keys: chord{fyne.KeyR, ctrl}},
			divider,
			{word: "menu.light", do: func(f *Frame) { f.setVariant(theme.Light) }},
			{word: "menu.dark", do: func(f *Frame) { f.setVariant(theme.Dark) }},
			{word: "menu.system", do: func(f *Frame) { f.setVariant(theme.System) }},
			divider,
			{word: "menu.larger", do: func(f *Frame) { f.scale(1) }, keys: chord{fyne.KeyPlus, ctrl}},
			{word: "menu.smaller", do: func(f *Frame) { f.scale(-1) }, keys: chord{fyne.KeyMinus, ctrl}},
			{word: "menu.normal", do: func(f *Frame) { f.scale(0) }},
			divider,
			{word: "menu.english", do: func(f *Frame) { f.setLanguage("en") }},
			{word: "menu.swedish", do: func(f *Frame) { f.setLanguage("sv") }},
			divider,
			{word: "menu.person", do: (*Frame).choosePerson, can: (*Frame).mayChoosePerson},
		}},
		{"menu.go", []entry{
			{word: "frame.account", do: func(f *Frame) { f.goTo(page.Account) }, keys: chord{fyne.Key1, ctrl}, side: liaisonOnly},
			{word: "frame.today", do: func(f *Frame) { f.goTo(page.Today) }, keys: chord{fyne.Key1, ctrl}, side: staffOnly},
			{word: "frame.tickets", do: func(f *Frame) { f.goTo(page.Tickets) }, keys: chord{fyne.Key2, ctrl}},
			{word: "frame.customers", do: func(f *Frame) { f.goTo(page.Customers) }, keys: chord{fyne.Key3, ctrl}, side: staffOnly},
			{word: "frame.contracts", do: func(f *Frame) { f.goTo(page.Contracts) }, keys: chord{fyne.Key4, ctrl}, side: staffOnly},
			{word: "frame.time", do: func(f *Frame) { f.goTo(page.Time) }, keys: chord{fyne.Key5, ctrl}, side: staffOnly},
			{word: searchWord, do: (*Frame).focusSearch, keys: chord{fyne.KeyK, ctrl}},
			divider,
			{word: "menu.back", do: func(f *Frame) { f.step(-1) }, keys: chord{fyne.KeyLeft, alt}},
			{word: "menu.forward", do: func(f *Frame) { f.step(1) }, keys: chord{fyne.KeyRight, alt}},
			divider,
			{action: page.Previous, keys: chord{fyne.KeyUp, ctrl}},
			{action: page.Next, keys: chord{fyne.KeyDown, ctrl}},
		}},
		{"menu.ticket", []entry{
			{action: page.Answers, keys: chord{fyne.KeyS, ctrlShift}, side: liaisonOnly},
			{action: page.Take, keys: chord{fyne.KeyT, ctrlShift}, side: staffOnly},
			{action: page.Assign, keys: chord{fyne.KeyA, ctrlShift}, side: staffOnly},
			{action: page.State, keys: chord{fyne.KeyS, ctrlShift}, side: staffOnly},
			{action: page.Priority, keys: chord{fyne.KeyP, ctrlShift}},
			{action: page.MoveLine, keys: chord{fyne.KeyM, ctrlShift}, side: staffOnly},
			{action: page.Resolve, keys: chord{fyne.KeyD, ctrlShift}, side: staffOnly},
			divider,
			{action: page.Reply, keys: chord{fyne.KeyR, ctrlShift}},
			{action: page.Note, keys: chord{fyne.KeyN, ctrlShift}, side: staffOnly},
			{action: page.Canned, keys: chord{fyne.KeyG, ctrl}, side: staffOnly},
			{action: page.Attach},
			{action: page.Paste, keys: chord{fyne.KeyI, ctrlShift}},
			{action: page.PlainText, keys: chord{fyne.KeyX, ctrlShift}},
		}},
		{"menu.time", []entry{
			{action: page.LogTime, keys: chord{fyne.KeyL, ctrl}, side: staffOnly},
			{action: page.BuyHours, side: staffOnly},
			divider,
			{action: page.PreviousWeek, keys: chord{fyne.KeyPageUp, ctrl}, side: staffOnly},
			{action: page.NextWeek, keys: chord{fyne.KeyPageDown, ctrl}, side: staffOnly},
			{action: page.ThisWeek, side: staffOnly},
			{action: page.CopyLastWeek, keys: chord{fyne.KeyV, ctrlShift}, side: staffOnly},
			{action: page.SameAsBefore, keys: chord{fyne.KeyD, ctrl}, side: staffOnly},
		}},
		{"menu.help", []entry{
			{word: "menu.guide", do: func(f *Frame) { f.goTo(page.Guide) }, keys: chord{fyne.KeyH, ctrl}},
			{word: "menu.about", do: (*Frame).about},
		}},
	}
}

// menus is the window's main menu and knows which items to grey.
type menus struct {
	frame *Frame
	menu  *fyne.MainMenu
	items map[*fyne.MenuItem]entry
}

func newMenus(f *Frame) *menus {
	m := &menus{frame: f, items: map[*fyne.MenuItem]entry{}}
	var columns []*fyne.Menu
	for _, column := range plan() {
		if items := m.column(column.entries); len(items) > 0 {
			columns = append(columns, fyne.NewMenu(f.words.T(column.word), items...))
		}
	}
	m.menu = fyne.NewMainMenu(columns...)
	return m
}

// column makes the items of a column that the person has, without lines that
// divide nothing.
func (m *menus) column(entries []entry) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	divided := true
	for _, e := range entries {
		if !e.has(m.frame.liaison()) || e.line && divided {
			continue
		}
		items = append(items, m.item(e))
		divided = e.line
	}
	if n := len(items); n > 0 && divided {
		items = items[:n-1]
	}
	if writesKeys() {
		m.writeKeys(items)
	}
	return items
}

func (m *menus) item(e entry) *fyne.MenuItem {
	if e.line {
		return fyne.NewMenuItemSeparator()
	}
	item := fyne.NewMenuItem(m.frame.words.T(e.key()), func() { m.frame.run(e) })
	item.IsQuit = e.word == "menu.quit"
	if e.keys.key != "" {
		item.Shortcut = e.keys.shortcut()
		if writesKeys() {
			item.Shortcut = unshown{item.Shortcut}
		}
	}
	m.items[item] = e
	return item
}

func (e entry) key() string {
	if e.action != "" {
		return "action." + string(e.action)
	}
	return e.word
}

// run does what an entry says. While something modal is open only confirming
// and undoing text are heard.
func (f *Frame) run(e entry) {
	if f.palette.Open() && !f.overPalette(e) {
		return
	}
	if e.action != "" {
		f.act(e.action)
		return
	}
	if f.env.Modals.Open() && e.word != "menu.undo" && e.word != "menu.redo" && e.word != "menu.quit" {
		return
	}
	e.do(f)
}

// overPalette tells whether an entry is heard while the palette is open, which
// it then closes: confirming shows all that was found, and undoing is the
// field's.
func (f *Frame) overPalette(e entry) bool {
	switch {
	case e.action == page.Confirm:
		f.palette.ShowAll()
		return false
	case e.word == "menu.undo" || e.word == "menu.redo" || e.word == searchWord:
		return true
	}
	f.palette.Leave()
	return true
}

// refresh greys what leads nowhere now.
func (m *menus) refresh() {
	changed := false
	for item, e := range m.items {
		disabled := e.action != "" && !m.frame.can(e.action) || e.can != nil && !e.can(m.frame)
		if item.Disabled != disabled {
			item.Disabled, changed = disabled, true
		}
	}
	if changed {
		m.menu.Refresh()
	}
}
