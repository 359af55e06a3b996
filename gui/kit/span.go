package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/theme"
)

// Span is a piece of a line: name and number bold, the rest not.
type Span struct {
	Text string
	Bold bool
	// Meta is 12 instead of 13.
	Meta bool
	// Ink replaces the ink of the line.
	Ink theme.Name
	// OnTap makes the piece a link, in accent ink.
	OnTap func()
}

// Plain is a piece without weight.
func Plain(text string) Span { return Span{Text: text} }

// Strong is a bold piece.
func Strong(text string) Span { return Span{Text: text, Bold: true} }

// Soft is a piece in text-2.
func Soft(text string) Span { return Span{Text: text, Ink: theme.Text2} }

// Link is a piece that can be clicked.
func Link(text string, tapped func()) Span { return Span{Text: text, OnTap: tapped} }

func (s Span) style(base fyne.TextStyle) fyne.TextStyle {
	base.Bold = base.Bold || s.Bold
	return base
}

func (s Span) size(base theme.SizeName) theme.SizeName {
	if s.Meta {
		return theme.TextMeta
	}
	return base
}

func (s Span) inkOr(base theme.Name) theme.Name {
	switch {
	case s.Ink != "":
		return s.Ink
	case s.OnTap != nil:
		return theme.Accent
	default:
		return base
	}
}

// textOf is what pieces say, without styles.
func textOf(spans []Span) string {
	var text strings.Builder
	for _, span := range spans {
		text.WriteString(span.Text)
	}
	return text.String()
}

// write puts a piece into a text of a canvas, in order.
func write(t *canvas.Text, text string, size float32, style fyne.TextStyle, ink theme.Name) {
	t.Text, t.TextSize, t.TextStyle = InOrder(text), size, style
	t.Color = theme.Color(ink)
	t.Hidden = text == ""
}
