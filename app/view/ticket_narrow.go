package view

import (
	"context"
	"slices"
	"strings"
	"time"

	"tallydesk/app/fail"
	"tallydesk/app/filter"
	"tallydesk/app/ticket"
)

// mostNamed is how many customers or people one name of a filter can mean.
const mostNamed = 500

// Narrow lays a filter over others: it finds whom and what its names mean. Now
// is the moment from which days are counted, in the zone of the person. A name
// that nobody has is a *fail.Invalid of the field "filter".
func (r *Reader) Narrow(ctx context.Context, over TicketFilter, typed filter.Filter, now time.Time) (TicketFilter, error) {
	if err := r.staff(); err != nil {
		return over, err
	}
	over.Now = now
	for _, term := range typed.Terms {
		if term.Field.Named() {
			ids, err := r.named(ctx, term)
			if err != nil {
				return over, err
			}
			term.Values = ids
		}
		over.take(term)
	}
	return over, nil
}

// take adds a condition: to the fields that have an index where it can.
func (f *TicketFilter) take(t filter.Term) {
	single := !t.Not && len(t.Values) == 1
	switch {
	case t.Field == filter.Text && !t.Not:
		f.Text = strings.TrimSpace(f.Text + " " + typedOf(t))
	case single && t.Field == filter.Customer && f.CustomerID == "":
		f.CustomerID = t.Values[0]
	case single && t.Field == filter.Assignee && t.Values[0] != filter.None && t.Values[0] != "" && f.AssigneeID == "":
		f.AssigneeID = t.Values[0]
	case single && t.Field == filter.Contract && t.Values[0] != filter.None && f.ContractID == "":
		f.ContractID = t.Values[0]
	case single && (t.Field == filter.State || t.Field == filter.Is) && t.Values[0] == filter.Open:
		f.Open = true
	case t.Field == filter.State && !t.Not && len(f.States) == 0 && !slices.Contains(t.Values, filter.Open) && !slices.Contains(t.Values, filter.Done):
		f.States = statesOf(t.Values)
	case single && t.Field == filter.State && t.Values[0] == filter.Done && len(f.States) == 0:
		f.States = slices.DeleteFunc(slices.Clone(ticket.States), func(s ticket.State) bool { return !s.Done() })
	case single && t.Field == filter.Is && t.Values[0] == filter.Mine:
		f.Mine = true
	case single && t.Field == filter.Is && t.Values[0] == filter.Unassigned:
		f.Unassigned = true
	default:
		f.Terms = append(f.Terms, t)
	}
}

// named finds the ids of a term's names; what stands for somebody stays.
func (r *Reader) named(ctx context.Context, t filter.Term) ([]string, error) {
	var ids []string
	for _, name := range t.Values {
		found, err := r.called(ctx, t.Field, name)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			token := fail.Word("filter.right.token." + string(t.Field))
			return nil, fail.NewInvalid("filter", "filter.nobody", fail.Args{"Token": token, "Value": name})
		}
		ids = append(ids, found...)
	}
	return ids, nil
}

func (r *Reader) called(ctx context.Context, field filter.Field, name string) ([]string, error) {
	switch {
	case field == filter.Assignee && name == filter.Me:
		return []string{r.actor.StaffID}, nil
	case name == filter.None && (field == filter.Assignee || field == filter.Contract):
		return []string{filter.None}, nil
	}
	names, err := r.Names(ctx, field, name, mostNamed)
	if err != nil {
		return nil, err
	}
	return meant(names, name), nil
}

// meant gives the ids of those whose name or code is what was typed; with none
// of them, of all whose names have it.
func meant(names []Called, typed string) []string {
	var exact, all []string
	for _, one := range names {
		all = append(all, one.ID)
		if ticket.Fold(one.Name) == ticket.Fold(typed) || ticket.Fold(one.Code) == ticket.Fold(typed) {
			exact = append(exact, one.ID)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return all
}
