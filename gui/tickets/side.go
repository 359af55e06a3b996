package tickets

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// side is the panel beside the conversation: what the ticket costs the
// customer, its contract, people, time, and what it is about.
type side struct {
	detail    *detail
	cost      *kit.Paragraph
	because   *fyne.Container // the explanation, shown on demand
	box       *kit.Ground
	explained bool
	whyButton *kit.Button
	contract  *kit.Paragraph
	people    *fyne.Container
	timeTotal *kit.Paragraph
	times     *kit.Grid
	timeRows  int
	time      *kit.Section
	facts     *fyne.Container
	history   *kit.Fold
	events    *fyne.Container
	sections  []fyne.CanvasObject
	content   *kit.Panel
}

func newSide(d *detail) *side {
	w, s := d.screen.words, d.screen
	p := &side{
		detail: d, cost: kit.NewParagraph(kit.RoleBody), because: kit.Down(theme.SpaceTiny), contract: kit.NewParagraph(kit.RoleBody),
		people: kit.Down(theme.SpaceTiny), timeTotal: kit.NewParagraph(kit.RoleBody), facts: kit.Down(theme.SpaceTiny), events: kit.Down(theme.SpaceTiny),
	}
	p.whyButton = kit.NewTextButton(w.T("tickets.why"), "W", func() { p.explain(!p.explained) })
	p.box = kit.NewGround(theme.Sunken, kit.Pad(p.because, theme.SpaceCell, theme.SpaceSmall)).Rounded(theme.RadiusPanel)
	p.box.Hide()
	p.times = p.newTimes()
	p.history = kit.NewFold(w.T("tickets.history"), "", "", p.events, false)
	p.history.OnToggled = func(bool) { p.arrange() }
	p.time = kit.NewSection(w.T("tickets.time"), "", kit.Down(theme.SpaceTiny, p.timeTotal, highAs(p.times, func() int { return p.timeRows }, theme.RowTwo)),
		kit.NewTextButton(w.T("tickets.time.log"), "L", s.logTime))
	p.sections = []fyne.CanvasObject{
		kit.NewSection(w.T("tickets.cost"), "", kit.Down(theme.SpaceSmall, p.cost, p.box), p.whyButton),
		kit.NewSection(w.T("tickets.contract"), "", p.contract, kit.NewTextButton(w.T("tickets.change"), "", s.chooseContract)),
		kit.NewSection(w.T("tickets.people"), "", p.people, kit.NewTextButton(w.T("tickets.change"), "A", s.assign)),
		p.time,
		kit.NewSection(w.T("tickets.about"), "", p.facts),
		kit.Pad(p.history, theme.SpacePanel, theme.SpaceCell),
	}
	p.content = kit.NewPanel(p.sections...)
	return p
}

// newTimes makes the list of time entries: one stop of the keyboard, Enter
// opens an entry.
func (p *side) newTimes() *kit.Grid {
	s := p.detail.screen
	grid := kit.NewGrid(s.words, s.env.UI, kit.GridOptions{
		TwoLines: true, NoHead: true, NoMarks: true,
		Columns: []kit.Column{{ID: "what", Width: 120, Flex: 1}, {ID: "time", Width: 100, Align: kit.Right}},
	}, kit.NewRows(nil))
	grid.OnOpen = func(key string) {
		for _, entry := range p.detail.file.entries {
			if entry.ID == key {
				s.editTime(entry)
			}
		}
	}
	return grid
}

// show writes what was read.
func (p *side) show(d dossier) {
	w := p.detail.screen.words
	p.cost.Set(costSpans(w, d)...)
	p.because.Objects = nil
	for _, line := range whyLines(w, d) {
		p.because.Add(kit.NewParagraph(kit.RoleBody, line...))
	}
	p.contract.Set(p.contractSpans(d)...)
	p.showPeople(d)
	p.showTime(d)
	p.showFacts(d)
	p.showHistory(d)
	p.arrange()
}

// arrange sets the sections anew, since their heights have changed.
func (p *side) arrange() { p.content.Set(p.sections...) }

// explain shows or hides why the ticket costs what it costs, in its fixed
// place.
func (p *side) explain(shown bool) {
	p.explained = shown
	showIf(p.box, shown)
	label := p.detail.screen.words.T("tickets.why")
	if shown {
		label = p.detail.screen.words.T("tickets.why.hide")
	}
	p.whyButton.SetLabel(label, "W")
	p.arrange()
}

func (p *side) contractSpans(d dossier) []kit.Span {
	s, t := p.detail.screen, d.ticket
	if t.ContractID == "" {
		return []kit.Span{{Text: s.words.T("tickets.uncovered"), Ink: theme.Danger.Ink()}}
	}
	open := func() { s.env.Go(page.Route{Page: page.Contracts, ID: t.ContractID}) }
	return []kit.Span{kit.Link(t.ContractNumber, open), kit.Plain("  " + t.Contract)}
}

func (p *side) showPeople(d dossier) {
	p.people.Objects = nil
	for _, person := range peopleOf(p.detail.screen.words, d) {
		line := kit.Across(kit.Grow(kit.NewLine(kit.Plain(person.name+"  "), kit.Soft(person.part)).Clipped()))
		if person.leaves != "" {
			line.Add(kit.NewTextButton(p.detail.screen.words.T("tickets.people.remove"), "", func() { p.remove(d, person) }))
		}
		p.people.Add(line)
	}
	p.people.Refresh()
}

func (p *side) remove(d dossier, who person) {
	s := p.detail.screen
	s.do(s.words.T("tickets.done.left", "Ref", d.ticket.Ref, "Name", who.name), &command.RemoveParticipant{ParticipantID: who.leaves})
}

