package view

import (
	"context"
	"database/sql"

	"tallydesk/app/civil"
	"tallydesk/data"
)

// Product is something that customers have.
type Product struct {
	ID, Name string
	Modules  []string
	Releases []Release
}

// Release is a version of a product.
type Release struct {
	ID, Version, State, Notes, Fixes string
	Day                              civil.Day // planned or actual; zero when unknown
}

// Installation is a product at a customer, with its upgrade plan.
type Installation struct {
	ID, ProductID, Product, Version, Deployment, Environment string
	Modules                                                  []string
	Licences                                                 int
	PlanVersion, PlanStaff, PlanState                        string // PlanVersion is empty when no upgrade is planned
	PlanDay                                                  civil.Day
}

// Products lists the products by name with modules and releases, the newest
// first. Everyone may see them.
func (r *Reader) Products(ctx context.Context) ([]Product, error) {
	var products []Product
	err := r.db.Snapshot(ctx, func(q data.Querier) (err error) {
		products, err = readProducts(q)
		return err
	})
	return products, err
}

func readProducts(q data.Querier) ([]Product, error) {
	var products []Product
	at := map[string]int{}
	err := scanRows(q, "SELECT id, name FROM product ORDER BY name, id", nil, func(rows *sql.Rows) error {
		var p Product
		err := rows.Scan(&p.ID, &p.Name)
		at[p.ID] = len(products)
		products = append(products, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = scanRows(q, "SELECT product_id, name FROM product_module ORDER BY name, id", nil, func(rows *sql.Rows) error {
		var id, name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		p := &products[at[id]]
		p.Modules = append(p.Modules, name)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return products, scanRows(q, `SELECT product_id, id, version, state, day, notes, fixes FROM product_release
		ORDER BY day DESC, version DESC, id`, nil, func(rows *sql.Rows) error {
		var id, day string
		var release Release
		if err := rows.Scan(&id, &release.ID, &release.Version, &release.State, &day, &release.Notes, &release.Fixes); err != nil {
			return err
		}
		release.Day = civil.FromText(day, 0)
		p := &products[at[id]]
		p.Releases = append(p.Releases, release)
		return nil
	})
}

func (r *Reader) installations(ctx context.Context, customerID string) ([]Installation, error) {
	var installations []Installation
	err := r.each(ctx, `SELECT i.id, i.product_id, p.name, i.version, i.deployment, i.environment, i.modules, i.licences,
		i.plan_version, COALESCE(s.name, ''), i.plan_state, i.plan_day
		FROM installation i JOIN product p ON p.id = i.product_id LEFT JOIN staff s ON s.id = i.plan_staff_id
		WHERE i.customer_id = ? ORDER BY p.name, i.id`, []any{customerID}, func(rows *sql.Rows) error {
		var i Installation
		var modules, day string
		err := rows.Scan(&i.ID, &i.ProductID, &i.Product, &i.Version, &i.Deployment, &i.Environment, &modules, &i.Licences,
			&i.PlanVersion, &i.PlanStaff, &i.PlanState, &day)
		i.Modules, i.PlanDay = split(modules), civil.FromText(day, 0)
		installations = append(installations, i)
		return err
	})
	return installations, err
}
