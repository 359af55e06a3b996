package ticket

import (
	"cmp"
	"slices"

	"tallydesk/app/civil"
)

// Contract is what choosing a ticket's contract looks at.
type Contract struct {
	ID       string
	Start    civil.Day
	End      civil.Day // last day; civil.Never when open-ended
	Products []string  // ids of the products covered; none for all
}

// covers reports whether the contract serves a product on a day; "" stands for
// a product not known yet, which any contract serves.
func (c Contract) covers(productID string, day civil.Day) bool {
	if day < c.Start || day > c.End {
		return false
	}
	return productID == "" || len(c.Products) == 0 || slices.Contains(c.Products, productID)
}

// ChooseContract gives the id of the contract that a new ticket is served
// under: active on the day, covers the product, earliest end, then id
// (R-CON-4). "" means that it is uncovered (R-ACC-2).
func ChooseContract(contracts []Contract, productID string, day civil.Day) string {
	var best Contract
	for _, contract := range contracts {
		if !contract.covers(productID, day) {
			continue
		}
		if best.ID == "" || cmp.Or(cmp.Compare(contract.End, best.End), cmp.Compare(contract.ID, best.ID)) < 0 {
			best = contract
		}
	}
	return best.ID
}
