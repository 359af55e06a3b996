package tickets

import (
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// costSpans say what work on the ticket costs the customer, and what is left
// in the bank.
func costSpans(w *words.Words, d dossier) []kit.Span {
	spans := []kit.Span{kit.Plain(rule(w, d.hour))}
	if d.bank.HasBank {
		spans = append(spans, kit.Plain("\n"), kit.Strong(w.T("tickets.bank.left", "Hours", w.Duration(d.bank.Left))))
	}
	warn := func(text string) {
		spans = append(spans, kit.Plain("\n"), kit.Span{Text: text, Ink: theme.Warning.Ink()})
	}
	if d.bank.Loss > 0 {
		warn(w.T("tickets.bank.loss", "Hours", w.Duration(d.bank.Loss), "Day", w.Day(d.bank.LossDay)))
	}
	if d.bank.Uncovered > 0 {
		warn(w.T("tickets.bank.uncovered", "Hours", w.Duration(d.bank.Uncovered)))
	}
	if d.bank.Undecided > 0 {
		warn(w.T("tickets.bank.undecided", "Hours", w.Duration(d.bank.Undecided)))
	}
	return spans
}

// rule says how work on the ticket is charged today.
func rule(w *words.Words, hour view.Preview) string {
	if len(hour.Parts) == 0 {
		return ""
	}
	verdict := hour.Parts[0].Verdict
	switch verdict.Class {
	case bank.Drawn:
		return w.T("tickets.rule.drawn")
	case bank.Billable:
		if hour.Price.Sign() == 0 {
			return w.T("tickets.cost.billable.noprice")
		}
		return w.T("tickets.rule.billable", "Price", hour.Price)
	case bank.Covered:
		return w.T("tickets.cost.covered", "Reason", reason(w, verdict))
	case bank.NoCharge:
		return w.T("tickets.cost.nocharge", "Reason", reason(w, verdict))
	default:
		return w.T("tickets.cost.undecided")
	}
}

// whyLines explain the cost: by what it is decided, and lot by lot what is
// left of the hours.
func whyLines(w *words.Words, d dossier) [][]kit.Span {
	lines := [][]kit.Span{{kit.Plain(because(w, d))}}
	for _, row := range d.why {
		lot := row.Lot.Name().Say(w, d.asOf)
		text := w.T("tickets.why.lot", "Came", w.Duration(row.Came), "Drawn", w.Duration(row.Drawn), "Left", w.Duration(row.Left))
		if row.Expired > 0 {
			text = w.T("tickets.why.lot.expired", "Came", w.Duration(row.Came), "Drawn", w.Duration(row.Drawn),
				"Expired", w.Duration(row.Expired), "Left", w.Duration(row.Left))
		}
		lines = append(lines, []kit.Span{kit.Plain(lot + "\n"), kit.Soft(text)})
	}
	if len(d.why) > 0 {
		lines = append(lines, []kit.Span{kit.Strong(w.T("tickets.why.total", "Left", w.Duration(d.bank.Left)))})
	}
	return lines
}

// because names the rule of R-TIME-10 that decides.
func because(w *words.Words, d dossier) string {
	if len(d.hour.Parts) == 0 {
		return ""
	}
	verdict, number := d.hour.Parts[0].Verdict, d.hour.Parts[0].Number
	kind := w.T("kind." + string(d.ticket.Kind))
	switch verdict.Class {
	case bank.Drawn:
		return w.T("tickets.because.drawn", "Kind", kind, "Contract", number)
	case bank.Billable:
		return w.T("tickets.because.billable", "Kind", kind, "Contract", number)
	case bank.Covered:
		return w.T("tickets.because.covered", "Kind", kind, "Contract", number, "Reason", reason(w, verdict))
	case bank.NoCharge:
		return w.T("tickets.because.nocharge", "Reason", reason(w, verdict))
	default:
		if d.ticket.ContractID == "" {
			return w.T("tickets.because.uncovered")
		}
		return w.T("tickets.because.undecided", "Kind", kind, "Contract", d.ticket.ContractNumber)
	}
}

// person is somebody in a ticket, and as what.
type person struct {
	name, part string
	leaves     string // the row that ends the part; empty where it cannot be
}

// peopleOf lists reporter, assignee, owner and those who take part.
func peopleOf(w *words.Words, d dossier) []person {
	t := d.ticket
	var people []person
	if t.Reporter != "" {
		part := w.T("tickets.part.reporter")
		if t.ReporterIsLiaison {
			part = w.T("tickets.reporter.liaison")
		}
		people = append(people, person{name: t.Reporter, part: part})
	}
	assignee := t.Assignee
	if t.AssigneeID == "" {
		assignee = w.T("tickets.nobody")
	}
	people = append(people, person{name: assignee, part: w.T("tickets.part.assignee")})
	if t.Owner != "" {
		people = append(people, person{name: t.Owner, part: w.T("tickets.part.owner")})
	}
	for _, p := range d.people {
		people = append(people, person{name: p.Name, part: w.T("part." + string(p.Part)), leaves: p.ID})
	}
	return people
}

// timeTotal says how much was worked on the ticket, and how that is charged.
func timeTotal(w *words.Words, entries []view.EntryRow) []kit.Span {
	if len(entries) == 0 {
		return []kit.Span{kit.Soft(w.T("tickets.time.none"))}
	}
	worked, order, sums := 0, []bank.Class{}, map[bank.Class]int{}
	for _, entry := range entries {
		worked += entry.Minutes
		if _, known := sums[entry.Verdict.Class]; !known {
			order = append(order, entry.Verdict.Class)
		}
		sums[entry.Verdict.Class] += entry.Minutes
	}
	spans := []kit.Span{kit.Plain(w.T("tickets.time.worked", "Hours", w.Duration(worked)))}
	for _, class := range order {
		spans = append(spans, kit.Soft(" · "+w.T("tickets.time.class.sum", "Hours", w.Duration(sums[class]), "Class", lowered(w.T("class."+string(class))))))
	}
	return spans
}

// timeRows writes the time entries of a ticket, the latest first.
func timeRows(w *words.Words, d dossier) []kit.Row {
	rows := make([]kit.Row, 0, len(d.entries))
	for i := len(d.entries) - 1; i >= 0; i-- {
		e := d.entries[i]
		what := w.T("worktype." + e.WorkType)
		if e.Note != "" {
			what += " · " + e.Note
		} else if e.InternalNote != "" {
			what += " · " + e.InternalNote
		}
		class := kit.Part{Text: w.T("class." + string(e.Verdict.Class)), Meta: true}
		if e.Verdict.Class == bank.Undecided {
			class.Ink = theme.Warning.Ink()
		}
		rows = append(rows, kit.Row{Key: e.ID, Cells: []kit.Cell{
			{First: kit.Part{Text: w.Day(e.WorkDay) + " · " + e.Staff}, Second: kit.Part{Text: what}},
			{First: kit.Part{Text: w.Hours(e.Minutes), Bold: true}, Second: class},
		}})
	}
	return rows
}

// fact is one thing to know about a ticket.
type fact struct{ name, value string }

// factsOf lists when a ticket came and was done, and in which way it came.
func factsOf(w *words.Words, t view.Ticket, now time.Time) []fact {
	moment := func(at time.Time) string { return w.Moment(at.In(now.Location()), now) }
	facts := []fact{{w.T("tickets.received"), moment(t.Received) + " · " + w.T("channel."+string(t.Channel))}}
	if t.Wished != "" && t.Wished != t.Priority {
		facts = append(facts, fact{w.T("tickets.wished"), w.T("priority." + string(t.Wished))})
	}
	if t.Reopened > 0 {
		facts = append(facts, fact{w.T("tickets.reopened"), w.N("tickets.times", t.Reopened)})
	}
	switch {
	case t.State == ticket.Resolved && !t.Resolved.IsZero():
		facts = append(facts, fact{w.T("state.resolved"), moment(t.Resolved)})
	case t.State.Done() && !t.Closed.IsZero():
		facts = append(facts, fact{w.T("state." + string(t.State)), moment(t.Closed)})
	}
	return facts
}
