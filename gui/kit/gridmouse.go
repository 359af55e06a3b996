package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseDown selects the row; with Ctrl it is marked, with Shift all from the selected row to it.
func (b *gridBody) MouseDown(event *desktop.MouseEvent) {
	b.pressed = event.Position
	g := b.grid
	focus(g)
	index := b.rowAt(event.Position.Y)
	if index < 0 || event.Button == desktop.MouseButtonSecondary {
		return
	}
	switch {
	case event.Modifier&fyne.KeyModifierShift != 0 && !g.options.NoMarks:
		from := g.cursor
		g.Select(index)
		g.extend(from, index)
		g.update()
	case event.Modifier&fyne.KeyModifierShortcutDefault != 0 && !g.options.NoMarks:
		g.Select(index)
		g.toggle()
	default:
		g.Select(index)
		g.ClearMarks()
	}
}

// MouseUp follows a link when the pointer went down on it too.
func (b *gridBody) MouseUp(event *desktop.MouseEvent) {
	row, column, ok := b.linkAt(event.Position)
	was, at, pressed := b.linkAt(b.pressed)
	if ok && pressed && row == was && column == at && b.grid.OnLink != nil {
		b.grid.OnLink(row, b.grid.options.Columns[column].ID)
	}
}

// linkAt is the link at a place, by the row's key and the column's index.
func (b *gridBody) linkAt(at fyne.Position) (key string, column int, ok bool) {
	index, column := b.rowAt(at.Y), b.columnAt(at.X)
	if index < 0 || column < 0 {
		return "", 0, false
	}
	row, held := b.grid.rows.row(index)
	if !held || column >= len(row.Cells) {
		return "", 0, false
	}
	cell := row.Cells[column]
	return row.Key, column, cell.First.Link || cell.Second.Link
}

// DoubleTapped opens the row.
func (b *gridBody) DoubleTapped(event *fyne.PointEvent) {
	if index := b.rowAt(event.Position.Y); index >= 0 {
		b.grid.Select(index)
		b.grid.headAt = -1
		b.grid.enter()
	}
}

// TappedSecondary selects the row and asks for its menu.
func (b *gridBody) TappedSecondary(event *fyne.PointEvent) {
	g := b.grid
	index := b.rowAt(event.Position.Y)
	if index < 0 || g.OnMenu == nil {
		return
	}
	g.Select(index)
	g.OnMenu(g.key, event.AbsolutePosition)
}

// Scrolled moves the rows.
func (b *gridBody) Scrolled(event *fyne.ScrollEvent) {
	b.grid.scrollBy(-float64(event.Scrolled.DY / b.grid.rowHeight()))
	b.hover(-1)
}

// MouseIn shows the ground under the pointer.
func (b *gridBody) MouseIn(event *desktop.MouseEvent) { b.MouseMoved(event) }

// explain shows the tooltip of the part under the pointer.
func (b *gridBody) explain(event *desktop.MouseEvent) {
	help := b.helpAt(event.Position)
	if help == b.ToolTip() {
		b.ToolTipWidget.MouseMoved(event)
		return
	}
	b.ToolTipWidget.MouseOut()
	b.SetToolTip(help)
	b.ToolTipWidget.MouseIn(event)
}

// helpAt is the tooltip at a place; empty for none.
func (b *gridBody) helpAt(at fyne.Position) string {
	index, column := b.rowAt(at.Y), b.columnAt(at.X)
	row, held := b.grid.rows.row(max(index, 0))
	if index < 0 || column < 0 || !held || column >= len(row.Cells) {
		return ""
	}
	if help := row.Cells[column].First.Help; help != "" {
		return help
	}
	return row.Cells[column].Second.Help
}

// MouseMoved shows the ground under the pointer.
func (b *gridBody) MouseMoved(event *desktop.MouseEvent) {
	b.under = event.Position
	b.explain(event)
	b.hover(b.rowAt(event.Position.Y))
}

// MouseOut takes the ground away.
func (b *gridBody) MouseOut() {
	b.ToolTipWidget.MouseOut()
	b.SetToolTip("")
	b.hover(-1)
}

func (b *gridBody) hover(index int) {
	if b.grid.hovered == index {
		return
	}
	b.grid.hovered = index
	b.grid.update()
}

// Cursor is a hand over a link.
func (b *gridBody) Cursor() desktop.Cursor {
	if _, _, ok := b.linkAt(b.under); ok {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
