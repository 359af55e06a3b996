package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"
)

func TestItemsAreWalkedByTheKeyboard(t *testing.T) {
	begin(t)
	var opened, asked, seen []string
	items := NewItems(PanelItem{"a", Body("A")}, PanelItem{"b", Body("B")}, PanelItem{"c", Body("C")})
	items.OnOpen = func(key string) { opened = append(opened, key) }
	items.OnMenu = func(key string, _ fyne.Position) { asked = append(asked, key) }
	items.OnMove = func(fyne.CanvasObject) { seen = append(seen, items.Selected()) }
	window := open(t, items, 300, 200)
	window.Canvas().Focus(items)
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, desktop.KeyMenu, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp, fyne.KeyReturn} {
		items.TypedKey(&fyne.KeyEvent{Name: key})
	}
	items.TypedRune('j')
	if diff := cmp.Diff([][]string{{"b", "a"}, {"c"}, {"a", "b", "c", "c", "a", "a", "b"}}, [][]string{opened, asked, seen}); diff != "" {
		t.Error(diff)
	}
	items.Set(PanelItem{"z", Body("Z")}, PanelItem{"b", Body("B")})
	if items.Selected() != "b" || items.Count() != 2 {
		t.Errorf("the cursor is on %q of %d", items.Selected(), items.Count())
	}
}

func TestItemsPassOnWhatTheyDoNotUse(t *testing.T) {
	begin(t)
	items := NewItems()
	window := open(t, items, 300, 200)
	var keys []fyne.KeyName
	var letters []rune
	window.Canvas().SetOnTypedKey(func(event *fyne.KeyEvent) { keys = append(keys, event.Name) })
	window.Canvas().SetOnTypedRune(func(r rune) { letters = append(letters, r) })
	items.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	items.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	items.TypedRune('f')
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn}, keys); diff != "" || string(letters) != "f" {
		t.Errorf("%s, letters %q", diff, string(letters))
	}
}

func TestChecksHoldSeveral(t *testing.T) {
	begin(t)
	told := 0
	checks := NewChecks([]Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}, []string{"b", "gone"}, func() { told++ })
	if diff := cmp.Diff([]string{"b"}, checks.Selected()); diff != "" {
		t.Error(diff)
	}
	checks.boxes[0].Tapped(nil)
	if diff := cmp.Diff([]string{"a", "b"}, checks.Selected()); diff != "" || told != 1 {
		t.Errorf("told %d times, %s", told, diff)
	}
	checks.SetOptions([]Option{{Value: "c", Label: "C"}})
	if checks.Selected() != nil {
		t.Error("other options are ticked")
	}
}

func TestRenewKeepsRowsThatHaveTheFocus(t *testing.T) {
	begin(t)
	rows := []Row{{Key: "a", Cells: []Cell{{First: Part{Text: "one"}}}}}
	source := func() Source { return NewRows(rows) }
	grid := NewGrid(english(), Inline(), GridOptions{Columns: []Column{{ID: "a", Width: 100}}}, source())
	window := open(t, grid, 300, 200)
	window.Canvas().Focus(grid)

	rows[0].Cells[0].First.Text = "two"
	grid.Renew()
	if row, _ := grid.Row("a"); row.Cells[0].First.Text != "two" || grid.waiting != 0 {
		t.Errorf("row %+v, %d waiting", row, grid.waiting)
	}
	more := append([]Row{{Key: "b", Cells: []Cell{{}}}}, rows...)
	grid.rows.source = NewRows(more)
	grid.Renew()
	if grid.waiting == 0 || grid.Total() != 1 {
		t.Errorf("%d waiting, %d shown", grid.waiting, grid.Total())
	}
	window.Canvas().Unfocus()
	grid.Renew()
	if grid.waiting != 0 || grid.Total() != 2 || grid.Selected() != "a" {
		t.Errorf("%d waiting, %d shown, %q selected", grid.waiting, grid.Total(), grid.Selected())
	}
}

func TestLotsGiveLongWordsRoom(t *testing.T) {
	begin(t)
	short := lotColumns([]Lot{{Name: "Prepaid 6 Oct", Left: "11 h 30", Of: "of 20 h", Until: "31 Dec"}})
	if want := (lotTexts{lotName, lotLeft, lotOf, lotUntil}); short != want {
		t.Errorf("short words: %+v, want %+v", short, want)
	}
	if long := lotColumns([]Lot{{Of: "av 120 tim 30 min", Until: "31 Dec 2028"}}); long.of <= lotOf || long.until <= lotUntil {
		t.Errorf("long words: %+v", long)
	}
}
