package frame

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// mostInMenu is how many people a menu offers; among more one searches.
const mostInMenu = 14

// asSelf tells whether the desk is seen as who opened it.
func (f *Frame) asSelf() bool { return f.desk.Actor().UserID == f.options.Desk.Actor().UserID }

// mayChoosePerson tells whether who opened the desk belongs to staff.
func (f *Frame) mayChoosePerson() bool { return f.options.Desk.Actor().Staff() }

// choosePerson offers to see the desk as somebody else does. Only staff who
// opened the desk may; seen as another, the way back is the same menu.
func (f *Frame) choosePerson() {
	if !f.mayChoosePerson() {
		return
	}
	f.options.UI.Go(func() {
		users, err := f.options.Desk.View().Users(context.Background())
		f.options.UI.Do(func() {
			if err != nil {
				f.fail(err)
				return
			}
			f.offerPeople(f.others(users))
		})
	})
}

// others are the people that the desk can be seen as now, besides who opened
// it.
func (f *Frame) others(users []view.User) []view.User {
	return slices.DeleteFunc(users, func(u view.User) bool {
		return !u.Active || u.ID == f.desk.Actor().UserID || u.ID == f.options.Desk.Actor().UserID
	})
}

func (f *Frame) offerPeople(users []view.User) {
	if f.asSelf() && len(users) > mostInMenu {
		f.searchPerson(users)
		return
	}
	var items []kit.MenuItem
	if !f.asSelf() {
		items = append(items, kit.MenuItem{Label: f.words.T("frame.see_self", "Name", f.options.Desk.Actor().Name), Do: f.seeSelf})
	}
	if len(users) > mostInMenu {
		items = append(items, kit.MenuItem{Label: f.words.T("frame.see_other"), Do: func() { f.searchPerson(users) }})
		users = nil
	}
	for i, user := range users {
		items = append(items, kit.MenuItem{
			Label: f.words.T("frame.see_as", "Name", nameOf(user)), Key: f.words.T("role." + string(user.Role)),
			Line: i == 0 && len(items) > 0, Do: func() { f.seeAs(user.Login) },
		})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.rail.person)
	kit.ShowMenuAbove(f.options.Window.Canvas(), at, items)
}

// nameOf names a person, a liaison with the customer.
func nameOf(user view.User) string {
	if user.Customer == "" {
		return user.Name
	}
	return user.Name + " · " + user.Customer
}

// searchPerson lets one find a person by name or customer.
func (f *Frame) searchPerson(users []view.User) {
	field := kit.NewAutocomplete(f.options.UI, f.words.T("frame.see_other.hint"), func(_ context.Context, typed string) ([]kit.Option, error) {
		return peopleLike(users, typed), nil
	}, func(picked kit.Option) {
		f.env.Sheets.Done()
		f.seeAs(picked.Value)
	})
	form := kit.NewForm(kit.NewField("person", f.words.T("frame.see_other.person"), "", field))
	f.env.Sheets.Open(kit.Sheet{Title: f.words.T("frame.see_other"), Form: form, Cancel: f.words.T("frame.cancel")})
}

// peopleLike are the people whose name or customer has what is typed.
func peopleLike(users []view.User, typed string) []kit.Option {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var options []kit.Option
	for _, user := range users {
		if strings.Contains(strings.ToLower(nameOf(user)), typed) && len(options) < mostInMenu {
			options = append(options, kit.Option{Value: user.Login, Label: user.Name, Detail: user.Customer})
		}
	}
	return options
}

func (f *Frame) seeAs(login string) {
	f.options.UI.Go(func() {
		desk, err := f.options.Desk.As(context.Background(), login)
		f.options.UI.Do(func() {
			if err != nil {
				f.fail(err)
				return
			}
			f.seeThrough(desk)
		})
	})
}

func (f *Frame) seeSelf() { f.seeThrough(f.options.Desk) }

// seeThrough makes the window anew as another person sees the desk. What the
// person before has opened is not the other's business.
func (f *Frame) seeThrough(desk *app.Desk) {
	f.leave()
	look := f.memory.Look
	if f.asSelf() {
		f.own = f.memory
	}
	f.desk, f.history, f.lastAct, f.undone = desk, history{}, nil, nil
	f.options.Start = page.Route{} // that was for the start
	f.memory = memory{States: map[page.Name]string{}}
	if f.asSelf() {
		f.memory = f.own
	}
	f.memory.Look = look
	f.build()
}
