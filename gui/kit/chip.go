package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// Fill is how much colour a chip has.
type Fill int

// The fills of a chip.
const (
	// FillNone is ink alone.
	FillNone Fill = iota
	// FillTone is the tone's ink on the tone's ground.
	FillTone
	// FillSolid is white on the danger fill, bold for a priority.
	FillSolid
	// FillOutline is ink within a border of the ink.
	FillOutline
)

// Badge says what a chip shows. A grid's cell holds one, a Chip draws one.
type Badge struct {
	Text string
	Icon icon.Icon
	Tone theme.Tone
	// Ink replaces the tone's ink.
	Ink  theme.Name
	Fill Fill
	Bold bool
}

// ink is the colour of word and icon.
func (b Badge) ink() theme.Name {
	switch {
	case b.Fill == FillSolid:
		return theme.OnFill
	case b.Ink != "":
		return b.Ink
	default:
		return b.Tone.Ink()
	}
}

// ground is the colour under them.
func (b Badge) ground() theme.Name {
	switch b.Fill {
	case FillSolid:
		return theme.DangerFill
	case FillTone:
		return b.Tone.Ground()
	default:
		return theme.None
	}
}

// pad is the room at the left and right; without a ground there is none.
func (b Badge) pad() float32 {
	if b.Fill == FillNone {
		return 0
	}
	return theme.Size(theme.ChipPad)
}

func (b Badge) style() fyne.TextStyle { return fyne.TextStyle{Bold: b.Bold} }

// Chip is a word with a tone and an icon, 22 high. A word is always there.
type Chip struct {
	widget.BaseWidget

	badge  Badge
	ground *canvas.Rectangle
	image  *canvas.Image
	word   *canvas.Text
}

// NewChip makes a chip.
func NewChip(badge Badge) *Chip {
	c := &Chip{badge: badge, ground: fill(), image: newImage(), word: canvas.NewText("", nil)}
	c.ExtendBaseWidget(c)
	return c
}

// Badge is what the chip shows.
func (c *Chip) Badge() Badge { return c.badge }

// Set shows something else.
func (c *Chip) Set(badge Badge) {
	if c.badge == badge {
		return
	}
	c.badge = badge
	c.Refresh()
}

// CreateRenderer is called by the toolkit.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return draw(c.layout, c.min, c.refresh, c.ground, c.image, c.word)
}

func (c *Chip) min() fyne.Size {
	size := theme.Size(theme.TextMeta)
	width := fyne.MeasureText(c.badge.Text, size, c.badge.style()).Width + 2*c.badge.pad()
	if c.badge.Icon != "" {
		width += theme.Size(theme.IconSmall) + theme.Size(theme.SpaceTiny)
	}
	return fyne.NewSize(width, theme.Size(theme.ChipHeight))
}

func (c *Chip) layout(size fyne.Size) {
	c.ground.Resize(size)
	x := c.badge.pad()
	if c.badge.Icon != "" {
		side := theme.Size(theme.IconSmall)
		letters := theme.Size(theme.TextMeta)
		place(c.image, x, iconTop(baselineOf(letters, size.Height), letters, side), side, side)
		x += side + theme.Size(theme.SpaceTiny)
	}
	centre(c.word, x, size.Width-x, size.Height)
}

func (c *Chip) refresh() {
	ink := c.badge.ink()
	c.word.Text = InOrder(c.badge.Text)
	c.word.Color = theme.Color(ink)
	c.word.TextSize = theme.Size(theme.TextMeta)
	c.word.TextStyle = c.badge.style()
	paintGround(c.ground, c.badge)
	showIcon(c.image, c.badge.Icon, ink)
	c.layout(c.Size())
	c.ground.Refresh()
	c.word.Refresh()
}

// paintGround gives a rectangle the look of a chip's ground.
func paintGround(r *canvas.Rectangle, badge Badge) {
	r.FillColor = theme.Color(badge.ground())
	r.CornerRadius = theme.Size(theme.RadiusChip)
	r.StrokeColor, r.StrokeWidth = theme.Color(theme.None), 0
	if badge.Fill == FillOutline {
		stroke(r, badge.ink(), theme.Hairline, theme.RadiusChip)
	}
}

func (c *Chip) baseline() float32 {
	return baselineOf(theme.Size(theme.TextMeta), theme.Size(theme.ChipHeight))
}
