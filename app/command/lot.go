package command

import (
	"cmp"
	"slices"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/data"
)

var (
	_ = register[BuyHours]()
	_ = register[MarkPaid]()
	_ = register[OpeningBalance]()
)

// BuyHours puts a prepaid block into the bank (R-BANK-4). A block below the
// line's least size is refused, unless an admin says why: the reason is kept
// for staff. Time since it can be used is classed anew: the line may have ended
// by then. Label: "lot".
type BuyHours struct {
	ContractID     string
	LineID         string // a prepaid line; empty for the only one in force
	Minutes        int
	Day            civil.Day    // of the purchase
	Quarter        bank.Quarter // that it serves
	PaidOn         civil.Day    // none while unpaid
	Price          money.Amount // of all; zero for the line's price
	OverrideReason string       // for staff only
	Reason         string       // the customer reads it
}

// Spec names the command.
func (BuyHours) Spec() Spec { return Spec{Name: "lot.buy", Version: 1, Class: Decision} }

// Validate wants minutes, a day and a quarter.
func (b *BuyHours) Validate() error {
	return fail.Join(
		wantMinutes(b.Minutes), wantDay("day", b.Day), wantOneOf("quarter", b.Quarter, bank.ThisQuarter, bank.NextQuarter),
		terms.CheckNumber("price", b.Price.Minor),
		allowText("reason", b.Reason, maxText), allowText("override_reason", b.OverrideReason, maxText),
	)
}

// Authorize is for those who may change contracts, and for breaking the least
// size for those who may override.
func (b *BuyHours) Authorize(_ *data.Tx, actor access.Actor) error {
	if err := actor.Require(access.ChangeContracts); err != nil || b.OverrideReason == "" {
		return err
	}
	return actor.Require(access.Override)
}

// Apply writes the lot, and why it may be so small.
func (b *BuyHours) Apply(tx *data.Tx, c Ctx) error {
	contract, err := contractOn(tx, b.ContractID, "day", b.Day)
	if err != nil {
		return err
	}
	line, err := b.line(tx)
	if err != nil {
		return err
	}
	bought, err := prepaidOf(line).Lot(bank.Purchase{
		Day: b.Day, Serves: b.Quarter, Minutes: b.Minutes, Paid: orNever(b.PaidOn), Override: b.OverrideReason,
	})
	if err != nil {
		return err
	}
	price, err := b.price(line, contract.Currency)
	if err != nil {
		return err
	}
	bought.ID = c.NewID("lot")
	row := lotRow(bought, contract.ID, price)
	row.PaidOn, row.MadeBy, row.Reason = b.PaidOn.Text(), c.Actor.StaffID, b.Reason
	if err := data.Lots.Insert(tx, &row); err != nil {
		return err
	}
	if b.Minutes < line.Least {
		override := data.LotOverride{Row: data.Row{ID: row.ID}, Reason: b.OverrideReason, StaffID: c.Actor.StaffID}
		if err := data.LotOverrides.Insert(tx, &override); err != nil {
			return err
		}
	}
	return rechargeContract(tx, contract, bought.From)
}

// line finds the prepaid line that the block is bought under.
func (b *BuyHours) line(tx *data.Tx) (terms.Version, error) {
	versions, err := versionsOf(tx, b.ContractID)
	if err != nil {
		return terms.Version{}, err
	}
	lines := slices.DeleteFunc(terms.InForce(versions, b.Day), func(line terms.Version) bool {
		return line.Kind != terms.Prepaid || b.LineID != "" && line.LineID != b.LineID
	})
	switch {
	case len(lines) == 0:
		return terms.Version{}, fail.New(fail.Conflict, "lot.no_line")
	case len(lines) > 1:
		return terms.Version{}, fail.Required("line")
	default:
		return lines[0], nil
	}
}

func (b *BuyHours) price(line terms.Version, currency string) (money.Amount, error) {
	if b.Price == (money.Amount{}) {
		return money.Amount{Minor: line.Price, Currency: currency}.MulMinutes(b.Minutes)
	}
	return b.Price, checkCurrency(b.Price, currency)
}

// MarkPaid records when a prepaid block was paid. One that is usable only when
// paid can be drawn from on that day at the earliest (R-BANK-4).
type MarkPaid struct {
	LotID  string
	PaidOn civil.Day
	Base   int64 // tag of the lot as the person saw it; 0 for as it is now
}

// Spec names the command.
func (MarkPaid) Spec() Spec { return Spec{Name: "lot.mark_paid", Version: 1, Class: Decision} }

// Validate wants a day.
func (m *MarkPaid) Validate() error { return wantDay("paid_on", m.PaidOn) }

