// Package money holds amounts: whole minor units and a currency, and the
// arithmetic that keeps them right to the cent (R-BILL-1). It never converts
// between currencies (R-COST-4: amounts keep their own) and never guesses what
// a person typed: that is textentry's business.
package money

import (
	"math"
	"math/bits"

	"tallydesk/app/fail"
)

// Amount is a sum of money in whole minor units (öre, cents) of a currency,
// given by its ISO 4217 code. The zero Amount is nothing in no currency: it
// adds to any other, so that a sum can start from it. No operation gives
// math.MinInt64 minor units: every amount has its negative.
type Amount struct {
	Minor    int64
	Currency string
}

// Add gives a + b. Different currencies and sums too large are refused.
func (a Amount) Add(b Amount) (Amount, error) {
	if a == (Amount{}) {
		return b, nil
	}
	if b == (Amount{}) {
		return a, nil
	}
	if a.Currency != b.Currency {
		return Amount{}, fail.New(fail.Conflict, "money.currencies", fail.Args{"One": a.Currency, "Other": b.Currency})
	}
	sum := a.Minor + b.Minor
	wrapped := b.Minor > 0 && sum < a.Minor || b.Minor < 0 && sum > a.Minor
	if wrapped || sum == math.MinInt64 {
		return Amount{}, tooLarge()
	}
	return Amount{sum, a.Currency}, nil
}

// Sub gives a − b, with the errors of Add.
func (a Amount) Sub(b Amount) (Amount, error) { return a.Add(b.Neg()) }

// Neg gives −a.
func (a Amount) Neg() Amount { return Amount{-a.Minor, a.Currency} }

// Sign gives −1, 0 or 1.
func (a Amount) Sign() int {
	switch {
	case a.Minor < 0:
		return -1
	case a.Minor > 0:
		return 1
	}
	return 0
}

// MulMinutes gives what a number of minutes costs when a is the price of an
// hour, rounded to whole minor units, half a unit away from zero.
func (a Amount) MulMinutes(minutes int) (Amount, error) {
	minor, ok := mulDiv(a.Minor, int64(minutes), 60)
	if !ok {
		return Amount{}, tooLarge()
	}
	return Amount{minor, a.Currency}, nil
}

// Allocate splits a in the proportions of the weights, which are not
// negative. The parts sum to a exactly and none is a whole minor unit away
// from its exact share: each is the difference of two rounded running totals,
// so the first parts do not change when parts are added behind them. Without
// any weight there is no way to split: all parts are zero only if a is.
func (a Amount) Allocate(weights ...int64) ([]Amount, error) {
	var total int64
	for _, weight := range weights {
		if weight < 0 || total > math.MaxInt64-weight {
			return nil, tooLarge()
		}
		total += weight
	}
	if total == 0 && a.Minor != 0 {
		return nil, fail.New(fail.NotValid, "money.noweights")
	}
	parts := make([]Amount, len(weights))
	var given, running int64
	for i, weight := range weights {
		running += weight
		upTo := int64(0)
		if total > 0 {
			upTo, _ = mulDiv(a.Minor, running, total) // never more than a
		}
		parts[i] = Amount{upTo - given, a.Currency}
		given = upTo
	}
	return parts, nil
}

// mulDiv gives a × b ÷ c rounded half away from zero, for c > 0, and whether
// it fits.
func mulDiv(a, b, c int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	low, carry := bits.Add64(low, uint64(c)/2, 0)
	high += carry
	if high >= uint64(c) {
		return 0, false
	}
	quotient, _ := bits.Div64(high, low, uint64(c))
	if quotient > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(quotient), true
	}
	return int64(quotient), true
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func tooLarge() error { return fail.New(fail.NotValid, "money.toolarge") }
