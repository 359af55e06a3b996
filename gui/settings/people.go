package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/access"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// people is the section of everybody who works here and everybody who has a
// login: a list, and the chosen one beside it.
type people struct {
	env  page.Env
	side string // colleagues or liaisons

	all        []person
	currency   string // of new rates
	generation int

	sides   *kit.Segments
	grid    *kit.Grid
	list    fyne.CanvasObject
	card    *personCard
	split   *kit.Split
	stage   *fyne.Container
	narrow  bool // list and card do not fit beside each other
	inCard  bool // of the two the card is shown
	content fyne.CanvasObject
}

// The two sides of the list.
const (
	colleagues = "colleagues"
	liaisons   = "liaisons"
)

// person is a member of staff with the login, or the login of a liaison.
type person struct {
	member view.StaffMember // zero of a liaison
	user   view.User        // zero of who has no login
	rates  []view.CostRate
	sees   bool // whether the rates may be seen
}

// key tells people apart in the list.
func (p person) key() string {
	if p.member.ID != "" {
		return p.member.ID
	}
	return p.user.ID
}

func newPeople(env page.Env) section {
	t := env.Words.T
	p := &people{env: env, side: colleagues}
	p.sides = kit.NewToggle([]kit.Option{
		{Value: colleagues, Label: t("settings.people.colleagues")}, {Value: liaisons, Label: t("settings.people.liaisons")},
	}, colleagues, func(side string) { p.side = side; p.show() })
	p.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{
		Columns: []kit.Column{{ID: "name", Label: t("field.name"), Width: 160, Flex: 1}}, TwoLines: true, NoHead: true, NoMarks: true,
		Empty: kit.NewEmptyState(t("settings.people.none"), t("settings.people.none.detail")),
	}, kit.NewRows(nil))
	p.card = newPersonCard(p)
	p.grid.OnSelect = func(key string) { p.card.show(p.person(key)) }
	p.grid.OnOpen = func(string) { p.open() }
	head := kit.Down(theme.SpaceSmall, heading(t("settings.people"), ""), kit.Flow(p.sides, p.adder()))
	p.list = kit.Down(theme.SpaceSmall, kit.Pad(head, theme.SpacePanel, theme.SpacePanel), kit.Grow(p.grid))
	p.split = kit.NewSplit(p.list, p.card.content, kit.SplitOptions{Fixed: kit.First, Width: 320, MinFixed: 216, MinOther: 240})
	p.stage = container.NewStack(p.split)
	p.content = kit.WatchWidth(p.stage, p.fit)
	return p
}

// besides is the width, in units, from which on list and card stand beside each
// other.
const besides = 520

// fit shows both, or one of the two where the width is small.
func (p *people) fit(width float32) {
	if narrow := width < theme.Units(besides); narrow != p.narrow {
		p.narrow = narrow
		p.turn(p.inCard)
	}
}

// turn goes to the card, or back to the list; with both shown it only notes it.
func (p *people) turn(inCard bool) {
	p.inCard = inCard
	p.card.back.Hidden = !p.narrow
	shown := fyne.CanvasObject(p.split)
	if p.narrow && inCard {
		shown = p.card.content
	} else if p.narrow {
		shown = p.list
	}
	p.stage.Objects = []fyne.CanvasObject{shown}
	p.stage.Refresh()
	p.split.Refresh()
}

// open goes into the card, or changes who is shown.
func (p *people) open() {
	if p.narrow && !p.inCard {
		p.turn(true)
		return
	}
	p.change()
}

// Rune hears no letter.
func (p *people) Rune(rune) bool { return false }

// Key goes back to the list by Esc where it is not shown.
func (p *people) Key(key fyne.KeyName) bool {
	if key != fyne.KeyEscape || !p.narrow || !p.inCard {
		return false
	}
	p.back()
	return true
}

func (p *people) back() {
	p.turn(false)
	p.Focus()
}

// adder is the button that adds somebody; agents have none.
func (p *people) adder() fyne.CanvasObject {
	if !p.mayChange() {
		return kit.Space()
	}
	return kit.NewTextButton(p.env.Words.T("settings.people.add"), "", p.add)
}

func (p *people) mayChange() bool { return p.env.Desk.Actor().May(access.SetUpDesk) }

func (p *people) Content() fyne.CanvasObject { return p.content }

// Load reads everybody.
func (p *people) Load() {
	p.generation++
	generation := p.generation
	p.env.UI.Go(func() {
		all, currency, err := p.read(context.Background())
		p.env.UI.Do(func() {
			if generation != p.generation {
				return
			}
			if err != nil {
				p.env.Fail(err)
				return
			}
			p.all, p.currency = all, currency
			p.show()
		})
	})
}

func (p *people) read(ctx context.Context) ([]person, string, error) {
	reader := p.env.Desk.View()
	staff, err := reader.Staff(ctx)
	if err != nil {
		return nil, "", err
	}
	users, err := reader.Users(ctx)
	if err != nil {
		return nil, "", err
	}
	provider, err := reader.Provider(ctx)
	if err != nil {
		return nil, "", err
	}
	all := everyone(staff, users)
	for i := range all {
		if id := all[i].member.ID; id != "" && reader.SeesRates(id) {
			all[i].sees = true
			if all[i].rates, err = reader.CostRates(ctx, id); err != nil {
				return nil, "", err
			}
		}
	}
	return all, provider.Currency, nil
}

// show shows the side of the list, and the chosen one anew.
func (p *people) show() {
	selected := p.grid.Selected()
	p.grid.SetSource(kit.NewRows(peopleRows(p.env.Words, p.shown())))
	p.grid.SelectKey(selected)
	p.card.show(p.person(p.grid.Selected()))
}

// shown are the people of the side.
func (p *people) shown() []person {
	var side []person
	for _, one := range p.all {
		if (one.member.ID == "") == (p.side == liaisons) {
			side = append(side, one)
		}
	}
	return side
}

// person finds the one of a key; the first of the side when there is none.
func (p *people) person(key string) person {
	side := p.shown()
	for _, one := range side {
		if one.key() == key {
			return one
		}
	}
	if len(side) > 0 {
		return side[0]
	}
	return person{}
}

// Focus goes to the list.
func (p *people) Focus() {
	if canvas := p.env.Canvas(); canvas != nil {
		canvas.Focus(p.grid)
	}
}

// everyone joins staff with their logins and adds the logins of liaisons.
func everyone(staff []view.StaffMember, users []view.User) []person {
	logins := map[string]view.User{}
	for _, user := range users {
		if old, twice := logins[user.StaffID]; user.StaffID != "" && (!twice || !old.Active) {
			logins[user.StaffID] = user
		}
	}
	all := make([]person, 0, len(staff)+len(users))
	for _, member := range staff {
		all = append(all, person{member: member, user: logins[member.ID]})
	}
	for _, user := range users {
		if user.Role == access.Liaison {
			all = append(all, person{user: user})
		}
	}
	return all
}
