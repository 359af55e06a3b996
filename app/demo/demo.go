// Package demo makes a desk to look around in: a provider with five people and
// five customers, each living another arrangement. It only says commands, as
// people would; what comes of them is the desk's own doing.
//
// On request it makes a large desk: with the same people and customers, many
// more of both, and years of tickets. Those are too many for commands: they are
// put in whole (app.Load), as commands would have left them.
package demo

import (
	"context"
	"errors"
	"time"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/command"
)

// Options say what kind of demo desk is made.
type Options struct {
	Lang    string    // the provider's language, en or sv
	Now     time.Time // when the stories end, in the zone of whoever looks
	Program string    // who makes it
	Tickets int       // of a large desk, besides those of the stories; 0 for a small one
	Seed    uint64    // of a large desk: what differs from another one
}

// Build makes a demo desk in a new file and closes it again. Everything is
// recorded at the moment at which it happened in the stories. Progress is told
// from 0 to 1. When a large desk cannot be finished nothing is left of it.
func Build(ctx context.Context, path string, options Options, progress func(part float64)) error {
	if options.Tickets > 0 {
		return buildLarge(ctx, path, options, progress)
	}
	t := newTeller(ctx, options)
	return t.within(path, nil, func() error {
		t.provider(options)
		t.products()
		for i, story := range stories {
			story(t)
			progress(float64(i+1) / float64(len(stories)))
		}
		return t.err
	})
}

func newTeller(ctx context.Context, options Options) *teller {
	now := options.Now.Truncate(time.Second)
	return &teller{ctx: ctx, ids: map[string]string{}, as: map[string]*app.Desk{}, now: now, clock: now, lang: options.Lang, program: options.Program, began: 320}
}

// within tells on the desk in the file, a new one, and closes it.
func (t *teller) within(path string, ids func() string, tell func() error) error {
	desk, err := app.Open(t.ctx, path, app.Options{Program: t.program, Create: true, Now: func() time.Time { return t.clock }, IDs: ids})
	if err != nil {
		return err
	}
	t.desk = desk
	return errors.Join(tell(), desk.Close())
}

// teller tells the stories; after the first error it says no more.
type teller struct {
	ctx     context.Context
	desk    *app.Desk
	as      map[string]*app.Desk // the desk as each member of staff, by login
	ids     map[string]string    // of what was created, by names of the stories' own
	now     time.Time            // where the stories end
	clock   time.Time            // where they are
	began   int                  // how many days ago the provider set the desk up
	lang    string               // of the provider's own people
	program string
	err     error
}

// do carries out a command as a member of staff and keeps the id of what it
// created under the label.
func (t *teller) do(login string, cmd command.Command, label, name string) {
	if t.err != nil {
		return
	}
	desk := t.as[login]
	if desk == nil {
		desk = t.desk
	}
	receipt, err := desk.Do(t.ctx, cmd)
	t.err = err
	if name != "" {
		t.ids[name] = receipt.Created(label)
	}
}

// act carries out several commands as one act of a member of staff.
func (t *teller) act(login string, steps func(do app.Doer) error) {
	if t.err == nil {
		_, t.err = t.as[login].Act(t.ctx, steps)
	}
}

// today gives the day some days ago.
func (t *teller) today(ago int) civil.Day { return civil.Of(t.now) - civil.Day(ago) }

// at goes to a moment some days ago at a clock time, but never to one still to
// come, and gives it.
func (t *teller) at(ago, hour, minute int) time.Time {
	day := t.now.AddDate(0, 0, -ago)
	t.clock = time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, day.Location())
	if t.clock.After(t.now) {
		t.clock = t.now
	}
	return t.clock
}

// own gives the words of the provider's people among themselves.
func (t *teller) own(en, sv string) string {
	if t.lang == "sv" {
		return sv
	}
	return en
}

// later lets some minutes pass.
func (t *teller) later(minutes int) {
	if next := t.clock.Add(time.Duration(minutes) * time.Minute); next.Before(t.now) {
		t.clock = next
	}
}

// provider sets the desk up and lets its people in.
func (t *teller) provider(options Options) {
	t.at(t.began, 9, 0)
	setUp := &command.SetUp{
		Name: "Nordic Desk AB", VATNo: "SE556677889901", Currency: "SEK", Language: options.Lang,
		OwnerName: "Diane Berg", OwnerEmail: "diane@nordicdesk.example", OwnerLogin: "diane",
	}
	t.do("", setUp, "staff", "diane")
	t.enter("diane")
	for _, person := range []struct {
		login string
		role  access.Role
		command.AddStaff
	}{
		{"anna", access.Agent, command.AddStaff{Name: "Anna Lind", Functions: []string{"product_specialist"}, Line: 2, Skills: []string{"Planner", "Payroll"}}},
		{"erik", access.Agent, command.AddStaff{Name: "Erik Dahl", Functions: []string{"engineer", "business_analyst"}, Department: "Development", Line: 3, Skills: []string{"Planner"}}},
		{"bjorn", access.Agent, command.AddStaff{Name: "Björn Ek", Functions: []string{"consultant", "trainer"}, Line: 2, Skills: []string{"Roster"}}},
		{"sara", access.Agent, command.AddStaff{Name: "Sara Nyström", Functions: []string{"account_manager", "project_manager"}, Line: 1}},
	} {
		person.Email = person.login + "@nordicdesk.example"
		person.WeeklyMinutes = 40 * 60
		add := person.AddStaff
		t.do("diane", &add, "staff", person.login)
		t.do("diane", &command.AddUser{Login: person.login, Role: person.role, StaffID: t.ids[person.login]}, "", "")
		t.enter(person.login)
	}
}

// enter opens the desk as a person.
func (t *teller) enter(login string) {
	if t.err == nil {
		t.as[login], t.err = t.desk.As(t.ctx, login)
	}
}

func (t *teller) products() {
	t.do("diane", &command.AddProduct{Name: "Planner", Modules: []string{"Leave", "Payroll", "Reports"}}, "product", "planner")
	t.do("diane", &command.AddProduct{Name: "Department Accountant"}, "product", "accountant")
	for _, release := range []command.AddRelease{
		{Version: "8.4.2", State: "released", Day: t.today(90), Notes: t.own("Faster publishing of schedules.", "Scheman publiceras snabbare.")},
		{Version: "8.4.3", State: "released", Day: t.today(20), Notes: t.own("Two planners can publish at the same time.", "Två planerare kan publicera samtidigt."), Fixes: t.own("Schedule lock not released", "Låset på schemat släpptes inte")},
		{Version: "8.5", State: "upcoming", Day: t.today(-14), Notes: t.own("Better views of absence.", "Bättre frånvarovyer.")},
	} {
		release.ProductID = t.ids["planner"]
		t.do("diane", &release, "", "")
	}
}
