package app_test

import (
	"context"
	"testing"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/data"
)

// scene is a small desk in which every example can be told: one customer with
// a liaison, a contact and a product.
type scene struct {
	*desktest.Desk
	t testing.TB

	staff, colleague           string // staff ids; staff is the owner
	customer, liaison, contact string
	product                    string

	names int                       // given out by fresh
	desks map[access.Role]*app.Desk // as others see the desk
}

func newScene(t testing.TB) *scene {
	t.Helper()
	desk := desktest.New(t)
	s := &scene{Desk: desk, t: t, staff: desk.Provider.Created("staff")}
	s.colleague = s.Do(&command.AddStaff{Name: "Erik Dahl", Email: "erik@nordicdesk.example", Functions: []string{"engineer"}, Line: 2}).Created("staff")
	s.customer = s.Do(&command.CreateCustomer{
		Code: "SUND", Name: "Sundvik kommun", Language: "sv", ManagerID: s.staff,
	}).Created("customer")
	s.liaison = s.Do(&command.AddContact{
		CustomerID: s.customer, Name: "Carin Holm", Emails: []string{"carin@sundvik.example"}, Liaison: true, Function: "main_admin",
	}).Created("contact")
	s.contact = s.Do(&command.AddContact{CustomerID: s.customer, Name: "Eva Ros", Emails: []string{"eva@sundvik.example"}}).Created("contact")
	s.product = s.Do(&command.AddProduct{Name: "Planner", Modules: []string{"Payroll"}}).Created("product")
	return s
}

// tag reads the tag of a row, which changes are based on.
func (s *scene) tag(table, id string) int64 {
	s.t.Helper()
	for _, row := range tableTags(s.t, s.Desk, table) {
		if row.ID == id {
			return row.Tag
		}
	}
	s.t.Fatalf("%s %s: no such row", table, id)
	return 0
}

func tableTags(t testing.TB, desk *desktest.Desk, table string) []data.Row {
	t.Helper()
	db, err := data.Open(context.Background(), desk.Path(), data.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Reads().Query("SELECT id, bucket, tag FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var heads []data.Row
	for rows.Next() {
		var head data.Row
		if err := rows.Scan(&head.ID, &head.Bucket, &head.Tag); err != nil {
			t.Fatal(err)
		}
		heads = append(heads, head)
	}
	return heads
}
