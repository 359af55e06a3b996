package bank

import (
	"cmp"
	"maps"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/civil"
)

// naive is the bank once more, as plainly as the rules can be written: day by
// day, and minute by minute.
type naive struct {
	Facts
	lots      map[string]Lot
	caps      map[civil.Day]map[string]int // day, line: kept at most
	Left      map[string]int
	Draws     map[Draw]int // minutes, under a draw of 0
	Uncovered map[string]int
	Lost      map[lossOn]int
}

type lossOn struct {
	Lot string
	Day civil.Day
}

func naively(f Facts, asOf civil.Day) *naive {
	n := &naive{
		Facts: f, lots: map[string]Lot{}, caps: map[civil.Day]map[string]int{},
		Left: map[string]int{}, Draws: map[Draw]int{}, Uncovered: map[string]int{}, Lost: map[lossOn]int{},
	}
	for _, lot := range f.Lots {
		n.add(lot)
	}
	for d := f.Contract.Start; d <= min(f.Contract.End, asOf); d++ {
		n.allow(d)
	}
	for d := f.Contract.Start - 100; d <= asOf; d++ {
		for _, e := range n.entriesOf(d) {
			for range e.Minutes {
				n.useOne(e)
			}
		}
		if d < asOf {
			n.endOf(d)
		}
	}
	return n
}

func (n *naive) add(lot Lot) {
	if lot.Minutes > 0 {
		lot.Expires = min(lot.Expires, n.Contract.End)
		n.lots[lot.ID], n.Left[lot.ID] = lot, lot.Minutes
	}
}

// allow adds the allowance lots that begin on a day.
func (n *naive) allow(d civil.Day) {
	for _, line := range []string{"north", "south", "school"} {
		version, first := n.version(line, d)
		if version == nil || d > version.To || version.Hosted && !n.hostedOn(d) {
			continue
		}
		if version.Training {
			if d == max(first, n.Contract.Start) {
				scope := version.Scope
				if scope.Kinds == nil && scope.WorkTypes == nil {
					scope.Kinds = []string{"training"}
				}
				n.add(Lot{ID: line + "/" + d.String(), Minutes: version.Minutes, Scope: scope, From: d, Expires: civil.Never})
			}
			continue
		}
		starts := func(x civil.Day) bool { return n.monthStarts(version.Cycle, x) }
		if d != n.Contract.Start && !starts(d) {
			continue
		}
		begin, next := d, d+1
		for !starts(begin) {
			begin--
		}
		for !starts(next) {
			next++
		}
		n.allowMonth(*version, begin, d, next-1)
	}
}

func (n *naive) allowMonth(a Allowance, begin, first, end civil.Day) {
	whole, days := 0, 0
	for d := begin; d <= end; d++ {
		whole++
		if d >= first && d <= n.Contract.End && d <= a.To {
			days++
		}
	}
	lot := Lot{ID: a.Line + "/" + begin.String(), Line: a.Line, Minutes: a.Minutes, Scope: a.Scope, From: first, Expires: civil.Never}
	if a.ProRata && days < whole {
		lot.Minutes = int(float64(a.Minutes)*float64(days)/float64(whole) + 0.5)
	}
	switch a.RollOver {
	case RollNone:
		lot.Expires = end
	case RollMonths:
		lot.Expires = end
		for range a.Months {
			lot.Expires++
			for !n.monthStarts(a.Cycle, lot.Expires+1) {
				lot.Expires++
			}
		}
	case RollCapped:
		if n.caps[end] == nil {
			n.caps[end] = map[string]int{}
		}
		n.caps[end][a.Line] = a.Cap
	}
	n.add(lot)
}

// monthStarts reports whether a month of a cycle starts on a day.
func (n *naive) monthStarts(cycle Cycle, d civil.Day) bool {
	_, _, dom := d.Date()
	if cycle == Calendar {
		return dom == 1
	}
	_, _, wanted := n.Contract.Start.Date()
	_, _, last := d.MonthEnd().Date()
	return dom == wanted || dom == last && wanted > last
}

// version gives the line's version of a day, and the line's first day.
func (n *naive) version(line string, d civil.Day) (found *Allowance, first civil.Day) {
	first = civil.Never
	for i, a := range n.Allowances {
		if a.Line != line {
			continue
		}
		first = min(first, a.From)
		if a.From > d || found != nil && (a.From < found.From || a.From == found.From && a.ID < found.ID) {
			continue
		}
		found = &n.Allowances[i]
	}
	return found, first
}

func (n *naive) hostedOn(d civil.Day) bool {
	sorted := slices.SortedFunc(slices.Values(n.Contract.Deployments), func(a, b Deployment) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID))
	})
	if len(sorted) == 0 {
		return false
	}
	begun := slices.DeleteFunc(slices.Clone(sorted), func(x Deployment) bool { return x.From > d })
	if len(begun) > 0 {
		return begun[len(begun)-1].Hosted
	}
	same := slices.DeleteFunc(sorted, func(x Deployment) bool { return x.From != sorted[0].From })
	return same[len(same)-1].Hosted
}

