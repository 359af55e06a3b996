package view

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

// actorQuery reads who may act: a liaison while its customer names it as one,
// staff while they work here.
const actorQuery = `SELECT u.id, u.name, u.role, COALESCE(u.staff_id, ''), u.contact_id, u.customer_id,
	COALESCE(s.name, c.name, u.name)
	FROM login u LEFT JOIN staff s ON s.id = u.staff_id LEFT JOIN contact c ON c.id = u.contact_id
	WHERE u.active = 1 AND (u.role = 'liaison' AND c.liaison = 1 AND c.active = 1 OR u.role <> 'liaison' AND s.active = 1) AND `

// Owner gives the owner of a desk without a server: its first admin. A desk
// that has not been set up has none; then the zero Actor with the admin's role
// may set it up.
func Owner(ctx context.Context, db *data.DB) (access.Actor, error) {
	actor, err := scanActor(db.Reads().QueryRowContext(ctx, actorQuery+"u.role = 'admin' ORDER BY u.id LIMIT 1"))
	if errors.Is(err, sql.ErrNoRows) {
		return access.Actor{Role: access.Admin}, nil
	}
	return actor, err
}

// ActorOf gives the actor with a login name.
func ActorOf(ctx context.Context, db *data.DB, login string) (access.Actor, error) {
	actor, err := scanActor(db.Reads().QueryRowContext(ctx, actorQuery+"u.name = ?", login))
	if errors.Is(err, sql.ErrNoRows) {
		return access.Actor{}, fail.New(fail.NotFound, "login", fail.Args{"Login": login})
	}
	return actor, err
}

func scanActor(row *sql.Row) (access.Actor, error) {
	var a access.Actor
	err := row.Scan(&a.UserID, &a.Login, &a.Role, &a.StaffID, &a.ContactID, &a.CustomerID, &a.Name)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("view: actor: %w", err)
	}
	return a, err
}
