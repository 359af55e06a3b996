package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// longItem is how many lines of a message are shown before "Show all".
const longItem = 20

// timelineItem draws one item of a conversation.
type timelineItem struct {
	widget.BaseWidget

	line     *Timeline
	item     Item
	all      bool // a long text is shown whole
	plain    bool // the text is shown as selectable plain text
	unquoted bool

	ground, edge, ring *canvas.Rectangle
	gutter             fyne.CanvasObject
	body               *Paragraph
	more               *Button
	content            *fyne.Container
	box                *fyne.Container
}

func newTimelineItem(line *Timeline, item Item) *timelineItem {
	i := &timelineItem{line: line, item: item, ground: fill(), edge: fill(), ring: outline()}
	i.box = container.NewWithoutLayout()
	i.ExtendBaseWidget(i)
	i.build()
	return i
}

func (i *timelineItem) set(item Item) {
	i.item = item
	i.build()
}

func (i *timelineItem) setPlain(plain bool) {
	i.plain = plain
	i.build()
}

// build makes the drawings of the item.
func (i *timelineItem) build() {
	if i.item.Kind == Event {
		i.gutter = newDot(theme.Control, theme.Dot, false)
		i.content = Across(Grow(NewLine(metaSpans(i.item.Body)...).Clipped()), Meta(i.item.When))
	} else {
		i.gutter = NewAvatar(i.item.Initials, i.item.Own)
		i.content = Down(theme.Hairline, i.head())
		i.addText()
		i.addFiles()
	}
	i.box.Objects = []fyne.CanvasObject{i.gutter, i.content}
	i.Refresh()
}

// metaSpans are spans at 12 in text-2.
func metaSpans(spans []Span) []Span {
	small := make([]Span, len(spans))
	for at, span := range spans {
		small[at] = span
		small[at].Meta = true
		small[at].Ink = span.inkOr(theme.Text2)
	}
	return small
}

func (i *timelineItem) head() fyne.CanvasObject {
	row := Across(Name(i.item.Author))
	if i.item.Kind == Note {
		row.Add(NewChip(InternalBadge(i.line.words.T("kit.timeline.internal"))))
	}
	row.Add(Grow(Meta(i.item.Detail).Clipped()))
	row.Add(Meta(i.item.When))
	return row
}

func (i *timelineItem) addText() {
	i.body = NewParagraph(RoleMessage, i.item.Body...)
	if i.plain {
		text := widget.NewLabel(i.body.Text())
		text.Wrapping = fyne.TextWrapWord
		text.Selectable = true
		i.content.Add(text)
		return
	}
	i.content.Add(i.body)
	i.more = NewTextButton(i.line.words.T("kit.showAll"), "", i.showAll)
	i.content.Add(container.NewHBox(i.more))
	i.limit()
}

// limit shows the beginning of a long text.
func (i *timelineItem) limit() {
	if i.body == nil || i.plain || i.more == nil {
		return
	}
	long := !i.all && i.body.Lines() > longItem
	if long {
		i.body.limit = longItem
	} else {
		i.body.limit = 0
	}
	parent := i.content.Objects[2]
	show(parent, long)
}

func (i *timelineItem) showAll() {
	i.all = true
	i.limit()
	i.Refresh()
	i.line.layout(i.line.Size())
}

// unfold shows all of a long text, then the quoted mail.
func (i *timelineItem) unfold() {
	if i.item.Kind == Event {
		return
	}
	if !i.all && i.body.Lines() > longItem {
		i.showAll()
		return
	}
	i.toggleQuoted()
}

func (i *timelineItem) toggleQuoted() {
	i.unquoted = !i.unquoted
	i.build()
	i.line.layout(i.line.Size())
}

func (i *timelineItem) addFiles() {
	row := AcrossBy(theme.SpaceCell)
	for _, file := range i.item.Files {
		drawing := icon.File
		if file.Picture {
			drawing = icon.Picture
		}
		row.Add(Across(NewTextButton(file.Name, "", file.Open).WithIcon(drawing), Meta(file.Size)))
	}
	if i.item.Quoted != "" {
		drawing := icon.FoldClosed
		if i.unquoted {
			drawing = icon.FoldOpen
		}
		row.Add(NewTextButton(i.item.QuotedLabel, "", i.toggleQuoted).WithIcon(drawing).Quiet())
	}
	if len(row.Objects) > 0 {
		i.content.Add(row)
	}
	if i.unquoted && i.item.Quoted != "" {
		i.content.Add(NewParagraph(RoleMessage, Span{Text: i.item.Quoted, Ink: theme.Text3}))
	}
}

// CreateRenderer is called by the toolkit.
func (i *timelineItem) CreateRenderer() fyne.WidgetRenderer {
	return draw(i.layout, i.min, i.refresh, i.ground, i.edge, i.box, i.ring)
}

func (i *timelineItem) min() fyne.Size {
	height := max(i.content.MinSize().Height, i.gutter.MinSize().Height)
	return fyne.NewSize(0, height+2*theme.Size(theme.ChipPad))
}

func (i *timelineItem) layout(size fyne.Size) {
	i.ground.Resize(size)
	place(i.edge, 0, 0, theme.Size(theme.Edge), size.Height)
	in := theme.Size(theme.Ring) / 2
	place(i.ring, in, in, size.Width-2*in, size.Height-2*in)
	side, gutter, pad := theme.Size(theme.SpacePanel), theme.Size(theme.Gutter), theme.Size(theme.ChipPad)
	i.box.Resize(size)
	least := i.gutter.MinSize()
	high := theme.Size(theme.LineBody)
	place(i.gutter, side+(theme.Size(theme.Avatar)-least.Width)/2, pad+(high-least.Height)/2+theme.Size(theme.Ring), least.Width, least.Height)
	width := max(size.Width-2*side-gutter, 0)
	if i.content.Size().Width != width {
		i.content.Resize(fyne.NewSize(width, i.content.Size().Height))
		i.limit()
	}
	place(i.content, side+gutter, pad, width, i.content.MinSize().Height)
}

func (i *timelineItem) refresh() {
	ground, edge := theme.None, theme.None
	if i.item.Kind == Note {
		ground, edge = theme.Note, theme.NoteEdge
	}
	i.ground.FillColor, i.edge.FillColor = theme.Color(ground), theme.Color(edge)
	i.ring.CornerRadius = theme.Size(theme.RadiusControl)
	showRing(i.ring, i.selected() && i.line.focused)
	i.limit()
	i.content.Refresh()
	i.layout(i.Size())
	canvas.Refresh(i)
}

func (i *timelineItem) selected() bool {
	return i.line.at >= 0 && i.line.at < len(i.line.items) && i.line.items[i.line.at] == i
}

// Tapped selects the item.
func (i *timelineItem) Tapped(*fyne.PointEvent) {
	focus(i.line)
	i.line.Select(i.item.Key)
}

// TappedSecondary selects the item and asks for its menu.
func (i *timelineItem) TappedSecondary(event *fyne.PointEvent) {
	i.line.Select(i.item.Key)
	if i.line.OnMenu != nil {
		i.line.OnMenu(i.item.Key, event.AbsolutePosition)
	}
}

var _ desktop.Keyable = (*Timeline)(nil)
