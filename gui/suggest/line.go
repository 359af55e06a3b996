package suggest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// line draws a row.
type line struct {
	box    fyne.CanvasObject
	ground *kit.Ground
}

func newLine(l *List, index int, row Row) *line {
	if row.Head != "" {
		head := kit.Across(kit.Group(row.Head), kit.Space(), kit.Meta(row.Note))
		return &line{box: kit.HighAs(kit.PadAcross(head, theme.SpaceCell), theme.ControlHeight)}
	}
	if row.Says != "" {
		return &line{box: kit.HighAs(kit.PadAcross(kit.Across(kit.Meta(row.Says)), theme.SpaceCell), theme.ControlHeight)}
	}
	spans := append([]kit.Span{}, row.Title...)
	if len(row.Detail) > 0 {
		spans = append(append(spans, kit.Plain("   ")), row.Detail...)
	}
	across := kit.Across(kit.NewMark(row.Icon, theme.Text2, theme.IconText), kit.Grow(kit.NewLine(spans...).Clipped()), kit.Meta(row.Note))
	one := &line{ground: kit.NewGround(theme.None, kit.HighAs(kit.PadAcross(across, theme.SpaceCell), theme.ControlHeight))}
	one.box = container.NewStack(one.ground, newTouch(l, index, row.Text()))
	return one
}

// show tells whether the row is under the cursor.
func (o *line) show(chosen bool) {
	switch {
	case o.ground == nil:
	case chosen:
		o.ground.SetGround(theme.Selected)
	default:
		o.ground.SetGround(theme.None)
	}
}

// touch lies over a row and takes its clicks, so that nothing in it does. It
// never takes the keyboard.
type touch struct {
	widget.BaseWidget
	list  *List
	index int
	says  string
}

func newTouch(list *List, index int, says string) *touch {
	t := &touch{list: list, index: index, says: says}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is called by the toolkit.
func (t *touch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(theme.Color(theme.None)))
}

// AccessibilityLabel is the row's readable name.
func (t *touch) AccessibilityLabel() string { return t.says }

// Tapped takes the row.
func (t *touch) Tapped(*fyne.PointEvent) {
	t.list.choose(t.index)
	t.list.Take()
}

// MouseIn is called by the toolkit.
func (t *touch) MouseIn(*desktop.MouseEvent) {}

// MouseMoved puts the cursor on the row. The list appearing under a pointer
// that rests chooses nothing.
func (t *touch) MouseMoved(*desktop.MouseEvent) {
	if t.list.at != t.index {
		t.list.choose(t.index)
	}
}

// MouseOut is called by the toolkit.
func (t *touch) MouseOut() {}
