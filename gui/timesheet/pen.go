package timesheet

import (
	"math"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// look is how a text is written.
type look struct {
	ink  theme.Name
	bold bool
	meta bool // 12 instead of 13
}

// pen writes texts, grounds and corners of a sheet anew at each refresh, with
// the objects of the time before.
type pen struct {
	texts   []*canvas.Text
	grounds []*canvas.Rectangle
	corners []*canvas.ArbitraryPolygon

	written, painted, cornered int
}

// begin starts a new sheet.
func (p *pen) begin() { p.written, p.painted, p.cornered = 0, 0, 0 }

// end hides what the new sheet has no use for.
func (p *pen) end() {
	for _, text := range p.texts[p.written:] {
		text.Hide()
	}
	for _, ground := range p.grounds[p.painted:] {
		ground.Hide()
	}
	for _, corner := range p.corners[p.cornered:] {
		corner.Hide()
	}
}

// objects are what is drawn, from the bottom up.
func (p *pen) objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, ground := range p.grounds {
		objects = append(objects, ground)
	}
	for _, corner := range p.corners {
		objects = append(objects, corner)
	}
	for _, text := range p.texts {
		objects = append(objects, text)
	}
	return objects
}

// left writes a text from a place on, in the middle of a height, cut to the
// room it has, and tells where it ends.
func (p *pen) left(text string, x, y, height, room float32, l look) float32 {
	drawn := p.text(text, l)
	if drawn.MinSize().Width > room {
		drawn.Text = cut(drawn.Text, drawn, room)
	}
	least := drawn.MinSize()
	p.put(drawn, x, y, height)
	return x + least.Width
}

// right writes a text that ends at a place.
func (p *pen) right(text string, edge, y, height float32, l look) {
	drawn := p.text(text, l)
	p.put(drawn, edge-drawn.MinSize().Width, y, height)
}

func (p *pen) put(text *canvas.Text, x, y, height float32) {
	least := text.MinSize()
	text.Move(fyne.NewPos(whole(x), whole(y+(height-least.Height)/2)))
	text.Resize(least)
}

// ground paints a rectangle.
func (p *pen) ground(name theme.Name, x, y, width, height float32) *canvas.Rectangle {
	if p.painted == len(p.grounds) {
		p.grounds = append(p.grounds, canvas.NewRectangle(theme.Color(name)))
	}
	drawn := p.grounds[p.painted]
	p.painted++
	drawn.FillColor = theme.Color(name)
	drawn.CornerRadius = 0
	drawn.Move(fyne.NewPos(x, y))
	drawn.Resize(fyne.NewSize(width, height))
	drawn.Show()
	return drawn
}

// corner paints the small triangle at the top right of a cell that has a note.
func (p *pen) corner(right, top float32) {
	side := theme.Size(theme.Dot)
	if p.cornered == len(p.corners) {
		triangle := []fyne.Position{{}, {X: 1}, {X: 1, Y: 1}}
		p.corners = append(p.corners, canvas.NewArbitraryPolygon(triangle, theme.Color(theme.Text3)))
	}
	drawn := p.corners[p.cornered]
	p.cornered++
	drawn.NormalizedPoints = true
	drawn.FillColor = theme.Color(theme.Text3)
	drawn.Move(fyne.NewPos(right-side, top))
	drawn.Resize(fyne.NewSquareSize(side))
	drawn.Show()
}

func (p *pen) text(text string, l look) *canvas.Text {
	if p.written == len(p.texts) {
		p.texts = append(p.texts, canvas.NewText("", theme.Color(l.ink)))
	}
	drawn := p.texts[p.written]
	p.written++
	drawn.Text, drawn.Color = kit.InOrder(text), theme.Color(l.ink)
	drawn.TextStyle = fyne.TextStyle{Bold: l.bold}
	drawn.TextSize = theme.Size(theme.TextBody)
	if l.meta {
		drawn.TextSize = theme.Size(theme.TextMeta)
	}
	drawn.Show()
	return drawn
}

// cut gives as much of a text's beginning as has room, with a mark of what is
// left out.
func cut(text string, drawn *canvas.Text, room float32) string {
	runes := []rune(text)
	fits := sort.Search(len(runes), func(n int) bool {
		return fyne.MeasureText(string(runes[:n+1])+leftOut, drawn.TextSize, drawn.TextStyle).Width > room
	})
	if fits == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:fits]), " ") + leftOut
}

// leftOut ends a text that was cut.
const leftOut = "…"

// whole is the nearest whole unit: letters are sharp there.
func whole(at float32) float32 { return float32(math.Round(float64(at))) }
