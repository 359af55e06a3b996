package export

import (
	"context"

	"tallydesk/app"
	"tallydesk/app/view/liaison"
)

// own are the lists of a liaison: what its customer may see, read through
// app/view/liaison and nothing else (R-ACC-1).
func own(desk *app.Desk) []List {
	return []List{
		OwnTickets(desk, liaison.TicketFilter{}), OwnMessages(desk, ""), ownCharges(desk), ownContracts(desk), ownLines(desk), ownLots(desk), ownMovements(desk),
	}
}

// OwnTickets lists a liaison's tickets, the latest activity first.
func OwnTickets(desk *app.Desk, filter liaison.TicketFilter) List {
	return List{
		Name: "tickets", Narrowed: filter.Open || filter.Text != "" || len(filter.States) > 0, columns: row(
			texts("ref", "subject"), coded("kind", "kind."), coded("state", "state.customer."), coded("priority", "priority."), coded("wished", "priority."),
			texts("reporter", "assignee", "product", "contract"), of(asTruth, "uncovered", "emergency"), coded("cause", "cause."), coded("channel", "channel."),
			of(asMoment, "received", "opened", "resolved", "closed", "last_at"), coded("last_from", "export.side."), of(asNumber, "reopened"),
			texts("resolution", "id")),
		read: func(ctx context.Context, out flow) error {
			return desk.Account().EachTicket(ctx, filter, out.total, func(t liaison.Ticket) error {
				return out.row(t.Ref, t.Subject, t.Kind, t.State, t.Priority, t.Wished, t.Reporter, t.Assignee, t.Product, t.Contract,
					t.Uncovered, t.Emergency, t.Cause, t.Channel, t.Received, t.Opened, t.Resolved, t.Closed, t.LastAt, t.LastFrom, t.Reopened,
					t.Resolution, t.ID)
			})
		},
	}
}

// OwnMessages lists the public messages on a liaison's tickets, or on one.
func OwnMessages(desk *app.Desk, ticketID string) List {
	return List{
		Name: "messages", called: "own_messages", Narrowed: ticketID != "", columns: row(
			texts("ticket", "subject"), of(asMoment, "at"), coded("side", "export.side."), texts("author"), coded("channel", "channel."),
			texts("body", "files"), of(asMoment, "edited"), texts("id")),
		read: func(ctx context.Context, out flow) error {
			return desk.Account().EachMessage(ctx, ticketID, out.total, func(m liaison.Message) error {
				return out.row(m.Ref, m.Subject, m.At, m.Side, m.Author, m.Channel, m.Body, m.Files, m.Edited, m.ID)
			})
		},
	}
}

func ownCharges(desk *app.Desk) List {
	return List{
		Name: "charges", columns: row(
			of(asDay, "posting_day", "day"), texts("ticket", "subject", "contract"), of(asMoment, "start"), of(asHours, "minutes"),
			coded("work_type", "worktype."), coded("class", "class."), coded("reason", "reason."), texts("note", "staff", "id")),
		read: func(ctx context.Context, out flow) error {
			return desk.Account().EachCharge(ctx, out.total, func(h liaison.Charge) error {
				return out.row(h.PostingDay, h.WorkDay, h.TicketNo, h.Subject, h.Contract, h.Start, h.Minutes, h.WorkType, h.Verdict.Class,
					h.Verdict.Reason, h.Note, h.Who, h.ChargeID)
			})
		},
	}
}

func ownContracts(desk *app.Desk) List {
	return List{
		Name: "contracts", columns: row(
			texts("number", "name"), of(asDay, "start_day", "end_day"), coded("contract_state", "contractstate."), of(asNumber, "renewal_months"),
			of(asChange, "left"), texts("currency", "service_level"), of(asList, "products"), texts("remarks", "id")),
		read: func(ctx context.Context, out flow) error {
			return eachOwn(ctx, desk, func(k liaison.Contract) error {
				return out.row(k.Number, k.Name, k.Start, k.End, k.State, k.RenewalMonths, k.Left, k.Currency, k.ServiceLevel, k.Products, k.Remarks, k.ID)
			})
		},
	}
}

// eachOwn gives the contracts of a liaison's customer.
func eachOwn(ctx context.Context, desk *app.Desk, each func(liaison.Contract) error) error {
	contracts, err := desk.Account().Contracts(ctx, today(desk))
	if err != nil {
		return err
	}
	for _, contract := range contracts {
		if err := each(contract); err != nil {
			return err
		}
	}
	return nil
}

func ownLines(desk *app.Desk) List {
	return List{
		Name: "lines", columns: row(texts("contract"), lineColumns),
		read: func(ctx context.Context, out flow) error {
			return eachOwn(ctx, desk, func(k liaison.Contract) error {
				for _, line := range k.Lines {
					if err := out.row(append([]any{k.Number}, lineValues(line, k.Currency)...)...); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func ownLots(desk *app.Desk) List {
	return List{
		Name: "lots", columns: row(texts("contract"), lotColumns),
		read: func(ctx context.Context, out flow) error {
			return eachOwn(ctx, desk, func(k liaison.Contract) error {
				held, err := desk.Account().Bank(ctx, k.ID, today(desk))
				if err != nil {
					return err
				}
				for _, lot := range held.Lots {
					values := lotValues(lot.LotState, lot.Bought, lot.Paid, lot.Price, lot.Reason)
					if err := out.row(append([]any{k.Number}, values...)...); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func ownMovements(desk *app.Desk) List {
	return List{
		Name: "movements", columns: row(texts("contract"), movementColumns),
		read: func(ctx context.Context, out flow) error {
			day := today(desk)
			return eachOwn(ctx, desk, func(k liaison.Contract) error {
				statement, err := desk.Account().Statement(ctx, k.ID, firstDay, day, day)
				if err != nil {
					return err
				}
				for _, m := range statement.Movements {
					err := out.row(k.Number, m.Day, m.What(), m.Minutes, m.Balance, m.LotOf.Name(), m.Work.TicketNo, m.Work.Subject, m.Work.WorkDay,
						m.Work.WorkType, m.Work.Who, m.Work.Note, m.Why.Phrase())
					if err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}
