package view

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/data"
)

// Contract is a contract's card.
type Contract struct {
	ContractRow
	Calendar               Named
	ServiceLevel, Remarks  string
	Predecessor, Successor Named          // by their numbers
	Terms                  []TermsVersion // by the day they begin
	Lines                  []ContractLine // by kind and name (terms.Line.Compare), then id
	Products               []Named        // covered; none for all
	Quota                  Quota
}

// TermsVersion is one version of a contract's rules.
type TermsVersion struct {
	ID        string
	Tag       int64 // of the newest: Base of command.ChangeTerms
	ValidFrom civil.Day
	OverUse   terms.OverUse
	DrawOrder bank.DrawOrder
	InForce   bool
}

// ContractLine is an entitlement with all its versions.
type ContractLine struct {
	LineID   string
	Tag      int64 // Base of command.ChangeLine and EndLine
	Kind     terms.Kind
	Now      LineVersion // in force on the day asked for; else the newest
	InForce  bool
	Versions []LineVersion // by the day they begin
}

// LineVersion is one version of an entitlement.
type LineVersion struct {
	ID  string
	Tag int64
	terms.Line
}

// Quota is how a contract's tech tickets stand in the contract year of the day
// asked for. Which of them are over-use is not decided here.
type Quota struct {
	PerYear  int // none when the contract has no quota
	From, To civil.Day
	Open     int // reserved by open faults
	Used     int // by faults that are over
	Credited int // software faults, which cost nothing
}

// Left gives the tech tickets that are left; below zero is over-use.
func (q Quota) Left() int { return q.PerYear - q.Open - q.Used }

// Contract reads a contract's card by id or number, as it stands on a day.
func (r *Reader) Contract(ctx context.Context, idOrNumber string, asOf civil.Day) (Contract, error) {
	var card Contract
	if err := r.staff(); err != nil {
		return card, err
	}
	err := r.db.Snapshot(ctx, func(q data.Querier) error { return card.read(q, idOrNumber, asOf) })
	return card, err
}

func (k *Contract) read(q data.Querier, idOrNumber string, asOf civil.Day) error {
	rows, err := data.Contracts.Find(q, "id = ? OR number = ? ORDER BY id LIMIT 1", idOrNumber, strings.ToUpper(idOrNumber))
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return fail.New(fail.NotFound, "contract")
	}
	row := rows[0]
	k.ServiceLevel, k.Remarks, k.Calendar.ID = row.ServiceLevel, row.Remarks, row.CalendarID
	err = scanRows(q, contractColumns+"k.id = ?", []any{row.ID}, func(rows *sql.Rows) error { return k.scan(rows, asOf) })
	if err != nil {
		return err
	}
	for _, read := range []func(data.Querier, data.Contract, civil.Day) error{k.readNames, k.readTerms, k.readLines, k.readQuota} {
		if err := read(q, row, asOf); err != nil {
			return err
		}
	}
	held, err := readBank(q, row.ID, asOf)
	k.Bank = held.line()
	return err
}

// readNames reads the names of what the contract points to.
func (k *Contract) readNames(q data.Querier, row data.Contract, _ civil.Day) error {
	calendars, err := data.Calendars.Find(q, "id = ?", row.CalendarID)
	if err != nil {
		return err
	}
	for _, calendar := range calendars {
		k.Calendar.Name = calendar.Name
	}
	kin, err := data.Contracts.Find(q, "id = ? OR predecessor_id = ? ORDER BY id", row.PredecessorID, row.ID)
	if err != nil {
		return err
	}
	for _, other := range kin {
		if other.ID == row.PredecessorID {
			k.Predecessor = Named{other.ID, other.Number}
		} else {
			k.Successor = Named{other.ID, other.Number}
		}
	}
	products, err := data.Products.Find(q, "id IN (SELECT product_id FROM contract_product WHERE contract_id = ?) ORDER BY name, id", row.ID)
	for _, product := range products {
		k.Products = append(k.Products, Named{product.ID, product.Name})
	}
	return err
}

