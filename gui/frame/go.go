package frame

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/gui/account"
	"tallydesk/gui/contracts"
	"tallydesk/gui/customers"
	"tallydesk/gui/guide"
	"tallydesk/gui/icon"
	"tallydesk/gui/intake"
	"tallydesk/gui/page"
	"tallydesk/gui/search"
	"tallydesk/gui/settings"
	"tallydesk/gui/tickets"
	"tallydesk/gui/timesheet"
	"tallydesk/gui/today"
)

// makers make the screens of staff; each is made when it is first shown.
var makers = map[page.Name]func(page.Env) page.Page{
	page.Today:     today.New,
	page.Tickets:   tickets.New,
	page.Customers: customers.New,
	page.Contracts: contracts.New,
	page.Time:      timesheet.New,
	page.Search:    search.New,
	page.Guide:     guide.New,
	page.Import:    intake.New,
	page.Settings:  settings.New,
}

// liaisonMakers make the screens of a liaison, who sees nothing of staff's
// (R-ACC-1).
var liaisonMakers = map[page.Name]func(page.Env) page.Page{
	page.Account:  account.New,
	page.Tickets:  account.NewTickets,
	page.Search:   search.New,
	page.Guide:    guide.New,
	page.Settings: settings.New,
}

// liaison tells whether the desk is seen by a customer's liaison.
func (f *Frame) liaison() bool { return f.desk.Actor().Role == access.Liaison }

// makers are those of the person who sees the desk.
func (f *Frame) makers() map[page.Name]func(page.Env) page.Page {
	if f.liaison() {
		return liaisonMakers
	}
	return makers
}

// home is the screen to begin with.
func (f *Frame) home() page.Name {
	if f.liaison() {
		return page.Account
	}
	return page.Today
}

// places are the rail's screens, in the order of Ctrl+1, Ctrl+2 …
func (f *Frame) places() []place {
	t := f.words.T
	if f.liaison() {
		return []place{
			{page.Account, icon.Home, t("frame.account"), "Ctrl+1", false},
			{page.Tickets, icon.Tickets, t("frame.tickets"), "Ctrl+2", false},
			{page.Settings, icon.Settings, t("menu.settings"), "Ctrl+,", true},
		}
	}
	return []place{
		{page.Today, icon.Today, t("frame.today"), "Ctrl+1", false},
		{page.Tickets, icon.Tickets, t("frame.tickets"), "Ctrl+2", false},
		{page.Customers, icon.Customers, t("frame.customers"), "Ctrl+3", false},
		{page.Contracts, icon.Contracts, t("frame.contracts"), "Ctrl+4", false},
		{page.Time, icon.Time, t("frame.time"), "Ctrl+5", false},
		{page.Settings, icon.Settings, t("menu.settings"), "Ctrl+,", true},
	}
}

func (f *Frame) goTo(name page.Name) { f.goRoute(page.Route{Page: name}) }

// goRoute leaves the present place, remembering it, and shows another. A place
// that the person does not have leads nowhere.
func (f *Frame) goRoute(route page.Route) {
	if f.makers()[route.Page] == nil {
		return
	}
	f.palette.Close()
	f.noteRecent(route)
	f.leave()
	if here, ok := f.history.here(); ok && route.Page == page.Search && here.Page == page.Search {
		f.history.been[f.history.at].route = route // looking for something else is no new place
	} else {
		f.history.visit(route)
	}
	f.show(route, "")
	f.palette.Write(f.searched())
}

// step goes back or forward.
func (f *Frame) step(by int) {
	f.leave()
	visit, ok := f.history.move(by)
	if !ok {
		return
	}
	f.palette.Close()
	f.show(visit.route, visit.state)
	f.palette.Write(f.searched())
}

func (f *Frame) leave() {
	if shown := f.pages[f.shown]; shown != nil {
		state := shown.Save()
		f.history.leave(state)
		f.memory.States[f.shown] = state
	}
}

func (f *Frame) show(route page.Route, state string) {
	shown := f.pages[route.Page]
	if shown == nil {
		shown = f.makers()[route.Page](f.env)
		f.pages[route.Page] = shown
		if state == "" {
			state = f.memory.States[route.Page]
		}
	}
	if state != "" {
		shown.Restore(state)
	}
	f.shown = route.Page
	f.memory.Route = route
	f.stage.Objects = []fyne.CanvasObject{shown.Content()}
	f.stage.Refresh()
	shown.Open(route)
	f.rail.show(route.Page)
	f.fitRail()
	shown.Focus()
	f.menus.refresh()
}

// keep writes down what the next start brings back.
func (f *Frame) keep() {
	f.leave()
	size := f.options.Window.Canvas().Size()
	f.memory.Look.Width, f.memory.Look.Height = size.Width, size.Height
	if err := f.options.Desk.Remember(context.Background(), memoryKey, f.kept().String()); err != nil {
		f.status.say(f.words.Error(err))
	}
}

func join(texts ...string) string { return strings.TrimSpace(strings.Join(texts, " ")) }
