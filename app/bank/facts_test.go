package bank

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"tallydesk/app/civil"
)

// anyFacts draws a contract with everything the bank knows, within two years,
// small enough that lots run out and rules meet.
func anyFacts(t *rapid.T) Facts {
	dayFrom := func(name string, least, most civil.Day) civil.Day {
		return civil.Day(rapid.Int32Range(int32(least), int32(most)).Draw(t, name))
	}
	start := dayFrom("start", civil.Date(2025, 1, 1), civil.Date(2025, 3, 31))
	contract := Contract{Start: start, End: civil.Never}
	if rapid.Bool().Draw(t, "ends") {
		contract.End = dayFrom("end", start, start+600)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "deployments") {
		contract.Deployments = append(contract.Deployments, Deployment{
			ID: fmt.Sprint("d", i), From: dayFrom("deployed", start-30, start+60), Hosted: rapid.Bool().Draw(t, "hosted"),
		})
	}
	facts := Facts{Contract: contract}
	for i := range rapid.IntRange(0, 4).Draw(t, "terms") {
		facts.Terms = append(facts.Terms, Terms{
			ID: fmt.Sprint("t", i), From: dayFrom("terms from", start, start+60),
			Order: rapid.SampledFrom([]DrawOrder{ExpiryFirst, StartFirst}).Draw(t, "order"),
		})
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "allowances") {
		facts.Allowances = append(facts.Allowances, anyAllowance(t, i, start))
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "lots") {
		from := dayFrom("from", start-10, start+60)
		lot := Lot{
			ID: fmt.Sprint("l", i), Origin: rapid.SampledFrom([]Origin{OfOpening, OfPurchase}).Draw(t, "origin"),
			Scope: anyScope(t), Minutes: rapid.IntRange(0, 60).Draw(t, "lot minutes"), Made: from, From: from, Expires: civil.Never,
		}
		if rapid.IntRange(0, 3).Draw(t, "lasting") > 0 {
			lot.Expires = dayFrom("expires", from-5, from+120)
		}
		facts.Lots = append(facts.Lots, lot)
	}
	for i := range rapid.IntRange(0, 30).Draw(t, "entries") {
		facts.Entries = append(facts.Entries, anyEntry(t, fmt.Sprint("e", i), start))
	}
	return facts
}

func anyAllowance(t *rapid.T, i int, start civil.Day) Allowance {
	line := rapid.SampledFrom([]string{"north", "south", "school"}).Draw(t, "line")
	a := Allowance{
		ID: fmt.Sprint("a", i), Line: line, Training: line == "school", To: civil.Never,
		From:     start + civil.Day(rapid.IntRange(0, 1).Draw(t, "at once")*rapid.IntRange(0, 300).Draw(t, "line from")),
		Minutes:  rapid.IntRange(0, 50).Draw(t, "allowance"),
		RollOver: rapid.SampledFrom([]RollOver{RollNone, RollMonths, RollCapped, RollUnlimited}).Draw(t, "roll-over"),
		Months:   rapid.IntRange(0, 3).Draw(t, "months"),
		Cap:      rapid.IntRange(0, 80).Draw(t, "cap"),
		Cycle:    rapid.SampledFrom([]Cycle{Calendar, Anniversary}).Draw(t, "cycle"),
		ProRata:  rapid.Bool().Draw(t, "pro rata"),
		Hosted:   rapid.IntRange(0, 3).Draw(t, "hosted only") == 0,
		Scope:    anyScope(t),
	}
	if rapid.IntRange(0, 3).Draw(t, "line ends") == 0 {
		a.To = a.From + civil.Day(rapid.IntRange(0, 200).Draw(t, "line to"))
	}
	return a
}

func anyScope(t *rapid.T) Scope {
	lists := func(name string, values ...string) []string {
		if rapid.IntRange(0, 2).Draw(t, name) > 0 {
			return nil
		}
		return rapid.SliceOfN(rapid.SampledFrom(values), 1, 2).Draw(t, name+"s")
	}
	return Scope{Kinds: lists("kind", "assistance", "training"), WorkTypes: lists("work type", "support", "travel")}
}

func anyEntry(t *rapid.T, id string, start civil.Day) Entry {
	worked := start + civil.Day(rapid.IntRange(-5, 60).Draw(t, "worked")*rapid.IntRange(1, 5).Draw(t, "spread"))
	e := Entry{
		ID: id, WorkDay: worked, PostingDay: worked,
		Minutes:  rapid.IntRange(0, 25).Draw(t, "minutes"),
		Kind:     rapid.SampledFrom([]string{"assistance", "training"}).Draw(t, "kind of work"),
		WorkType: rapid.SampledFrom([]string{"support", "travel"}).Draw(t, "type of work"),
	}
	if rapid.Bool().Draw(t, "timed") {
		e.Start = worked.Start(time.UTC).Add(time.Duration(rapid.IntRange(0, 3).Draw(t, "hour")) * time.Hour)
	}
	if rapid.IntRange(0, 5).Draw(t, "late") == 0 {
		e.PostingDay += civil.Day(rapid.IntRange(0, 40).Draw(t, "posted late"))
	}
	return e
}

// anyDay draws a day on which to look at anyFacts.
func anyDay(t *rapid.T, f Facts, name string) civil.Day {
	return f.Contract.Start + civil.Day(rapid.IntRange(-10, 700).Draw(t, name))
}
