package intake

import (
	"encoding/csv"
	"os"
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

// mostRows is as many as are shown; what is wrong with the others stands in the
// list of what cannot be taken.
const mostRows = 1000

// grid is the table of the rows as they would be taken: a column for each field
// that the file says something of.
func (s *screen) grid() *kit.Grid {
	t := s.env.Words.T
	grid := []kit.Column{{ID: "line", Label: t("import.line"), Width: 56, Align: kit.Right}}
	wrong := len(s.report.Problems) > 0
	if wrong {
		grid = append(grid, kit.Column{ID: "trouble", Label: t("import.trouble"), Width: 216, Flex: 1})
	}
	fields := said(s.job.Mapping.Kind, s.records)
	for _, field := range fields {
		column := kit.Column{ID: string(field), Label: t("import.field." + string(field)), Width: widthOf(field)}
		if column.Width >= wide {
			column.Flex = 1
		}
		grid = append(grid, column)
	}
	records := s.records[:min(len(s.records), mostRows)]
	rows := present(s.env.Words, records, s.report.Problems, fields)
	if !wrong {
		for i := range rows {
			rows[i].Cells = append(rows[i].Cells[:1], rows[i].Cells[2:]...)
		}
	}
	if more := len(s.records) - len(records); more > 0 {
		rows = append(rows, kit.Row{Key: "more", Muted: true, Cells: []kit.Cell{{}, plain(s.env.Words.N("import.more", more))}})
	}
	return kit.NewGrid(s.env.Words, s.env.UI, kit.GridOptions{Columns: grid, NoMarks: true}, kit.NewRows(rows))
}

// said lists the fields that any row says something of, but for what is only
// the way to another.
func said(kind intake.Kind, records []intake.Record) []intake.Field {
	has := map[intake.Field]bool{}
	for _, rec := range records {
		for field := range rec.Values {
			has[field] = true
		}
		for field := range rec.Said() {
			has[field] = true
		}
	}
	var fields []intake.Field
	for _, spec := range intake.Fields(kind) {
		way := spec.Field == intake.EndDay || spec.Field == intake.FirstName || spec.Field == intake.LastName || spec.Field == intake.Billable
		if has[spec.Field] && !way {
			fields = append(fields, spec.Field)
		}
	}
	return fields
}

// wide is the least room of a field that takes more where there is more, in
// units.
const wide = 120

// widthOf is the room of a field, in units.
func widthOf(field intake.Field) float32 {
	switch field {
	case intake.Subject, intake.Issue, intake.Description, intake.Note, intake.Name, intake.Email, intake.Address, intake.Comments:
		return 160
	case intake.StartTime, intake.EndTime, intake.Duration, intake.Code:
		return 72
	case intake.Day, intake.External:
		return 104
	case intake.Project, intake.Task, intake.Activity, intake.Opened, intake.Closed, intake.Person, intake.Customer, intake.Reporter, intake.Assignee:
		return 120
	}
	return 88
}

// present makes a row of every record: what it says field by field, and what
// is wrong with it. A cell that cannot be taken is red.
func present(w *words.Words, records []intake.Record, problems []intake.Problem, fields []intake.Field) []kit.Row {
	byLine := map[int][]intake.Problem{}
	for _, problem := range problems {
		byLine[problem.Line] = append(byLine[problem.Line], problem)
	}
	rows := make([]kit.Row, 0, len(records))
	for _, rec := range records {
		wrong := byLine[rec.Line]
		row := kit.Row{Key: strconv.Itoa(rec.Line), Muted: len(wrong) > 0, Cells: []kit.Cell{plain(strconv.Itoa(rec.Line)), troubles(w, wrong)}}
		for _, field := range fields {
			cell := plain(text(w, field, rec.Values[field]))
			if said, bad := rec.Wrong(field, wrong); bad {
				cell = kit.Cell{First: kit.Part{Text: oneLine(said), Ink: theme.Danger.Ink()}}
			}
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// troubles is all that is wrong with a row.
func troubles(w *words.Words, wrong []intake.Problem) kit.Cell {
	var told []string
	for _, problem := range wrong {
		told = append(told, trouble(w, problem))
	}
	all := strings.Join(told, " ")
	return kit.Cell{First: kit.Part{Text: all, Help: all, Ink: theme.Danger.Ink()}}
}

func plain(text string) kit.Cell { return kit.Cell{First: kit.Part{Text: text}} }

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// text writes a value of a record.
func text(w *words.Words, field intake.Field, value any) string {
	switch v := value.(type) {
	case string:
		return oneLine(v)
	case civil.Day:
		return w.DayYear(v)
	case time.Time:
		if field == intake.StartTime || field == intake.EndTime {
			return w.Clock(v)
		}
		return w.DayYear(civil.Of(v)) + " " + w.Clock(v)
	case intake.Length:
		return w.ClockHours(int(v) / 60)
	case intake.Coded:
		return w.T(v.Words + v.Code)
	case bool:
		if v {
			return w.T("import.yes")
		}
		return w.T("import.no")
	case []intake.Said:
		texts := make([]string, len(v))
		for i, said := range v {
			texts[i] = oneLine(said.Text)
		}
		return strings.Join(texts, ", ")
	}
	return ""
}

func problemRows(w *words.Words, problems []intake.Problem) []kit.Row {
	rows := make([]kit.Row, len(problems))
	for i, problem := range problems {
		rows[i] = kit.Row{Key: strconv.Itoa(i), Cells: []kit.Cell{
			plain(strconv.Itoa(problem.Line)), plain(oneLine(problem.Column)), plain(oneLine(problem.Value)), plain(reason(w, problem.Err)),
		}}
	}
	return rows
}

// writeProblems writes the list with the headings that people read.
func writeProblems(w *words.Words, path string, problems []intake.Problem) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := csv.NewWriter(file)
	lines := [][]string{{w.T("import.line"), w.T("import.column"), w.T("import.value"), w.T("import.trouble")}}
	for _, problem := range problems {
		lines = append(lines, []string{strconv.Itoa(problem.Line), problem.Column, problem.Value, reason(w, problem.Err)})
	}
	err = out.WriteAll(lines)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}

// trouble names the column and says what is wrong there.
func trouble(w *words.Words, problem intake.Problem) string {
	if problem.Column == "" {
		return reason(w, problem.Err)
	}
	return oneLine(problem.Column) + ": " + reason(w, problem.Err)
}

func reason(w *words.Words, err error) string {
	var told []string
	for _, invalid := range fail.Invalids(err) {
		text := w.Invalid(invalid)
		if name := "field." + invalid.Field; invalid.Reason == "required" && w.Has(name) {
			text = w.T(name) + ": " + text // the file may have no such column
		}
		told = append(told, text)
	}
	if len(told) == 0 {
		return w.Explain(err).What
	}
	return strings.Join(told, " ")
}

// would says what an import would do, and by which saved mapping.
func would(w *words.Words, kind intake.Kind, report intake.Report, offered string) string {
	parts := []string{w.N("import.would."+string(kind), report.New, "Hours", w.Duration(report.Minutes))}
	parts = append(parts, counts(w, report)...)
	if offered != "" {
		parts = append(parts, w.T("import.offered", "Name", offered))
	}
	return strings.Join(parts, " · ")
}

// did says what an import did.
func did(w *words.Words, kind intake.Kind, report intake.Report) string {
	parts := []string{w.N("import.did."+string(kind), report.New, "Hours", w.Duration(report.Minutes))}
	if report.Cancelled {
		parts = append([]string{w.T("import.cancelled")}, parts...)
	}
	return strings.Join(append(parts, counts(w, report)...), " · ")
}

func counts(w *words.Words, report intake.Report) []string {
	var parts []string
	for _, count := range []struct {
		key string
		n   int
	}{
		{"import.customers", report.Customers},
		{"import.contacts", report.Contacts},
		{"import.tickets", report.Tickets},
		{"import.staff", report.People},
		{"import.known", report.Known},
		{"import.changed", report.Changed},
		{"import.refused", report.Refused()},
	} {
		if count.n > 0 {
			parts = append(parts, w.N(count.key, count.n))
		}
	}
	if len(report.ForChosen) > 0 {
		parts = append(parts, w.T("import.for_chosen", "Names", strings.Join(report.ForChosen, ", ")))
	}
	if len(report.AsOther) > 0 {
		parts = append(parts, w.T("import.as_other", "Names", strings.Join(report.AsOther, ", ")))
	}
	return parts
}

func toneOf(report intake.Report) theme.Tone {
	if report.New == 0 {
		return theme.Warning
	}
	return theme.Info
}

func dayOf(now time.Time) civil.Day { return civil.Of(now) }
