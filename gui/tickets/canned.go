package tickets

import (
	"context"
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/template"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// pickTemplate lets the person choose a template by a few letters of it; those
// in the language that who reads it prefers come first. language is asked off
// the UI goroutine.
func (s *screen) pickTemplate(use command.TemplateUse, language func(context.Context) (string, error), picked func(view.Template)) {
	canvas := s.env.Canvas()
	if canvas == nil {
		return
	}
	found := map[string]view.Template{}
	kit.Pick(s.env.Modals, s.env.UI, canvas, kit.Picking{
		Placeholder: s.words.T("tickets.template.find." + string(use)), None: s.words.T("tickets.template.none"), Failed: s.env.Fail,
		Suggest: func(ctx context.Context, text string) ([]kit.Option, error) {
			prefer, err := language(ctx)
			if err != nil {
				return nil, err
			}
			list, err := s.env.Desk.View().Templates(ctx, view.TemplateFilter{Use: use, Text: text, Prefer: prefer})
			options := make([]kit.Option, len(list))
			for i, t := range list {
				options[i] = kit.Option{Value: t.ID, Label: t.Name, Detail: s.words.T("language." + t.Language)}
			}
			s.env.UI.Do(func() { remember(found, list) })
			return options, err
		},
		Picked: func(option kit.Option) { picked(found[option.Value]) },
	})
}

func remember(found map[string]view.Template, list []view.Template) {
	for _, t := range list {
		found[t.ID] = t
	}
}

// insertCanned lets the person choose a canned reply, and puts it where the
// cursor is, filled in for the ticket (R-TIX-11).
func (wr *writing) insertCanned() {
	s, t := wr.detail.screen, wr.detail.file.ticket
	if s.focused() != wr.composer.Field() {
		wr.start(wr.composer.Internal())
	}
	language := func(ctx context.Context) (string, error) {
		_, language, err := s.env.Desk.View().CallerFacts(ctx, t.CustomerID, t.ReporterID, s.env.Desk.Now())
		return language, err
	}
	s.pickTemplate(command.CannedReply, language, wr.insert)
}

// insert fills a canned reply in and writes it where the cursor is. Variables
// without a value stay, and are told of above the text.
func (wr *writing) insert(canned view.Template) {
	env, id, now := wr.detail.screen.env, wr.ticketID, wr.detail.screen.env.Clock()
	env.UI.Go(func() {
		facts, _, err := env.Desk.View().TicketFacts(context.Background(), id, now)
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			text, _ := filledIn(canned.Body, canned.Language, facts)
			wr.composer.Insert(text)
		})
	})
}

// filledIn fills a text in. One that is no template any more is kept as it is.
func filledIn(text, language string, facts template.Facts) (filled string, missing []template.Variable) {
	read, err := template.Parse(text)
	if err != nil {
		return text, nil
	}
	return read.Fill(facts.Values(words.For(language)))
}

// gapsIn lists the variables that a text still has.
func gapsIn(text string) []template.Variable {
	read, err := template.Parse(text)
	if err != nil {
		return nil
	}
	return read.Uses()
}

// gapsText names variables as a text has them.
func gapsText(gaps []template.Variable) string {
	written := make([]string, len(gaps))
	for i, gap := range gaps {
		written[i] = gap.Written()
	}
	return strings.Join(written, ", ")
}

// sendComplete sends, but asks first when a reply still has a variable in it.
func (wr *writing) sendComplete(what kit.Sending) {
	gaps := gapsIn(what.Text)
	s := wr.detail.screen
	canvas := s.env.Canvas()
	if what.Internal || len(gaps) == 0 || canvas == nil {
		wr.send(what)
		return
	}
	w := s.words
	kit.Ask(s.env.Modals, canvas, kit.Question{
		Text: w.T("tickets.gaps.ask", "Names", gapsText(gaps)), Detail: w.T("tickets.gaps.detail"), Cancel: w.T("tickets.gaps.back"),
		Actions: []kit.Action{{Label: w.T("tickets.gaps.send"), Look: kit.Destructive, Do: func() { wr.send(what) }}},
	})
}
