package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// partSlot is the drawing of one line of a cell: a ground, an icon and pieces of text, each made when first needed.
type partSlot struct {
	box     *fyne.Container
	ground  *canvas.Rectangle
	image   *canvas.Image
	drawing icon.Icon
	ink     theme.Name
	texts   []*canvas.Text
}

// partPlace is where a part stands: its room across, its line, its alignment.
type partPlace struct {
	span
	line  span
	align Align
}

func (p *partSlot) hide() {
	if p.ground != nil {
		p.ground.Hidden = true
	}
	if p.image != nil {
		p.image.Hidden = true
	}
	for _, text := range p.texts {
		text.Hidden = true
	}
}

// show draws a part into its place, in the ink when it has none of its own.
func (p *partSlot) show(part Part, at partPlace, ink theme.Name, measure meters) {
	if part.Badge != nil {
		p.showBadge(*part.Badge, part, at, measure)
		return
	}
	if part.Ink != "" {
		ink = part.Ink
	} else if part.Link {
		ink = theme.Accent
	}
	spans := part.Spans
	if len(spans) == 0 && part.Text != "" {
		spans = []Span{{Text: part.Text, Bold: part.Bold, Meta: part.Meta}}
	}
	icons := iconRoom(part.Icon, part.Slot)
	pieces := cutPieces(spans, ink, at.width-icons, measure)
	x := at.start(icons + pieces.width)
	if part.Icon != "" {
		tint := part.IconInk
		if tint == "" {
			tint = ink
		}
		p.showIcon(part.Icon, tint, x, at.line)
	}
	p.write(pieces, x+icons, at.line)
}

func (p *partSlot) showBadge(badge Badge, part Part, at partPlace, measure meters) {
	pad, icons := theme.Size(theme.ChipPad), iconRoom(badge.Icon, part.Slot)
	around := 2 * pad
	if badge.Fill == FillNone && at.align == Right {
		around = pad
	}
	ink := badge.ink()
	text := Span{Text: badge.Text, Bold: badge.Bold, Meta: true}
	pieces := cutPieces([]Span{text}, ink, at.width+theme.Size(theme.SpaceCell)-icons-around, measure)
	x := at.start(icons + pieces.width + around)
	if part.Hang {
		x -= pad
	}
	if badge.Fill != FillNone {
		p.showGround(badge, x, icons+pieces.width+2*pad, at.line)
	}
	if badge.Icon != "" {
		p.showIcon(badge.Icon, ink, x+pad, at.line)
	}
	p.write(pieces, x+pad+icons, at.line)
}

// start is where something of a width begins.
func (at partPlace) start(width float32) float32 {
	switch at.align {
	case Right:
		return at.x + at.width - width
	case Center:
		return at.x + (at.width-width)/2
	default:
		return at.x
	}
}

// iconRoom is the room of an icon and the space after it.
func iconRoom(drawing icon.Icon, slot bool) float32 {
	if drawing == "" && !slot {
		return 0
	}
	return theme.Size(theme.IconSmall) + theme.Size(theme.SpaceTiny)
}

func (p *partSlot) showGround(badge Badge, x, width float32, line span) {
	if p.ground == nil {
		p.ground = fill()
		p.box.Objects = append(p.box.Objects, p.ground)
		p.lift()
	}
	high := theme.Size(theme.ChipHeight)
	paintGround(p.ground, badge)
	place(p.ground, x, line.x+(line.width-high)/2, width, high)
	p.ground.Hidden = false
}

// lift moves what stands on the ground above it, when the ground is made last.
func (p *partSlot) lift() {
	if p.image != nil {
		p.box.Objects = moveLast(p.box.Objects, p.image)
	}
	for _, text := range p.texts {
		p.box.Objects = moveLast(p.box.Objects, text)
	}
}

func moveLast(objects []fyne.CanvasObject, o fyne.CanvasObject) []fyne.CanvasObject {
	kept := objects[:0]
	for _, other := range objects {
		if other != o {
			kept = append(kept, other)
		}
	}
	return append(kept, o)
}

func (p *partSlot) showIcon(drawing icon.Icon, ink theme.Name, x float32, line span) {
	if p.image == nil {
		p.image = newImage()
		p.box.Objects = append(p.box.Objects, p.image)
	}
	if p.drawing != drawing || p.ink != ink {
		p.drawing, p.ink = drawing, ink
		p.image.Resource = drawing.In(ink)
		p.image.Refresh()
	}
	side, letters := theme.Size(theme.IconSmall), theme.Size(theme.TextBody)
	place(p.image, x, iconTop(line.x+baselineOf(letters, line.width), letters, side), side, side)
	p.image.Hidden = p.image.Resource == nil
}

// write puts pieces of text on a line, all standing on the same baseline.
func (p *partSlot) write(pieces pieces, x float32, line span) {
	for len(p.texts) < len(pieces.list) {
		text := canvas.NewText("", nil)
		p.texts = append(p.texts, text)
		p.box.Objects = append(p.box.Objects, text)
	}
	base := line.x + baselineOf(theme.Size(theme.TextBody), line.width)
	for i, piece := range pieces.list {
		text := p.texts[i]
		write(text, piece.text, piece.size, piece.style, piece.ink)
		place(text, x, standing(base, piece.size), piece.width, piece.size*leading)
		x += piece.width
	}
}

// grey draws a grey bar where a text will stand.
func (p *partSlot) grey(room, line span) {
	if p.ground == nil {
		p.ground = fill()
		p.box.Objects = append(p.box.Objects, p.ground)
		p.lift()
	}
	high := theme.Size(theme.BarHeight)
	p.ground.FillColor = theme.Color(theme.Sunken)
	p.ground.StrokeWidth = 0
	p.ground.CornerRadius = theme.Size(theme.RadiusChip)
	place(p.ground, room.x, line.x+(line.width-high)/2, room.width, high)
	p.ground.Hidden = false
}

// piece is a piece of text that fits.
type piece struct {
	text        string
	size, width float32
	style       fyne.TextStyle
	ink         theme.Name
}

type pieces struct {
	list  []piece
	width float32
}

// cutPieces makes of the spans as much as the room holds.
func cutPieces(spans []Span, ink theme.Name, room float32, measure meters) pieces {
	var cut pieces
	for _, span := range spans {
		next := piece{size: theme.Size(span.size(theme.TextBody)), style: span.style(fyne.TextStyle{}), ink: span.inkOr(ink)}
		next.text, next.width = measure.of(next.size, next.style).fit(span.Text, room-cut.width)
		cut.list = append(cut.list, next)
		cut.width += next.width
		if next.text != span.Text {
			break
		}
	}
	return cut
}
