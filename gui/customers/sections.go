package customers

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// button is something to do, offered beside a section's label to those who may.
func (c *card) button(right access.Right, key string, do func()) []fyne.CanvasObject {
	if !c.screen.may(right) {
		return nil
	}
	return []fyne.CanvasObject{kit.NewTextButton(c.screen.t(key), "", do)}
}

// section makes a section of items; without any it says so.
func (c *card) section(key, count string, items *kit.Items, none string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	s := c.screen
	if items.Count() == 0 {
		return kit.NewSection(s.t(key), "", kit.NewParagraph(kit.RoleBody, kit.Soft(s.t(none))), acts...)
	}
	return kit.NewSection(s.t(key), count, items, acts...)
}

func (c *card) peopleSection() fyne.CanvasObject {
	w := c.screen.env.Words
	contacts := c.shown.customer.Contacts
	items := make([]kit.PanelItem, len(contacts))
	for i, contact := range contacts {
		line := kit.Across(kit.Name(contact.Name))
		for _, badge := range contactBadges(w, contact) {
			line.Add(kit.NewChip(badge))
		}
		column := kit.Down(theme.Hairline, kit.HighAs(line, theme.ChipHeight), kit.Secondary(reach(contact)).Clipped())
		if text := contactText(w, contact); text != "" {
			column.Add(kit.Meta(text).Clipped())
		}
		items[i] = kit.PanelItem{Key: contact.ID, Content: column}
	}
	c.people.Set(items...)
	return c.section("customers.people", strconv.Itoa(len(contacts)), c.people, "customers.people.none",
		c.button(access.ChangeCustomers, "customers.new_contact", func() { c.screen.newContact() })...)
}

func (c *card) contractSection() fyne.CanvasObject {
	s := c.screen
	items := make([]kit.PanelItem, len(c.shown.contracts))
	for i, contract := range c.shown.contracts {
		first := kit.Across(kit.Name(contract.Number), kit.Grow(kit.Body(contract.Name).Clipped()), kit.Body(bankLeft(s.env.Words, contract.Bank)))
		second := kit.Across(kit.Grow(kit.Secondary(contractText(s.env.Words, contract)).Clipped()))
		if text := loss(s.env.Words, contract.Bank, s.today()); text != "" {
			second.Add(kit.NewMark(icon.WarningSmall, theme.Warning.Ink(), theme.IconSmall))
			second.Add(kit.Body(text).In(theme.Warning.Ink()))
		}
		items[i] = kit.PanelItem{Key: contract.ID, Content: kit.Down(theme.Hairline, first, second)}
	}
	c.contracts.Set(items...)
	return c.section("customers.contracts", strconv.Itoa(c.shown.contractCount), c.contracts, "customers.contracts.none",
		c.button(access.ChangeContracts, "customers.enrol", s.enrol)...)
}

func (c *card) ticketSection() fyne.CanvasObject {
	s := c.screen
	items := make([]kit.PanelItem, len(c.shown.tickets))
	for i, ticket := range c.shown.tickets {
		shape, ink := kit.StateIcon(string(ticket.State))
		first := kit.Across(kit.Name(ticket.Ref), kit.Grow(kit.Body(ticket.Subject).Clipped()))
		second := kit.Across(kit.NewMark(shape, ink, theme.IconSmall), kit.Secondary(s.t("state."+string(ticket.State))), kit.Space(),
			kit.Meta(lastMoment(s.env.Words, ticket, s.env.Clock())))
		items[i] = kit.PanelItem{Key: ticket.ID, Content: kit.Down(theme.Hairline, first, second)}
	}
	c.tickets.Set(items...)
	return c.section("customers.tickets", s.t("customers.tickets.open", "Count", strconv.Itoa(c.shown.ticketCount)), c.tickets, "customers.tickets.none")
}

