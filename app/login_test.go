package app_test

import (
	"errors"
	"testing"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/fail"
)

// Nobody acts as a person who has left, or as a liaison that the customer no
// longer names.
func TestLoginsOfThoseWhoLeft(t *testing.T) {
	s := newScene(t)
	s.Do(&command.AddUser{Login: "carin", Role: access.Liaison, ContactID: s.liaison})
	s.Do(&command.AddUser{Login: "erik", Role: access.Agent, StaffID: s.colleague})
	can := func(login string) bool {
		_, err := s.As(ctx, login)
		if err != nil && !errors.Is(err, fail.NotFound) {
			t.Errorf("%s: %v", login, err)
		}
		return err == nil
	}
	same(t, "both are here", []bool{true, true}, []bool{can("carin"), can("erik")})
	s.Do(&command.ChangeContact{ContactID: s.liaison, Base: s.tag("contact", s.liaison), Active: true, AddContact: command.AddContact{Name: "Carin Holm"}})
	s.Do(&command.ChangeStaff{StaffID: s.colleague, AddStaff: command.AddStaff{Name: "Erik Dahl"}})
	same(t, "neither is", []bool{false, false}, []bool{can("carin"), can("erik")})
}

// The desk keeps an admin who works here, whichever way the last one would go.
func TestLastAdminStays(t *testing.T) {
	s := newScene(t)
	gone := &command.ChangeStaff{StaffID: s.staff, AddStaff: command.AddStaff{Name: "Diane Berg"}}
	wantKey(t, s.Refuse(gone), fail.Conflict, "user.last_admin")
	s.Do(&command.AddUser{Login: "erik", Role: access.Admin, StaffID: s.colleague})
	s.Do(gone)
	s.Reopen()
	if s.Actor().Login != "erik" {
		t.Errorf("the owner is %+v", s.Actor())
	}
}

// Seeing the desk as somebody else takes the right to it.
func TestOnlyAdminsSeeAsOthers(t *testing.T) {
	s := newScene(t)
	if _, err := s.erik().As(ctx, "diane"); !errors.Is(err, fail.Forbidden) {
		t.Errorf("an agent: %v", err)
	}
	if _, err := s.carin().As(ctx, "diane"); !errors.Is(err, fail.Forbidden) {
		t.Errorf("a liaison: %v", err)
	}
}
