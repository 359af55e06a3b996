package account_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/gui/account"
	"tallydesk/gui/page"
)

func TestAnsweringByKeyboard(t *testing.T) {
	s := newScene(t)
	s.Do(&command.AddNote{TicketID: s.waiting, Body: "She never reads this."})
	b := s.open(account.NewTickets, page.Route{Page: page.Tickets, ID: s.waiting})
	b.Wants("Which unit is it?", "Support is waiting for your answer.", "Waiting for you")
	b.Lacks("She never reads this.", "Internal note")
	b.Type("r")
	b.Type("Unit 4.")
	again := s.open(account.NewTickets, page.Route{Page: page.Tickets, ID: s.waiting})
	again.Wants("Unit 4.") // the draft has survived
	again.Act(page.Attach)
	again.Wants("picture.png")
	again.Act(page.Confirm)
	last := s.lastSaid(s.waiting)
	if last.Body != "Unit 4." || last.Author != "Carin Holm" || len(last.Files) != 1 || s.ticket(s.waiting).State != ticket.InProgress {
		t.Errorf("%+v, %s, %v", last, s.ticket(s.waiting).State, again.Failed)
	}
	again.Wants("We are working")
	if text, err := again.Env.Desk.Draft(ctx, "ticket/"+s.waiting+"/reply"); text != "" || err != nil {
		t.Errorf("the draft is left: %q, %v", text, err)
	}
}

func TestAnEmptyAnswerIsNotSent(t *testing.T) {
	s := newScene(t)
	b := s.open(account.NewTickets, page.Route{Page: page.Tickets, ID: s.waiting})
	b.Type("r")
	b.Type("  \n ")
	b.Act(page.Confirm)
	if len(b.Told) > 0 || s.lastSaid(s.waiting).Body != "Which unit is it?" {
		t.Errorf("%v", b.Told)
	}
}

func TestTheListsViewsAndFilter(t *testing.T) {
	s := newScene(t)
	other := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn"}).Created("customer")
	s.Do(&command.OpenTicket{CustomerID: other, Subject: "Somebody else's ledger"})
	b := s.open(account.NewTickets, page.Route{Page: page.Tickets})
	b.Wants("Holiday list", "Import of the ledger", "Restore the test", "Choose a ticket to read it.")
	b.Lacks("Old question", "Somebody else's")
	b.Page.Restore(`{"view":"all","text":""}`)
	b.Wants("Old question")
	b.Type("f")
	b.Type("ledger")
	b.Wants("Import of the ledger")
	b.Lacks("Holiday list", "Somebody else's")
	kept := b.Page.Save()
	b.Fill("no such word")
	b.Wants("No tickets have no such word.")
	b.Key(fyne.KeyEscape)
	b.Wants("Holiday list")
	again := s.open(account.NewTickets, page.Route{Page: page.Tickets})
	again.Page.Restore(kept)
	again.Lacks("Holiday list")
	again.Page.Restore("rubbish")
}

func TestWhatALiaisonCanSayOfATicket(t *testing.T) {
	s := newScene(t)
	b := s.open(account.NewTickets, page.Route{Page: page.Tickets, ID: s.waiting})
	b.Act(page.Answers)
	b.Key(fyne.KeyReturn)
	b.Act(page.Confirm)
	if s.ticket(s.waiting).AskedToClose.IsZero() {
		t.Errorf("closing was not asked for: %v", b.Failed)
	}
	b.Wants("You asked to close it")
	b.Act(page.Priority)
	b.Key(fyne.KeyReturn)
	if wished := s.ticket(s.waiting).Wished; wished != ticket.VeryHigh {
		t.Errorf("wished %q, %v", wished, b.Failed)
	}
}

func TestAnotherCustomersTicketDoesNotExist(t *testing.T) {
	s := newScene(t)
	other := s.Do(&command.CreateCustomer{Code: "NORR", Name: "Norrhamn"}).Created("customer")
	id := s.Do(&command.OpenTicket{CustomerID: other, Subject: "Somebody else's"}).Created("ticket")
	b := s.open(account.NewTickets, page.Route{Page: page.Tickets, ID: id})
	b.Wants("There is no such ticket.")
	b.Lacks("Somebody else's")
}

func TestANewTicket(t *testing.T) {
	s := newScene(t)
	b := s.open(account.NewTickets, page.Route{Page: page.Tickets})
	b.Act(page.NewTicket)
	b.Act(page.Confirm)
	if b.Field("subject").Error() == "" {
		t.Error("a ticket without a word was sent")
	}
	b.Write("subject", "Restore the test database again")
	b.Lacks("reported something like this") // the one alike is solved
	b.Write("subject", "Holiday list shows the wrong year again")
	b.Wants("Carin Holm reported something like this 2 Nov:")
	b.Press("It is something else")
	b.Lacks("reported something like this")
	b.Press("Attach files")
	b.Tab(1)
	b.Write("body", "A colour for each department, please.")
	b.Tab(1)
	b.Key(fyne.KeyDown) // from the third sentence to the last
	b.Act(page.Confirm)
	if len(b.Failed) > 0 || len(b.Went) != 1 {
		t.Fatalf("%v, %v", b.Failed, b.Went)
	}
	made := s.ticket(b.Went[0].ID)
	if made.Kind != ticket.Change || made.Priority != ticket.Low || made.Wished != ticket.Low || made.Reporter != "Carin Holm" || made.State != ticket.New {
		t.Errorf("%+v", made)
	}
	if files := s.lastSaid(made.ID).Files; len(files) != 1 {
		t.Errorf("files %v", files)
	}
	b.Act(page.NewTicket)
	b.Lacks("picture.png", "What you wrote earlier")
}

// What was written in a new ticket survives leaving it.
func TestANewTicketIsKept(t *testing.T) {
	s := newScene(t)
	b := s.open(account.NewTickets, page.Route{Page: page.Tickets})
	b.Act(page.NewTicket)
	b.Write("subject", "Holiday list shows the wrong year again")
	b.Press("It is the same")
	if want := (page.Route{Page: page.Tickets, ID: s.waiting}); len(b.Went) != 1 || b.Went[0] != want {
		t.Errorf("went %v", b.Went)
	}
	again := s.open(account.NewTickets, page.Route{Page: page.Tickets})
	again.Act(page.NewTicket)
	again.Wants("Holiday list shows the wrong year again", "What you wrote earlier is still here.")
}
