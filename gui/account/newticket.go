package account

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/attach"
	"tallydesk/gui/drafts"
	"tallydesk/gui/form"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// newTicket is the sheet in which a new ticket is written: what happened, how
// bad it is in four sentences, files, and what is known of it already.
type newTicket struct {
	env        page.Env
	customerID string
	subject    *kit.Entry
	body       *kit.Entry
	bad        *oneOf
	drafts     *drafts.Keeper // of bad, which the form does not know
	files      *attach.Files
	known      *fyne.Container // the likely duplicates
	other      map[string]bool // that are something else
	round      int
}

// badKey names the draft of how bad it is.
const badKey = "account.new/bad"

// openNewTicket shows the sheet; what was written in it before is there again.
func openNewTicket(env page.Env, customerID string) {
	w := env.Words
	n := &newTicket{
		env: env, customerID: customerID, subject: kit.NewEntry(""), body: kit.NewMultiLine("", textRows, textRowsMost),
		known: kit.Down(theme.SpaceTiny), other: map[string]bool{}, drafts: drafts.New(env),
	}
	n.bad = newOneOf(howBad(w), string(ticket.Medium), func() { n.drafts.Save(badKey, n.bad.value()) })
	n.drafts.Load(badKey, n.bad.set)
	n.subject.OnChanged = func(string) { n.compare() }
	n.files = attach.New(env, "account.new/files", func() {})
	n.files.Load()
	pick := kit.NewTextButton(w.T("attach.pick"), "", n.files.Pick).WithIcon(icon.Attach)
	form.Open(env, form.Sheet{
		Key: "account.new", Title: w.T("account.new"), Confirm: w.T("account.send"),
		Fields: []*kit.Field{
			kit.NewField("subject", w.T("account.new.subject"), w.T("account.new.subject.help"), n.subject),
			kit.NewField("body", w.T("account.new.body"), w.T("account.new.body.help"), n.body),
			kit.NewField("priority", w.T("account.new.bad"), "", n.bad),
		},
		After:    kit.Down(theme.SpaceSmall, n.files.Column(), kit.Across(pick), n.known),
		Commands: n.commands, Done: n.done,
	})
}

// howBad offers the four sentences of ux.md 5.3 for the four priorities.
func howBad(w *words.Words) []kit.Option {
	var offered []kit.Option
	for _, priority := range ticket.Priorities {
		offered = append(offered, kit.Option{Value: string(priority), Label: w.T("account.bad." + string(priority))})
	}
	return offered
}

// commands opens the ticket. A wish is a change request; what anything else is,
// support finds out.
func (n *newTicket) commands() ([]command.Command, error) {
	priority, kind := ticket.Priority(n.bad.value()), ticket.Question
	if priority == ticket.Low {
		kind = ticket.Change
	}
	return []command.Command{&command.OpenTicket{
		CustomerID: n.customerID, Subject: strings.TrimSpace(n.subject.Text), Body: n.body.Text,
		Kind: kind, Channel: ticket.App, Priority: priority, Files: n.files.List(),
	}}, nil
}

// done goes to the new ticket.
func (n *newTicket) done(receipts []app.Receipt) string {
	n.files.Clear()
	n.drafts.Save(badKey, "")
	n.env.Go(page.Route{Page: page.Tickets, ID: receipts[0].Created("ticket")})
	return n.env.Words.T("account.done.new")
}

// compare looks for open tickets about the same thing (R-ACC-4).
func (n *newTicket) compare() {
	n.round++
	round, subject := n.round, n.subject.Text
	n.env.UI.Go(func() {
		found, err := n.env.Desk.Account().Duplicates(context.Background(), subject)
		n.env.UI.Do(func() {
			if round == n.round && err == nil { // without an answer nothing is claimed
				n.suggest(found)
			}
		})
	})
}

// suggest names the likeliest ticket that the person has not ruled out.
func (n *newTicket) suggest(found []liaison.Duplicate) {
	w := n.env.Words
	n.known.Objects = nil
	at := slices.IndexFunc(found, func(d liaison.Duplicate) bool { return !n.other[d.ID] })
	if at >= 0 {
		likely := found[at]
		same := kit.NewTextButton(w.T("account.likely.same"), "", func() { n.same(likely.ID) })
		other := kit.NewTextButton(w.T("account.likely.other"), "", func() {
			n.other[likely.ID] = true
			n.suggest(found)
		})
		text := kit.NewParagraph(kit.RoleBody, kit.Plain(likelyText(w, likely, n.env.Clock())+" "), kit.Strong(likely.Ref), kit.Plain(" "+likely.Subject))
		n.known.Add(kit.NewGround(theme.Info.Ground(), kit.Pad(
			kit.Down(theme.SpaceTiny, text, kit.AcrossBy(theme.SpacePanel, same, other)), theme.SpaceCell, theme.SpaceSmall)).Rounded(theme.RadiusPanel))
	}
	n.known.Refresh()
}

// likelyText says who reported something alike, and when.
func likelyText(w *words.Words, likely liaison.Duplicate, now time.Time) string {
	when := dayOfVisit(w, likely.Received.In(now.Location()), now)
	return w.T("account.likely", "Name", cmp.Or(likely.Reporter, w.T("account.someone")), "When", when)
}

// same leaves the sheet for the ticket that is there; what was written is kept.
func (n *newTicket) same(id string) {
	n.env.Sheets.Close()
	n.env.Go(page.Route{Page: page.Tickets, ID: id})
}
