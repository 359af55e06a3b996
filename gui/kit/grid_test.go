package kit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

// numbered is a source of n rows with the keys "0", "1", …; sorted down by anything they come the other way round.
func numbered(n int) SourceFunc {
	return func(_ context.Context, want Want) (Page, error) {
		page := Page{Total: n}
		down := len(want.Sort) > 0 && want.Sort[0].Down
		for i := want.From; i < min(want.From+want.N, n); i++ {
			key := i
			if down {
				key = n - 1 - i
			}
			page.Rows = append(page.Rows, numberedRow(key))
		}
		return page, nil
	}
}

func numberedRow(i int) Row {
	return Row{Key: fmt.Sprint(i), Cells: []Cell{{First: Part{Text: fmt.Sprint(i)}}, {First: Part{Text: fmt.Sprintf("row %d", i)}}}}
}

func twoColumns() GridOptions {
	return GridOptions{Columns: []Column{{ID: "number", Label: "Number", Width: 100, Sortable: true}, {ID: "text", Label: "Text", Width: 100, Flex: 1, Sortable: true}}}
}

// openGrid opens a grid of ten visible rows and gives it the focus.
func openGrid(t testing.TB, source Source) (*Grid, fyne.Window) {
	t.Helper()
	begin(t)
	grid := NewGrid(english(), Inline(), twoColumns(), source)
	window := open(t, grid, 400, 32+10*32)
	window.Canvas().Focus(grid)
	return grid, window
}

func press(o fyne.Focusable, names ...fyne.KeyName) {
	for _, name := range names {
		o.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestGridKeysMove(t *testing.T) {
	tests := []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"down", []fyne.KeyName{fyne.KeyDown}, "1"},
		{"up at the top stays", []fyne.KeyName{fyne.KeyUp}, "0"},
		{"down and up", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp}, "1"},
		{"a page down", []fyne.KeyName{fyne.KeyPageDown}, "9"},
		{"a page down and up", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp}, "0"},
		{"end", []fyne.KeyName{fyne.KeyEnd}, "999"},
		{"down at the end stays", []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown}, "999"},
		{"home", []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, "0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			grid, _ := openGrid(t, numbered(1000))
			press(grid, tt.keys...)
			if got := grid.Selected(); got != tt.want {
				t.Errorf("selected %q, want %q", got, tt.want)
			}
		})
	}
}

func TestGridLettersMoveOrGoToTheWindow(t *testing.T) {
	grid, window := openGrid(t, numbered(100))
	var runes []rune
	var keys []fyne.KeyName
	window.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
	window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	for _, r := range "jjkt " {
		grid.TypedRune(r)
	}
	press(grid, fyne.KeyT, fyne.KeyF1, fyne.KeyEscape, fyne.KeyDown)
	if grid.Selected() != "2" {
		t.Errorf("selected %q, want 2", grid.Selected())
	}
	if string(runes) != "t" {
		t.Errorf("the window heard %q, want only the letter the grid has no use for", string(runes))
	}
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyF1, fyne.KeyEscape}, keys); diff != "" {
		t.Error(diff)
	}
}

func TestGridOpensOnEnterAndDoubleClick(t *testing.T) {
	grid, _ := openGrid(t, numbered(100))
	var opened []string
	grid.OnOpen = func(key string) { opened = append(opened, key) }
	press(grid, fyne.KeyDown, fyne.KeyReturn)
	grid.body.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(50, 32*4+5)})
	if diff := cmp.Diff([]string{"1", "4"}, opened); diff != "" {
		t.Error(diff)
	}
}

func TestGridMenuOpensByMouseAndKey(t *testing.T) {
	grid, _ := openGrid(t, numbered(100))
	var asked []string
	grid.OnMenu = func(key string, _ fyne.Position) { asked = append(asked, key) }
	test.TapSecondaryAt(grid.body, fyne.NewPos(50, 32*2+5))
	press(grid, desktop.KeyMenu)
	grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(grid, fyne.KeyF10)
	if diff := cmp.Diff([]string{"2", "2", "2"}, asked); diff != "" {
		t.Error(diff)
	}
}

func TestGridSortsByHead(t *testing.T) {
	grid, window := openGrid(t, numbered(1000))
	test.TapCanvas(window.Canvas(), fyne.NewPos(30, 10))
	if diff := cmp.Diff([]SortKey{{Column: "number"}}, grid.Sort()); diff != "" {
		t.Error(diff)
	}
	test.TapCanvas(window.Canvas(), fyne.NewPos(30, 10))
	if diff := cmp.Diff([]SortKey{{Column: "number", Down: true}}, grid.Sort()); diff != "" {
		t.Error(diff)
	}
	if row, _ := grid.rows.row(0); row.Key != "999" {
		t.Errorf("first row is %q after sorting down, want 999", row.Key)
	}
	press(grid, fyne.KeyRight, fyne.KeyRight)
	grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(grid, fyne.KeyReturn)
	want := []SortKey{{Column: "number", Down: true}, {Column: "text"}}
	if diff := cmp.Diff(want, grid.Sort()); diff != "" {
		t.Error(diff)
	}
}

