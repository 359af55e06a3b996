package kit

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/theme"
)

// CreateRenderer is called by the toolkit.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return draw(b.layout, b.min, b.refresh, b.ground, b.ring, b.image, b.word, b.hint)
}

// filled tells whether the button has a ground of its own.
func (b *Button) filled() bool { return b.kind == primaryButton || b.kind == dangerButton }

// pad is the room at the left and right of what is on the button.
func (b *Button) pad() float32 {
	switch b.kind {
	case textButton:
		return 0
	case iconButton:
		return theme.Size(theme.ChipPad)
	default:
		return theme.Size(theme.SpaceCell)
	}
}

func (b *Button) min() fyne.Size {
	width := b.contentWidth() + 2*b.pad()
	if b.filled() {
		width = max(width, theme.Size(theme.PrimaryWidth))
	}
	return fyne.NewSize(width, theme.Size(b.height()))
}

func (b *Button) height() theme.SizeName {
	if b.kind == textButton {
		return theme.ControlSmall
	}
	return theme.ControlHeight
}

func (b *Button) contentWidth() float32 {
	width, gap := float32(0), theme.Size(theme.SpaceSmall)
	if b.icon != "" {
		width += theme.Size(b.iconSize()) + gap
	}
	if b.label != "" {
		width += fyne.MeasureText(b.label, theme.Size(theme.TextBody), b.wordStyle()).Width + gap
	}
	if b.key != "" {
		width += fyne.MeasureText(b.key, theme.Size(theme.TextMeta), fyne.TextStyle{}).Width + gap
	}
	return max(width-gap, 0)
}

func (b *Button) iconSize() theme.SizeName {
	if b.kind == iconButton {
		return theme.IconRail
	}
	return theme.IconText
}

func (b *Button) wordStyle() fyne.TextStyle { return fyne.TextStyle{Bold: b.filled()} }

func (b *Button) layout(size fyne.Size) {
	out := float32(0)
	if b.kind == textButton {
		out = theme.Size(theme.ChipPad)
	}
	place(b.ground, -out, 0, size.Width+2*out, size.Height)
	ringAround(b.ring, fyne.NewPos(-out, 0), fyne.NewSize(size.Width+2*out, size.Height))

	x, gap := (size.Width-b.contentWidth())/2, theme.Size(theme.SpaceSmall)
	if b.icon != "" {
		side := theme.Size(b.iconSize())
		place(b.image, x, (size.Height-side)/2, side, side)
		x += side + gap
	}
	if b.label != "" {
		width := b.word.MinSize().Width
		centre(b.word, x, width, size.Height)
		x += width + gap
	}
	centre(b.hint, x, b.hint.MinSize().Width, size.Height)
}

// inks are the inks of the word and of the key.
func (b *Button) inks() (word, key theme.Name) {
	switch {
	case b.disabled && b.filled():
		return theme.Text3, theme.Text3
	case b.filled():
		return theme.OnFill, theme.OnFill
	case b.disabled:
		return theme.Text3, theme.Text3
	case b.kind == iconButton, b.quiet:
		return theme.Text2, theme.Text3
	default:
		return theme.Accent, theme.Text3
	}
}

func (b *Button) refresh() {
	word, key := b.inks()
	b.word.Text, b.hint.Text = InOrder(b.label), b.key
	b.word.Color, b.hint.Color = theme.Color(word), theme.Color(key)
	b.word.TextSize, b.hint.TextSize = theme.Size(theme.TextBody), theme.Size(theme.TextMeta)
	b.word.TextStyle = b.wordStyle()
	b.ground.FillColor = theme.Color(b.groundName())
	b.ground.CornerRadius = theme.Size(theme.RadiusControl)
	if b.kind == outlineButton {
		stroke(b.ground, theme.Line, theme.Hairline, theme.RadiusControl)
	}
	showIcon(b.image, b.icon, word)
	showRing(b.ring, b.focused)
	b.layout(b.Size())
	for _, o := range []fyne.CanvasObject{b.ground, b.word, b.hint} {
		o.Refresh()
	}
}

func (b *Button) groundName() theme.Name {
	switch {
	case b.disabled && b.filled():
		return theme.Sunken
	case b.kind == primaryButton:
		return theme.AccentFill
	case b.kind == dangerButton:
		return theme.DangerFill
	case b.hovered && !b.disabled:
		return theme.Hover
	case b.kind == outlineButton:
		return theme.Surface
	default:
		return theme.None
	}
}

// baseline lets a text button stand on the line of the texts beside it.
func (b *Button) baseline() float32 {
	return baselineOf(theme.Size(theme.TextBody), theme.Size(b.height()))
}
