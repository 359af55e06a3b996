package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Sheet is work with fields, over the side panel.
type Sheet struct {
	// Key names the work: a sheet that was left keeps what was written until the work of the same Key is opened again.
	Key string
	// Title says what the work is.
	Title string
	// Form is the fields; Content, when given, is shown in its place, around it or without a form.
	Form    *Form
	Content fyne.CanvasObject
	// Confirm is the word of the main action, which submits the form; empty for none.
	Confirm string
	// OnConfirm is the main action of a sheet without a form.
	OnConfirm func()
	// Cancel is the word for leaving.
	Cancel string
	// Actions stand in the foot, before leaving.
	Actions []fyne.CanvasObject
}

// Sheets shows sheets at the right of a window's main area, 480 wide, one at a time.
type Sheets struct {
	widget.BaseWidget

	modals  *Modals
	content fyne.CanvasObject
	place   *fyne.Container
	open    *Sheet
	kept    map[string]Sheet
	before  fyne.Focusable
	button  *Button
	shadow  *canvas.Rectangle
	cover   *canvas.Rectangle
}

// NewSheets wraps the main area of a window.
func NewSheets(modals *Modals, content fyne.CanvasObject) *Sheets {
	s := &Sheets{modals: modals, content: content, place: container.NewStack(), kept: map[string]Sheet{}, shadow: fill(), cover: fill()}
	s.place.Hide()
	s.shadow.Hide()
	s.cover.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is called by the toolkit.
func (s *Sheets) CreateRenderer() fyne.WidgetRenderer {
	return draw(s.layout, s.content.MinSize, func() {
		s.shadow.FillColor = theme.Color(theme.Line)
		s.shadow.Refresh()
	}, s.content, s.shadow, s.place, s.cover)
}

func (s *Sheets) layout(size fyne.Size) {
	s.content.Resize(size)
	width, thin := min(theme.Size(theme.SheetWidth), size.Width), theme.Size(theme.Hairline)
	place(s.place, size.Width-width, 0, width, size.Height)
	place(s.cover, size.Width-width, 0, width, size.Height)
	place(s.shadow, size.Width-width-thin, 0, thin, size.Height)
}

// Open shows a sheet. When one of the same Key was left before, that one is shown, with all that was written in it.
func (s *Sheets) Open(sheet Sheet) {
	if s.open != nil {
		s.Close()
	}
	if kept, ok := s.kept[sheet.Key]; ok && sheet.Key != "" {
		sheet = kept
	}
	s.open = &sheet
	s.before = nil
	if window := canvasOf(s); window != nil {
		s.before = window.Focused()
	}
	s.place.Objects = []fyne.CanvasObject{newBlocker(s.build(sheet))}
	s.shadow.Show()
	s.place.Show()
	s.place.Refresh()
	s.modals.push(s)
	fadeIn(s.cover, theme.Surface)
	if sheet.Form == nil || len(sheet.Form.fields) == 0 {
		focusIn(s, s.button)
		return
	}
	sheet.Form.OnCancel = s.Close
	focusIn(s, target(sheet.Form.fields[0].input))
}

// IsOpen tells whether a sheet is shown.
func (s *Sheets) IsOpen() bool { return s.open != nil }

// Close leaves the sheet and keeps what was written.
func (s *Sheets) Close() {
	if s.open != nil && s.open.Key != "" {
		s.kept[s.open.Key] = *s.open
	}
	s.leave()
}

// Done leaves the sheet because its work is done: nothing is kept.
func (s *Sheets) Done() {
	if s.open != nil {
		delete(s.kept, s.open.Key)
	}
	s.leave()
}

func (s *Sheets) leave() {
	if s.open == nil {
		return
	}
	s.open = nil
	s.place.Hide()
	s.shadow.Hide()
	s.place.Objects = nil
	giveBack(canvasOf(s), s.before)
	s.modals.remove(s)
	s.Refresh()
}

// Confirm does the main action of the open sheet.
func (s *Sheets) Confirm() {
	switch {
	case s.open == nil:
	case s.open.Form != nil:
		s.open.Form.Submit()
	case s.open.OnConfirm != nil:
		s.open.OnConfirm()
	}
}

// Cancel leaves the sheet and keeps what was written.
func (s *Sheets) Cancel() { s.Close() }

// build sets title, content and foot of a sheet.
func (s *Sheets) build(sheet Sheet) fyne.CanvasObject {
	content := sheet.Content
	if content == nil && sheet.Form != nil {
		content = sheet.Form
	}
	head := Pad(SectionTitle(sheet.Title).Clipped(), theme.SpacePanel, theme.SpaceCell)
	foot := AcrossBy(theme.SpacePanel)
	for _, action := range sheet.Actions {
		foot.Add(action)
	}
	foot.Add(Space())
	leave := NewTextButton(sheet.Cancel, "Esc", s.Close)
	foot.Add(leave)
	s.button = leave
	if sheet.Confirm != "" {
		s.button = NewPrimary(sheet.Confirm, "Ctrl+Enter", s.Confirm)
		foot.Add(s.button)
	}
	body := NewScroll(Pad(content, theme.SpacePanel, theme.SpacePanel))
	if sheet.Form != nil {
		sheet.Form.onField = func(field *Field) { reveal(body, field) }
	}
	return NewGround(theme.Surface, Down(theme.Hairline,
		head, Rule(), Grow(body), Rule(), Pad(foot, theme.SpacePanel, theme.SpaceCell)))
}

// blocker keeps clicks from what lies under a sheet.
type blocker struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

func newBlocker(content fyne.CanvasObject) *blocker {
	b := &blocker{content: content}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by the toolkit.
func (b *blocker) CreateRenderer() fyne.WidgetRenderer {
	return draw(b.content.Resize, b.content.MinSize, b.content.Refresh, b.content)
}

// Tapped takes a click and does nothing with it.
func (b *blocker) Tapped(*fyne.PointEvent) {}
