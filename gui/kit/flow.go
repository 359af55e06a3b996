package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// Flow sets things beside each other, 8 apart, and goes on in another row where the width is used up. The last one
// stands at the right.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{}, objects...)
}

type flowLayout struct{ width float32 }

// MinSize is that of the widest thing, and as high as the rows of the width given last.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range flowing(objects) {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	for i, row := range flowRows(objects, l.width) {
		if i > 0 {
			size.Height += theme.Size(theme.SpaceSmall)
		}
		size.Height += rowHeightOf(row)
	}
	return size
}

// Layout sets the rows under each other.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	all, gap := flowing(objects), theme.Size(theme.SpaceSmall)
	var y float32
	for _, row := range flowRows(objects, size.Width) {
		var x float32
		high := rowHeightOf(row)
		for _, o := range row {
			least := o.MinSize()
			if o == all[len(all)-1] {
				x = max(size.Width-least.Width, x)
			}
			place(o, x, y+(high-least.Height)/2, least.Width, least.Height)
			x += least.Width + gap
		}
		y += high + gap
	}
}

// Beside sets a second thing at the right of a first, as wide as wanted, or less where there is less room: down to the
// least, both in units at 100 % of text size. In still less it goes below.
func Beside(first, second fyne.CanvasObject, least, wanted float32) *fyne.Container {
	return container.New(&besideLayout{first: first, second: second, least: least, wanted: wanted}, first, second)
}

type besideLayout struct {
	first, second fyne.CanvasObject
	least, wanted float32
	width         float32 // given last
}

// room is the width of the second beside the first; none when it goes below.
func (l *besideLayout) room(width float32) float32 {
	room := width - l.first.MinSize().Width - theme.Size(theme.SpacePanel)
	if room < theme.Units(l.least) {
		return 0
	}
	return min(room, theme.Units(l.wanted))
}

// MinSize is as high as one line, or as two where the width given last holds no more.
func (l *besideLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	first, second := l.first.MinSize(), l.second.MinSize()
	size := fyne.NewSize(max(first.Width, theme.Units(l.least)), max(first.Height, second.Height))
	if l.width > 0 && l.room(l.width) == 0 {
		size.Height = first.Height + theme.Size(theme.SpaceSmall) + second.Height
	}
	return size
}

// Layout sets both into the width.
func (l *besideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	first, second, room := l.first.MinSize(), l.second.MinSize(), l.room(size.Width)
	if room == 0 {
		place(l.first, 0, 0, min(first.Width, size.Width), first.Height)
		room = min(theme.Units(l.wanted), size.Width)
		place(l.second, size.Width-room, first.Height+theme.Size(theme.SpaceSmall), room, second.Height)
		return
	}
	place(l.first, 0, (size.Height-first.Height)/2, first.Width, first.Height)
	place(l.second, size.Width-room, (size.Height-second.Height)/2, room, second.Height)
}

// flowing leaves out what is hidden or empty.
func flowing(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() && o.MinSize().Width > 0 {
			shown = append(shown, o)
		}
	}
	return shown
}

// flowRows divides things into rows of a width; of none given yet, into one.
func flowRows(objects []fyne.CanvasObject, width float32) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	var used float32
	for _, o := range flowing(objects) {
		least := o.MinSize().Width
		if len(rows) == 0 || width > 0 && used+least > width {
			rows, used = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], o)
		used += least + theme.Size(theme.SpaceSmall)
	}
	return rows
}

func rowHeightOf(row []fyne.CanvasObject) float32 {
	var high float32
	for _, o := range row {
		high = max(high, o.MinSize().Height)
	}
	return high
}

// lead sets things beside each other, 8 apart. The first is as wide as it is long, as far as the others leave room.
func lead(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(leadLayout{}, objects...)
}

type leadLayout struct{}

// MinSize leaves the first out: it can be cut.
func (leadLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Height = max(size.Height, least.Height)
		if i > 0 {
			size.Width += least.Width + theme.Size(theme.SpaceSmall)
		}
	}
	return size
}

// Layout sets the letters on one line, and what grows into the rest.
func (l leadLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first := objects[0]
	room := max(size.Width-l.MinSize(objects).Width, 0)
	wide := min(first.MinSize().Width, room)
	rest, line := shareOf(objects, room-wide), commonLine(objects, size.Height)
	var x float32
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if i == 0 {
			least.Width = wide
		} else if _, grows := o.(*growing); grows {
			least.Width += rest
		}
		y := (size.Height - least.Height) / 2
		if base := baselineIn(o); base > 0 && line > 0 {
			y = line - base
		}
		place(o, x, y, least.Width, least.Height)
		x += least.Width + theme.Size(theme.SpaceSmall)
	}
}
