package kit

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// someYear is 2026 with one day of each kind, and weekends.
func someYear() *Year {
	y := NewYear(english(), civil.Date(2026, 11, 18))
	kinds := make([]YearKind, 365)
	first := civil.Date(2026, time.January, 1)
	for i := range kinds {
		kinds[i] = YearOpen
		if weekday := (first + civil.Day(i)).Weekday(); weekday == time.Saturday || weekday == time.Sunday {
			kinds[i] = YearClosed
		}
	}
	for day, kind := range map[civil.Day]YearKind{
		civil.Date(2026, 5, 14): YearHoliday, civil.Date(2026, 6, 19): YearEve, civil.Date(2026, 5, 13): YearHalf,
		civil.Date(2026, 5, 15): YearBridge, civil.Date(2026, 11, 20): YearChanged, civil.Date(2026, 1, 1): YearHoliday,
	} {
		kinds[day-first] = kind
	}
	y.Set(2026, kinds, [12]string{"20 d · 120 h", "20 d · 120 h"})
	return y
}

func TestYearLooksAsDrawn(t *testing.T) {
	picture(t, "year", 900, 860, func() fyne.CanvasObject {
		return Down(theme.SpaceSmall, YearLegend(english()), Grow(someYear()))
	}, nil)
}

func TestYearIsMovedByKeys(t *testing.T) {
	begin(t)
	y := someYear()
	window := open(t, y, 900, 400)
	window.Canvas().Focus(y)
	var chosen, opened, beyond []string
	y.OnChoose = func(day civil.Day) { chosen = append(chosen, day.String()) }
	y.OnOpen = func(day civil.Day) { opened = append(opened, day.String()) }
	y.OnBeyond = func(day civil.Day) { beyond = append(beyond, day.String()) }
	y.Choose(civil.Date(2026, 1, 31))
	for _, key := range []fyne.KeyName{
		fyne.KeyPageDown, fyne.KeyRight, fyne.KeyUp, fyne.KeyEnd, fyne.KeyHome, fyne.KeyReturn, fyne.KeyPageUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyLeft,
		fyne.KeyUp, fyne.KeyPageUp,
	} {
		y.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if diff := cmp.Diff([]string{
		"2026-02-28", "2026-03-01", "2026-02-22", "2026-02-28", "2026-02-01", "2026-01-01", "2026-01-08", "2026-01-01",
	}, chosen); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2026-02-01"}, opened); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"2025-12-31", "2025-12-25", "2025-12-01"}, beyond); diff != "" {
		t.Error(diff)
	}
}

// The cursor is always in view, and stays on its date when the year changes.
func TestYearKeepsTheCursor(t *testing.T) {
	begin(t)
	y := someYear()
	open(t, y, 300, 260) // one month
	y.Choose(civil.Date(2026, 12, 24))
	if top := y.sheet.monthAt(time.December).Y; y.scroll.Offset.Y > top || y.scroll.Offset.Y+260 < top+monthHeight() {
		t.Errorf("December begins at %v, in view from %v", top, y.scroll.Offset.Y)
	}
	y.Choose(civil.Date(2024, 2, 29))
	y.Set(2026, nil, [12]string{})
	if got := y.Chosen(); got != civil.Date(2026, 2, 28) {
		t.Error(got)
	}
}

func TestYearIsClicked(t *testing.T) {
	begin(t)
	y := someYear()
	open(t, y, 900, 400)
	var opened civil.Day
	y.OnOpen = func(day civil.Day) { opened = day }
	want := civil.Date(2026, 3, 17)
	at := y.sheet.dayAt(want).AddXY(10, 10)
	y.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	y.sheet.DoubleTapped(&fyne.PointEvent{Position: at})
	if y.Chosen() != want || opened != want {
		t.Errorf("chosen %s, opened %s", y.Chosen(), opened)
	}
	y.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(1, 1)}})
	if y.Chosen() != want {
		t.Error("a click beside the days moves the cursor")
	}
}

// Every kind is told by a sign besides its colour, and no two by the same one.
func TestKindsOfDaysHaveSigns(t *testing.T) {
	for _, w := range []string{"en", "sv"} {
		seen := map[string]YearKind{}
		for _, kind := range YearKinds {
			sign := kind.sign(words.For(w))
			if other, taken := seen[sign]; taken || len([]rune(sign)) > 1 || strings.HasPrefix(sign, "year.") {
				t.Errorf("%s: %s has the sign %q, as %s", w, kind, sign, other)
			}
			seen[sign] = kind
		}
	}
}

// Months go under each other where there is no room, at every text size.
func TestYearFitsEveryWidth(t *testing.T) {
	for _, scale := range theme.Scales() {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(theme.New(theme.Options{Variant: theme.Light, TextScale: scale}))
		for _, width := range []float32{260, 560, 702, 902, 1542} {
			y := someYear()
			y.sheet.fit(width)
			for month := time.January; month <= time.December; month++ {
				right := y.sheet.monthAt(month).X + monthWidth()
				if right > max(width, monthWidth()+y.sheet.left) {
					t.Errorf("%d %%, %v wide: %s ends at %v", scale, width, month, right)
				}
			}
		}
	}
}
