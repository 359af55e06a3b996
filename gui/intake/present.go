package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/intake"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// present makes a row of every line of the file, in the file's order: what it
// says, and what is wrong with it.
func present(w *words.Words, entries []intake.Work, problems []intake.Problem) []kit.Row {
	rows := map[int]kit.Row{}
	for _, entry := range entries {
		subject := entry.Subject
		if entry.Issue != "" {
			subject = "#" + entry.Issue
		}
		rows[entry.Line] = kit.Row{Cells: []kit.Cell{
			cell(strconv.Itoa(entry.Line)), cell(entry.Person), cell(w.DayYear(entry.Day)), cell(w.ClockHours(entry.Minutes)),
			cell(subject), cell(entry.Note),
			{},
		}}
	}
	for _, problem := range problems {
		row, known := rows[problem.Line]
		if !known {
			row.Cells = make([]kit.Cell, 7)
			row.Cells[0] = cell(strconv.Itoa(problem.Line))
		}
		row.Cells[6] = kit.Cell{First: kit.Part{Text: trouble(w, problem), Ink: theme.Danger.Ink()}}
		row.Muted = true
		rows[problem.Line] = row
	}
	sorted := make([]kit.Row, 0, len(rows))
	for line, row := range rows {
		row.Key = strconv.Itoa(line)
		sorted = append(sorted, row)
	}
	slices.SortFunc(sorted, func(a, b kit.Row) int { return cmp.Compare(lineOf(a), lineOf(b)) })
	return sorted
}

func lineOf(row kit.Row) int {
	line, err := strconv.Atoi(row.Key)
	if err != nil {
		return 0
	}
	return line
}

func cell(text string) kit.Cell { return kit.Cell{First: kit.Part{Text: text}} }

// trouble names the column and says what is wrong there.
func trouble(w *words.Words, problem intake.Problem) string {
	if problem.Column == "" {
		return w.Explain(problem.Err).What
	}
	var told []string
	for _, invalid := range fail.Invalids(problem.Err) {
		told = append(told, w.Invalid(invalid))
	}
	if len(told) == 0 {
		told = []string{w.Explain(problem.Err).What}
	}
	return problem.Column + ": " + strings.Join(told, " ")
}

// preview says what an import would do.
func preview(w *words.Words, report intake.Report, unread int) string {
	parts := []string{w.N("import.would", report.Entries, "Hours", w.Duration(report.Minutes))}
	return strings.Join(append(parts, counts(w, report, unread)...), " · ")
}

// done says what an import did.
func done(w *words.Words, report intake.Report) string {
	parts := []string{w.N("import.did", report.Entries, "Hours", w.Duration(report.Minutes))}
	return strings.Join(append(parts, counts(w, report, 0)...), " · ")
}

func counts(w *words.Words, report intake.Report, unread int) []string {
	var parts []string
	for _, count := range []struct {
		key string
		n   int
	}{
		{"import.tickets", report.Tickets},
		{"import.staff", report.People},
		{"import.known", report.Known},
		{"import.problems", unread + len(report.Problems)},
	} {
		if count.n > 0 {
			parts = append(parts, w.N(count.key, count.n))
		}
	}
	return parts
}

func toneOf(report intake.Report) theme.Tone {
	if report.Entries == 0 {
		return theme.Warning
	}
	return theme.Info
}

func dayOf(now time.Time) civil.Day { return civil.Of(now) }
