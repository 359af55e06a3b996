package suggest_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"tallydesk/gui/kit"
	"tallydesk/gui/suggest"
)

func rows() []suggest.Row {
	one := func(key string) suggest.Row { return suggest.Row{Key: key, Title: []kit.Span{kit.Plain(key)}} }
	return []suggest.Row{{Head: "First"}, one("a"), one("b"), {Head: "Second"}, one("c"), {Says: "That is all."}}
}

func chosen(l *suggest.List) string {
	row, _ := l.Chosen()
	return row.Key
}

// The cursor stops at rows alone and goes around the ends.
func TestTheCursorSkipsLabels(t *testing.T) {
	test.NewTempApp(t)
	taken := ""
	l := suggest.NewList(func(row suggest.Row) { taken = row.Key })
	l.Set(rows(), true)
	for i, step := range []struct {
		by   int
		want string
	}{{0, "a"}, {1, "b"}, {1, "c"}, {1, "a"}, {-1, "c"}, {-1, "b"}} {
		if step.by != 0 {
			l.Step(step.by)
		}
		if got := chosen(l); got != step.want {
			t.Errorf("step %d: %q, want %q", i, got, step.want)
		}
	}
	l.Jump(1)
	if got := chosen(l); got != "c" {
		t.Errorf("the next group begins with %q", got)
	}
	l.Jump(-1)
	if got := chosen(l); got != "a" {
		t.Errorf("the group before begins with %q", got)
	}
	if !l.Take() || taken != "a" {
		t.Errorf("took %q", taken)
	}
}

// Without a first row nothing is chosen until the person moves; what was chosen
// stays so as long as it is there.
func TestNothingIsChosenByItself(t *testing.T) {
	test.NewTempApp(t)
	l := suggest.NewList(nil)
	l.Set(rows(), false)
	if l.Take() {
		t.Error("something is chosen")
	}
	l.Step(1)
	l.Step(1)
	l.Set(rows()[2:], false)
	if got := chosen(l); got != "b" {
		t.Errorf("chosen: %q", got)
	}
	l.Set(nil, true)
	l.Step(1)
	l.Jump(1)
	if l.Take() {
		t.Error("of nothing something is chosen")
	}
	l.Set([]suggest.Row{{Head: "Empty"}}, true)
	l.Step(-1)
	if l.Take() {
		t.Error("a label is chosen")
	}
}

// The list floats under its field within the window; a click on a row takes it,
// one beside it leaves.
func TestItFloatsUnderItsField(t *testing.T) {
	test.NewTempApp(t)
	taken, left := "", false
	field := kit.NewEntry("")
	l := suggest.NewList(func(row suggest.Row) { taken = row.Key })
	f := suggest.NewFloat(l, field, 300)
	f.OnAway = func() { left = true }
	window := test.NewTempWindow(t, container.NewStack(container.NewBorder(field, nil, nil, nil), f.Object()))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(400, 300))
	l.Set(rows(), true)
	if f.Shown() {
		t.Fatal("it is shown before it is asked for")
	}
	f.Show()
	below := field.Size().Height
	test.TapCanvas(window.Canvas(), fyne.NewPos(50, below+4+4+32+32+16)) // the second row after its label
	if taken != "b" {
		t.Errorf("the click took %q", taken)
	}
	test.TapCanvas(window.Canvas(), fyne.NewPos(50, 295))
	if !left {
		t.Error("a click beside it does not leave")
	}
	f.Hide()
	if f.Shown() {
		t.Error("it is still shown")
	}
}
