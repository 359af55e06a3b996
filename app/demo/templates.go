package demo

import (
	"tallydesk/app/command"
	"tallydesk/app/ticket"
)

// templates are what the desk's people write again and again: canned replies in
// both languages of the customers, and what a new ticket begins with.
func templates(t *teller) {
	t.at(60, 8, 30)
	reply := func(name, language, body string) {
		t.do("diane", &command.CreateTemplate{Use: command.CannedReply, Name: name, Language: language, Body: body}, "", "")
	}
	reply("Vilken version", "sv", "Hej {{first_name}}!\n\nVilken version ser du under Hjälp, Om?\n\n{{me}}, {{provider}}")
	reply("Which version", "en", "Hello {{first_name}},\n\nWhich version do you see under Help, About?\n\n{{me}}, {{provider}}")
	reply("Känt fel", "sv", "Hej {{first_name}}!\n\nFelet i {{ticket}} är känt och rättas i nästa version. Vi hör av oss när den är installerad hos er.\n\n{{me}}, {{provider}}")
	reply("Known fault", "en", "Hello {{first_name}},\n\nThe fault in {{ticket}} is known and will be corrected in the next release. We write again when it is installed.\n\n{{me}}, {{provider}}")
	reply("Timmar kvar", "sv", "Hej {{first_name}}!\n\nI dag, {{today}}, har ni {{hours_left}} kvar.\n\n{{me}}, {{provider}}")
	t.do("diane", &command.CreateTemplate{
		Use: command.TicketTemplate, Name: t.own("New user", "Ny användare"), Language: t.lang, Kind: ticket.Assistance, Priority: ticket.Low,
		Subject: t.own("New user at {{customer}}", "Ny användare hos {{customer}}"), Body: t.own("Name:\nUnit:\nFrom:\n", "Namn:\nEnhet:\nFrån och med:\n"),
	}, "", "")
}
