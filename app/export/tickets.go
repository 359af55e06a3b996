package export

import (
	"context"
	"reflect"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/view"
)

// today is the day on the desk's clock.
func today(desk *app.Desk) civil.Day { return civil.Of(desk.Now()) }

// narrows tells whether a filter asks for anything.
func narrows(filter any) bool { return !reflect.ValueOf(filter).IsZero() }

// Tickets lists the tickets of a filter, in its order.
func Tickets(desk *app.Desk, filter view.TicketFilter) List {
	list := TicketsOf(desk, func(context.Context) (view.TicketFilter, error) { return filter, nil })
	filter.Sort = 0
	list.Narrowed = narrows(filter)
	return list
}

// TicketsOf lists the tickets of a filter that is only known when the list is
// written.
func TicketsOf(desk *app.Desk, filter func(context.Context) (view.TicketFilter, error)) List {
	return List{
		Name: "tickets", Narrowed: true, columns: row(
			texts("ref", "customer", "customer_name", "subject"), coded("kind", "kind."), coded("state", "state."), coded("priority", "priority."),
			coded("wished", "priority."), texts("assignee"), of(asNumber, "line"), texts("reporter", "product", "contract"), of(asTruth, "uncovered", "emergency"),
			coded("cause", "cause."), coded("channel", "channel."), texts("owner"), of(asMoment, "received", "opened", "resolved", "closed", "last_at"),
			coded("last_from", "export.side."), of(asNumber, "reopened"), of(asHours, "minutes"), texts("resolution", "id")),
		read: func(ctx context.Context, out flow) error {
			wanted, err := filter(ctx)
			if err != nil {
				return err
			}
			return desk.View().EachTicket(ctx, wanted, out.total, func(t view.FullTicket) error {
				return out.row(t.Ref, t.CustomerCode, t.Customer, t.Subject, t.Kind, t.State, t.Priority,
					t.Wished, t.Assignee, t.Line, t.Reporter, t.Product, t.Contract, t.Uncovered, t.Emergency,
					t.Cause, t.Channel, t.Owner, t.Received, t.Opened, t.Resolved, t.Closed, t.LastAt,
					t.LastFrom, t.Reopened, t.Minutes, t.Resolution, t.ID)
			})
		},
	}
}

// Messages lists what was said on tickets: messages, and the notes of staff
// among themselves.
func Messages(desk *app.Desk, filter view.SaidFilter) List {
	return List{
		Name: "messages", Narrowed: narrows(filter), columns: row(
			texts("ticket", "customer", "customer_name", "subject"), of(asMoment, "at"), coded("said", "export.said."), coded("side", "export.side."),
			texts("author"), coded("channel", "channel."), texts("body", "files"), of(asMoment, "edited"), texts("id")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachSaid(ctx, filter, out.total, func(x view.Said) error {
				return out.row(x.Ref, x.CustomerCode, x.Customer, x.Subject, x.At, x.Kind, x.Side, x.Author, x.Channel, x.Body, x.Files, x.Edited, x.ID)
			})
		},
	}
}

// Time lists the time entries of a filter, the latest first.
func Time(desk *app.Desk, filter view.TimeFilter) List {
	return List{
		Name: "time", Narrowed: narrows(filter), columns: row(
			of(asDay, "day"), texts("staff", "ticket", "subject", "customer", "customer_name"), of(asMoment, "start", "end"), of(asHours, "minutes", "worked"),
			texts("adjusted_reason"), coded("work_type", "worktype."), of(asTruth, "on_site"), coded("class", "class."), coded("reason", "reason."),
			coded("entry_state", "entrystate."), texts("note", "internal_note", "id")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachTime(ctx, filter, out.total, func(e view.EntryRow) error {
				return out.row(e.WorkDay, e.Staff, e.TicketRef, e.Subject, e.CustomerCode, e.Customer, e.Start, e.End, e.Minutes, e.Worked,
					e.AdjustedReason, e.WorkType, e.OnSite, e.Verdict.Class, e.Verdict.Reason, e.State, e.Note, e.InternalNote, e.ID)
			})
		},
	}
}

// Charges lists the charges of a filter by posting day.
func Charges(desk *app.Desk, filter view.ChargeFilter) List {
	return List{
		Name: "charges", Narrowed: narrows(filter), columns: row(
			of(asDay, "posting_day", "day"), texts("ticket", "subject", "customer", "customer_name", "contract"), of(asMoment, "start"), of(asHours, "minutes"),
			coded("work_type", "worktype."), coded("kind", "kind."), coded("class", "class."), coded("reason", "reason."), texts("note", "staff", "id")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachCharge(ctx, filter, out.total, func(h view.FullCharge) error {
				return out.row(h.PostingDay, h.WorkDay, h.TicketRef, h.Subject, h.CustomerCode, h.Customer, h.Contract, h.Start, h.Minutes,
					h.WorkType, h.Kind, h.Verdict.Class, h.Verdict.Reason, h.Note, h.Staff, h.ID)
			})
		},
	}
}

// search is how both sides look on from a place.
type search func(ctx context.Context, typed string, after view.Place, most int, kinds ...string) ([]view.Hit, view.Place, bool, error)

// Hits lists all that a search finds of some kinds.
func Hits(desk *app.Desk, typed string, kinds ...string) List {
	look := search(desk.View().SearchFrom)
	if desk.Actor().Role == access.Liaison {
		look = desk.Account().SearchFrom
	}
	return List{
		Name: "hits", Narrowed: true, columns: row(
			coded("found", "export.hit."), texts("ref", "title"), of(asMoment, "at"), texts("text", "id")),
		read: func(ctx context.Context, out flow) error {
			var place view.Place
			for more := true; more; {
				hits, next, goesOn, err := look(ctx, typed, place, hitStep, kinds...)
				if err != nil {
					return err
				}
				if err := told(hits, out); err != nil {
					return err
				}
				place, more = next, goesOn
			}
			return nil
		},
	}
}

// hitStep is how many hits are read at once.
const hitStep = 500

// told gives hits as rows.
func told(hits []view.Hit, out flow) error {
	for _, hit := range hits {
		text := ""
		for _, span := range hit.Snippet {
			text += span.Text
		}
		if err := out.row(hit.Kind, hit.Ref, hit.Title, hit.At, text, hit.ID); err != nil {
			return err
		}
	}
	return nil
}
