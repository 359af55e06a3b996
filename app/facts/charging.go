package facts

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// Charging is what the charges of a ticket's time depend on, besides the time
// itself.
type Charging struct {
	TicketID, CustomerID string
	Kind                 string // the ticket's
	SoftwareFault        bool   // its cause
	Zone                 *time.Location
	chain                []agreement // the ticket's contract first, then the others of its renewal chain
}

// agreement is a contract as far as charging looks at it.
type agreement struct {
	id, currency string
	start, end   civil.Day
	lines        []terms.Version
	lots         []bank.Lot
}

// Work is time as charging looks at it.
type Work struct {
	Day        civil.Day // of work without times
	Start, End time.Time // both or neither
	Minutes    int       // that count: as worked, or as adjusted by hand
	Type       string
	Override   bank.Verdict // the entry's own; no class for none
}

// Charge is one part of work as it is charged.
type Charge struct {
	bank.Part
	ContractID string // none: undecided
	Verdict    bank.Verdict
	Price      money.Amount // of billable work; zero without a rate
}

// ChargingOf reads what a ticket's charges depend on, or says fail.NotFound.
func ChargingOf(q data.Querier, ticketID string) (Charging, error) {
	tickets, err := data.Tickets.Find(q, "id = ?", ticketID)
	if err != nil {
		return Charging{}, err
	}
	if len(tickets) == 0 {
		return Charging{}, fail.New(fail.NotFound, "ticket")
	}
	row := tickets[0]
	c, err := ChargingUnder(q, row.CustomerID, row.ContractID)
	c.TicketID, c.Kind, c.SoftwareFault = row.ID, row.Kind, row.Cause == string(ticket.Software)
	return c, err
}

// ChargingUnder reads what the charges of a customer's tickets under a contract
// depend on, but for the ticket itself: its id, kind and cause.
func ChargingUnder(q data.Querier, customerID, contractID string) (Charging, error) {
	c := Charging{CustomerID: customerID}
	chain, err := Chain(q, customerID, contractID)
	if err != nil {
		return c, err
	}
	calendarID := ""
	if len(chain) > 0 {
		calendarID = chain[0].CalendarID
	}
	if c.Zone, err = Zone(q, calendarID); err != nil {
		return c, err
	}
	for _, contract := range chain {
		member, err := readAgreement(q, contract)
		if err != nil {
			return c, err
		}
		c.chain = append(c.chain, member)
	}
	return c, nil
}

// Chain reads a contract, and after it those that it renewed and that renewed
// it, the nearest first (R-CON-4). Without a contract there is none.
func Chain(q data.Querier, customerID, contractID string) ([]data.Contract, error) {
	if contractID == "" {
		return nil, nil
	}
	all, err := data.Contracts.Find(q, "customer_id = ? ORDER BY start_day, id", customerID)
	if err != nil {
		return nil, err
	}
	var chain []data.Contract
	link := func(wanted func(data.Contract) bool) bool {
		i := slices.IndexFunc(all, wanted)
		if i < 0 {
			return false
		}
		chain = append(chain, all[i])
		all = slices.Delete(all, i, i+1) // no contract comes twice, whatever the rows say
		return true
	}
	if !link(func(k data.Contract) bool { return k.ID == contractID }) {
		return nil, nil
	}
	former, later := chain[0].PredecessorID, chain[0].ID
	for link(func(k data.Contract) bool { return former != "" && k.ID == former }) {
		former = chain[len(chain)-1].PredecessorID
	}
	for link(func(k data.Contract) bool { return k.PredecessorID == later }) {
		later = chain[len(chain)-1].ID
	}
	return chain, nil
}

func readAgreement(q data.Querier, row data.Contract) (agreement, error) {
	member := agreement{
		id: row.ID, currency: row.Currency,
		start: civil.FromText(row.StartDay, 0), end: civil.FromText(row.EndDay, civil.Never),
	}
	lines, err := data.ContractLines.Find(q, "contract_id = ? ORDER BY line_id, valid_from, id", row.ID)
	if err != nil {
		return member, err
	}
	for _, line := range lines {
		member.lines = append(member.lines, Line(line))
	}
	member.lots, err = lots(q, row.ID)
	return member, err
}

