package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Text is one line of text in a role. Too long for its place, it is cut.
type Text struct {
	widget.BaseWidget

	role  Role
	text  string
	ink   theme.Name
	align fyne.TextAlign
	clip  bool
	shown *canvas.Text
}

// NewText makes a line of text. A group label is written in capitals.
func NewText(role Role, text string) *Text {
	t := &Text{role: role, text: text, shown: canvas.NewText("", nil)}
	t.ExtendBaseWidget(t)
	return t
}

// Body is a line in RoleBody.
func Body(text string) *Text { return NewText(RoleBody, text) }

// Name is a line in RoleName.
func Name(text string) *Text { return NewText(RoleName, text) }

// Secondary is a line in RoleSecondary.
func Secondary(text string) *Text { return NewText(RoleSecondary, text) }

// Meta is a line in RoleMeta.
func Meta(text string) *Text { return NewText(RoleMeta, text) }

// Group is a line in RoleGroup.
func Group(text string) *Text { return NewText(RoleGroup, text) }

// Mono is a line in RoleMono.
func Mono(text string) *Text { return NewText(RoleMono, text) }

// SectionTitle is a line in RoleSection.
func SectionTitle(text string) *Text { return NewText(RoleSection, text) }

// Title is a line in RoleTitle.
func Title(text string) *Text { return NewText(RoleTitle, text) }

// Figure is a line in RoleFigure.
func Figure(text string) *Text { return NewText(RoleFigure, text) }

// In gives the text another ink than its role's, and returns it.
func (t *Text) In(ink theme.Name) *Text {
	t.ink = ink
	t.Refresh()
	return t
}

// Clipped lets the text be narrower than it is long, and returns it.
func (t *Text) Clipped() *Text {
	t.clip = true
	return t
}

// Right sets the text against the right edge, and returns it.
func (t *Text) Right() *Text {
	t.align = fyne.TextAlignTrailing
	t.Refresh()
	return t
}

// Text is what is written.
func (t *Text) Text() string { return t.text }

// SetText writes something else.
func (t *Text) SetText(text string) {
	if t.text == text {
		return
	}
	t.text = text
	t.Refresh()
}

// CreateRenderer is called by the toolkit.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	return draw(t.layout, t.min, t.refresh, t.shown)
}

func (t *Text) written() string {
	if t.role == RoleGroup {
		return strings.ToUpper(InOrder(t.text))
	}
	return InOrder(t.text)
}

func (t *Text) min() fyne.Size {
	look := t.role.look()
	height := theme.Size(look.line)
	if t.clip {
		return fyne.NewSize(0, height)
	}
	return fyne.NewSize(fyne.MeasureText(t.written(), theme.Size(look.size), look.style).Width, height)
}

func (t *Text) layout(size fyne.Size) {
	t.shown.Text = t.cut(size.Width)
	centre(t.shown, 0, size.Width, size.Height)
}

func (t *Text) refresh() {
	look := t.role.look()
	if t.ink != "" {
		look.ink = t.ink
	}
	t.shown.Color = theme.Color(look.ink)
	t.shown.TextSize = theme.Size(look.size)
	t.shown.TextStyle = look.style
	t.shown.Alignment = t.align
	t.layout(t.Size())
	t.shown.Refresh()
}

// cut is as much of the text as the width has room for.
func (t *Text) cut(width float32) string {
	text, look := t.written(), t.role.look()
	size := theme.Size(look.size)
	if fyne.MeasureText(text, size, look.style).Width <= width+fitSlack {
		return text
	}
	short, _ := newMeter(size, look.style).fit(text, width)
	return short
}

// baseline is how far below the text's top its letters stand.
func (t *Text) baseline() float32 {
	look := t.role.look()
	return baselineOf(theme.Size(look.size), theme.Size(look.line))
}

// baselineOf is where letters of a size stand in a line of a height that they are centred in.
func baselineOf(size, line float32) float32 { return (line-size*leading)/2 + size*ascent }
