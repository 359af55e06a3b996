package export

import (
	"context"

	"tallydesk/app"
	"tallydesk/app/view"
)

// Customers lists the customers of a filter in Swedish order of their names.
func Customers(desk *app.Desk, filter view.CustomerFilter) List {
	return List{
		Name: "customers", Narrowed: narrows(filter), columns: row(
			texts("code", "name"), coded("status", "status."), coded("deployment", "deployment."), texts("manager", "liaisons"),
			of(asNumber, "open_tickets", "contracts"), coded("language", "language."), texts("currency", "zone", "address", "vat_no", "notes", "id")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachCustomer(ctx, filter, today(desk), out.total, func(k view.FullCustomer) error {
				return out.row(k.Code, k.Name, k.Status, k.Deployment, k.Manager, k.Liaisons, k.OpenTickets, k.Contracts, k.Language, k.Currency,
					k.Zone, k.Address, k.VATNo, k.Notes, k.ID)
			})
		},
	}
}

// Contacts lists the contacts of a filter by name.
func Contacts(desk *app.Desk, filter view.ContactFilter) List {
	return List{
		Name: "contacts", Narrowed: narrows(filter), columns: row(
			texts("customer", "customer_name", "name"), of(asList, "emails", "phones"), of(asTruth, "liaison"), coded("function", "function."),
			of(asTruth, "it_contact", "active"), coded("language", "language."), of(asList, "trained"), texts("login", "id")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachContact(ctx, filter, out.total, func(k view.Contact) error {
				var trained []string
				for _, training := range k.Training {
					trained = append(trained, training.Product+" "+training.Day.Text())
				}
				return out.row(k.CustomerCode, k.CustomerName, k.Name, k.Emails, k.Phones, k.Liaison, k.Function, k.ITContact, k.Active, k.Language,
					trained, k.Login, k.ID)
			})
		},
	}
}

// Installations lists the installations of a customer, or of all.
func Installations(desk *app.Desk, customerID string) List {
	return List{
		Name: "installations", Narrowed: customerID != "", columns: row(
			texts("customer", "customer_name", "product", "version"), of(asList, "modules"), of(asNumber, "licences"), coded("deployment", "deployment."),
			texts("plan_version"), of(asDay, "plan_day"), texts("plan_staff"), coded("plan_state", "upgrade."), texts("environment", "id")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachInstallation(ctx, customerID, out.total, func(i view.OwnedInstallation) error {
				return out.row(i.CustomerCode, i.Customer, i.Product, i.Version, i.Modules, i.Licences, i.Deployment, i.PlanVersion, i.PlanDay,
					i.PlanStaff, i.PlanState, i.Environment, i.ID)
			})
		},
	}
}

// Products lists the products with their releases, the newest first; one
// without any has a row of its own.
func Products(desk *app.Desk) List {
	return List{
		Name: "products", columns: row(
			texts("product"), of(asList, "modules"), texts("version"), coded("release_state", "release."), of(asDay, "day"), texts("release_notes", "fixes")),
		read: func(ctx context.Context, out flow) error {
			products, err := desk.View().Products(ctx)
			if err != nil {
				return err
			}
			for _, product := range products {
				releases := product.Releases
				if len(releases) == 0 {
					releases = []view.Release{{}}
				}
				for _, release := range releases {
					err := out.row(product.Name, product.Modules, release.Version, release.State, release.Day, release.Notes, release.Fixes)
					if err != nil {
						return err
					}
				}
			}
			return nil
		},
	}
}

// People lists the members of staff.
func People(desk *app.Desk) List {
	return List{
		Name: "people", columns: row(
			texts("name", "email", "login"), coded("role", "role."), severalCoded("functions", "function."), texts("department"), of(asList, "skills"),
			of(asNumber, "line"), of(asHours, "weekly_minutes"), of(asTruth, "active"), texts("id")),
		read: func(ctx context.Context, out flow) error {
			staff, err := desk.View().Staff(ctx)
			if err != nil {
				return err
			}
			out.total(len(staff))
			for _, s := range staff {
				err := out.row(s.Name, s.Email, s.Login, s.Role, s.Functions, s.Department, s.Skills, s.Line, s.WeeklyMinutes, s.Active, s.ID)
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// Calendars lists the opening hours of every calendar, version by version.
func Calendars(desk *app.Desk) List {
	return List{
		Name: "calendars", columns: row(
			texts("calendar"), of(asDay, "valid_from"), texts("zone", "region", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
			of(asList, "eves"), texts("pre_holiday"), of(asTruth, "bridge_closed")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachHours(ctx, func(h view.WrittenHours) error {
				return out.row(h.Calendar, h.ValidFrom, h.Zone, h.Region, h.Week[0], h.Week[1], h.Week[2], h.Week[3], h.Week[4], h.Week[5], h.Week[6],
					h.Eves, h.PreHoliday, h.BridgeClosed)
			})
		},
	}
}

// Deviations lists the dates with hours of their own.
func Deviations(desk *app.Desk) List {
	return List{
		Name: "deviations", columns: row(texts("calendar"), of(asDay, "day"), texts("hours", "public_reason"), of(asDay, "announced_on")),
		read: func(ctx context.Context, out flow) error {
			return desk.View().EachDeviation(ctx, func(d view.WrittenDeviation) error {
				return out.row(d.Calendar, d.Day, d.Hours, d.Reason, d.AnnouncedOn)
			})
		},
	}
}
