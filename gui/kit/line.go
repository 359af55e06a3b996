package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Line is one line of pieces in different weights and inks. Too long for its place, it is cut.
type Line struct {
	widget.BaseWidget

	spans []Span
	texts []*canvas.Text
	ends  []float32
	clip  bool
	over  int
}

// NewLine makes a line of pieces.
func NewLine(spans ...Span) *Line {
	l := &Line{spans: spans, over: -1}
	l.ExtendBaseWidget(l)
	return l
}

// Clipped lets the line be narrower than it is long, and returns it.
func (l *Line) Clipped() *Line {
	l.clip = true
	return l
}

// Set writes other pieces.
func (l *Line) Set(spans ...Span) {
	l.spans = spans
	l.Refresh()
}

// Text is what is written, without styles.
func (l *Line) Text() string { return textOf(l.spans) }

// CreateRenderer is called by the toolkit.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineDrawing{line: l}
	r.Refresh()
	return r
}

// lineDrawing draws as many texts as the line has pieces.
type lineDrawing struct{ line *Line }

// Layout is called by the toolkit.
func (r *lineDrawing) Layout(size fyne.Size) { r.line.layout(size) }

// MinSize is the length of the line.
func (r *lineDrawing) MinSize() fyne.Size {
	height := theme.Size(theme.LineBody)
	if r.line.clip {
		return fyne.NewSize(0, height)
	}
	var width float32
	for _, span := range r.line.spans {
		width += fyne.MeasureText(span.Text, theme.Size(span.size(theme.TextBody)), span.style(fyne.TextStyle{})).Width
	}
	return fyne.NewSize(width, height)
}

// Refresh takes colours and sizes from the theme again.
func (r *lineDrawing) Refresh() {
	r.line.layout(r.line.Size())
	canvas.Refresh(r.line)
}

// Objects are the texts.
func (r *lineDrawing) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.line.texts))
	for i, text := range r.line.texts {
		objects[i] = text
	}
	return objects
}

// Destroy has nothing to free.
func (r *lineDrawing) Destroy() {}

func (l *Line) layout(size fyne.Size) {
	for len(l.texts) < len(l.spans) {
		l.texts = append(l.texts, canvas.NewText("", nil))
	}
	for _, text := range l.texts[len(l.spans):] {
		text.Hide()
	}
	line := size.Height/2 - theme.Size(theme.LineBody)/2 + baselineOf(theme.Size(theme.TextBody), theme.Size(theme.LineBody))
	measure := meters{}
	l.ends = l.ends[:0]
	x := float32(0)
	for i, span := range l.spans {
		letters, style := theme.Size(span.size(theme.TextBody)), span.style(fyne.TextStyle{})
		shown, width := span.Text, fyne.MeasureText(span.Text, letters, style).Width
		if x+width > size.Width+fitSlack && size.Width > 0 {
			shown, width = measure.of(letters, style).fit(span.Text, size.Width-x)
		}
		if shown != span.Text {
			width = max(size.Width-x, width) // nothing stands after what was cut
		}
		write(l.texts[i], shown, letters, style, span.inkOr(theme.Text))
		place(l.texts[i], x, standing(line, letters), width, letters*leading)
		x += width
		l.ends = append(l.ends, x)
	}
}

func (l *Line) baseline() float32 {
	return baselineOf(theme.Size(theme.TextBody), theme.Size(theme.LineBody))
}

// at is the index of the piece under a place; -1 for none.
func (l *Line) at(x float32) int {
	for i, end := range l.ends {
		if x < end {
			return i
		}
	}
	return -1
}

// Tapped follows a link.
func (l *Line) Tapped(event *fyne.PointEvent) {
	if i := l.at(event.Position.X); i >= 0 && l.spans[i].OnTap != nil {
		l.spans[i].OnTap()
	}
}

// MouseIn notes what the pointer is over.
func (l *Line) MouseIn(event *desktop.MouseEvent) { l.over = l.at(event.Position.X) }

// MouseMoved notes what the pointer is over.
func (l *Line) MouseMoved(event *desktop.MouseEvent) { l.over = l.at(event.Position.X) }

// MouseOut is called by the toolkit.
func (l *Line) MouseOut() { l.over = -1 }

// Cursor is a hand over a link.
func (l *Line) Cursor() desktop.Cursor {
	if l.over >= 0 && l.over < len(l.spans) && l.spans[l.over].OnTap != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
