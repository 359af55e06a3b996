package bank

import (
	"cmp"
	"slices"
	"strings"

	"tallydesk/app/civil"
)

// RollOver says what happens to a monthly allowance at the end of its month
// (R-BANK-3).
type RollOver string

// The kinds of roll-over; the zero value is RollNone.
const (
	RollNone      RollOver = "none"      // ends with its month
	RollMonths    RollOver = "months"    // ends with the n-th month after its own
	RollCapped    RollOver = "capped"    // no end, but no more than the cap is kept at a month's end
	RollUnlimited RollOver = "unlimited" // no end
)

// Cycle says where an allowance's months begin; the zero value is Calendar.
type Cycle string

// The cycles there are.
const (
	Calendar    Cycle = "calendar"    // on the first of each month
	Anniversary Cycle = "anniversary" // on the day of month of the contract's start
)

// Allowance is one version of a line that gives minutes by itself. Its lots
// are no stored facts: they are computed by the version in force on the
// month's first day (R-BANK-15).
type Allowance struct {
	ID       string // of the version
	Line     string // the same for all versions of a line
	From     civil.Day
	To       civil.Day // the line's last day; civil.Never for the contract's end
	Training bool      // one lot for the contract's term instead of one a month
	Minutes  int       // a month, or the term
	RollOver RollOver
	Months   int // how many months are carried over, for RollMonths
	Cap      int // minutes kept at a month's end, for RollCapped
	Cycle    Cycle
	ProRata  bool // a month that the contract does not fill gives its share only
	Hosted   bool // only in months on whose first day the customer is hosted (R-CON-7)
	Scope    Scope
}

// TrainingKind is the kind of ticket that a training allowance serves when its
// line names no scope.
const TrainingKind = "training"

// AllowanceLotID is the id of the lot that a line gives for the month (or
// term) that starts on a day: the same on every machine.
func AllowanceLotID(line string, start civil.Day) string { return line + "/" + start.String() }

// capping is the end of an allowance month of a line: no more than keep minutes of
// its lots outlive it.
type capping struct {
	line string
	day  civil.Day
	keep int
}

// allowanceLots computes the lots that begin by a day, and the caps.
func (f Facts) allowanceLots(until civil.Day) ([]Lot, []capping) {
	until = min(until, f.Contract.End)
	var lots []Lot
	var caps []capping
	for _, line := range lines(f.Allowances) {
		if line[0].Training {
			lots = append(lots, line.training(f.Contract, until)...)
			continue
		}
		for _, cycle := range []Cycle{Calendar, Anniversary} {
			monthly, capped := line.monthly(f.Contract, cycle, until)
			lots, caps = append(lots, monthly...), append(caps, capped...)
		}
	}
	return lots, caps
}

// versions are all versions of one line, by the day they take effect.
type versions []Allowance

func lines(all []Allowance) []versions {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b Allowance) int {
		return cmp.Or(strings.Compare(a.Line, b.Line), cmp.Compare(a.From, b.From), strings.Compare(a.ID, b.ID))
	})
	var grouped []versions
	for start := 0; start < len(sorted); {
		end := start + 1
		for end < len(sorted) && sorted[end].Line == sorted[start].Line {
			end++
		}
		grouped = append(grouped, sorted[start:end])
		start = end
	}
	return grouped
}

// on gives the version in force on a day.
func (v versions) on(day civil.Day) (Allowance, bool) {
	for _, version := range slices.Backward(v) {
		if version.From <= day {
			return version, day <= version.To
		}
	}
	return Allowance{}, false
}

// training gives the lot of the contract's term. A line agreed later gives it
// from its own first day.
func (v versions) training(c Contract, until civil.Day) []Lot {
	start := max(c.Start, v[0].From)
	version, ok := v.on(start)
	if !ok || start > until || version.Minutes <= 0 || version.Hosted && !c.hosted(start) {
		return nil
	}
	lot := version.lot(OfTraining, start, start)
	lot.Minutes, lot.Expires = version.Minutes, c.End
	if len(lot.Scope.Kinds) == 0 && len(lot.Scope.WorkTypes) == 0 {
		lot.Scope.Kinds = []string{TrainingKind}
	}
	return []Lot{lot}
}

// monthly gives one lot for each month of a cycle whose first day falls under
// a version with that cycle, and the cap at that month's end.
func (v versions) monthly(c Contract, cycle Cycle, until civil.Day) ([]Lot, []capping) {
	var lots []Lot
	var caps []capping
	for n := 0; ; n++ {
		month := c.month(cycle, n)
		if month.first > until {
			return lots, caps
		}
		version, ok := v.on(month.first)
		if !ok || (version.Cycle == Anniversary) != (cycle == Anniversary) || version.Hosted && !c.hosted(month.first) {
			continue
		}
		lot := version.lot(OfAllowance, month.start, month.first)
		if lot.Minutes = version.share(month); lot.Minutes != version.Minutes {
			lot.Whole = version.Minutes
		}
		lot.Expires = version.lastDay(c, n)
		if lot.Minutes > 0 {
			lots = append(lots, lot)
		}
		if version.RollOver == RollCapped {
			caps = append(caps, capping{line: lot.Line, day: month.end, keep: max(0, version.Cap)})
		}
	}
}

func (a Allowance) lot(origin Origin, start, first civil.Day) Lot {
	return Lot{
		ID: AllowanceLotID(a.Line, start), Origin: origin, Line: a.Line, Scope: a.Scope, Made: start, From: first,
	}
}

// month is an allowance month: start to end as the cycle has it, first to last
// as much of it as lies within the contract.
type month struct{ start, end, first, last civil.Day }

// month gives the n-th month of a cycle, the one in which the contract starts
// being 0. Anniversaries are counted from the start day and never chained: the
// 31st is clamped in February and back in March.
func (c Contract) month(cycle Cycle, n int) month {
	start, end := c.monthStart(cycle, n), c.monthStart(cycle, n+1)-1
	return month{start: start, end: end, first: max(start, c.Start), last: min(end, c.End)}
}

func (c Contract) monthStart(cycle Cycle, n int) civil.Day {
	if cycle == Anniversary {
		return c.Start.AddMonths(n)
	}
	return c.Start.MonthStart().AddMonths(n)
}

// share gives the minutes of a month: all of them, or by days where the line
// says pro rata; half a minute counts as one.
func (a Allowance) share(m month) int {
	whole := int(m.end-m.start) + 1
	days := int(min(m.last, a.To)-m.first) + 1
	if !a.ProRata || days == whole {
		return a.Minutes
	}
	return (2*a.Minutes*days + whole) / (2 * whole)
}

// lastDay gives the last day of the lot of the n-th month.
func (a Allowance) lastDay(c Contract, n int) civil.Day {
	switch a.RollOver {
	case RollCapped, RollUnlimited:
		return civil.Never
	case RollMonths:
		return c.month(a.Cycle, n+max(0, a.Months)).end
	default:
		return c.month(a.Cycle, n).end
	}
}
