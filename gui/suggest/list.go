// Package suggest is the list that floats under a field while somebody writes in
// it: groups of things to choose from, moved through with the field's own arrow
// keys. The field keeps the keyboard; the list never takes it. It finds nothing
// itself, and knows neither the desk nor a screen.
package suggest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// Row is one line of the list.
type Row struct {
	// Key is what the program knows it by.
	Key string
	// Head makes it the label of a group, Says a sentence; neither can be chosen.
	Head string
	Says string
	Icon icon.Icon
	// Title is what it is, Detail says more after it.
	Title, Detail []kit.Span
	// Note stands at the right: its key, or when.
	Note string
}

// Text is what the row says, without styles.
func (r Row) Text() string {
	text := r.Head + r.Says
	for _, span := range append(append([]kit.Span{}, r.Title...), r.Detail...) {
		text += span.Text
	}
	return text
}

// chooseable tells whether the cursor stops at the row.
func (r Row) chooseable() bool { return r.Head == "" && r.Says == "" }

// List is the rows under each other. Make it with NewList.
type List struct {
	// OnTake is called when a row has been chosen.
	OnTake func(Row)

	rows   []Row
	lines  []*line
	at     int // -1: none
	column *fyne.Container
	scroll *container.Scroll
}

// NewList makes an empty list.
func NewList(taken func(Row)) *List {
	l := &List{OnTake: taken, at: -1, column: kit.Down(theme.NoSpace)}
	l.scroll = kit.NewScroll(l.column)
	return l
}

// Set shows other rows. With first the first of them is chosen, else the one
// that was keeps being so, if it is still there.
func (l *List) Set(rows []Row, first bool) {
	before := ""
	if chosen, ok := l.Chosen(); ok && !first {
		before = chosen.Key
	}
	l.rows, l.at, l.lines, l.column.Objects = rows, -1, nil, nil
	for i, row := range rows {
		one := newLine(l, i, row)
		l.lines = append(l.lines, one)
		l.column.Add(one.box)
		if row.chooseable() && before != "" && row.Key == before {
			l.at = i
		}
	}
	if first {
		l.at = l.next(-1, 1)
	}
	l.scroll.Content.Refresh()
	l.choose(l.at)
}

// Rows are those shown.
func (l *List) Rows() []Row { return l.rows }

// Chosen is the row under the cursor, if there is one.
func (l *List) Chosen() (Row, bool) {
	if l.at < 0 || l.at >= len(l.rows) {
		return Row{}, false
	}
	return l.rows[l.at], true
}

// Step moves the cursor by so many rows that can be chosen, around the ends.
func (l *List) Step(by int) { l.choose(l.next(l.at, by)) }

// next is the row that can be chosen after one, around the ends; -1 for none.
func (l *List) next(from, by int) int {
	at, count := from, len(l.rows)
	if at < 0 && by < 0 {
		at = 0
	}
	for range count {
		if at = (at + by + count) % count; l.rows[at].chooseable() {
			return at
		}
	}
	return -1
}

// Jump moves the cursor to the next group (1), or to the beginning of this one
// or of the one before (-1).
func (l *List) Jump(by int) {
	for at := l.at + by; at >= 0 && at < len(l.rows); at += by {
		if l.rows[at].Head != "" && l.next(at, 1) != l.at {
			l.choose(l.next(at, 1))
			return
		}
	}
}

// Take chooses the row under the cursor for good, and tells whether there is
// one.
func (l *List) Take() bool {
	row, ok := l.Chosen()
	if ok && l.OnTake != nil {
		l.OnTake(row)
	}
	return ok
}

func (l *List) choose(index int) {
	for i, one := range l.lines {
		one.show(i == index)
	}
	l.at = index
	l.reveal()
}

// reveal scrolls so far that the row under the cursor is in view, with the
// label over it.
func (l *List) reveal() {
	if l.at < 0 || l.at >= len(l.lines) {
		return
	}
	top := float32(0)
	for _, one := range l.lines[:l.at] {
		top += one.box.MinSize().Height
	}
	bottom := top + l.lines[l.at].box.MinSize().Height
	if l.at > 0 && l.rows[l.at-1].Head != "" {
		top -= l.lines[l.at-1].box.MinSize().Height
	}
	offset, room := l.scroll.Offset.Y, l.scroll.Size().Height
	switch {
	case top < offset:
		offset = top
	case bottom > offset+room && room > 0:
		offset = bottom - room
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(offset, 0)))
}

// height is how much room all rows take.
func (l *List) height() float32 { return l.column.MinSize().Height }
