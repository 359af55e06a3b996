package kit

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

func TestQuestionLooksAsDesigned(t *testing.T) {
	picture(t, "question", 600, 300, Space, func(canvas fyne.Canvas) {
		Ask(NewModals(), canvas, Question{
			Text: "Issue October's statement to Sundvik kommun?", Detail: "It is sent to Carin Holm and stays as it is. Later entries go under late entries.",
			Actions: []Action{{Label: "Issue", Look: Main}, {Label: "Preview", Key: "P"}}, Cancel: "Cancel",
		})
	})
}

func TestSheetLooksAsDesigned(t *testing.T) {
	var sheets *Sheets
	picture(t, "sheet", 760, 420, func() fyne.CanvasObject {
		options, rows := queue()
		sheets = NewSheets(NewModals(), NewGrid(english(), Inline(), options, NewRows(rows)))
		return sheets
	}, func(fyne.Canvas) {
		form, name, _ := signUp()
		name.SetText("Eva Ros")
		sheets.Open(Sheet{Title: "New person", Form: form, Confirm: "Save", Cancel: "Cancel"})
		form.ShowErrors(map[string]string{"mail": "Write an address, as in eva@sundvik.se."})
	})
}

func TestMenuLooksAsDesigned(t *testing.T) {
	picture(t, "menu", 300, 200, Space, func(canvas fyne.Canvas) {
		ShowMenu(canvas, fyne.NewPos(20, 10), []MenuItem{
			{Label: "Open in a window", Key: "O", Icon: icon.OpenWindow},
			{Label: "Take", Key: "T"},
			{Label: "Merge", Disabled: true},
			{Label: "Copy number", Line: true, Icon: icon.Copy},
		})
	})
}

// movements is the bank's table in a panel.
func movements() (GridOptions, []Row) {
	options := GridOptions{PanelHead: true, Columns: []Column{
		{ID: "date", Label: "Date", Width: 64, Sortable: true},
		{ID: "what", Label: "What", Width: 200, Flex: 1},
		{ID: "from", Label: "From / to", Width: 150},
		{ID: "change", Label: "Change", Width: 94, Align: Right},
		{ID: "balance", Label: "Balance", Width: 84, Align: Right},
	}}
	row := func(date, number, what, from, change, balance string) Row {
		spans := []Span{Plain(what)}
		if number != "" {
			spans = []Span{Strong(number + " "), Plain(what)}
		}
		arrow := icon.Icon("")
		if change != "" && change[0] == '+' {
			arrow = icon.ArrowRight
		}
		return Row{Key: date + what, Cells: []Cell{
			{First: Part{Text: date, Ink: theme.Text2}},
			{First: Part{Spans: spans}},
			{First: Part{Text: from, Ink: theme.Text2, Icon: arrow, Slot: true}},
			{First: Part{Text: change}},
			{First: Part{Text: balance}},
		}}
	}
	return options, []Row{
		row("1 Nov", "", "Brought forward", "", "", "15 h 00"),
		row("1 Nov", "", "Monthly allowance", "Allowance Nov", "+2 h 00", "17 h 00"),
		row("4 Nov", "#1023", "Schedule export to payroll · Anna", "Prepaid 6 Oct", "−1 h 30", "15 h 30"),
		row("12 Nov", "#1017", "confirmed as software fault: returned", "Returned #1017", "+0 h 45", "15 h 30"),
		row("17 Nov", "#1038", "Restore test database · Björn", "Prepaid 6 Oct", "−1 h 15", "14 h 15"),
	}
}

func TestGridOfOneLineLooksAsDesigned(t *testing.T) {
	var grid *Grid
	picture(t, "grid-movements", 775, 190, func() fyne.CanvasObject {
		options, rows := movements()
		grid = NewGrid(english(), Inline(), options, NewRows(rows))
		return grid
	}, func(canvas fyne.Canvas) {
		canvas.Focus(grid)
		grid.SetSort(SortKey{Column: "date"})
		grid.Select(3)
		grid.Offer(2)
	})
}

func TestGridWaitsInGrey(t *testing.T) {
	picture(t, "grid-waiting", 712, 250, func() fyne.CanvasObject {
		options, _ := queue()
		return NewGrid(english(), UI{Go: func(func()) {}, Do: func(func()) {}}, options, NewRows(nil))
	}, nil)
}

func TestGridSaysThatItFailed(t *testing.T) {
	picture(t, "grid-failed", 500, 140, func() fyne.CanvasObject {
		options, _ := movements()
		broken := SourceFunc(func(context.Context, Want) (Page, error) { return Page{}, errNoTime })
		grid := NewGrid(english(), Inline(), options, broken)
		grid.OnError = func(error) string { return "The movements could not be read. Nothing is lost. Try again." }
		grid.Reload()
		return grid
	}, nil)
}

func TestListBesideADetailLooksAsDesigned(t *testing.T) {
	picture(t, "grid-beside", 296, 220, func() fyne.CanvasObject {
		overdue := DeadlineBadge("overdue", "Overdue 0 h 22")
		row := func(priority, number, subject, customer string, due Part) Row {
			drawing, ink := PriorityIcon(priority)
			return Row{Key: number, Cells: []Cell{
				{First: Part{Icon: drawing, IconInk: ink}},
				{First: Part{Spans: []Span{Strong(number + "  "), Plain(subject)}}, Second: Part{Text: customer}},
				{Second: due},
			}}
		}
		return NewGrid(english(), Inline(), GridOptions{TwoLines: true, NoHead: true, Columns: []Column{
			{ID: "priority", Width: 20}, {ID: "subject", Width: 100, Flex: 1}, {ID: "deadline", Width: 116, Align: Right},
		}}, NewRows([]Row{
			row("very_high", "#1044", "Login page down for all users", "Norrhamn Region", Part{Text: "13:38", Meta: true}),
			row("high", "#1039", "Payroll export rejects sick…", "Lindqvist Bygg AB", Part{Text: "15:30", Meta: true}),
			row("medium", "#1033", "How do I copy a schedule…", "Brovalla kommun", Part{Badge: &overdue}),
			row("low", "#1029", "Wish: one colour per…", "Sundvik kommun", Part{Text: "No date agreed", Meta: true, Ink: theme.Text3}),
		}))
	}, nil)
}

// Layouts are checked at 150 %, Comfortable.
func TestConversationStandsLargeText(t *testing.T) {
	app := begin(t)
	app.Settings().SetTheme(theme.New(theme.Options{Variant: theme.Light, TextScale: 150, Comfortable: true}))
	timeline := NewTimeline(english())
	timeline.SetItems(conversation())
	window := open(t, NewGround(theme.Surface, Down(theme.Hairline, Grow(timeline), newComposer())), 900, 900)
	compare(t, "conversation-large.png", window.Canvas().Capture())
}
