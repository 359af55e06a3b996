package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Paragraph is text that wraps at its width, at most theme.MessageWidth in RoleMessage. Pieces of it can be bold, have
// an ink or be links. It asks for the height of the width it was given last.
type Paragraph struct {
	widget.BaseWidget

	role   Role
	spans  []Span
	limit  int
	width  float32
	set    float32
	theme  *theme.Theme
	pieces []setPiece
	count  int
	texts  []*canvas.Text
	meters meters
	over   int
}

// setPiece is a run of words in one style on one line.
type setPiece struct {
	text     string
	span     int
	line     int
	x, width float32
}

// NewParagraph makes wrapped text in a role.
func NewParagraph(role Role, spans ...Span) *Paragraph {
	p := &Paragraph{role: role, spans: spans, meters: meters{}, over: -1}
	p.ExtendBaseWidget(p)
	return p
}

// Limit shows at most so many lines; 0 shows all.
func (p *Paragraph) Limit(lines int) {
	p.limit, p.theme = lines, nil
	p.Refresh()
}

// Set writes something else.
func (p *Paragraph) Set(spans ...Span) {
	p.spans, p.theme = spans, nil
	p.Refresh()
}

// Text is what is written, without styles.
func (p *Paragraph) Text() string { return textOf(p.spans) }

// Lines is how many lines the whole text takes at the present width, whatever the limit.
func (p *Paragraph) Lines() int {
	p.wrap()
	return p.count
}

// CreateRenderer is called by the toolkit.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return &paragraphDrawing{p} }

// paragraphDrawing is the renderer of a Paragraph: a text for each run of words.
type paragraphDrawing struct{ p *Paragraph }

// Layout wraps the text at the width.
func (d *paragraphDrawing) Layout(size fyne.Size) {
	d.p.width = size.Width
	d.p.wrap()
	d.p.show()
}

// MinSize is the height at the present width.
func (d *paragraphDrawing) MinSize() fyne.Size {
	d.p.wrap()
	return fyne.NewSize(theme.Size(theme.PrimaryWidth), float32(d.p.shownLines())*d.p.lineHeight())
}

// Refresh takes colours and sizes from the theme again.
func (d *paragraphDrawing) Refresh() {
	d.p.wrap()
	d.p.show()
	canvas.Refresh(d.p)
}

// Objects are the texts in use.
func (d *paragraphDrawing) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(d.p.texts))
	for i, text := range d.p.texts {
		objects[i] = text
	}
	return objects
}

// Destroy has nothing to free.
func (d *paragraphDrawing) Destroy() {}

func (p *Paragraph) lineHeight() float32 { return theme.Size(p.role.look().line) }

func (p *Paragraph) shownLines() int {
	if p.limit > 0 {
		return min(p.count, p.limit)
	}
	return p.count
}

// room is the width that lines may have.
func (p *Paragraph) room() float32 {
	room := p.width
	if room <= 0 {
		room = theme.Size(theme.PanelMin)
	}
	if p.role == RoleMessage {
		room = min(room, theme.Size(theme.MessageWidth))
	}
	return room
}

// show draws the runs of words that the limit lets through.
func (p *Paragraph) show() {
	look := p.role.look()
	used := 0
	for _, piece := range p.pieces {
		if piece.line >= p.shownLines() {
			break
		}
		if used == len(p.texts) {
			p.texts = append(p.texts, canvas.NewText("", nil))
		}
		span, text := p.spans[piece.span], p.texts[used]
		letters := theme.Size(span.size(look.size))
		write(text, piece.text, letters, span.style(look.style), span.inkOr(look.ink))
		base := float32(piece.line)*p.lineHeight() + baselineOf(theme.Size(look.size), p.lineHeight())
		place(text, piece.x, standing(base, letters), piece.width, letters*leading)
		used++
	}
	for _, text := range p.texts[used:] {
		text.Hide()
	}
}

func (p *Paragraph) baseline() float32 {
	look := p.role.look()
	return baselineOf(theme.Size(look.size), theme.Size(look.line))
}

// linkAt is the index of the span of a link at a place; -1 for none.
func (p *Paragraph) linkAt(at fyne.Position) int {
	line := int(at.Y / p.lineHeight())
	for _, piece := range p.pieces {
		if piece.line == line && at.X >= piece.x && at.X < piece.x+piece.width && p.spans[piece.span].OnTap != nil {
			return piece.span
		}
	}
	return -1
}

// Tapped follows a link.
func (p *Paragraph) Tapped(event *fyne.PointEvent) {
	if i := p.linkAt(event.Position); i >= 0 {
		p.spans[i].OnTap()
	}
}

// MouseIn notes the link under the pointer.
func (p *Paragraph) MouseIn(event *desktop.MouseEvent) { p.over = p.linkAt(event.Position) }

// MouseMoved notes the link under the pointer.
func (p *Paragraph) MouseMoved(event *desktop.MouseEvent) { p.over = p.linkAt(event.Position) }

// MouseOut is called by the toolkit.
func (p *Paragraph) MouseOut() { p.over = -1 }

// Cursor is a hand over a link.
func (p *Paragraph) Cursor() desktop.Cursor {
	if p.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