func (n *naive) entriesOf(d civil.Day) []Entry {
	var found []Entry
	for _, e := range n.Entries {
		if e.PostingDay == d {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, b Entry) int {
		if a.Start.IsZero() != b.Start.IsZero() {
			if a.Start.IsZero() {
				return -1
			}
			return 1
		}
		clock := func(t time.Time) string { return t.Format("15:04:05") }
		return cmp.Or(cmp.Compare(clock(a.Start), clock(b.Start)), cmp.Compare(a.ID, b.ID))
	})
	return found
}

// useOne draws one minute.
func (n *naive) useOne(e Entry) {
	startFirst := false
	from, id := civil.Day(-1<<31), ""
	for _, t := range n.Terms {
		if t.From <= e.PostingDay && (t.From > from || t.From == from && t.ID > id) {
			from, id, startFirst = t.From, t.ID, t.Order == StartFirst
		}
	}
	var best *Lot
	for _, lot := range n.lots {
		fits := (lot.Scope.Kinds == nil || slices.Contains(lot.Scope.Kinds, e.Kind)) &&
			(lot.Scope.WorkTypes == nil || slices.Contains(lot.Scope.WorkTypes, e.WorkType))
		valid := lot.From <= e.PostingDay && e.PostingDay <= lot.Expires
		if fits && valid && n.Left[lot.ID] > 0 && (best == nil || slices.Compare(rank(lot, startFirst), rank(*best, startFirst)) < 0) {
			best = &lot
		}
	}
	if best == nil {
		n.Uncovered[e.ID]++
		return
	}
	n.Left[best.ID]--
	n.Draws[Draw{Entry: e.ID, Lot: best.ID}]++
}

// rank writes down what is compared: open lists, names listed, days, id.
func rank(lot Lot, startFirst bool) []string {
	open, names := 0, 0
	for _, list := range [][]string{lot.Scope.Kinds, lot.Scope.WorkTypes} {
		if list == nil {
			open++
		}
		distinct := map[string]bool{}
		for _, name := range list {
			distinct[name] = true
		}
		names += len(distinct)
	}
	expires, starts := lot.Expires.String(), lot.From.String() // "never" sorts after any date
	if startFirst {
		expires, starts = starts, expires
	}
	return []string{string(rune('0' + open)), string(rune('0' + names)), expires, starts, lot.ID}
}

// endOf lets minutes expire at the end of a day: of lots, then above caps.
func (n *naive) endOf(d civil.Day) {
	for id, lot := range n.lots {
		if lot.Expires == d {
			n.lose(id, d, n.Left[id])
		}
	}
	for line, keep := range n.caps[d] {
		ids := slices.SortedFunc(maps.Keys(n.lots), func(a, b string) int {
			return cmp.Or(cmp.Compare(n.lots[a].From, n.lots[b].From), cmp.Compare(a, b))
		})
		held := 0
		ids = slices.DeleteFunc(ids, func(id string) bool { return n.lots[id].Line != line || n.lots[id].From > d })
		for _, id := range ids {
			held += n.Left[id]
		}
		for _, id := range ids {
			for ; held > keep && n.Left[id] > 0; held-- {
				n.lose(id, d, 1)
			}
		}
	}
}

func (n *naive) lose(id string, d civil.Day, minutes int) {
	if minutes > 0 {
		n.Left[id] -= minutes
		n.Lost[lossOn{id, d}] += minutes
	}
}

// R-BANK-1, R-BANK-2, R-BANK-3, R-BANK-6, R-BANK-15, R-CON-5, R-CON-6, R-CON-7.
func TestSettleAgreesWithTheRulesWrittenPlainly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := anyFacts(t)
		asOf := anyDay(t, facts, "as of")
		want, ledger := naively(facts, asOf), Settle(facts, asOf)

		left, drawn, uncovered, lost := map[string]int{}, map[Draw]int{}, map[string]int{}, map[lossOn]int{}
		for _, lot := range ledger.Lots {
			if _, known := want.lots[lot.ID]; !known && lot.State == Future && lot.From > asOf {
				continue // the next month's, told in advance
			}
			left[lot.ID] = lot.Left
		}
		for _, draw := range ledger.Draws {
			drawn[Draw{Entry: draw.Entry, Lot: draw.Lot}] += draw.Minutes
		}
		for _, gap := range ledger.Uncovered {
			uncovered[gap.Entry] += gap.Minutes
		}
		for _, m := range expiries(ledger) {
			lost[lossOn{m.Lot, m.Day}] -= m.Minutes
		}
		for what, diff := range map[string]string{
			"left": gocmp.Diff(want.Left, left), "draws": gocmp.Diff(want.Draws, drawn),
			"uncovered": gocmp.Diff(want.Uncovered, uncovered), "lost": gocmp.Diff(want.Lost, lost),
		} {
			if diff != "" {
				t.Errorf("%s: %s", what, diff)
			}
		}
	})
}
