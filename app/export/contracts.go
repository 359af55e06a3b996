package export

import (
	"context"

	"tallydesk/app"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/view"
)

// contractStep is how many contracts are read at once.
const contractStep = 200

// eachContract gives the contracts of a filter by customer.
func eachContract(ctx context.Context, desk *app.Desk, filter view.ContractFilter, begin func(contracts int), each func(view.ContractRow) error) error {
	for page := (view.Page{Most: contractStep}); ; page.From += contractStep {
		rows, total, err := desk.View().Contracts(ctx, filter, page)
		if err != nil {
			return err
		}
		if page.From == 0 {
			begin(total)
		}
		for _, row := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := each(row); err != nil {
				return err
			}
		}
		if len(rows) < contractStep {
			return nil
		}
	}
}

// unknown begins a list whose rows nobody has counted.
func unknown(int) {}

func narrowsContracts(filter view.ContractFilter) bool {
	filter.AsOf = 0
	return narrows(filter)
}

// Contracts lists the contracts of a filter, each as it stands on the filter's
// day.
func Contracts(desk *app.Desk, filter view.ContractFilter) List {
	return List{
		Name: "contracts", Narrowed: narrowsContracts(filter), columns: row(
			texts("number", "name", "customer", "customer_name"), of(asDay, "start_day", "end_day"), coded("contract_state", "contractstate."),
			of(asNumber, "renewal_months"), of(asChange, "left"), of(asHours, "uncovered_time", "undecided_time"), coded("over_use", "overuse."),
			coded("draw_order", "draworder."), texts("calendar", "currency", "service_level"), of(asList, "products"), texts("predecessor", "remarks", "id")),
		read: func(ctx context.Context, out flow) error {
			return eachContract(ctx, desk, filter, out.total, func(k view.ContractRow) error {
				card, err := desk.View().Contract(ctx, k.ID, filter.AsOf)
				if err != nil {
					return err
				}
				var products []string
				for _, product := range card.Products {
					products = append(products, product.Name)
				}
				terms := inForce(card.Terms)
				return out.row(k.Number, k.Name, k.CustomerCode, k.CustomerName, k.Start, k.End, k.State, k.RenewalMonths, k.Bank.Left, k.Bank.Uncovered,
					k.Bank.Undecided, terms.OverUse, terms.DrawOrder, card.Calendar.Name, k.Currency, card.ServiceLevel, products, card.Predecessor.Name,
					card.Remarks, k.ID)
			})
		},
	}
}

func inForce(versions []view.TermsVersion) view.TermsVersion {
	for _, version := range versions {
		if version.InForce {
			return version
		}
	}
	return view.TermsVersion{}
}

// lineColumns are those of a contract line.
var lineColumns = row(
	coded("line_kind", "line."), texts("name"), of(asDay, "valid_from", "valid_to"), of(asHours, "line_minutes"), coded("rollover", "rollover."),
	of(asNumber, "rollover_months"), of(asHours, "cap"), coded("cycle", "cycle."), of(asTruth, "pro_rata", "hosted_only"), of(asHours, "least"),
	of(asTruth, "early_use", "when_paid"), of(asNumber, "per_year"), severalCoded("covers", "kind."), severalCoded("scope_kinds", "kind."),
	severalCoded("scope_work_types", "worktype."), of(asMoney, "price"), texts("currency"), coded("period", "period."))

func lineValues(l terms.Line, currency string) []any {
	price := money.Amount{Minor: l.Price, Currency: currency}
	if l.Price == 0 {
		price = money.Amount{}
	}
	return []any{
		l.Kind, l.Name, l.ValidFrom, l.ValidTo, l.Minutes, string(l.RollOver), l.RollOverMonths, l.Cap, string(l.Cycle), l.ProRata, l.HostedOnly, l.Least,
		l.EarlyUse, l.WhenPaid, l.PerYear, l.Covers, l.Scope.Kinds, l.Scope.WorkTypes, price, currency, l.Period,
	}
}

