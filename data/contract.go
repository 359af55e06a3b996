package data

// Contracts holds the table contract.
var Contracts = Declare[Contract]("contract", Synced, BucketOf("customer_id", "customer"))

// Contract is an agreement on support with a customer (domain.md 5).
type Contract struct {
	Row
	CustomerID    string `bun:"customer_id,nullzero"`
	Number        string `bun:"number"` // such as K-2026-014; empty until the authority has given it
	Name          string `bun:"name"`
	StartDay      string `bun:"start_day"`
	EndDay        string `bun:"end_day"`        // last day; empty when open-ended
	RenewalMonths int64  `bun:"renewal_months"` // to be renewed by so many months; 0 for not by itself
	CalendarID    string `bun:"calendar_id,nullzero"`
	Currency      string `bun:"currency"`
	PredecessorID string `bun:"predecessor_id,nullzero"` // the contract that it renews
	ServiceLevel  string `bun:"service_level"`           // what the promised service level is called
	Remarks       string `bun:"remarks"`                 // what else was agreed, in words (Markdown); the customer reads it
}

// AllContractTerms holds the table contract_terms.
var AllContractTerms = Declare[ContractTerms]("contract_terms", Synced, BucketOf("contract_id", "contract"))

// ContractTerms is one effective-dated version of a contract's rules (R-BANK-15).
type ContractTerms struct {
	Row
	ContractID   string `bun:"contract_id,nullzero"`
	ValidFrom    string `bun:"valid_from"`
	OverUse      string `bun:"over_use"`      // ask, charge or negative
	DrawOrder    string `bun:"draw_order"`    // expiry or start
	Rounding     int64  `bun:"rounding"`      // minutes to round to; 1 for none
	RoundingMode string `bun:"rounding_mode"` // up, nearest or down
}

// ContractLines holds the table contract_line.
var ContractLines = Declare[ContractLine]("contract_line", Synced, BucketOf("contract_id", "contract"))

// ContractLine is one effective-dated version of an entitlement (domain.md 5).
type ContractLine struct {
	Row
	ContractID     string `bun:"contract_id,nullzero"`
	LineID         string `bun:"line_id"` // the same for all versions of a line: the first one's id
	Kind           string `bun:"kind"`    // maintenance, allowance, quota, prepaid, reserved, payg, training or addon
	ValidFrom      string `bun:"valid_from"`
	ValidTo        string `bun:"valid_to"` // last day; empty for the contract's end
	Name           string `bun:"name"`     // what it is called on paper
	Minutes        int64  `bun:"minutes"`  // a month (allowance), a term (training), a week (reserved)
	RollOver       string `bun:"rollover"` // none, months, capped or unlimited
	RollOverMonths int64  `bun:"rollover_months"`
	CapMinutes     int64  `bun:"cap_minutes"`
	Cycle          string `bun:"cycle"` // calendar or anniversary
	ProRata        int64  `bun:"pro_rata"`
	HostedOnly     int64  `bun:"hosted_only"`
	MinBlock       int64  `bun:"min_block"`        // least minutes of a prepaid block
	EarlyUse       int64  `bun:"early_use"`        // usable from the purchase day
	WhenPaid       int64  `bun:"when_paid"`        // usable from the payment day
	PerYear        int64  `bun:"per_year"`         // tech tickets a contract year
	Covers         string `bun:"covers"`           // ticket kinds that maintenance covers, comma-separated
	ScopeKinds     string `bun:"scope_kinds"`      // ticket kinds its minutes serve; empty for all
	ScopeWorkTypes string `bun:"scope_work_types"` // work types its minutes serve; empty for all
	Price          int64  `bun:"price"`            // minor units: an hour (prepaid, reserved, payg), a period (maintenance, addon)
	Period         string `bun:"period"`           // month, quarter, year or once
}

// ContractProducts holds the table contract_product.
var ContractProducts = Declare[ContractProduct]("contract_product", Synced, BucketOf("contract_id", "contract"))

// ContractProduct names a product that a contract covers; a contract without any covers all.
type ContractProduct struct {
	Row
	ContractID string `bun:"contract_id,nullzero"`
	ProductID  string `bun:"product_id,nullzero"`
}

// Lots holds the table lot.
var Lots = Declare[Lot]("lot", Synced, BucketOf("contract_id", "contract"))

// Lot is minutes put into a contract's time bank (domain.md 6). Once written,
// only its payment changes it.
type Lot struct {
	Row
	ContractID     string `bun:"contract_id,nullzero"`
	LineID         string `bun:"line_id"` // prepaid line it was bought under
	Origin         string `bun:"origin"`  // purchase or opening
	Minutes        int64  `bun:"minutes"`
	PurchasedOn    string `bun:"purchased_on"`
	PaidOn         string `bun:"paid_on"` // empty while unpaid
	AvailableFrom  string `bun:"available_from"`
	Expires        string `bun:"expires"` // last day, inclusive; empty for never
	Price          int64  `bun:"price"`   // total, minor units
	Currency       string `bun:"currency"`
	ScopeKinds     string `bun:"scope_kinds"`
	ScopeWorkTypes string `bun:"scope_work_types"`
	MadeBy         string `bun:"made_by,nullzero"` // staff
	Reason         string `bun:"reason"`           // public
}

// LotOverrides holds the table lot_override.
var LotOverrides = Declare[LotOverride]("lot_override", AppendOnly, In(Staff))

// LotOverride records why an admin sold a block below the least size (R-BANK-4); its id is the lot's.
type LotOverride struct {
	Row
	Reason  string `bun:"reason"`
	StaffID string `bun:"staff_id,nullzero"`
}
