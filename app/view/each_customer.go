package view

import (
	"context"
	"database/sql"

	"tallydesk/app/civil"
	"tallydesk/app/view/internal/query"
)

// FullCustomer is a customer with what its card says beside the list's row.
type FullCustomer struct {
	CustomerRow
	Zone, Currency, Address, VATNo string
	Notes                          string // for staff only
}

// EachCustomer gives every customer of the filter in Swedish order of their
// names. Today decides which contracts are active.
func (r *Reader) EachCustomer(ctx context.Context, filter CustomerFilter, today civil.Day, total func(int), each func(FullCustomer) error) error {
	if err := r.staff(); err != nil {
		return err
	}
	where, args := filter.where()
	if err := r.total(ctx, "SELECT COUNT(*) FROM customer k WHERE "+where, args, total); err != nil {
		return err
	}
	text := `SELECT k.id, k.code, k.name, k.status, k.deployment, k.language, COALESCE(s.name, ''),
		COALESCE((SELECT group_concat(name, ', ') FROM (SELECT name FROM contact WHERE customer_id = k.id AND liaison = 1 AND active = 1 ORDER BY name, id)), ''),
		(SELECT COUNT(*) FROM ticket t WHERE t.customer_id = k.id AND t.done = 0),
		(SELECT COUNT(*) FROM contract c WHERE c.customer_id = k.id AND c.start_day <= ? AND (c.end_day = '' OR c.end_day >= ?)),
		k.zone, k.currency, k.address, k.vat_no, COALESCE(n.text, '')
		FROM customer k LEFT JOIN staff s ON s.id = k.manager_id LEFT JOIN customer_note n ON n.id = k.id
		WHERE ` + where + " ORDER BY k.sort_key, k.id"
	return r.each(ctx, text, append([]any{today.Text(), today.Text()}, args...), func(rows *sql.Rows) error {
		var k FullCustomer
		err := rows.Scan(&k.ID, &k.Code, &k.Name, &k.Status, &k.Deployment, &k.Language, &k.Manager, &k.Liaisons, &k.OpenTickets, &k.Contracts,
			&k.Zone, &k.Currency, &k.Address, &k.VATNo, &k.Notes)
		if err != nil {
			return err
		}
		return each(k)
	})
}

// contactStep is how many contacts are completed at once.
const contactStep = 500

// EachContact gives every contact of the filter by name.
func (r *Reader) EachContact(ctx context.Context, filter ContactFilter, total func(int), each func(Contact) error) error {
	if err := r.staff(); err != nil {
		return err
	}
	where, args := filter.where()
	if err := r.total(ctx, "SELECT COUNT(*) FROM contact k WHERE "+where, args, total); err != nil {
		return err
	}
	for page := (Page{Most: contactStep}); ; page.From += contactStep {
		found, err := r.Contacts(ctx, filter, page)
		if err != nil {
			return err
		}
		for _, contact := range found {
			if err := each(contact); err != nil {
				return err
			}
		}
		if len(found) < contactStep {
			return nil
		}
	}
}

// OwnedInstallation is an installation with whose it is.
type OwnedInstallation struct {
	Installation
	CustomerCode, Customer string
}

// EachInstallation gives every installation of a customer, or of all, by
// customer and product.
func (r *Reader) EachInstallation(ctx context.Context, customerID string, total func(int), each func(OwnedInstallation) error) error {
	if err := r.staff(); err != nil {
		return err
	}
	var w query.Where
	w.Equal("i.customer_id", customerID)
	where, args := w.SQL()
	if err := r.total(ctx, "SELECT COUNT(*) FROM installation i WHERE "+where, args, total); err != nil {
		return err
	}
	return r.each(ctx, `SELECT i.id, i.product_id, p.name, i.version, i.deployment, i.environment, i.modules, i.licences,
		i.plan_version, COALESCE(s.name, ''), i.plan_state, i.plan_day, k.code, k.name
		FROM installation i JOIN product p ON p.id = i.product_id JOIN customer k ON k.id = i.customer_id LEFT JOIN staff s ON s.id = i.plan_staff_id
		WHERE `+where+" ORDER BY k.sort_key, k.id, p.name, i.id", args, func(rows *sql.Rows) error {
		var i OwnedInstallation
		var modules, day string
		err := rows.Scan(&i.ID, &i.ProductID, &i.Product, &i.Version, &i.Deployment, &i.Environment, &modules, &i.Licences,
			&i.PlanVersion, &i.PlanStaff, &i.PlanState, &day, &i.CustomerCode, &i.Customer)
		if err != nil {
			return err
		}
		i.Modules, i.PlanDay = split(modules), civil.FromText(day, 0)
		return each(i)
	})
}

// WrittenHours is one version of a calendar as it is written down: hours such
// as 09:00-12:00,13:00-16:00, empty for closed.
type WrittenHours struct {
	Calendar     string
	ValidFrom    civil.Day
	Zone, Region string
	Week         [7]string // from Monday
	Eves         []string
	PreHoliday   string // "-" for no such rule
	BridgeClosed bool
}

// EachHours gives every version of every calendar by name and day. Calendars
// are no secret.
func (r *Reader) EachHours(ctx context.Context, each func(WrittenHours) error) error {
	return r.each(ctx, `SELECT c.name, x.valid_from, x.zone, x.region, x.monday, x.tuesday, x.wednesday, x.thursday, x.friday, x.saturday, x.sunday,
		x.eves, x.pre_holiday, x.bridge_closed FROM calendar_rule x JOIN calendar c ON c.id = x.calendar_id
		ORDER BY c.name, c.id, x.valid_from, x.id`, nil, func(rows *sql.Rows) error {
		var h WrittenHours
		var from, eves string
		err := rows.Scan(&h.Calendar, &from, &h.Zone, &h.Region, &h.Week[0], &h.Week[1], &h.Week[2], &h.Week[3], &h.Week[4], &h.Week[5], &h.Week[6],
			&eves, &h.PreHoliday, &h.BridgeClosed)
		if err != nil {
			return err
		}
		h.ValidFrom, h.Eves = civil.FromText(from, 0), split(eves)
		return each(h)
	})
}

// WrittenDeviation is a date with hours of its own.
type WrittenDeviation struct {
	Calendar      string
	Day           civil.Day
	Hours, Reason string // no hours: closed
	AnnouncedOn   civil.Day
}

// EachDeviation gives every date with hours of its own, by calendar and day.
func (r *Reader) EachDeviation(ctx context.Context, each func(WrittenDeviation) error) error {
	return r.each(ctx, `SELECT c.name, x.day, x.hours, x.reason, x.announced_on FROM calendar_deviation x JOIN calendar c ON c.id = x.calendar_id
		ORDER BY c.name, c.id, x.day, x.id`, nil, func(rows *sql.Rows) error {
		var d WrittenDeviation
		var day, announced string
		if err := rows.Scan(&d.Calendar, &day, &d.Hours, &d.Reason, &announced); err != nil {
			return err
		}
		d.Day, d.AnnouncedOn = civil.FromText(day, 0), civil.FromText(announced, 0)
		return each(d)
	})
}
