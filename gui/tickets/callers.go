package tickets

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// callerMark stands between customer and contact in what the customer's field
// holds when a person was picked.
const callerMark = "/"

// suggestCallers suggests customers, and people by whom they are known.
func (s *screen) suggestCallers(ctx context.Context, typed string) ([]kit.Option, error) {
	reader := s.env.Desk.View()
	customers, _, err := reader.Customers(ctx, view.CustomerFilter{Text: typed, Status: "active"}, form.Today(s.env), view.Page{Most: mostSuggested})
	if err != nil {
		return nil, err
	}
	var found []kit.Option
	for _, customer := range customers {
		found = append(found, kit.Option{Value: customer.ID, Label: customer.Name, Detail: customer.Code})
	}
	contacts, err := reader.Contacts(ctx, view.ContactFilter{Text: typed}, view.Page{Most: mostSuggested})
	for _, contact := range contacts {
		if contact.Active {
			found = append(found, kit.Option{Value: contact.CustomerID + callerMark + contact.ID, Label: contact.Name, Detail: contact.CustomerName})
		}
	}
	return found[:min(len(found), mostSuggested)], err
}

// named writes the customer into the customer's field when it was picked by
// one of its people, who is then the reporter.
func (n *intake) named(picked kit.Option) {
	if strings.Contains(picked.Value, callerMark) {
		n.reporter.SetSelected("")
		n.customer.SetPicked(kit.Option{Value: picked.Value, Label: picked.Detail})
	}
}

// callers is what the sheet knows of the customer that was picked.
type callers struct {
	contacts  []view.Contact
	uncovered bool // no contract covers it (R-ACC-2)
	likely    []view.Duplicate
}

// readCallers reads people, contracts and likely duplicates of a customer.
func readCallers(ctx context.Context, reader *view.Reader, customerID, productID, subject string, day civil.Day) (callers, error) {
	var known callers
	contacts, err := reader.Contacts(ctx, view.ContactFilter{CustomerID: customerID}, view.Page{Most: mostContacts})
	if err != nil {
		return known, err
	}
	for _, contact := range contacts {
		if contact.Active {
			known.contacts = append(known.contacts, contact)
		}
	}
	if known.uncovered, err = uncovered(ctx, reader, customerID, productID, day); err != nil {
		return known, err
	}
	known.likely, err = reader.Duplicates(ctx, customerID, subject)
	return known, err
}

// mostContacts is how many contacts of a customer are offered as reporters.
const mostContacts = 500

// uncovered tells whether no contract would serve a new ticket (R-CON-4).
func uncovered(ctx context.Context, reader *view.Reader, customerID, productID string, day civil.Day) (bool, error) {
	rows, _, err := reader.Contracts(ctx, view.ContractFilter{CustomerID: customerID, State: view.Active, AsOf: day}, view.Page{Most: pageRows})
	if err != nil {
		return false, err
	}
	var contracts []ticket.Contract
	for _, row := range rows {
		card, err := reader.Contract(ctx, row.ID, day)
		if err != nil {
			return false, err
		}
		contract := ticket.Contract{ID: row.ID, Start: row.Start, End: row.End}
		for _, product := range card.Products {
			contract.Products = append(contract.Products, product.ID)
		}
		contracts = append(contracts, contract)
	}
	return ticket.ChooseContract(contracts, productID, day) == "", nil
}

// changed shows what follows from what is written: who can be the reporter,
// what is likely the same, and what to know before the ticket is opened.
func (n *intake) changed() {
	n.show()
	n.fillGaps()
	customerID, contactID := n.who()
	asked := customerID + "\n" + contactID + "\n" + n.product.Selected() + "\n" + n.subject.Text
	if asked == n.asked {
		return
	}
	n.asked = asked
	n.round++
	if customerID == "" {
		n.take(callers{}, "")
		return
	}
	env, round := n.screen.env, n.round
	productID, subject, day := n.product.Selected(), n.subject.Text, today(env.Clock())
	env.UI.Go(func() {
		known, err := readCallers(context.Background(), env.Desk.View(), customerID, productID, subject, day)
		env.UI.Do(func() {
			if round == n.round && err == nil { // an error shows itself when the sheet is sent
				n.take(known, contactID)
			}
		})
	})
}

// take shows what was read of the customer. Who was picked by name is the
// reporter.
func (n *intake) take(known callers, contactID string) {
	w := n.screen.words
	n.known = known
	offered := []kit.Option{{Label: w.T("tickets.reporter.none")}}
	for _, contact := range known.contacts {
		label := contact.Name
		if contact.Liaison {
			label = w.T("tickets.liaison.named", "Name", contact.Name)
		}
		offered = append(offered, kit.Option{Value: contact.ID, Label: label})
	}
	n.reporter.SetOptions(offered)
	if contactID != "" && n.reporter.Selected() == "" {
		n.reporter.SetSelected(contactID)
	}
	n.show()
}

// reporterOf gives the reporter that is chosen.
func (n *intake) reporterOf() (view.Contact, bool) {
	for _, contact := range n.known.contacts {
		if contact.ID == n.reporter.Selected() {
			return contact, true
		}
	}
	return view.Contact{}, false
}

// held tells whether a liaison must confirm the request first (R-ACC-3).
func (n *intake) held() bool {
	reporter, named := n.reporterOf()
	return named && !reporter.Liaison
}

// show writes the warnings and the likely duplicates, and asks for what is
// needed then.
func (n *intake) show() {
	w := n.screen.words
	n.warnings.Objects, n.likely.Objects = nil, nil
	customerID, _ := n.who()
	if customerID != "" && n.known.uncovered {
		n.warnings.Add(kit.NewParagraph(kit.RoleBody, kit.Span{Text: w.T("tickets.new.uncovered"), Ink: theme.Danger.Ink()}))
	}
	if reporter, _ := n.reporterOf(); n.held() && !n.emergency.Checked() {
		n.warnings.Add(kit.NewParagraph(kit.RoleBody, kit.Span{Text: w.T("tickets.new.awaiting", "Name", reporter.Name), Ink: theme.Warning.Ink()}))
	}
	for _, same := range n.known.likely { // R-ACC-4
		n.likely.Add(n.likelyLine(same))
	}
	showIf(n.fields["warnings"], len(n.warnings.Objects) > 0)
	showIf(n.fields["likely"], len(n.likely.Objects) > 0)
	showIf(n.fields["emergency_reason"], n.emergency.Checked())
	n.warnings.Refresh()
	n.likely.Refresh()
}

// likelyLine leads to a ticket that may be about the same thing. What was
// written here stays as a draft.
func (n *intake) likelyLine(same view.Duplicate) fyne.CanvasObject {
	w, s := n.screen.words, n.screen
	open := kit.NewTextButton(w.T("tickets.new.same"), "", func() {
		s.env.Sheets.Close()
		s.goTo(same.ID)
	})
	text := kit.NewLine(kit.Strong(same.Ref+"  "), kit.Plain(same.Subject)).Clipped()
	return kit.Across(kit.Grow(text), open)
}

// readProducts offers the products.
func (n *intake) readProducts() {
	env, w := n.screen.env, n.screen.words
	env.UI.Go(func() {
		products, err := env.Desk.View().Products(context.Background())
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			offered := []kit.Option{{Label: w.T("tickets.product.none")}}
			for _, product := range products {
				offered = append(offered, kit.Option{Value: product.ID, Label: product.Name})
			}
			n.product.SetOptions(offered)
		})
	})
}
