package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/theme"
)

// rowSlot is the drawing of one row, used again for other rows.
type rowSlot struct {
	index        int
	held         bool
	state        rowState
	box          *fyne.Container
	ground, edge *canvas.Rectangle
	parts        [][2]*partSlot // by column: first and second line
}

// rowState is what a row's ground tells.
type rowState struct {
	cursor, marked, marking, focused, hovered, unknown bool
}

func newRowSlot() *rowSlot {
	s := &rowSlot{index: -1, ground: fill(), edge: fill()}
	s.box = container.NewWithoutLayout(s.ground, s.edge)
	return s
}

// paint colours the ground and the edge: the selected row has the selected ground and an accent edge, which is text-3
// without the focus.
func (s *rowSlot) paint(state rowState) {
	if s.state == state {
		return
	}
	s.state = state
	ground, edge := theme.None, theme.None
	switch {
	case state.marked, state.cursor && !state.marking:
		ground = theme.Selected
	case state.hovered, state.cursor:
		ground = theme.Hover
	}
	switch {
	case state.cursor && state.focused:
		edge = theme.Accent
	case state.cursor:
		edge = theme.Text3
	}
	s.ground.FillColor, s.edge.FillColor = theme.Color(ground), theme.Color(edge)
}

// part is the drawing of a part of a cell, made when it is first needed.
func (s *rowSlot) part(column, line int) *partSlot {
	for len(s.parts) <= column {
		s.parts = append(s.parts, [2]*partSlot{})
	}
	if s.parts[column][line] == nil {
		s.parts[column][line] = &partSlot{box: s.box}
	}
	return s.parts[column][line]
}

// hide hides all parts from a column on.
func (s *rowSlot) hide() {
	for _, lines := range s.parts {
		for _, part := range lines {
			if part != nil {
				part.hide()
			}
		}
	}
}

// write makes a slot show the cells of a row.
func (b *gridBody) write(slot *rowSlot, row Row) {
	slot.hide()
	lines := b.lines()
	for i := range b.columns {
		if i >= len(row.Cells) {
			break
		}
		cell := row.Cells[i]
		if b.columns[i].width <= 0 {
			continue
		}
		for line, part := range []Part{cell.First, cell.Second}[:len(lines)] {
			if part.blank() {
				continue
			}
			place := partPlace{span: b.roomOf(row, i, line), line: lines[line], align: b.grid.options.Columns[i].Align}
			slot.part(i, line).show(part, place, b.inkOf(row, line), b.meters)
		}
	}
}

// inkOf is the plain ink of a line of a row.
func (b *gridBody) inkOf(row Row, line int) theme.Name {
	switch {
	case row.Muted:
		return theme.Text3
	case line == 0:
		return theme.Text
	default:
		return theme.Text2
	}
}

// roomOf is the room of a part: its column, and those at its right whose line is empty.
func (b *gridBody) roomOf(row Row, column, line int) span {
	room := b.columns[column]
	columns := b.grid.options.Columns
	end := column
	if columns[column].Align == Left {
		for end+1 < len(b.columns) && b.free(row, end+1, line) {
			end++
		}
	}
	room.width = b.columns[end].x + b.columns[end].width - room.x
	if follows(b.columns, end) {
		room.width -= theme.Size(theme.SpaceCell)
	}
	return room
}

// free tells whether nothing stands on the line of a column.
func (b *gridBody) free(row Row, column, line int) bool {
	return column >= len(row.Cells) || b.columns[column].width <= 0 || row.Cells[column].line(line).blank()
}

// follows tells whether there is another column at the right.
func follows(columns []span, column int) bool {
	for _, other := range columns[column+1:] {
		if other.width > 0 {
			return true
		}
	}
	return false
}

// lines are the tops and heights of a row's lines.
func (b *gridBody) lines() []span {
	height, text := b.grid.rowHeight(), theme.Size(theme.LineBody)
	if !b.grid.options.TwoLines {
		return []span{{(height - text) / 2, text}}
	}
	between := theme.Size(theme.LineGap)
	top := (height - 2*text - between) / 2
	return []span{{top, text}, {top + text + between, text}}
}

// writeGrey shows where the texts of a row will stand, as long as it has not come.
func (b *gridBody) writeGrey(slot *rowSlot) {
	slot.hide()
	for i, column := range b.columns {
		if column.width <= 0 {
			continue
		}
		for line, at := range b.lines() {
			width := column.width - theme.Size(theme.SpaceSection)
			if line == 1 {
				width *= greySecond
			}
			slot.part(i, line).grey(span{column.x, max(width, 0)}, at)
		}
	}
}

// greySecond is how long the grey of a second line is, beside the first.
const greySecond = 0.6

func (c Cell) line(line int) Part {
	if line == 0 {
		return c.First
	}
	return c.Second
}

func (p Part) blank() bool {
	return p.Text == "" && len(p.Spans) == 0 && p.Icon == "" && p.Badge == nil
}
