package customers

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// mostTickets and mostContracts are how many of each a card shows.
const (
	mostTickets   = 6
	mostContracts = 20
)

// The room that the two columns of a card need beside each other, in units.
const (
	mainLeast = 440
	sideWidth = 296
)

// facts are what a card shows, read together.
type facts struct {
	customer      view.Customer
	contracts     []view.ContractRow
	contractCount int
	tickets       []view.TicketRow
	ticketCount   int // open ones
}

// card is one customer.
type card struct {
	screen  *screen
	id      string
	shown   facts
	loaded  bool
	awaited bool // the keyboard waits for it to be loaded
	round   int
	wide    bool // the side column has room

	title     *kit.Text
	state     *kit.Chip
	about     *kit.Text
	acts      *fyne.Container
	people    *kit.Items
	contracts *kit.Items
	tickets   *kit.Items
	installed *kit.Items
	main      *kit.Panel
	side      *kit.Panel
	split     *kit.Split
	body      *fyne.Container
	content   fyne.CanvasObject
}

func newCard(s *screen) *card {
	c := &card{screen: s, wide: true, title: kit.SectionTitle("").Clipped(), state: kit.NewChip(kit.Badge{}), about: kit.Secondary("").Clipped()}
	c.main, c.side = kit.NewPanel(), kit.NewPanel()
	c.people, c.contracts, c.tickets, c.installed = c.items(), c.items(), c.items(), c.items()
	c.people.OnOpen, c.people.OnMenu = s.changeContact, c.menu(s.contactMenu)
	c.contracts.OnOpen = s.openContract
	c.tickets.OnOpen = s.openTicket
	c.installed.OnOpen, c.installed.OnMenu = s.changeInstallation, c.menu(s.installationMenu)
	c.split = kit.NewSplit(c.main, c.side, kit.SplitOptions{Fixed: kit.Second, Width: sideWidth, MinFixed: sideWidth, MinOther: mainLeast})
	back := kit.NewTextButton(s.t("customers.title"), "", func() { s.goTo("") }).WithIcon(icon.Back)
	c.acts = kit.AcrossBy(theme.SpaceSection)
	head := kit.AcrossBy(theme.SpacePanel, back, kit.Grow(c.title), c.state, c.acts)
	top := kit.Pad(kit.Down(theme.SpaceTiny, kit.HighAs(head, theme.ControlHeight), c.about), theme.SpacePanel, theme.SpaceSmall)
	c.body = kit.Down("", top, kit.Rule(), kit.Grow(c.split))
	c.content = kit.NewGround(theme.Surface, c.body)
	return c
}

// items makes a list of the card that scrolls with it.
func (c *card) items() *kit.Items {
	items := kit.NewItems()
	items.OnMove = func(o fyne.CanvasObject) { c.main.Reveal(o) }
	return items
}

// menu shows the menu of an item.
func (c *card) menu(items func(key string) []kit.MenuItem) func(string, fyne.Position) {
	return func(key string, at fyne.Position) {
		if canvas := c.screen.env.Canvas(); canvas != nil {
			kit.ShowMenu(canvas, at, items(key))
		}
	}
}

// isOpen tells whether a customer is shown.
func (c *card) isOpen() bool { return c.id != "" }

func (c *card) leave() {
	c.id, c.loaded = "", false
	c.round++
}

// open shows a customer by id or code.
func (c *card) open(id string) {
	if c.id != id {
		c.id, c.loaded, c.shown = id, false, facts{}
		c.title.SetText("")
		c.about.SetText("")
		c.main.Set()
		c.side.Set()
	}
	c.load()
}

// load reads the customer with what hangs on it.
func (c *card) load() {
	if !c.isOpen() {
		return
	}
	c.round++
	round, id, env, today := c.round, c.id, c.screen.env, c.screen.today()
	env.UI.Go(func() {
		var read facts
		ctx, reader := context.Background(), env.Desk.View()
		customer, err := reader.Customer(ctx, id)
		if read.customer = customer; err == nil {
			filter := view.ContractFilter{CustomerID: customer.ID, AsOf: today}
			read.contracts, read.contractCount, err = reader.Contracts(ctx, filter, view.Page{Most: mostContracts})
		}
		if err == nil {
			read.tickets, _, err = reader.Tickets(ctx, view.TicketFilter{CustomerID: customer.ID, Sort: view.ByActivity}, view.Page{Most: mostTickets})
		}
		if err == nil {
			_, read.ticketCount, err = reader.Tickets(ctx, view.TicketFilter{CustomerID: customer.ID, Open: true}, view.Page{Most: 1})
		}
		env.UI.Do(func() {
			if round == c.round {
				c.apply(read, err)
			}
		})
	})
}

// missed goes back to the list when the customer is gone, as when it was made by an
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
	s, customer := c.screen, read.customer
	c.title.SetText(customer.Code + "  " + customer.Name)
	c.state.Set(statusBadge(s.env.Words, customer.Status))
	c.about.SetText(aboutLine(s.env.Words, customer))
	c.acts.Objects = nil
	if s.may(access.ChangeCustomers) {
		c.acts.Add(kit.NewTextButton(s.t("customers.edit"), "", s.editCustomer))
	}
	c.arrange()
	s.list.narrow.grid.SelectKey(customer.ID)
	if c.awaited {
		s.Focus()
	}
	s.env.Changed()
}

// fit puts the side column beside the main one where there is room, else under
// it.
func (c *card) fit(width float32) {
	wide := width >= theme.Units(mainLeast+sideWidth)
	if wide == c.wide {
		return
	}
	c.wide = wide
	c.arrange()
}

// arrange puts the sections into one column or two.
func (c *card) arrange() {
	c.split.ShowFixed(c.wide)
	if !c.loaded {
		return
	}
	main := []fyne.CanvasObject{c.peopleSection(), c.contractSection(), c.ticketSection(), c.installedSection()}
	side := []fyne.CanvasObject{c.noteSection(), c.aboutSection()}
	if c.wide {
		c.main.Set(main...)
		c.side.Set(side...)
	} else {
		c.main.Set(append(main, side...)...)
	}
	c.body.Refresh()
}
