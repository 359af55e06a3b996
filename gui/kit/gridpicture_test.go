package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// queue is Today's queue as in the pictures.
func queue() (GridOptions, []Row) {
	options := GridOptions{TwoLines: true, NoHead: true, Columns: []Column{
		{ID: "priority", Width: 100}, {ID: "subject", Width: 248}, {ID: "state", Width: 158}, {ID: "deadline", Width: 120, Flex: 1},
	}}
	row := func(number, subject, customer, priority, word, state, stateWord string, due, under Part) Row {
		badge := PriorityBadge(priority, word)
		shape, ink := StateIcon(state)
		return Row{Key: number, Cells: []Cell{
			{First: Part{Badge: &badge}},
			{First: Part{Spans: []Span{Strong(number + "  "), Plain(subject)}}, Second: Part{Text: customer}},
			{Second: Part{Text: stateWord, Icon: shape, IconInk: ink}},
			{First: due, Second: under},
		}}
	}
	meta := func(drawing icon.Icon, text string) Part {
		return Part{Text: text, Meta: true, Icon: drawing, Slot: true, Ink: theme.Text2}
	}
	overdue := DeadlineBadge("overdue", "Overdue 0 h 22")
	danger := meta(icon.WarningSmall, "Emergency")
	danger.Ink = theme.Danger.Ink()
	run := meta(icon.TimerRunSmall, "Timer runs")
	run.IconInk = theme.Accent
	return options, []Row{
		row("#1044", "Login page down for all users", "Norrhamn Region · phone", "very_high", "Very high", "new", "New", meta(icon.Deadline, "13:38 · 1 h 56 to assess"), danger),
		row("#1039", "Payroll export rejects sick leave code 14", "Lindqvist Bygg AB", "high", "High", "in_progress", "In progress", meta(icon.Deadline, "15:30 · 3 h 48 left"), meta(icon.ReplySmall, "Customer answered 10:21")),
		row("#1042", "Schedule locks when two planners publish", "Sundvik kommun", "high", "High", "in_progress", "In progress", meta("", "Thu 11:52"), run),
		row("#1033", "How do I copy a schedule to next year?", "Brovalla kommun · bank 0 h 40", "medium", "Medium", "in_progress", "In progress", Part{Badge: &overdue, Hang: true}, Part{}),
		row("#1036", "Report shows wrong week for part-time staff", "Hedvall University", "medium", "Medium", "assessed", "Assessed", meta(icon.Deadline, "14:00 · 2 h 18 left"), meta(icon.MentionSmall, "Erik mentioned you")),
		row("#1029", "Wish: one colour per department", "Sundvik kommun", "low", "Low", "assessed", "Assessed", meta("", "No date agreed"), Part{}),
	}
}

func TestGridOfTwoLinesLooksAsDesigned(t *testing.T) {
	var grid *Grid
	picture(t, "grid-queue", 712, 400, func() fyne.CanvasObject {
		options, rows := queue()
		grid = NewGrid(english(), Inline(), options, NewRows(rows))
		return grid
	}, func(canvas fyne.Canvas) {
		canvas.Focus(grid)
		grid.Select(2)
	})
}
