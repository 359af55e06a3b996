package app_test

import (
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
)

// canned is a canned reply that all share.
func (s *scene) canned() command.CreateTemplate {
	return command.CreateTemplate{
		Use: command.CannedReply, Name: fresh(s, "Known fault "), Language: "en", Body: "Hello {{first_name}}! The fault in {{ticket}} is known.",
	}
}

// eriksTemplate is a template of the agent's own.
func (s *scene) eriksTemplate() (string, command.CreateTemplate) {
	own := s.canned()
	own.Own = true
	return s.doAs(access.Agent, &own).Created("template"), own
}

var _ = []struct{}{
	exampleOf("template.create", func(s *scene) command.Command {
		return &command.CreateTemplate{
			Use: command.TicketTemplate, Name: fresh(s, "New user "), Language: "sv", Subject: "Ny användare hos {{customer}}",
			Body: "Namn:\nEnhet:", Kind: ticket.Assistance, Priority: ticket.Low,
		}
	}),
	exampleOf("template.change", func(s *scene) command.Command {
		canned := s.canned()
		id := s.Do(&canned).Created("template")
		canned.Body = "The fault in {{ticket}} is corrected."
		return &command.ChangeTemplate{TemplateID: id, Base: s.tag("template", id), CreateTemplate: canned}
	}),
	exampleOf("template.archive", func(s *scene) command.Command {
		canned := s.canned()
		return &command.ArchiveTemplate{TemplateID: s.Do(&canned).Created("template"), Archived: true}
	}),
}