// Authorize is for those who may change contracts.
func (m *MarkPaid) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the day of payment, and from when the block can be used. Time
// since then is classed anew.
func (m *MarkPaid) Apply(tx *data.Tx, _ Ctx) error {
	row, err := data.Lots.Get(tx, m.LotID)
	if err != nil {
		return notFound(err, "lot")
	}
	if err := unchanged(row.Tag, m.Base, "lot"); err != nil {
		return err
	}
	if row.Origin != string(bank.OfPurchase) {
		return fail.New(fail.Conflict, "lot.not_bought")
	}
	versions, err := versionsOf(tx, row.ContractID)
	if err != nil {
		return err
	}
	bought := facts.Lot(row)
	for _, line := range terms.InForce(versions, bought.Made) {
		if line.LineID == row.LineID {
			paid, err := prepaidOf(line).Lot(purchaseOf(bought, m.PaidOn))
			if err != nil {
				return err
			}
			row.AvailableFrom = paid.From.Text()
		}
	}
	row.PaidOn = m.PaidOn.Text()
	if err := data.Lots.Put(tx, &row); err != nil {
		return err
	}
	contract, err := data.Contracts.Get(tx, row.ContractID)
	if err != nil {
		return err
	}
	return rechargeContract(tx, contract, min(bought.From, facts.Lot(row).From))
}

// purchaseOf tells how a lot was bought: the quarter it serves is the one that
// it ends with.
func purchaseOf(lot bank.Lot, paid civil.Day) bank.Purchase {
	purchase := bank.Purchase{Day: lot.Made, Serves: bank.ThisQuarter, Minutes: lot.Minutes, Paid: paid, Override: "bought"}
	if lot.Expires.QuarterStart() != lot.Made.QuarterStart() {
		purchase.Serves = bank.NextQuarter
	}
	return purchase
}

// OpeningBalance brings minutes in that were left in another system. Time
// since then is classed anew. Label: "lot".
type OpeningBalance struct {
	ContractID string
	Minutes    int
	From       civil.Day
	Expires    civil.Day // last day; none for never
	Scope      bank.Scope
	Price      money.Amount // of all; zero for none
	Reason     string       // the customer reads it
}

// Spec names the command.
func (OpeningBalance) Spec() Spec { return Spec{Name: "lot.opening", Version: 1, Class: Decision} }

// Validate wants minutes and days.
func (o *OpeningBalance) Validate() error {
	errs := []error{
		wantMinutes(o.Minutes), wantDay("from", o.From), terms.CheckScope(o.Scope),
		terms.CheckNumber("price", o.Price.Minor), allowText("reason", o.Reason, maxText),
	}
	if o.Expires != 0 && o.Expires < o.From {
		errs = append(errs, fail.NewInvalid("expires", "order"))
	}
	return fail.Join(errs...)
}

// Authorize is for those who may change contracts.
func (o *OpeningBalance) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.ChangeContracts)
}

// Apply writes the lot.
func (o *OpeningBalance) Apply(tx *data.Tx, c Ctx) error {
	contract, err := contractOn(tx, o.ContractID, "from", o.From)
	if err != nil {
		return err
	}
	price := money.Amount{Minor: o.Price.Minor, Currency: cmp.Or(o.Price.Currency, contract.Currency)}
	if err := checkCurrency(price, contract.Currency); err != nil {
		return err
	}
	row := lotRow(bank.Lot{
		ID: c.NewID("lot"), Origin: bank.OfOpening, Scope: o.Scope, Minutes: o.Minutes,
		Made: o.From, From: o.From, Expires: orNever(o.Expires),
	}, contract.ID, price)
	row.MadeBy, row.Reason = c.Actor.StaffID, o.Reason
	if err := data.Lots.Insert(tx, &row); err != nil {
		return err
	}
	return rechargeContract(tx, contract, o.From)
}

// contractOn reads a contract that is valid on the day of a field.
func contractOn(tx *data.Tx, id, field string, day civil.Day) (data.Contract, error) {
	contract, err := data.Contracts.Get(tx, id)
	if err != nil {
		return contract, notFound(err, "contract")
	}
	if day < civil.FromText(contract.StartDay, 0) || day > civil.FromText(contract.EndDay, civil.Never) {
		return contract, fail.NewInvalid(field, "outside_contract")
	}
	return contract, nil
}

func prepaidOf(line terms.Version) bank.Prepaid {
	return bank.Prepaid{Line: line.LineID, Scope: line.Scope, Least: line.Least, EarlyUse: line.EarlyUse, WhenPaid: line.WhenPaid}
}

func lotRow(lot bank.Lot, contractID string, price money.Amount) data.Lot {
	return data.Lot{
		Row: data.Row{ID: lot.ID}, ContractID: contractID, LineID: lot.Line, Origin: string(lot.Origin), Minutes: int64(lot.Minutes),
		PurchasedOn: lot.Made.Text(), AvailableFrom: lot.From.Text(), Expires: lot.Expires.Text(),
		Price: price.Minor, Currency: price.Currency,
		ScopeKinds: list(lot.Scope.Kinds), ScopeWorkTypes: list(lot.Scope.WorkTypes),
	}
}

func checkCurrency(price money.Amount, currency string) error {
	if price.Currency == currency {
		return nil
	}
	return fail.NewInvalid("price", "currency.other", fail.Args{"Currency": currency})
}

func wantMinutes(minutes int) error {
	if minutes == 0 {
		return fail.Required("minutes")
	}
	return terms.CheckNumber("minutes", int64(minutes))
}

// orNever gives the day, or civil.Never where none is meant.
func orNever(day civil.Day) civil.Day {
	if day == 0 {
		return civil.Never
	}
	return day
}
