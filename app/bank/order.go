package bank

import (
	"cmp"
	"strings"
)

// DrawOrder says which of the lots valid on a day is drawn from first. The
// narrower scope always goes before (R-BANK-1).
type DrawOrder string

// The draw orders; the zero value is ExpiryFirst.
const (
	ExpiryFirst DrawOrder = "expiry" // earliest expiry, then earliest start
	StartFirst  DrawOrder = "start"  // earliest start, then earliest expiry
)

// compare orders two lots by when they are drawn from.
func (o DrawOrder) compare(a, b *account) int {
	first, second := cmp.Compare(a.Expires, b.Expires), cmp.Compare(a.From, b.From)
	if o == StartFirst {
		first, second = second, first
	}
	switch {
	case a.width != b.width:
		return cmp.Compare(a.width, b.width)
	case first != 0:
		return first
	case second != 0:
		return second
	default:
		return strings.Compare(a.ID, b.ID)
	}
}

// why tells what put a lot before the next one that would have served; nil
// when there was none.
func (o DrawOrder) why(lot, next *account) Why {
	switch {
	case next == nil:
		return Why{Rule: DrawnOnly}
	case lot.width != next.width:
		return Why{Rule: DrawnNarrower}
	case lot.Expires == next.Expires && lot.From == next.From:
		return Why{Rule: DrawnEqual}
	case lot.Expires == next.Expires, o == StartFirst && lot.From != next.From:
		return Why{Rule: DrawnStart, Day: lot.From}
	default:
		return Why{Rule: DrawnExpiry, Day: lot.Expires}
	}
}