func (p *side) showTime(d dossier) {
	w := p.detail.screen.words
	rows := timeRows(w, d)
	p.timeRows = len(rows)
	p.timeTotal.Set(timeTotal(w, d.entries)...)
	p.times.SetSource(kit.NewRows(rows))
	showIf(p.times, len(rows) > 0)
	p.time.Refresh()
}

func (p *side) showFacts(d dossier) {
	w, s, t := p.detail.screen.words, p.detail.screen, d.ticket
	p.facts.Objects = nil
	for _, fact := range factsOf(w, t, s.env.Clock()) {
		p.facts.Add(factLine(fact))
	}
	product, cause := t.Product, w.T("tickets.cause.unknown")
	if product == "" {
		product = w.T("tickets.product.none")
	}
	if t.Cause != "" {
		cause = w.T("cause." + string(t.Cause))
	}
	p.facts.Add(p.changeable(w.T("tickets.product"), product, s.chooseProduct))
	p.facts.Add(p.changeable(w.T("tickets.cause"), cause, s.chooseCause))
	p.facts.Refresh()
}

// factWidth is the width of the names of facts, in units.
const factWidth = 88

// stop is what the keyboard goes to in the panel: the time, where there is
// some.
func (p *side) stop() fyne.Focusable {
	if p.timeRows > 0 {
		return p.times
	}
	return p.whyButton
}

func factLine(f fact) fyne.CanvasObject {
	return kit.Across(kit.Wide(kit.Secondary(f.name).Clipped(), factWidth), kit.Grow(kit.Body(f.value).Clipped()))
}

// changeable is a fact that can be chosen anew.
func (p *side) changeable(name, value string, choose func(under fyne.CanvasObject)) fyne.CanvasObject {
	button := kit.NewTextButton(p.detail.screen.words.T("tickets.change"), "", nil)
	button.OnTapped = func() { choose(button) }
	return kit.Across(kit.Wide(kit.Secondary(name).Clipped(), factWidth), kit.Grow(kit.Body(value).Clipped()), button)
}

func (p *side) showHistory(d dossier) {
	w, now := p.detail.screen.words, p.detail.screen.env.Clock()
	p.events.Objects = nil
	count := 0
	for _, item := range d.items {
		if item.Kind == view.ItemEvent || item.Kind == view.ItemLine {
			count++
			when := kit.Span{Text: w.Moment(item.At.In(now.Location()), now) + "  ", Ink: theme.Text3}
			p.events.Add(kit.NewParagraph(kit.RoleMeta, when, kit.Span{Text: eventText(w, item), Ink: theme.Text2}))
		}
	}
	p.history.SetWords(w.T("tickets.history"), strconv.Itoa(count), "")
	p.events.Refresh()
}

// chooseCause offers what can be behind the ticket.
func (s *screen) chooseCause(under fyne.CanvasObject) {
	t := s.detail.file.ticket
	var items []kit.MenuItem
	for _, option := range causes(s) {
		items = append(items, kit.MenuItem{Label: option.Label, Disabled: option.Value == string(t.Cause), Do: func() {
			s.do(s.words.T("tickets.done.cause", "Ref", t.Ref, "Cause", option.Label), &command.SetCause{TicketID: t.ID, Cause: ticket.Cause(option.Value)})
		}})
	}
	s.showMenu(under, items)
}

// chooseProduct offers the products.
func (s *screen) chooseProduct(under fyne.CanvasObject) {
	env, t := s.env, s.detail.file.ticket
	env.UI.Go(func() {
		products, err := env.Desk.View().Products(context.Background())
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			items := []kit.MenuItem{s.productItem(t, "", s.words.T("tickets.product.none"))}
			for _, product := range products {
				items = append(items, s.productItem(t, product.ID, product.Name))
			}
			s.showMenu(under, items)
		})
	})
}

func (s *screen) productItem(t view.Ticket, id, name string) kit.MenuItem {
	return kit.MenuItem{Label: name, Disabled: id == t.ProductID, Do: func() {
		s.do(s.words.T("tickets.done.product", "Ref", t.Ref, "Product", name), patch(t.ID, "product_id", t.ProductID, id))
	}}
}

// chooseContract offers the customer's contracts (R-CON-4), also those that
// have ended: work inside their term is still served under them (R-CON-1).
func (s *screen) chooseContract() {
	env, t := s.env, s.detail.file.ticket
	filter := view.ContractFilter{CustomerID: t.CustomerID, AsOf: today(env.Clock())}
	env.UI.Go(func() {
		contracts, _, err := env.Desk.View().Contracts(context.Background(), filter, view.Page{Most: pageRows})
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			var under fyne.CanvasObject = s.detail.notices
			if s.detail.panelShown() {
				under = s.detail.panel.contract
			}
			s.showMenu(under, s.contractItems(t, contracts))
		})
	})
}

func (s *screen) contractItems(t view.Ticket, contracts []view.ContractRow) []kit.MenuItem {
	w := s.words
	item := func(id, name, state string) kit.MenuItem {
		return kit.MenuItem{Label: name, Key: state, Disabled: id == t.ContractID, Do: func() {
			s.do(w.T("tickets.done.contract", "Ref", t.Ref, "Contract", name), &command.SetContract{TicketID: t.ID, ContractID: id})
		}}
	}
	var items []kit.MenuItem
	for _, contract := range contracts {
		items = append(items, item(contract.ID, contract.Number+"  "+contract.Name, w.T("contractstate."+string(contract.State))))
	}
	none := item("", w.T("tickets.uncovered"), "")
	none.Line = len(items) > 0
	return append(items, none)
}