func (c *card) installedSection() fyne.CanvasObject {
	s := c.screen
	installations := c.shown.customer.Installations
	items := make([]kit.PanelItem, len(installations))
	for i, installation := range installations {
		first := kit.Across(kit.Name(installation.Product), kit.Body(installation.Version))
		column := kit.Down(theme.Hairline, first)
		if text := installationText(s.env.Words, installation); text != "" {
			column.Add(kit.Secondary(text).Clipped())
		}
		if text := planText(s.env.Words, installation); text != "" {
			plan := kit.NewChip(kit.Badge{Text: s.t("upgrade." + installation.PlanState), Tone: planTone(installation.PlanState), Fill: kit.FillTone})
			column.Add(kit.Across(plan, kit.Grow(kit.Body(text).Clipped())))
		}
		items[i] = kit.PanelItem{Key: installation.ID, Content: column}
	}
	c.installed.Set(items...)
	acts := c.button(access.ChangeCustomers, "customers.install", s.install)
	acts = append(acts, c.button(access.SetUpDesk, "customers.add_product", func() { s.addProduct(nil) })...)
	return c.section("customers.installations", strconv.Itoa(len(installations)), c.installed, "customers.installations.none", acts...)
}

// noteSection shows what staff note about the customer, on the ground of all
// that the customer never reads.
func (c *card) noteSection() fyne.CanvasObject {
	s := c.screen
	text := kit.Plain(c.shown.customer.Notes)
	if text.Text == "" {
		text = kit.Soft(s.t("customers.notes.none"))
	}
	badge := kit.NewChip(kit.InternalBadge(s.t("customers.notes.internal")))
	column := kit.Down(theme.SpaceTiny, kit.Across(badge), kit.NewParagraph(kit.RoleBody, text))
	return kit.NewSection(s.t("customers.notes"), "", kit.NewNote(column), c.button(access.ChangeCustomers, "customers.edit_notes", s.editNotes)...)
}

func (c *card) aboutSection() fyne.CanvasObject {
	acts := c.button(access.ChangeContracts, "customers.deployment", c.screen.changeDeployment)
	return kit.NewSection(c.screen.t("customers.about"), "", kit.NewFacts(aboutFacts(c.screen.env.Words, c.shown.customer)...), acts...)
}

func (s *screen) openContract(id string) { s.env.Go(page.Route{Page: page.Contracts, ID: id}) }

func (s *screen) openTicket(id string) { s.env.Go(page.Route{Page: page.Tickets, ID: id}) }

// contactMenu is what can be done with a person.
func (s *screen) contactMenu(id string) []kit.MenuItem {
	contact, ok := s.card.contact(id)
	if !ok || !s.may(access.ChangeCustomers) {
		return nil
	}
	return []kit.MenuItem{
		{Label: s.t("customers.change"), Key: "Enter", Do: func() { s.changeContact(id) }},
		{Label: s.t("customers.make_liaison"), Disabled: contact.Liaison || !contact.Active, Do: func() { s.makeLiaison(contact) }},
		{Label: s.t("customers.train"), Disabled: !contact.Active, Do: func() { s.recordTraining(contact) }},
		{Label: s.t("customers.left"), Line: true, Disabled: !contact.Active, Do: func() { s.leaveContact(contact) }},
	}
}

// installationMenu is what can be done with an installation.
func (s *screen) installationMenu(id string) []kit.MenuItem {
	if !s.may(access.ChangeCustomers) {
		return nil
	}
	return []kit.MenuItem{
		{Label: s.t("customers.change"), Key: "Enter", Do: func() { s.changeInstallation(id) }},
		{Label: s.t("customers.plan"), Do: func() { s.planUpgrade(id) }},
	}
}

func (c *card) contact(id string) (view.Contact, bool) {
	for _, contact := range c.shown.customer.Contacts {
		if contact.ID == id {
			return contact, true
		}
	}
	return view.Contact{}, false
}

func (c *card) installation(id string) (view.Installation, bool) {
	for _, installation := range c.shown.customer.Installations {
		if installation.ID == id {
			return installation, true
		}
	}
	return view.Installation{}, false
}
