package tickets

import (
	"strings"
	"unicode"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

// cost says what time will do to the customer's hours, before it is saved
// (R-BANK-11): in a few words, and in whole sentences.
type cost struct {
	short, long string
	warn        bool // not all of it is covered
}

// costOf says what a preview foretells.
func costOf(w *words.Words, p view.Preview, asOf civil.Day) cost {
	said := cost{}
	if len(p.Parts) == 0 {
		return said
	}
	if len(draws(p)) > 0 || p.Uncovered > 0 {
		said = drawn(w, p, asOf)
	} else {
		said = byClass(w, p)
	}
	if p.Displaced > 0 {
		said.long = join(said.long, w.T("tickets.cost.displaced", "Hours", w.Duration(p.Displaced)))
		said.warn = true
	}
	return said
}

// drawn says what is taken from which lots, what is left then, and what no lot
// covers.
func drawn(w *words.Words, p view.Preview, asOf civil.Day) cost {
	lots := lotsOf(w, p, asOf)
	if p.Uncovered > 0 {
		return overUsed(w, p, lots)
	}
	left := w.Duration(p.After)
	return cost{
		short: w.T("tickets.cost.drawn.short", "Lots", lots, "Left", left),
		long:  w.T("tickets.cost.drawn", "Lots", lots, "Left", left),
	}
}

// overUsed is the text for hours that do not suffice (ux.md 5.2-6). The time
// is saved; nobody is billed for what is not covered until somebody decides.
func overUsed(w *words.Words, p view.Preview, lots string) cost {
	gap := w.Duration(p.Uncovered)
	said := cost{warn: true, short: w.T("tickets.cost.none.short", "Gap", gap)}
	needed := w.T("tickets.cost.needed", "Needed", w.Duration(p.Minutes), "Left", w.Duration(max(p.Minutes-p.Uncovered, 0)))
	from := ""
	if lots != "" {
		said.short = w.T("tickets.cost.over.short", "Lots", lots, "Gap", gap)
		from = w.T("tickets.cost.from", "Lots", lots)
	}
	rest := w.T("tickets.cost.over."+string(p.OverUse), "Gap", gap)
	said.long = join(needed, from, rest, w.T("tickets.cost.saved", "Gap", gap))
	return said
}

// lotsOf names what is drawn: "0 h 40 from Allowance Nov, 0 h 50 from Prepaid
// 6 Oct".
func lotsOf(w *words.Words, p view.Preview, asOf civil.Day) string {
	var named []string
	for _, draw := range draws(p) {
		named = append(named, w.T("tickets.cost.lot", "Hours", w.Duration(draw.Minutes), "Lot", draw.Lot.Name().Say(w, asOf)))
	}
	return strings.Join(named, ", ")
}

// byClass says why time draws nothing: it is free, or it has a price.
func byClass(w *words.Words, p view.Preview) cost {
	verdict := p.Parts[0].Verdict
	for _, part := range p.Parts {
		if part.Verdict.Class == bank.Undecided { // what is open matters more than what is settled
			verdict = part.Verdict
		}
	}
	switch verdict.Class {
	case bank.Billable:
		if p.Price.Sign() == 0 {
			return same(w.T("tickets.cost.billable.noprice"))
		}
		return same(w.T("tickets.cost.billable", "Price", p.Price))
	case bank.Covered:
		return same(w.T("tickets.cost.covered", "Reason", reason(w, verdict)))
	case bank.NoCharge:
		return same(w.T("tickets.cost.nocharge", "Reason", reason(w, verdict)))
	case bank.Internal:
		return same(w.T("tickets.cost.internal"))
	default:
		return cost{short: w.T("tickets.cost.undecided.short"), long: w.T("tickets.cost.undecided"), warn: true}
	}
}

func same(text string) cost { return cost{short: text, long: text} }

// reason puts a verdict's reason into words: those of its code, or as written.
func reason(w *words.Words, verdict bank.Verdict) string {
	key := "reason." + string(verdict.Reason)
	if !w.Has(key) {
		return string(verdict.Reason)
	}
	return lowered(w.T(key))
}

// lowered begins a word with a small letter, as within a sentence.
func lowered(word string) string {
	letters := []rune(word)
	if len(letters) > 0 {
		letters[0] = unicode.ToLower(letters[0])
	}
	return string(letters)
}

func join(texts ...string) string {
	return strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
}

// draws gives what all parts take from lots.
func draws(p view.Preview) []view.LotDraw {
	var all []view.LotDraw
	for _, part := range p.Parts {
		all = append(all, part.Draws...)
	}
	return all
}
