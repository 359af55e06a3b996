package settings

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// personCard shows one person, with what can be done.
type personCard struct {
	people  *people
	shown   person
	back    *fyne.Container // to the list, where it is not shown
	rates   *kit.Items
	body    *fyne.Container
	content fyne.CanvasObject
}

func newPersonCard(p *people) *personCard {
	c := &personCard{people: p, rates: kit.NewItems(), body: kit.Down(theme.SpacePanel)}
	c.rates.OnOpen = func(id string) { p.changeRate(c.shown, id) }
	c.rates.OnMenu = c.rateMenu
	c.back = kit.Across(kit.NewTextButton(p.env.Words.T("settings.people.back"), "Esc", p.back))
	c.back.Hide()
	all := kit.Down(theme.SpaceSmall, c.back, c.body)
	c.content = kit.NewScroll(kit.Pad(all, theme.SpaceSection, theme.SpacePanel))
	return c
}

// show shows somebody; nobody leaves the card empty.
func (c *personCard) show(one person) {
	c.shown = one
	c.body.Objects = nil
	if one.key() != "" {
		c.body.Objects = c.parts(one)
	}
	c.body.Refresh()
}

func (c *personCard) parts(one person) []fyne.CanvasObject {
	w := c.people.env.Words
	parts := []fyne.CanvasObject{kit.Down(theme.SpaceTiny, kit.NewParagraph(kit.RoleTitle, kit.Plain(one.name())), kit.Secondary(one.about(w)).Clipped())}
	if acts := c.acts(one); len(acts) > 0 {
		parts = append(parts, kit.Flow(append(acts, kit.Wide(kit.Space(), 1))...))
	}
	parts = append(parts, kit.NewFacts(personFacts(w, one)...))
	if one.sees {
		parts = append(parts, c.rateSection(one))
	}
	return parts
}

// acts are what can be done with somebody.
func (c *personCard) acts(one person) []fyne.CanvasObject {
	p, t := c.people, c.people.env.Words.T
	button := func(key string, do func()) fyne.CanvasObject { return kit.NewOutlineButton(t(key), do) }
	var acts []fyne.CanvasObject
	if one.member.ID == "" {
		acts = append(acts, button("settings.people.open_customer", func() {
			p.env.Go(page.Route{Page: page.Customers, ID: one.user.CustomerID})
		}))
	}
	if !p.mayChange() {
		return acts
	}
	switch {
	case one.member.ID != "" && !one.member.Active:
		return append(acts, button("settings.people.return", func() { p.setActive(one, true) }))
	case one.member.ID != "":
		acts = append(acts, button("settings.people.change", p.change))
	}
	switch {
	case one.user.ID == "":
		acts = append(acts, button("settings.people.give_login", func() { p.giveLogin(one) }))
	case !one.user.Active:
		acts = append(acts, button("settings.people.open_login", func() { p.setLogin(one, true) }))
	default:
		if one.member.ID != "" {
			acts = append(acts, button("settings.people.role", func() { p.changeRole(one) }))
		}
		acts = append(acts, button("settings.people.close_login", func() { p.closeLogin(one) }))
	}
	if one.member.ID != "" {
		acts = append(acts, button("settings.people.let_go", func() { p.letGo(one) }))
	}
	return acts
}

func (c *personCard) rateSection(one person) fyne.CanvasObject {
	w, t := c.people.env.Words, c.people.env.Words.T
	c.rates.Set(rateItems(w, one.rates, form.Today(c.people.env))...)
	var acts []fyne.CanvasObject
	if c.people.mayChange() {
		acts = append(acts, kit.NewTextButton(t("settings.rate.add"), "", func() { c.people.changeRate(one, "") }))
	}
	var content fyne.CanvasObject = c.rates
	if len(one.rates) == 0 {
		content = kit.NewParagraph(kit.RoleBody, kit.Soft(t("settings.rate.none")))
	}
	head := kit.Across(append([]fyne.CanvasObject{kit.Group(t("settings.rates")), kit.Space()}, acts...)...)
	return kit.Down(theme.SpaceSmall, head, content, kit.NewParagraph(kit.RoleMeta, kit.Plain(t("settings.rates.detail"))))
}

// rateMenu is what can be done with a rate.
func (c *personCard) rateMenu(id string, at fyne.Position) {
	p, t := c.people, c.people.env.Words.T
	canvas := p.env.Canvas()
	if canvas == nil || !p.env.Desk.Actor().May(access.SetUpDesk) {
		return
	}
	one := c.shown
	kit.ShowMenu(canvas, at, []kit.MenuItem{
		{Label: t("settings.people.change"), Key: "Enter", Do: func() { p.changeRate(one, id) }},
		{Label: t("settings.rate.remove"), Do: func() { p.removeRate(one, id) }},
	})
}