// Charges tells how work on the ticket is charged: cut at the midnights of the
// contract calendar's zone (R-BANK-2), each part under the contract that is
// valid on its day (R-CON-1, R-CON-4) and of the first class that fits
// (R-TIME-10). Internal work has no charges.
func (c Charging) Charges(work Work) []Charge {
	if work.Override.Class == bank.Internal {
		return nil
	}
	parts := c.parts(work)
	charges := make([]Charge, len(parts))
	for i, part := range parts {
		charges[i] = c.charge(part, work)
	}
	return charges
}

// parts cuts work into days. Minutes adjusted by hand are spread over the
// parts as those worked are: each running total is rounded to the nearest.
func (c Charging) parts(work Work) []bank.Part {
	if work.Start.IsZero() {
		return []bank.Part{{Day: work.Day, Minutes: work.Minutes}}
	}
	parts := bank.SplitAtMidnights(work.Start, work.End, c.Zone)
	worked := 0
	for _, part := range parts {
		worked += part.Minutes
	}
	if worked == work.Minutes {
		return parts
	}
	running, given := 0, 0
	for i := range parts {
		running += parts[i].Minutes
		upTo := (2*running*work.Minutes + worked) / (2 * worked)
		parts[i].Minutes, given = upTo-given, upTo
	}
	return parts
}

func (c Charging) charge(part bank.Part, work Work) Charge {
	charge := Charge{Part: part}
	i := slices.IndexFunc(c.chain, func(k agreement) bool { return k.start <= part.Day && part.Day <= k.end })
	if i < 0 {
		charge.Verdict = bank.Verdict{Class: bank.Undecided}
		if work.Override.Class == bank.NoCharge || work.Override.Class == "" && c.SoftwareFault {
			charge.Verdict = bank.Classify(bank.ClassFacts{Override: work.Override, SoftwareFault: c.SoftwareFault})
		}
		return charge
	}
	member := c.chain[i]
	charge.ContractID = member.id
	charge.Verdict = bank.Classify(member.classFacts(c, part.Day, work))
	if charge.Verdict.Class == bank.Billable {
		charge.Price = member.price(c.Kind, work.Type, part)
	}
	return charge
}

// classFacts gives what of the contract is in force on a day. Any fault under a
// quota line counts as holding a tech ticket: which of them are over-use is not
// decided by the entry, but by all faults of the year (R-BANK-8).
func (k agreement) classFacts(c Charging, day civil.Day, work Work) bank.ClassFacts {
	read := bank.ClassFacts{Kind: c.Kind, WorkType: work.Type, Override: work.Override, SoftwareFault: c.SoftwareFault}
	for _, line := range terms.InForce(k.lines, day) {
		switch {
		case line.Kind == terms.Quota:
			read.HoldsQuota = true
		case line.Kind == terms.Maintenance:
			read.Maintained = append(read.Maintained, line.Covers...)
		case line.Kind == terms.PayAsYouGo:
			read.PayAsYouGo = read.PayAsYouGo || line.Scope.Fits(c.Kind, work.Type)
		case line.Kind.Bank():
			read.Bank = append(read.Bank, line.Serves())
		}
	}
	for _, lot := range k.lots {
		if lot.From <= day && day <= lot.Expires {
			read.Bank = append(read.Bank, lot.Scope)
		}
	}
	return read
}

// price gives what a part costs at the pay-as-you-go rate that fits it, of
// several the one for the fewest kinds and types of work.
func (k agreement) price(kind, workType string, part bank.Part) money.Amount {
	rates := slices.DeleteFunc(terms.InForce(k.lines, part.Day), func(line terms.Version) bool {
		return line.Kind != terms.PayAsYouGo || !line.Scope.Fits(kind, workType)
	})
	if len(rates) == 0 {
		return money.Amount{}
	}
	rate := slices.MinFunc(rates, func(a, b terms.Version) int {
		return cmp.Or(a.Scope.Compare(b.Scope), strings.Compare(a.LineID, b.LineID))
	})
	price, err := money.Amount{Minor: rate.Price, Currency: k.currency}.MulMinutes(part.Minutes)
	if err != nil {
		return money.Amount{}
	}
	return price
}
