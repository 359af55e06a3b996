package view

import (
	"context"
	"database/sql"
	"strings"

	"tallydesk/app/access"
)

// Provider is the company whose desk it is.
type Provider struct {
	ID, Name, VATNo, Currency, Language, CalendarID string
	Logo                                            string // a picture, base64; empty for none
}

// Provider reads the provider; the zero Provider on a desk that is not set up.
func (r *Reader) Provider(ctx context.Context) (Provider, error) {
	var p Provider
	err := r.each(ctx, "SELECT id, name, vat_no, currency, language, COALESCE(calendar_id, ''), logo FROM provider ORDER BY id LIMIT 1", nil,
		func(rows *sql.Rows) error {
			return rows.Scan(&p.ID, &p.Name, &p.VATNo, &p.Currency, &p.Language, &p.CalendarID, &p.Logo)
		})
	return p, err
}

// StaffMember is a colleague.
type StaffMember struct {
	ID, Name, Email, Department string
	Functions, Skills           []string
	Line                        int // support line, 0 for none
	WeeklyMinutes               int // capacity
	Active                      bool
	Login                       string
	Role                        access.Role
}

// Staff lists the members of staff by name, those who have left last.
func (r *Reader) Staff(ctx context.Context) ([]StaffMember, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var staff []StaffMember
	err := r.each(ctx, `SELECT s.id, s.name, COALESCE(d.email, ''), COALESCE(d.department, ''), s.functions, COALESCE(d.skills, ''),
		COALESCE(d.line, 0), COALESCE(d.weekly_minutes, 0), s.active, COALESCE(u.name, ''), COALESCE(u.role, '')
		FROM staff s LEFT JOIN staff_detail d ON d.id = s.id LEFT JOIN login u ON u.staff_id = s.id AND u.active = 1
		ORDER BY s.active DESC, s.name, s.id`, nil, func(rows *sql.Rows) error {
		var s StaffMember
		var functions, skills string
		err := rows.Scan(&s.ID, &s.Name, &s.Email, &s.Department, &functions, &skills, &s.Line, &s.WeeklyMinutes, &s.Active, &s.Login, &s.Role)
		s.Functions, s.Skills = split(functions), split(skills)
		staff = append(staff, s)
		return err
	})
	return staff, err
}

// User is a login.
type User struct {
	ID, Login, Name, Customer string // Name is the person's; Customer a liaison's company
	StaffID, CustomerID       string // whose it is: of staff, or of a liaison's company
	Role                      access.Role
	Active                    bool
}

// Users lists the logins, staff first.
func (r *Reader) Users(ctx context.Context) ([]User, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var users []User
	err := r.each(ctx, `SELECT u.id, u.name, COALESCE(s.name, c.name, ''), COALESCE(k.name, ''), COALESCE(u.staff_id, ''), u.customer_id,
		u.role, u.active
		FROM login u LEFT JOIN staff s ON s.id = u.staff_id LEFT JOIN contact c ON c.id = u.contact_id
		LEFT JOIN customer k ON k.id = u.customer_id ORDER BY u.role, u.name, u.id`, nil, func(rows *sql.Rows) error {
		var u User
		err := rows.Scan(&u.ID, &u.Login, &u.Name, &u.Customer, &u.StaffID, &u.CustomerID, &u.Role, &u.Active)
		users = append(users, u)
		return err
	})
	return users, err
}

// split reads a column that holds several names.
func split(names string) []string {
	if names == "" {
		return nil
	}
	return strings.Split(names, ",")
}
