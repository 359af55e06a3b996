package tickets

import (
	"context"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/template"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
)

// newFromTemplate lets the person choose a ticket template and opens the sheet
// of a new ticket, filled in by it (R-TIX-11).
func (s *screen) newFromTemplate() {
	language := func(ctx context.Context) (string, error) {
		provider, err := s.env.Desk.View().Provider(ctx)
		return provider.Language, err
	}
	s.pickTemplate(command.TicketTemplate, language, func(chosen view.Template) {
		n := s.openIntake(false)
		n.begin(chosen)
	})
}

// begin fills the sheet in by a template.
func (n *intake) begin(chosen view.Template) {
	n.language = chosen.Language
	n.kind.SetSelected(string(chosen.Kind))
	n.priority.SetSelected(string(chosen.Priority))
	n.subject.SetText(chosen.Subject)
	n.body.SetText(chosen.Body)
	n.fillGaps()
}

// fillGaps fills variables in as soon as what they stand for is known: those of
// the customer and the reporter when these have been chosen.
func (n *intake) fillGaps() {
	customerID, contactID := n.who()
	if contactID == "" {
		contactID = n.reporter.Selected()
	}
	asked := customerID + "\n" + contactID
	if n.language == "" || asked == n.filled {
		return
	}
	n.filled = asked
	env, now := n.screen.env, n.screen.env.Clock()
	env.UI.Go(func() {
		facts, _, err := env.Desk.View().CallerFacts(context.Background(), customerID, contactID, now)
		env.UI.Do(func() {
			if err != nil || n.filled != asked { // opening says what is wrong with the customer
				return
			}
			fillEntry(n.subject, n.language, facts)
			fillEntry(n.body, n.language, facts)
		})
	})
}

func fillEntry(entry *kit.Entry, language string, facts template.Facts) {
	if text, _ := filledIn(entry.Text, language, facts); text != entry.Text {
		entry.SetText(text)
	}
}

// gaps refuses variables of the template that nobody has filled in.
func (n *intake) gaps() error {
	if n.language == "" {
		return nil
	}
	var errs []error
	for field, text := range map[string]string{"subject": n.subject.Text, "body": n.body.Text} {
		if gaps := gapsIn(text); len(gaps) > 0 {
			errs = append(errs, fail.NewInvalid(field, "template.gap", fail.Args{"Text": gapsText(gaps)}))
		}
	}
	return fail.Join(errs...)
}
