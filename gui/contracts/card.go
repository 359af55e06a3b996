package contracts

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// The views of a contract. Their words are contracts.view.<code>.
const (
	viewHours = "hours"
	viewTerms = "terms"
	viewPanel = "panel" // the side panel, where there is no room beside
)

// The room that hours and panel need beside each other, in units.
const (
	panelWidth = 336
	panelLeast = 280
	hoursLeast = 664
)

// facts are what a contract's card shows, read together.
type facts struct {
	contract  view.Contract
	month     civil.Day // first day of the month whose movements are shown
	bank      view.Bank
	statement view.Statement
	why       []view.WhyRow
}

// card is one contract.
type card struct {
	screen *screen
	id     string
	shown  facts
	loaded bool
	round  int
	view   string
	wide   bool // the panel has room beside the hours

	title   *kit.Text
	state   *kit.Chip
	dates   *kit.Text
	views   *kit.Segments
	acts    *fyne.Container
	more    *kit.Button
	hours   *hours
	terms   *termsView
	panel   *kit.Panel
	split   *kit.Split
	stage   *kit.Stack
	body    *fyne.Container
	content fyne.CanvasObject
}

func newCard(s *screen) *card {
	c := &card{screen: s, view: viewHours, wide: true}
	c.title = kit.SectionTitle("").Clipped()
	c.state, c.dates = kit.NewChip(kit.Badge{}), kit.Secondary("")
	c.hours, c.terms = newHours(c), newTermsView(c)
	c.panel = kit.NewPanel()
	c.split = kit.NewSplit(c.hours.content, c.panel, kit.SplitOptions{
		Fixed: kit.Second, Width: panelWidth, MinFixed: panelLeast, MinOther: hoursLeast,
	})
	c.stage = kit.NewStack(c.split, c.terms.content)
	c.views = kit.NewViews(nil, viewHours, c.turn)
	c.more = kit.NewTextButton(s.t("contracts.more"), "", c.showMore)
	c.acts = kit.AcrossBy(theme.SpaceSection)
	back := kit.NewTextButton(s.t("contracts.title"), "", func() { s.goTo("") }).WithIcon(icon.Back)
	head := kit.AcrossBy(theme.SpacePanel, back, kit.Grow(c.title), c.state, c.dates)
	tools := kit.AcrossBy(theme.SpacePanel, c.views, kit.Space(), c.acts)
	top := kit.Pad(kit.Down(theme.SpaceSmall, kit.HighAs(head, theme.ControlHeight), tools), theme.SpacePanel, theme.SpaceSmall)
	c.body = kit.Down("", top, kit.Rule(), kit.Grow(c.stage))
	c.content = kit.NewGround(theme.Surface, kit.WatchWidth(c.body, c.fit))
	c.showViews()
	return c
}

// isOpen tells whether a contract is shown.
func (c *card) isOpen() bool { return c.id != "" }

func (c *card) leave() {
	c.id, c.loaded = "", false
	c.round++
}

// open shows a contract by id or number.
func (c *card) open(id string) {
	if c.id != id {
		c.id, c.loaded, c.shown = id, false, facts{}
		c.hours.clear()
		c.title.SetText("")
		c.dates.SetText("")
	}
	c.load()
}

// load reads the contract with its hours of the month.
func (c *card) load() {
	if !c.isOpen() {
		return
	}
	c.round++
	round, id, env, today := c.round, c.id, c.screen.env, c.screen.today()
	month := c.hours.month
	env.UI.Go(func() {
		var read facts
		var err error
		ctx, reader := context.Background(), env.Desk.View()
		if read.contract, err = reader.Contract(ctx, id, today); err == nil {
			read.month = monthOf(read.contract, month, today)
			err = read.hours(ctx, reader, today)
		}
		env.UI.Do(func() {
			if round == c.round {
				c.apply(read, err)
			}
		})
	})
}

// missed goes back to the list when the contract is gone, as when it was made by an
// act that has been undone.
func (c *card) missed(err error) {
	if !c.loaded || !errors.Is(err, fail.NotFound) {
		c.screen.env.Fail(err)
		return
	}
	c.screen.goTo("")
}

func (c *card) apply(read facts, err error) {
	if err != nil {
		c.missed(err)
		return
	}
	c.shown, c.loaded = read, true
	w, contract := c.screen.env.Words, read.contract
	c.title.SetText(contract.Number + "  " + contract.CustomerName + " · " + contract.Name)
	c.state.Set(stateBadge(w, contract.State))
	c.dates.SetText(dates(w, contract, c.screen.today()))
	c.showActs()
	c.hours.apply()
	c.terms.apply()
	c.panel.Set(c.sections()...)
	c.body.Refresh()
	c.screen.env.Changed()
}

