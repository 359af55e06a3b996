package app_test

import (
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
)

var _ = []struct{}{
	exampleOf("ticket.open", func(s *scene) command.Command {
		return &command.OpenTicket{
			CustomerID: s.customer, Subject: "Schedule locks when two planners publish", Body: "It locks.", Kind: ticket.Fault,
			Channel: ticket.Phone, Priority: ticket.High, ReporterID: s.liaison, ProductID: s.product,
		}
	}),
	exampleOf("message.add", func(s *scene) command.Command {
		return &command.Reply{TicketID: s.ticket(), Body: "Hello Carin.", Then: ticket.WaitingCustomer}
	}),
	exampleOf("message.edit", func(s *scene) command.Command {
		message := s.Do(&command.Reply{TicketID: s.ticket(), Body: "Helo Carin."}).Created("message")
		return &command.EditMessage{MessageID: message, Body: "Hello Carin."}
	}),
	exampleOf("note.add", func(s *scene) command.Command {
		return &command.AddNote{TicketID: s.ticket(), Body: "Same as last week?"}
	}),
	exampleOf("note.edit", func(s *scene) command.Command {
		note := s.Do(&command.AddNote{TicketID: s.ticket(), Body: "Same as last weak?"}).Created("note")
		return &command.EditNote{NoteID: note, Body: "Same as last week?"}
	}),
	exampleOf("ticket.state", func(s *scene) command.Command {
		return &command.SetState{TicketID: s.ticket(), State: ticket.Resolved, Expect: ticket.New, Resolution: "The lock is released."}
	}),
	exampleOf("ticket.priority", func(s *scene) command.Command {
		return &command.SetPriority{TicketID: s.ticket(), Priority: ticket.VeryHigh, Reason: "Nobody can work."}
	}),
	exampleOf("ticket.wish", func(s *scene) command.Command {
		return &command.WishPriority{TicketID: s.ticket(), Priority: ticket.High}
	}),
	exampleOf("ticket.assign", func(s *scene) command.Command {
		return &command.Assign{TicketID: s.ticket(), StaffID: s.colleague}
	}),
	exampleOf("ticket.take", func(s *scene) command.Command { return &command.Take{TicketID: s.ticket()} }),
	exampleOf("ticket.owner", func(s *scene) command.Command {
		return &command.SetOwner{TicketID: s.ticket(), StaffID: s.colleague}
	}),
	exampleOf("ticket.move_line", func(s *scene) command.Command {
		return &command.MoveLine{TicketID: s.ticket(), Line: 3, Reason: "needs the source"}
	}),
	exampleOf("ticket.cause", func(s *scene) command.Command {
		return &command.SetCause{TicketID: s.ticket(), Cause: ticket.Access}
	}),
	exampleOf("ticket.contract", func(s *scene) command.Command {
		id := s.ticket()
		contract := s.Do(&command.EnrolCustomer{CustomerID: s.customer, Start: civil.Date(2026, 1, 1)}).Created("contract")
		return &command.SetContract{TicketID: id, ContractID: contract}
	}),
	exampleOf("ticket.confirm", func(s *scene) command.Command {
		return &command.ConfirmRequest{TicketID: s.heldTicket(), EmergencyReason: "The installation is down."}
	}),
	exampleOf("ticket.decline_request", func(s *scene) command.Command {
		return &command.DeclineRequest{TicketID: s.heldTicket(), Reason: "Not something we need."}
	}),
	exampleOf("ticket.ask_to_close", func(s *scene) command.Command {
		return &command.AskToClose{TicketID: s.ticket(), Text: "It works again."}
	}),
	exampleOf("participant.add", func(s *scene) command.Command {
		return &command.AddParticipant{TicketID: s.ticket(), ContactID: s.contact}
	}),
	exampleOf("participant.remove", func(s *scene) command.Command {
		added := s.Do(&command.AddParticipant{TicketID: s.ticket(), StaffID: s.colleague}).Created("participant")
		return &command.RemoveParticipant{ParticipantID: added}
	}),
}

// ticket opens a ticket and gives its id.
func (s *scene) ticket() string {
	return s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Report shows wrong week", ReporterID: s.liaison}).Created("ticket")
}

// heldTicket opens one that a liaison must confirm.
func (s *scene) heldTicket() string {
	return s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Add two accounts", ReporterID: s.contact, Kind: ticket.Fault}).Created("ticket")
}
