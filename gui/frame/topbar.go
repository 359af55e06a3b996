package frame

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// topBar holds the mark, the search field and New.
type topBar struct {
	bar    fyne.CanvasObject
	row    *fyne.Container
	search *kit.Entry
	add    *kit.Button
}

func newTopBar(f *Frame) *topBar {
	t := &topBar{search: kit.NewEntry(f.searchHint())}
	t.search.OnChanged = func(text string) { f.searchFor(text) }
	t.search.OnEnter = func() { f.searchEntered(t.search.Text) }
	t.search.OnCancel = func() bool { return f.leaveSearch() }
	t.search.OnKey = func(event *fyne.KeyEvent) bool { return f.searchKey(event) }
	t.add = f.newButton()

	mark := canvas.NewImageFromResource(icon.Mark())
	mark.FillMode = canvas.ImageFillContain
	side := theme.Size(theme.IconRail)
	mark.SetMinSize(fyne.NewSize(side, side))
	name := kit.WideAs(kit.AcrossBy(theme.SpaceCell, mark, kit.Name("Tallydesk")), theme.RailOpen)
	t.row = container.New(&topLayout{name, t.search, f.undo, t.add}, name, t.search, f.undo, t.add)
	t.bar = kit.HighAs(kit.PadAcross(t.row, theme.SpacePanel), theme.TopBar)
	return t
}

// write puts words into the field without searching for them.
func (t *topBar) write(text string) {
	searching := t.search.OnChanged
	t.search.OnChanged = nil
	t.search.SetText(text)
	t.search.CursorColumn = len([]rune(text))
	t.search.OnChanged = searching
}

// topLayout sets the mark, the search field, the undo bar and New beside each
// other. While the undo bar is shown the field gives way to it.
type topLayout struct{ name, search, undo, add fyne.CanvasObject }

// MinSize is what cannot give way.
func (l *topLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	name, add := l.name.MinSize(), l.add.MinSize()
	return fyne.NewSize(name.Width+add.Width, max(name.Height, add.Height, l.search.MinSize().Height))
}

// Layout gives each its place, centred in the height.
func (l *topLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap, name, right := theme.Size(theme.SpacePanel), l.name.MinSize().Width, size.Width
	at := func(o fyne.CanvasObject, x, width float32) {
		height := o.MinSize().Height
		put(o, x, (size.Height-height)/2, width, height)
	}
	for _, o := range []fyne.CanvasObject{l.add, l.undo} {
		if !o.Visible() {
			continue
		}
		width := o.MinSize().Width
		at(o, max(right-width, 0), width)
		right -= width + gap
	}
	at(l.name, 0, name)
	at(l.search, name, max(min(right-name, theme.Size(theme.SearchOpen)), theme.Size(theme.NameLeast)))
}

func (f *Frame) searchHint() string {
	if f.liaison() {
		return f.words.T("frame.search.liaison")
	}
	return f.words.T("frame.search.placeholder")
}

// newButton opens the menu of what can be made new; a liaison makes tickets
// alone.
func (f *Frame) newButton() *kit.Button {
	if f.liaison() {
		return kit.NewPrimary(f.words.T("frame.new_ticket"), "Ctrl+N", func() { f.act(page.NewTicket) }).WithIcon(icon.New)
	}
	return kit.NewTextButton(f.words.T("frame.new"), "Ctrl+N", f.showNewMenu).WithIcon(icon.New)
}

// searchFor shows the hits while the person types, from the second letter on.
func (f *Frame) searchFor(text string) {
	here, _ := f.history.here()
	if len([]rune(strings.TrimSpace(text))) < 2 && here.Page != page.Search {
		return
	}
	f.searchNow(text)
}

func (f *Frame) searchNow(text string) {
	f.goRoute(page.Route{Page: page.Search, ID: strings.TrimSpace(text)})
}

// searchEntered searches, or goes into the hits that stand there already.
func (f *Frame) searchEntered(text string) {
	here, _ := f.history.here()
	if here != (page.Route{Page: page.Search, ID: strings.TrimSpace(text)}) {
		f.searchNow(text)
		return
	}
	f.pages[f.shown].Focus()
}

// searchKey moves from the field into the hits.
func (f *Frame) searchKey(event *fyne.KeyEvent) bool {
	if event.Name != fyne.KeyDown || f.shown != page.Search {
		return false
	}
	f.pages[f.shown].Focus()
	return true
}

// leaveSearch goes back to where the search began.
func (f *Frame) leaveSearch() bool {
	f.top.write("")
	if f.shown != page.Search {
		return false
	}
	f.step(-1)
	return true
}

func (f *Frame) focusSearch() {
	f.options.Window.Canvas().Focus(f.top.search)
	f.top.search.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// news are what New offers, with the letter that chooses each; Enter takes the
// first (ux.md 4).
var news = []struct {
	action page.Action
	letter string
}{{page.NewTicket, ""}, {page.LogTime, "T"}, {page.LogCall, "C"}, {page.NewCustomer, "U"}, {page.NewContact, "L"}, {page.NewContract, "K"}, {page.BuyHours, "B"}}

// showNewMenu offers what can be made new.
func (f *Frame) showNewMenu() {
	var items []kit.MenuItem
	for _, made := range news {
		items = append(items, kit.MenuItem{
			Label: f.words.T("action." + string(made.action)), Key: made.letter, Disabled: !f.can(made.action),
			Do: func() { f.act(made.action) },
		})
	}
	canvas := f.options.Window.Canvas()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.top.add)
	kit.ShowMenu(canvas, at.AddXY(0, f.top.add.Size().Height), items)
}