func TestGridMarksWithSpaceShiftAndCtrlA(t *testing.T) {
	grid, _ := openGrid(t, numbered(1000))
	press(grid, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	if diff := cmp.Diff(Selection{Keys: []string{"0", "2"}, Count: 2}, grid.Marked()); diff != "" {
		t.Error(diff)
	}
	grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(grid, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if diff := cmp.Diff(Selection{Keys: []string{"0", "2", "3"}, Count: 3}, grid.Marked()); diff != "" {
		t.Errorf("a range that shrinks unmarks again: %s", diff)
	}
	grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	press(grid, fyne.KeySpace)
	if diff := cmp.Diff(Selection{All: true, Except: []string{"3"}, Count: 999}, grid.Marked()); diff != "" {
		t.Error(diff)
	}
	press(grid, fyne.KeyEscape)
	if grid.Marked().Count != 0 {
		t.Error("Esc takes the marks away")
	}
}

func TestGridMarksARangeOverPages(t *testing.T) {
	grid, _ := openGrid(t, numbered(1000))
	grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(grid, fyne.KeyEnd)
	marked := grid.Marked()
	if marked.Count != 1000 || !slices.Contains(marked.Keys, "555") {
		t.Errorf("%d rows marked, want all 1000, also those never in view", marked.Count)
	}
}

func TestGridMarksWithTheMouse(t *testing.T) {
	grid, _ := openGrid(t, numbered(100))
	click := func(row int, modifier fyne.KeyModifier) {
		event := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
		event.Position = fyne.NewPos(50, float32(row)*32+5)
		grid.body.MouseDown(event)
	}
	click(2, 0)
	click(4, fyne.KeyModifierControl)
	click(6, fyne.KeyModifierShift)
	if diff := cmp.Diff([]string{"4", "5", "6"}, grid.Marked().Keys); diff != "" {
		t.Error(diff)
	}
	click(1, 0)
	if grid.Marked().Count != 0 || grid.Selected() != "1" {
		t.Errorf("a plain click selects its row alone: %+v, %q", grid.Marked(), grid.Selected())
	}
}

// waiting holds results back until they are let through.
type waiting struct{ work, change []func() }

func (w *waiting) ui() UI {
	return UI{Go: func(f func()) { w.work = append(w.work, f) }, Do: func(f func()) { w.change = append(w.change, f) }}
}

func (w *waiting) run() {
	for len(w.work)+len(w.change) > 0 {
		work, change := w.work, w.change
		w.work, w.change = nil, nil
		for _, f := range append(work, change...) {
			f()
		}
	}
}

func TestGridDropsLateResults(t *testing.T) {
	begin(t)
	held := &waiting{}
	grid := NewGrid(english(), held.ui(), twoColumns(), numbered(5))
	open(t, grid, 400, 352)
	old := held.work
	held.work = nil
	grid.SetSource(numbered(7))
	held.run()
	if grid.Total() != 7 {
		t.Fatalf("total is %d, want that of the new source", grid.Total())
	}
	held.work = old
	held.run()
	if grid.Total() != 7 {
		t.Errorf("total is %d: a late result of the old source was shown", grid.Total())
	}
}

func TestGridShowsGreyRowsUntilTheRealOnesCome(t *testing.T) {
	begin(t)
	held := &waiting{}
	grid := NewGrid(english(), held.ui(), twoColumns(), numbered(3))
	open(t, grid, 400, 352)
	if slot := grid.body.slots[0]; slot.held || !slot.box.Visible() {
		t.Error("before anything has come, rows are grey")
	}
	held.run()
	if slot := grid.body.slots[0]; !slot.held || slot.parts[0][0].texts[0].Text != "0" {
		t.Error("what has come is shown")
	}
	if grid.body.slots[5].box.Visible() {
		t.Error("rows that are not there are not shown")
	}
}

func TestGridOffersWhileItHasTheFocus(t *testing.T) {
	rows := []Row{numberedRow(1), numberedRow(2)}
	source := SourceFunc(func(ctx context.Context, want Want) (Page, error) { return NewRows(rows).Fetch(ctx, want) })
	grid, window := openGrid(t, source)
	rows = append([]Row{numberedRow(0)}, rows...)
	grid.Offer(1)
	if grid.Total() != 2 || !grid.offer.Visible() || grid.offer.button.Label() != "1 new · show" {
		t.Errorf("with the focus rows wait: %d rows, %q", grid.Total(), grid.offer.button.Label())
	}
	press(grid, fyne.KeyF5)
	if grid.Total() != 3 || grid.offer.Visible() {
		t.Errorf("F5 shows them: %d rows", grid.Total())
	}
	if grid.Selected() != "1" || grid.SelectedIndex() != 1 {
		t.Errorf("the selected row stays selected: %q at %d", grid.Selected(), grid.SelectedIndex())
	}
	window.Canvas().Unfocus()
	rows = rows[1:]
	grid.Offer(1)
	if grid.Total() != 2 {
		t.Error("without the focus rows are shown at once")
	}
}

func TestGridSaysWhatWentWrongAndTriesAgain(t *testing.T) {
	broken := true
	source := SourceFunc(func(ctx context.Context, want Want) (Page, error) {
		if broken {
			return Page{}, errors.New("disk")
		}
		return numbered(3)(ctx, want)
	})
	begin(t)
	grid := NewGrid(english(), Inline(), twoColumns(), source)
	grid.OnError = func(error) string { return "The tickets could not be read." }
	grid.Reload()
	open(t, grid, 400, 352)
	if !grid.trouble.Visible() || grid.trouble.text.Text() != "The tickets could not be read." {
		t.Error("the error is not shown")
	}
	broken = false
	grid.Reload()
	if grid.trouble.Visible() || grid.Total() != 3 {
		t.Error("trying again shows the rows")
	}
}

func TestGridShowsTheEmptyState(t *testing.T) {
	begin(t)
	options := twoColumns()
	options.Empty = NewEmptyState("Nothing is waiting for you.", "")
	grid := NewGrid(english(), Inline(), options, numbered(0))
	open(t, grid, 400, 352)
	if !options.Empty.Visible() {
		t.Error("the empty state is not shown")
	}
	grid.SetSource(numbered(1))
	if options.Empty.Visible() {
		t.Error("the empty state is shown over a row")
	}
}

func TestGridRestoresWhatItSaved(t *testing.T) {
	grid, _ := openGrid(t, numbered(1000))
	grid.SetSort(SortKey{Column: "number", Down: true})
	grid.Select(500)
	grid.toggle()
	grid.widths["number"] = 140
	content, err := json.Marshal(grid.Save())
	if err != nil {
		t.Fatal(err)
	}
	var state GridState
	if err := json.Unmarshal(content, &state); err != nil {
		t.Fatal(err)
	}
	other, _ := openGrid(t, numbered(1000))
	other.Restore(state)
	if diff := cmp.Diff(grid.Save(), other.Save()); diff != "" {
		t.Error(diff)
	}
	if other.Selected() != "499" {
		t.Errorf("selected %q, want 499", other.Selected())
	}
}

func TestGridColumnsCanBeMadeWider(t *testing.T) {
	grid, window := openGrid(t, numbered(10))
	test.Drag(window.Canvas(), fyne.NewPos(16+100+20, 10), 20, 0)
	if got := grid.widths["number"]; got != 120 {
		t.Errorf("the column is %v wide, want 120", got)
	}
}

func TestGridNeedsNoMoreDrawingsForMoreRows(t *testing.T) {
	count := func(rows int) int {
		grid, _ := openGrid(t, numbered(rows))
		press(grid, fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown)
		return len(test.LaidOutObjects(grid.body))
	}
	if few, many := count(100), count(1_000_000); many != few {
		t.Errorf("%d drawings for a million rows, %d for a hundred", many, few)
	}
}

func TestGridScrollsExactlyAtAMillionRows(t *testing.T) {
	grid, _ := openGrid(t, numbered(1_000_000))
	grid.Select(900_001)
	press(grid, fyne.KeyDown)
	first := int(grid.top)
	slot := grid.body.slots[first%len(grid.body.slots)]
	if slot.index != first || slot.parts[0][0].texts[0].Text != fmt.Sprint(first) {
		t.Errorf("row %d shows %q", first, slot.parts[0][0].texts[0].Text)
	}
	if grid.Selected() != "900002" {
		t.Errorf("selected %q", grid.Selected())
	}
}

func TestGridUpdatesARowInItsPlace(t *testing.T) {
	grid, _ := openGrid(t, numbered(10))
	row := numberedRow(3)
	row.Cells[1].First.Text = "changed"
	grid.Update(row)
	if got := grid.body.slots[3].parts[1][0].texts[0].Text; got != "changed" {
		t.Errorf("the row shows %q", got)
	}
}

func TestGridFollowsLinks(t *testing.T) {
	begin(t)
	rows := []Row{{Key: "a", Cells: []Cell{{First: Part{Text: "Why?", Link: true}}, {First: Part{Text: "x"}}}}}
	grid := NewGrid(english(), Inline(), twoColumns(), NewRows(rows))
	open(t, grid, 400, 352)
	var followed []string
	grid.OnLink = func(key, column string) { followed = append(followed, key+" "+column) }
	for _, x := range []float32{30, 200} {
		event := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		event.Position = fyne.NewPos(x, 10)
		grid.body.MouseDown(event)
		grid.body.MouseUp(event)
	}
	if diff := cmp.Diff([]string{"a number"}, followed); diff != "" {
		t.Error(diff)
	}
}

func TestGridExplainsIconsThatStandAlone(t *testing.T) {
	begin(t)
	rows := []Row{{Key: "a", Cells: []Cell{{First: Part{Text: "!", Help: "Very high"}}, {First: Part{Text: "x"}}}}}
	grid := NewGrid(english(), Inline(), twoColumns(), NewRows(rows))
	open(t, grid, 400, 352)
	if got := grid.body.helpAt(fyne.NewPos(30, 10)); got != "Very high" {
		t.Errorf("the icon is explained as %q", got)
	}
	if got := grid.body.helpAt(fyne.NewPos(200, 10)); got != "" {
		t.Errorf("a word is explained as %q", got)
	}
}
