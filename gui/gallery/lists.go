package gallery

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// million is how many rows the grid of the gallery has.
const million = 1_000_000

// firstNumber is the number of the first ticket of the gallery.
const firstNumber = 1029

// high gives a list a place of some height.
func high(list fyne.CanvasObject) fyne.CanvasObject { return kit.HighAs(list, theme.PanelMin) }

func (g *gallery) grid() fyne.CanvasObject {
	grid := kit.NewGrid(g.words, g.ui, kit.GridOptions{Columns: []kit.Column{
		{ID: "number", Label: g.t("number"), Width: 96, Sortable: true},
		{ID: "what", Label: g.t("what"), Width: 200, Flex: 1, Sortable: true},
		{ID: "change", Label: g.t("change"), Width: 96, Align: kit.Right},
		{ID: "balance", Label: g.t("balance"), Width: 96, Align: kit.Right},
	}}, kit.SourceFunc(g.manyRows))
	grid.OnMenu = g.rowMenu(grid)
	return high(grid)
}

// manyRows makes rows up as they are asked for.
func (g *gallery) manyRows(_ context.Context, want kit.Want) (kit.Page, error) {
	down := slices.ContainsFunc(want.Sort, func(key kit.SortKey) bool { return key.Down })
	page := kit.Page{Total: million}
	for i := want.From; i < min(want.From+want.N, million); i++ {
		number := i + 1
		if down {
			number = million - i
		}
		text := g.words.Number(number)
		page.Rows = append(page.Rows, kit.Row{Key: text, Cells: []kit.Cell{
			{First: kit.Part{Text: text, Ink: theme.Text2}},
			{First: kit.Part{Text: g.words.T("gallery.row", "Number", text)}},
			{First: kit.Part{Text: g.words.Change(number%480 - 240)}},
			{First: kit.Part{Text: g.words.Duration(number % 6000), Bold: true}},
		}})
	}
	return page, nil
}

func (g *gallery) rowMenu(grid *kit.Grid) func(string, fyne.Position) {
	return func(_ string, at fyne.Position) {
		canvas := fyne.CurrentApp().Driver().CanvasForObject(grid)
		kit.ShowMenu(canvas, at, g.menuItems())
	}
}

func (g *gallery) menuItems() []kit.MenuItem {
	return []kit.MenuItem{
		{Label: g.t("open"), Key: "O", Icon: icon.OpenWindow},
		{Label: g.t("filter"), Key: "F", Icon: icon.Filter},
		{Label: g.t("disabled"), Disabled: true},
		{Label: g.t("delete"), Icon: icon.Trash, Line: true},
	}
}

func (g *gallery) gridTwo() fyne.CanvasObject {
	var rows []kit.Row
	for i, state := range ticketStates() {
		priority := []string{"very_high", "high", "medium", "low"}[min(i/2, 3)]
		badge := kit.PriorityBadge(priority, g.words.T("priority."+priority))
		drawing, ink := kit.StateIcon(state)
		due := kit.Part{Text: g.t("soon"), Meta: true, Icon: icon.Deadline, Slot: true, Ink: theme.Text2}
		if i == 0 {
			overdue := kit.DeadlineBadge("overdue", g.t("overdue"))
			due = kit.Part{Badge: &overdue, Hang: true}
		}
		number := "#" + strconv.Itoa(firstNumber+i)
		rows = append(rows, kit.Row{Key: state, Muted: state == "closed", Cells: []kit.Cell{
			{First: kit.Part{Badge: &badge}},
			{First: kit.Part{Spans: []kit.Span{kit.Strong(number + "  "), kit.Plain(g.t("sentence"))}}, Second: kit.Part{Text: g.t("customer")}},
			{Second: kit.Part{Text: g.words.T("state." + state), Icon: drawing, IconInk: ink}},
			{First: due},
		}})
	}
	grid := kit.NewGrid(g.words, g.ui, kit.GridOptions{TwoLines: true, NoHead: true, Columns: []kit.Column{
		{ID: "priority", Width: 100}, {ID: "subject", Width: 248, Flex: 1}, {ID: "state", Width: 168}, {ID: "deadline", Width: 168},
	}}, kit.NewRows(rows))
	hints := kit.NewKeyHints(kit.Hint{Keys: []string{"↑", "↓"}, Word: g.t("move")}, kit.Hint{Keys: []string{"Enter"}, Word: g.t("openRow")})
	return kit.Down(theme.SpaceSmall, high(grid), hints)
}

// states shows a grid without rows, one whose rows never come, and one that failed.
func (g *gallery) states() fyne.CanvasObject {
	columns := []kit.Column{{ID: "what", Label: g.t("what"), Width: 100, Flex: 1}}
	empty := kit.NewGrid(g.words, g.ui, kit.GridOptions{Columns: columns, Empty: kit.NewEmptyState(g.t("empty"), g.t("emptyDetail"))}, kit.NewRows(nil))
	never := kit.UI{Go: func(func()) {}, Do: g.ui.Do}
	waiting := kit.NewGrid(g.words, never, kit.GridOptions{Columns: columns}, kit.NewRows(nil))
	failing := func(context.Context, kit.Want) (kit.Page, error) { return kit.Page{}, errors.New("gallery") }
	broken := kit.NewGrid(g.words, g.ui, kit.GridOptions{Columns: columns}, kit.SourceFunc(failing))
	broken.OnError = func(error) string { return g.t("wrong") }
	broken.Reload()
	return kit.Across(wide(empty), wide(waiting), wide(broken))
}

func wide(grid *kit.Grid) fyne.CanvasObject { return kit.WideAs(high(grid), theme.PanelWidth) }
