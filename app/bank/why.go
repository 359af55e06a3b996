package bank

import (
	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// Rule names the reason for a movement. Its words are bank.why.<rule>.
type Rule string

// The reasons there are, with the figures of Why that they use.
const (
	CameOpening    Rule = "opening"
	CameAllowance  Rule = "allowance"      // Day: the month's first day
	CameShare      Rule = "allowance.part" // the same; Minutes: what a full month gives
	CameTraining   Rule = "training"
	CamePurchase   Rule = "purchase"      // Day: bought
	DrawnOnly      Rule = "draw.only"     // no other lot would have served
	DrawnNarrower  Rule = "draw.narrower" // kept for such work
	DrawnExpiry    Rule = "draw.expiry"   // Day: expires, before the next one
	DrawnStart     Rule = "draw.start"    // Day: began, before the next one
	DrawnEqual     Rule = "draw.equal"    // the id decided
	LostAtEnd      Rule = "lost.end"      // Day: the lot's last day
	LostToContract Rule = "lost.contract" // Day: the contract's last day
	LostToCap      Rule = "lost.cap"      // Day: the month's last day; Minutes: the cap
	LostUnusable   Rule = "lost.unusable" // Day: the lot's last day, before it could be used
)

// Why is the reason for a movement, as data.
type Why struct {
	Rule    Rule
	Day     civil.Day
	Minutes int
}

// Phrase says the reason.
func (w Why) Phrase() Phrase {
	return Phrase{Key: "bank.why." + string(w.Rule), Args: fail.Args{"Day": w.Day, "Hours": fail.Minutes(w.Minutes)}}
}

// Phrase is something to say, as data: the key of its words and what fills
// their placeholders.
type Phrase struct {
	Key string
	// Args are those of fail.Args, and Month and Phrase besides. The int
	// "Count" chooses between one and several.
	Args fail.Args
}

// Month is a day that stands for its month.
type Month civil.Day

// cameBy tells why a lot is there.
func (s *LotState) cameBy() Why {
	switch s.Origin {
	case OfOpening:
		return Why{Rule: CameOpening}
	case OfTraining:
		return Why{Rule: CameTraining}
	case OfPurchase:
		return Why{Rule: CamePurchase, Day: s.Made}
	}
	if s.Whole > 0 {
		return Why{Rule: CameShare, Day: s.Made, Minutes: s.Whole}
	}
	return Why{Rule: CameAllowance, Day: s.Made}
}

// lostBy tells why what is left of a lot is lost at its end.
func (s *LotState) lostBy() Why {
	switch {
	case s.Cut:
		return Why{Rule: LostToContract, Day: s.Expires}
	case s.neverUsable():
		return Why{Rule: LostUnusable, Day: s.Expires}
	default:
		return Why{Rule: LostAtEnd, Day: s.Expires}
	}
}
