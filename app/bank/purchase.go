package bank

import (
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// Quarter is the calendar quarter that a purchase serves, seen from the day of
// the purchase.
type Quarter string

// The quarters that can be bought for.
const (
	ThisQuarter Quarter = "current" // also in its last week
	NextQuarter Quarter = "next"
)

// LeastBlock is the least number of minutes of a purchase, unless the line says
// otherwise: 20 hours.
const LeastBlock = 20 * 60

// Prepaid is what a contract's line says about prepaid blocks (R-BANK-4).
type Prepaid struct {
	Line     string // id
	Scope    Scope
	Least    int  // minutes of the smallest block; see LeastBlock
	EarlyUse bool // usable from the purchase day, before the served quarter
	WhenPaid bool // not usable before the payment day
}

// Purchase is a prepaid block as it is bought.
type Purchase struct {
	Day      civil.Day // of the purchase
	Serves   Quarter
	Minutes  int
	Paid     civil.Day // civil.Never while unpaid
	Override string    // why an admin sold less than the least block; empty for none
}

// Lot gives the lot of a purchase, without its id. It refuses a purchase of
// nothing, and one below the least block without an override (*fail.Invalid at
// the field minutes). While the line says "usable when paid" and nothing is
// paid the lot is available from civil.Never.
func (p Prepaid) Lot(bought Purchase) (Lot, error) {
	if bought.Minutes <= 0 {
		return Lot{}, fail.Required("minutes")
	}
	if bought.Minutes < p.Least && strings.TrimSpace(bought.Override) == "" {
		return Lot{}, fail.NewInvalid("minutes", "bank.least", fail.Args{"Least": fail.Minutes(p.Least)})
	}
	served := bought.Day.QuarterStart()
	if bought.Serves == NextQuarter {
		served = served.AddMonths(3)
	}
	from := max(bought.Day, served)
	if p.EarlyUse {
		from = bought.Day
	}
	if p.WhenPaid {
		from = max(from, bought.Paid)
	}
	return Lot{
		Origin: OfPurchase, Line: p.Line, Scope: p.Scope, Minutes: bought.Minutes,
		Made: bought.Day, From: from, Expires: served.QuarterEnd(),
	}, nil
}
