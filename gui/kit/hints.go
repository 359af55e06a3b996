package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Hint is a key, or several, and what it does.
type Hint struct {
	Keys []string
	Word string
}

// NewKeyHints is the row under a list that shows its keys, as keycaps. It is the one place where the key comes first.
func NewKeyHints(hints ...Hint) fyne.CanvasObject {
	row := AcrossBy(theme.SpaceCell)
	for _, hint := range hints {
		pair := AcrossBy(theme.SpaceTiny)
		for _, key := range hint.Keys {
			pair.Add(NewKeycap(key))
		}
		pair.Add(Meta(hint.Word).In(theme.Text2))
		row.Add(pair)
	}
	return row
}

// Keycap is a key as it is written on the keyboard.
type Keycap struct {
	widget.BaseWidget
	key    string
	ground *canvas.Rectangle
	word   *canvas.Text
}

// NewKeycap makes a keycap.
func NewKeycap(key string) *Keycap {
	k := &Keycap{key: key, ground: fill(), word: canvas.NewText("", nil)}
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer is called by the toolkit.
func (k *Keycap) CreateRenderer() fyne.WidgetRenderer {
	return draw(k.layout, k.min, k.refresh, k.ground, k.word)
}

func (k *Keycap) min() fyne.Size {
	width := fyne.MeasureText(k.key, theme.Size(theme.TextMeta), fyne.TextStyle{}).Width
	high := theme.Size(theme.KeycapHeight)
	return fyne.NewSize(max(width+2*theme.Size(theme.ChipPad), high), high)
}

func (k *Keycap) layout(size fyne.Size) {
	k.ground.Resize(size)
	width := k.word.MinSize().Width
	centre(k.word, (size.Width-width)/2, width, size.Height)
}

func (k *Keycap) refresh() {
	write(k.word, k.key, theme.Size(theme.TextMeta), fyne.TextStyle{}, theme.Text2)
	k.ground.FillColor = theme.Color(theme.Sunken)
	k.ground.CornerRadius = theme.Size(theme.RadiusChip)
	k.layout(k.Size())
	canvas.Refresh(k)
}

// Avatar is a circle with a person's initials: own people on selected ground, others neutral.
type Avatar struct {
	widget.BaseWidget
	initials string
	own      bool
	circle   *canvas.Circle
	word     *canvas.Text
}

// Initials gives the first letters of a person's first and last name.
func Initials(name string) string {
	parts := strings.Fields(name)
	if len(parts) == 0 {
		return ""
	}
	text := firstLetter(parts[0])
	if len(parts) > 1 {
		text += firstLetter(parts[len(parts)-1])
	}
	return strings.ToUpper(text)
}

func firstLetter(word string) string {
	letter, _ := utf8.DecodeRuneInString(word)
	return string(letter)
}

// NewAvatar makes the circle of a person.
func NewAvatar(initials string, own bool) *Avatar {
	a := &Avatar{initials: initials, own: own, circle: canvas.NewCircle(nil), word: canvas.NewText("", nil)}
	a.ExtendBaseWidget(a)
	return a
}

// CreateRenderer is called by the toolkit.
func (a *Avatar) CreateRenderer() fyne.WidgetRenderer {
	return draw(a.layout, func() fyne.Size { return fyne.NewSquareSize(theme.Size(theme.Avatar)) }, a.refresh, a.circle, a.word)
}

func (a *Avatar) layout(size fyne.Size) {
	side := theme.Size(theme.Avatar)
	place(a.circle, (size.Width-side)/2, (size.Height-side)/2, side, side)
	width := a.word.MinSize().Width
	centre(a.word, (size.Width-width)/2, width, size.Height)
}

func (a *Avatar) refresh() {
	ground := theme.Neutral.Ground()
	if a.own {
		ground = theme.Selected
	}
	a.circle.FillColor = theme.Color(ground)
	write(a.word, a.initials, theme.Size(theme.TextMeta), fyne.TextStyle{}, theme.Text)
	a.layout(a.Size())
	canvas.Refresh(a)
}

// Dot is a small filled circle: the sign of online in the status line, or a square of a lot's colour in a list.
type Dot struct {
	widget.BaseWidget
	ink    theme.Name
	size   theme.SizeName
	square bool
	round  *canvas.Rectangle
}

// NewDot makes a circle of 8.
func NewDot(ink theme.Name) *Dot { return newDot(ink, theme.BarHeight, false) }

// NewSwatch makes a square of 8, for the legend of a bar.
func NewSwatch(ink theme.Name) *Dot { return newDot(ink, theme.BarHeight, true) }

func newDot(ink theme.Name, size theme.SizeName, square bool) *Dot {
	d := &Dot{ink: ink, size: size, square: square, round: fill()}
	d.ExtendBaseWidget(d)
	return d
}

// Set changes the ink.
func (d *Dot) Set(ink theme.Name) {
	d.ink = ink
	d.Refresh()
}

// CreateRenderer is called by the toolkit.
func (d *Dot) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(size fyne.Size) {
		side := theme.Size(d.size)
		place(d.round, (size.Width-side)/2, (size.Height-side)/2, side, side)
	}, func() fyne.Size { return fyne.NewSquareSize(theme.Size(d.size)) }, func() {
		d.round.FillColor = theme.Color(d.ink)
		d.round.CornerRadius = theme.Size(d.size) / 2
		if d.square {
			d.round.CornerRadius = theme.Size(theme.Hairline)
		}
		d.round.Refresh()
	}, d.round)
}