// showActs offers what can be done with the contract as it is.
func (c *card) showActs() {
	c.acts.Objects = nil
	if c.screen.mayChange() {
		if c.sellsHours() {
			c.acts.Add(kit.NewTextButton(c.screen.t("contracts.buy"), "", c.screen.buyHours))
		}
		if c.renewable() {
			c.acts.Add(kit.NewTextButton(c.screen.t("contracts.renew"), "", c.screen.renew))
		}
	}
	c.acts.Add(c.more)
	c.acts.Refresh()
}

// showMore offers what is done seldom.
func (c *card) showMore() {
	s := c.screen
	items := []kit.MenuItem{{Label: s.t("contracts.customer"), Do: s.openCustomer}}
	if s.mayChange() {
		items = append(items,
			kit.MenuItem{Label: s.t("contracts.opening"), Line: true, Do: s.openingBalance},
			kit.MenuItem{Label: s.t("contracts.agreed"), Do: s.changeAgreed},
			kit.MenuItem{Label: s.t("contracts.change_terms"), Do: s.changeTerms},
			kit.MenuItem{Label: s.t("contracts.add_line"), Do: s.addLine},
			kit.MenuItem{Label: s.t("contracts.change_products"), Do: s.changeProducts},
			kit.MenuItem{Label: s.t("contracts.end"), Line: true, Disabled: c.shown.contract.Successor.ID != "", Do: s.endContract},
		)
	}
	s.showMenu(c.more, items)
}

// showMenu opens a menu under a widget.
func (s *screen) showMenu(under fyne.CanvasObject, items []kit.MenuItem) {
	if canvas := s.env.Canvas(); canvas != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
		kit.ShowMenu(canvas, at.AddXY(0, under.Size().Height), items)
	}
}

// sellsHours tells whether hours can be bought under the contract now.
func (c *card) sellsHours() bool { return c.loaded && len(prepaidLines(c.shown.contract)) > 0 }

// prepaidLines are the lines in force that sell hours.
func prepaidLines(contract view.Contract) []view.ContractLine {
	var lines []view.ContractLine
	for _, line := range contract.Lines {
		if line.Kind == terms.Prepaid && line.InForce {
			lines = append(lines, line)
		}
	}
	return lines
}

// fit puts the panel beside the hours where there is room, else into a view.
func (c *card) fit(width float32) {
	wide := width >= theme.Units(hoursLeast+panelLeast)
	if wide == c.wide {
		return
	}
	c.wide = wide
	if wide && c.view == viewPanel {
		c.view = viewHours
	}
	c.showViews()
}

// showViews offers the views there are, and shows the one chosen.
func (c *card) showViews() {
	names := []string{viewHours, viewTerms}
	if !c.wide {
		names = append(names, viewPanel)
	}
	options := make([]kit.Option, len(names))
	for i, name := range names {
		options[i] = kit.Option{Value: name, Label: c.screen.t("contracts.view." + name)}
	}
	c.views.SetOptions(options)
	c.turn(c.view)
}

// turn shows a view.
func (c *card) turn(name string) {
	c.view = name
	c.views.SetSelected(name)
	if name == viewTerms {
		c.stage.Turn(1)
	} else {
		c.stage.Turn(0)
		c.split.ShowFixed(c.wide)
		c.hours.showPanel(name == viewPanel && !c.wide)
	}
	c.body.Refresh()
	c.screen.env.Changed()
}

func (c *card) restore(kept state) {
	c.hours.setMonth(kept.Month)
	if kept.View == viewTerms || kept.View == viewHours {
		c.turn(kept.View)
	}
}

// explains tells whether there is a number on the screen to explain.
func (c *card) explains() bool { return c.loaded && c.view == viewHours && c.shown.bank.HasBank }

// areas are the places that F6 goes through.
func (c *card) areas() []fyne.Focusable {
	if c.view == viewTerms {
		return []fyne.Focusable{c.views, c.terms.lines}
	}
	if c.loaded && !c.shown.bank.HasBank {
		return []fyne.Focusable{c.views}
	}
	return []fyne.Focusable{c.views, c.hours.grid}
}

// first is where the keyboard begins.
func (c *card) first() fyne.Focusable {
	areas := c.areas()
	return areas[len(areas)-1]
}

// area moves the keyboard to the next (1) or the previous (-1) place.
func (c *card) area(by int) {
	areas, canvas := c.areas(), c.screen.env.Canvas()
	if canvas == nil {
		return
	}
	at := 0
	for i, area := range areas {
		if area == canvas.Focused() {
			at = (i + by + len(areas)) % len(areas)
		}
	}
	canvas.Focus(areas[at])
}
