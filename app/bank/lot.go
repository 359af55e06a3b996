package bank

import (
	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// Origin says where a lot's minutes come from.
type Origin string

// The origins there are.
const (
	OfOpening   Origin = "opening"   // brought in from another system
	OfAllowance Origin = "allowance" // of a month, computed (R-BANK-3)
	OfTraining  Origin = "training"  // of a contract's term, computed (R-CON-5)
	OfPurchase  Origin = "purchase"  // a prepaid block (R-BANK-4)
)

// Lot is minutes put into the bank. A lot without minutes is left out.
type Lot struct {
	ID      string
	Origin  Origin
	Line    string // the contract line it belongs to; may be empty
	Scope   Scope
	Minutes int
	Whole   int       // what a full month gives, where Minutes is a share of it; else 0
	Made    civil.Day // when it was bought or brought in; an allowance's month start
	From    civil.Day // the first day it can be drawn from; civil.Never while unpaid
	Expires civil.Day // the last day, inclusive; civil.Never for no end
}

// State says what has become of a lot.
type State string

// The states of a lot.
const (
	Open    State = "open"    // can be drawn from
	Future  State = "future"  // not available yet
	UsedUp  State = "used"    // nothing left, nothing lost
	Expired State = "expired" // nothing left, something lost
)

// LotState is a lot as it stands on a ledger's day. Always
// Minutes = Drawn + Expired + Left.
type LotState struct {
	Lot // Expires is no later than the contract's end (R-CON-6)
	// Cut says that the lot ends with its contract, before its own time.
	Cut     bool
	State   State
	Drawn   int
	Expired int
	Left    int
}

// newLotState makes a lot's state before anything has happened to it.
func newLotState(lot Lot, end civil.Day) LotState {
	s := LotState{Lot: lot, State: Future, Left: lot.Minutes}
	if s.Expires > end {
		s.Expires, s.Cut = end, true
	}
	return s
}

// neverUsable says that the lot ends before it can be drawn from: it was not
// paid in time, or begins after its contract's end.
func (s *LotState) neverUsable() bool { return s.From > s.Expires }

// take takes minutes out of the lot, drawn or lost.
func (s *LotState) take(minutes int, lost bool) {
	s.Left -= minutes
	if lost {
		s.Expired += minutes
	} else {
		s.Drawn += minutes
	}
	switch {
	case s.Left > 0:
	case s.Expired > 0:
		s.State = Expired
	default:
		s.State = UsedUp
	}
}

// Name says what people call the lot: "Prepaid 6 Oct", "Allowance Nov".
func (l Lot) Name() Phrase {
	phrase := Phrase{Key: "bank.lot." + string(l.Origin), Args: fail.Args{"Day": l.Made}}
	if _, _, day := l.Made.Date(); l.Origin == OfAllowance && day == 1 {
		phrase.Args["Day"] = Month(l.Made)
	}
	return phrase
}
