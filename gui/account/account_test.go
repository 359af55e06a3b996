package account_test

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/gui/account"
	"tallydesk/gui/page"
)

func TestMyAccountShowsWhatWaitsAndWhatIsLeft(t *testing.T) {
	s := newScene(t)
	b := s.open(account.New, page.Route{Page: page.Account})
	b.Wants("Hello Carin!", "Sundvik kommun", "Diane Berg asked 2 Nov 09:00: “Which unit is it?”", "Eva Ros wants this done", "Restore the test database",
		"It is solved", "0 h left", "0 h 30 did not fit", "K-2026-001", ", account manager")
	b.Lacks("Old question", "Since you were here")
	b.Key(fyne.KeyDown, fyne.KeyReturn)
	if want := (page.Route{Page: page.Tickets, ID: s.waiting}); len(b.Went) != 1 || b.Went[0] != want {
		t.Errorf("went %v", b.Went)
	}
}

func TestTheKeyboardIsInTheAccountOnceItIsRead(t *testing.T) {
	var waiting []func()
	b := newScene(t).open(func(env page.Env) page.Page {
		env.UI.Go = func(do func()) { waiting = append(waiting, do) }
		return account.New(env)
	}, page.Route{Page: page.Account})
	for len(waiting) > 0 {
		do := waiting[0]
		waiting = waiting[1:]
		do()
	}
	b.Wants("Hello Carin!")
	if b.Window.Canvas().Focused() == nil {
		t.Error("nothing has the focus")
	}
}

// ux.md 5.1: the reasons stand in their own box, in the customer's words.
func TestWhyExplainsTheHours(t *testing.T) {
	b := newScene(t).open(account.New, page.Route{Page: page.Account})
	b.Page.Rune('w')
	b.Wants("This is what is left", "Together 0 h left.")
	b.Page.Key(fyne.KeyEscape)
	b.Lacks("This is what is left")
	b.Act(page.Why)
	b.Wants("This is what is left")
	b.Press("Close")
	b.Lacks("This is what is left")
}

func TestWhyExplainsAMovement(t *testing.T) {
	s := newScene(t)
	b := s.open(account.New, page.Route{Page: page.Account})
	for range 60 { // Tab leads to the list of movements, too
		list, ok := b.Window.Canvas().Focused().(interface{ Selected() string })
		if ok && strings.HasPrefix(list.Selected(), "draw/") {
			break
		}
		b.Tab(1)
	}
	b.Type("w")
	b.Wants("Diane Berg worked 2 h 30 on 2 Nov: Support.", "Read in the copy", "2 h were used from the month's hours from 1 Nov.", "0 h 30 did not fit into your hours")
}

func TestSinceTheLastVisit(t *testing.T) {
	s := newScene(t)
	b := s.open(account.New, page.Route{Page: page.Account})
	s.At("2026-11-20T09:00:00+01:00")
	s.Do(&command.Reply{TicketID: s.held, Body: "Is it the large file?"})
	b.Page.Reload()
	b.Lacks("Since you were here") // the first visit still goes on
	memory := b.Env.Recall("account.visit")
	again := s.open(func(env page.Env) page.Page {
		env.Recall = func(string) string { return memory }
		return account.New(env)
	}, page.Route{Page: page.Account})
	again.Wants("Since you were here on Wednesday: 1 answer")
}

// R-ACC-3: a liaison confirms a colleague's request, or declines it and says
// why.
func TestRequestsOfColleagues(t *testing.T) {
	s := newScene(t)
	b := s.open(account.New, page.Route{Page: page.Account})
	b.Press("Decline…")
	b.Act(page.Confirm)
	if b.Field("reason").Error() == "" {
		t.Error("declined without a reason")
	}
	b.Page.Key(fyne.KeyEscape)
	b.Env.Modals.Cancel()
	b.Press("Confirm")
	if state := s.ticket(s.held).State; state != ticket.New || len(b.Failed) > 0 {
		t.Errorf("%s, %v", state, b.Failed)
	}
	b.Lacks("Eva Ros wants this done")
}

func TestDecliningARequest(t *testing.T) {
	s := newScene(t)
	b := s.open(account.New, page.Route{Page: page.Account})
	b.Press("Decline…")
	b.Write("reason", "We do this ourselves.")
	b.Act(page.Confirm)
	if state := s.ticket(s.held).State; state != ticket.Declined {
		t.Errorf("%s", state)
	}
}

func TestSolvedAndNotSolved(t *testing.T) {
	s := newScene(t)
	b := s.open(account.New, page.Route{Page: page.Account})
	b.Press("Not solved")
	b.Act(page.Confirm) // words help, but are not needed
	if state := s.ticket(s.solved).State; state != ticket.InProgress {
		t.Fatalf("%s", state)
	}
	s.Do(&command.SetState{TicketID: s.solved, State: ticket.Resolved, Resolution: "Now it is."})
	b.Page.Reload()
	b.Press("Not solved")
	b.Write("body", "Yesterday's data is missing.")
	b.Act(page.Confirm)
	if state := s.ticket(s.solved).State; state != ticket.InProgress || s.lastSaid(s.solved).Body != "Yesterday's data is missing." {
		t.Fatalf("%s, %+v", state, s.lastSaid(s.solved))
	}
	s.Do(&command.SetState{TicketID: s.solved, State: ticket.Resolved, Resolution: "There it is."})
	b.Page.Reload()
	b.Press("It is solved")
	if state := s.ticket(s.solved).State; state != ticket.Closed || len(b.Failed) > 0 {
		t.Errorf("%s, %v", state, b.Failed)
	}
	if _, err := b.Env.Desk.Undo(ctx, b.Acts[len(b.Acts)-1]); err != nil || s.ticket(s.solved).State != ticket.Resolved {
		t.Errorf("undone: %v", err)
	}
}

// Staff have no account; the screen says so and stays alive.
func TestStaffHaveNoAccount(t *testing.T) {
	s := newScene(t)
	if _, err := s.Account().Account(ctx); !errors.Is(err, fail.Forbidden) {
		t.Fatal(err)
	}
	b := s.open(func(env page.Env) page.Page {
		env.Desk = s.Desk.Desk
		return account.New(env)
	}, page.Route{Page: page.Account})
	b.Wants("Try again")
	b.Lacks("Sundvik kommun")
}

// A button that acts is gone afterwards; the keyboard goes on to the rows, and
// a second Enter does not act again.
func TestTheKeyboardGoesOnAfterAButton(t *testing.T) {
	s := newScene(t)
	b := s.open(account.New, page.Route{Page: page.Account})
	for range 60 {
		if button, ok := b.Window.Canvas().Focused().(interface{ Label() string }); ok && button.Label() == "It is solved" {
			break
		}
		b.Tab(1)
	}
	b.Key(fyne.KeyReturn)
	if state := s.ticket(s.solved).State; state != ticket.Closed {
		t.Fatalf("%s", state)
	}
	if _, ok := b.Window.Canvas().Focused().(interface{ Selected() string }); !ok {
		t.Errorf("the keyboard is at %T", b.Window.Canvas().Focused())
	}
	b.Key(fyne.KeyReturn)
	if len(b.Failed) > 0 || len(b.Told) != 1 {
		t.Errorf("%v, %v", b.Failed, b.Told)
	}
}
