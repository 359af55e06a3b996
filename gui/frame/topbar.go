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
	key    *kit.Text   // of the field
	flag   *kit.Button // what is for the person; hidden while nothing is
	add    *kit.Button
}

func newTopBar(f *Frame) *topBar {
	t := &topBar{search: kit.NewEntry(f.searchHint()), add: f.newButton()}
	t.flag = kit.NewTextButton("", "", func() { f.goTo(page.Today) }).WithIcon(icon.ForYou)
	t.flag.Hide()
	t.search.SetIcon(icon.Search.In(theme.Text3))
	t.key = kit.Meta("Ctrl+K")

	mark := canvas.NewImageFromResource(icon.Mark())
	mark.FillMode = canvas.ImageFillContain
	sign := kit.WideAs(kit.HighAs(mark, theme.IconRail), theme.IconRail)
	name := kit.WideAs(kit.AcrossBy(theme.SpaceCell, sign, kit.Name("Tallydesk")), theme.RailOpen)
	t.row = container.New(&topLayout{name, t.search, f.searchHint(), t.key, f.undo, t.flag, t.add}, name, t.search, t.key, f.undo, t.flag, t.add)
	t.bar = kit.HighAs(kit.PadAcross(t.row, theme.SpacePanel), theme.TopBar)
	return t
}

// tell shows on the flag how much is for the person.
func (t *topBar) tell(count string) {
	t.flag.SetLabel(count, "")
	if count == "" {
		t.flag.Hide()
	} else {
		t.flag.Show()
	}
	t.row.Refresh()
}

// showKey shows the key of the field while nothing is written in it.
func (t *topBar) showKey(text string) {
	if text == "" {
		t.key.Show()
		return
	}
	t.key.Hide()
}

// topLayout sets the mark, the search field, the undo bar and New beside each
// other. While the undo bar is shown the field gives way to it.
type topLayout struct {
	name   fyne.CanvasObject
	search *kit.Entry
	hint   string            // all of its words
	key    fyne.CanvasObject // written into the field while nothing else is
	undo   *kit.UndoBar
	flag   fyne.CanvasObject
	add    fyne.CanvasObject
}

// MinSize is what cannot give way.
func (l *topLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	name, add := l.name.MinSize(), l.add.MinSize()
	return fyne.NewSize(name.Width+add.Width, max(name.Height, add.Height, l.search.MinSize().Height))
}

// Layout gives each its place, centred in the height. Of the undo bar's words
// there are as many as leave the field its least width.
func (l *topLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	gap, name, right := theme.Size(theme.SpacePanel), l.name.MinSize().Width, size.Width
	at := func(o fyne.CanvasObject, x, width float32) {
		height := o.MinSize().Height
		put(o, x, (size.Height-height)/2, width, height)
	}
	least := theme.Size(theme.NameLeast)
	add := l.add.MinSize().Width
	at(l.add, max(right-add, 0), add)
	right -= add + gap
	if l.flag.Visible() {
		flag := l.flag.MinSize().Width
		at(l.flag, max(right-flag, 0), flag)
		right -= flag + gap
	}
	if l.undo.Visible() {
		width := max(min(l.undo.Wide(), right-gap-least-name), l.undo.MinSize().Width)
		at(l.undo, max(right-width, 0), width)
		right -= width + gap
	}
	at(l.name, 0, name)
	wide := max(min(right-name, theme.Size(theme.SearchOpen)), least)
	at(l.search, name, wide)
	key := l.key.MinSize().Width
	if hint := fyne.MeasureText(l.hint, theme.Size(theme.TextBody), fyne.TextStyle{}).Width; wide < hint+key+theme.Size(theme.SpacePage)*2 {
		key = 0 // the field's own words need it all
	}
	at(l.key, name+wide-key-theme.Size(theme.SpaceCell), key)
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

func (f *Frame) searchNow(text string) {
	f.goRoute(page.Route{Page: page.Search, ID: strings.TrimSpace(text)})
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