// Lines lists what the contracts of a filter entitle to, with all versions.
func Lines(desk *app.Desk, filter view.ContractFilter) List {
	return List{
		Name: "lines", Narrowed: narrowsContracts(filter), columns: row(texts("contract", "customer", "customer_name"), lineColumns, texts("id")),
		read: func(ctx context.Context, out flow) error {
			return eachContract(ctx, desk, filter, unknown, func(k view.ContractRow) error {
				card, err := desk.View().Contract(ctx, k.ID, filter.AsOf)
				if err != nil {
					return err
				}
				for _, line := range card.Lines {
					for _, version := range line.Versions {
						values := append([]any{k.Number, k.CustomerCode, k.CustomerName}, lineValues(version.Line, k.Currency)...)
						if err := out.row(append(values, version.ID)...); err != nil {
							return err
						}
					}
				}
				return nil
			})
		},
	}
}

// lotColumns are those of a lot as it stands on a day.
var lotColumns = row(
	of(asPhrase, "lot"), coded("origin", "origin."), coded("lot_state", "bank.state."), of(asHours, "came", "drawn", "expired", "lot_left"),
	of(asDay, "available_from", "expires", "bought", "paid"), severalCoded("scope_kinds", "kind."), severalCoded("scope_work_types", "worktype."),
	of(asMoney, "price"), texts("currency", "public_reason"))

func lotValues(lot bank.LotState, bought, paid civil.Day, price money.Amount, reason string) []any {
	return []any{
		lot.Name(), lot.Origin, lot.State, lot.Minutes, lot.Drawn, lot.Expired, lot.Left, lot.From, lot.Expires, bought, paid,
		lot.Scope.Kinds, lot.Scope.WorkTypes, price, price.Currency, reason,
	}
}

// Lots lists the hours in the banks of the contracts of a filter, as they stand
// on its day.
func Lots(desk *app.Desk, filter view.ContractFilter) List {
	return List{
		Name: "lots", Narrowed: narrowsContracts(filter), columns: row(
			texts("contract", "customer", "customer_name"), lotColumns, texts("made_by", "override", "id")),
		read: func(ctx context.Context, out flow) error {
			return eachContract(ctx, desk, filter, unknown, func(k view.ContractRow) error {
				held, err := desk.View().Bank(ctx, k.ID, filter.AsOf)
				if err != nil {
					return err
				}
				for _, lot := range held.Lots {
					values := append([]any{k.Number, k.CustomerCode, k.CustomerName}, lotValues(lot.LotState, lot.Bought, lot.Paid, lot.Price, lot.Reason)...)
					if err := out.row(append(values, lot.MadeBy, lot.Override, lot.ID)...); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// movementColumns are those of a change of a balance.
var movementColumns = row(
	of(asDay, "posting_day"), of(asPhrase, "what"), of(asChange, "change", "balance"), of(asPhrase, "lot"), texts("ticket", "subject"), of(asDay, "day"),
	coded("work_type", "worktype."), texts("staff", "note"), of(asPhrase, "why"))

// Movements lists every change of the balances of the contracts of a filter up
// to its day, and why.
func Movements(desk *app.Desk, filter view.ContractFilter) List {
	return List{
		Name: "movements", Narrowed: narrowsContracts(filter), columns: row(texts("contract", "customer", "customer_name"), movementColumns),
		read: func(ctx context.Context, out flow) error {
			return eachContract(ctx, desk, filter, unknown, func(k view.ContractRow) error {
				statement, err := desk.View().Statement(ctx, k.ID, firstDay, filter.AsOf, filter.AsOf)
				if err != nil {
					return err
				}
				for _, m := range statement.Movements {
					err := out.row(k.Number, k.CustomerCode, k.CustomerName, m.Day, m.What(), m.Minutes, m.Balance, m.LotOf.Name(),
						m.Work.TicketRef, m.Work.Subject, m.Work.WorkDay, m.Work.WorkType, m.Work.Staff, m.Work.Note, m.Why.Phrase())
					if err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// firstDay is before every day that a desk knows.
var firstDay = civil.Date(1, 1, 1)