func (k *Contract) readTerms(q data.Querier, row data.Contract, asOf civil.Day) error {
	versions, err := data.AllContractTerms.Find(q, "contract_id = ? ORDER BY valid_from, id", row.ID)
	inForce := -1
	for i, version := range versions {
		from := civil.FromText(version.ValidFrom, 0)
		if from <= asOf {
			inForce = i
		}
		k.Terms = append(k.Terms, TermsVersion{
			ID: version.ID, Tag: version.Tag, ValidFrom: from,
			OverUse: terms.OverUse(version.OverUse), DrawOrder: bank.DrawOrder(version.DrawOrder),
		})
	}
	if inForce >= 0 {
		k.Terms[inForce].InForce = true
	}
	return err
}

func (k *Contract) readLines(q data.Querier, row data.Contract, asOf civil.Day) error {
	rows, err := data.ContractLines.Find(q, "contract_id = ? ORDER BY valid_from, id", row.ID)
	if err != nil {
		return err
	}
	at := map[string]int{}
	var versions []terms.Version
	for _, row := range rows {
		version := facts.Line(row)
		versions = append(versions, version)
		i, known := at[version.LineID]
		if !known {
			i = len(k.Lines)
			at[version.LineID] = i
			k.Lines = append(k.Lines, ContractLine{LineID: version.LineID, Kind: version.Kind})
		}
		shown := LineVersion{ID: version.ID, Tag: row.Tag, Line: version.Line}
		line := &k.Lines[i]
		line.Versions, line.Now, line.Tag = append(line.Versions, shown), shown, row.Tag
	}
	for _, version := range terms.InForce(versions, asOf) {
		line := &k.Lines[at[version.LineID]]
		line.InForce = asOf <= k.End
		for _, shown := range line.Versions {
			if shown.ID == version.ID {
				line.Now = shown
			}
		}
	}
	slices.SortFunc(k.Lines, func(a, b ContractLine) int {
		return cmp.Or(a.Now.Compare(b.Now.Line), strings.Compare(a.LineID, b.LineID))
	})
	return nil
}

// readQuota counts the faults of the contract year (R-BANK-8).
func (k *Contract) readQuota(q data.Querier, row data.Contract, asOf civil.Day) error {
	for _, line := range k.Lines {
		if line.Kind == terms.Quota && line.InForce {
			k.Quota.PerYear += line.Now.PerYear
		}
	}
	if k.Quota.PerYear == 0 {
		return nil
	}
	years := 0
	for k.Start.AddMonths(12*(years+1)) <= asOf {
		years++
	}
	k.Quota.From = k.Start.AddMonths(12 * years)
	k.Quota.To = min(k.End, k.Start.AddMonths(12*(years+1))-1)
	zone, err := facts.Zone(q, row.CalendarID)
	if err != nil {
		return err
	}
	const faults = `SELECT cause = 'software', state IN ('resolved', 'closed'), COUNT(*) FROM (SELECT t.cause, t.state,
			COALESCE((SELECT MIN(e.at) FROM ticket_event e WHERE e.ticket_id = t.id AND e.kind = 'kind' AND e.after_value = 'fault'), t.received_at) AS since
			FROM ticket t WHERE t.contract_id = ? AND t.kind = 'fault' AND t.state NOT IN ('declined', 'merged'))
		WHERE since >= ? AND since < ? GROUP BY 1, 2`
	args := []any{row.ID, k.Quota.From.Start(zone).UnixMilli(), (k.Quota.To + 1).Start(zone).UnixMilli()}
	return scanRows(q, faults, args, func(rows *sql.Rows) error {
		var software, over bool
		var count int
		err := rows.Scan(&software, &over, &count)
		switch {
		case software:
			k.Quota.Credited += count
		case over:
			k.Quota.Used += count
		default:
			k.Quota.Open += count
		}
		return err
	})
}
