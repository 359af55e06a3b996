package demo

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// The parts of making a large desk, of the whole.
const (
	partPeople  = 0.05
	partTickets = 0.65
)

// buildLarge makes the desk beside its place and moves it there when all of it
// is on disk.
func buildLarge(ctx context.Context, path string, options Options, progress func(part float64)) error {
	if _, err := os.Lstat(path); err == nil {
		return fail.New(fail.Conflict, "file.exists", fail.Args{"Path": path})
	}
	making := path + ".making"
	if err := data.Discard(making); err != nil {
		return err
	}
	err := makeLarge(ctx, making, options, progress)
	if err == nil {
		err = data.Adopt(ctx, making, path, options.Program)
	}
	if err != nil {
		return errors.Join(err, data.Discard(making))
	}
	progress(1)
	return nil
}

func makeLarge(ctx context.Context, path string, options Options, progress func(part float64)) error {
	random := rand.New(rand.NewPCG(options.Seed, uint64(options.Tickets)))
	t := newTeller(ctx, options)
	var c *company
	err := t.within(path, func() string { return newID(random, t.clock) }, func() (err error) {
		if c, err = t.found(random, options.Tickets); err != nil {
			return err
		}
		c.stock(t, options.Tickets)
		for _, story := range stories {
			story(t)
		}
		return t.err
	})
	if err != nil {
		return err
	}
	progress(partPeople)
	called := []ticket.Person{{ID: t.ids["erik"], Functions: []string{"engineer", "business_analyst"}}}
	for _, id := range c.managers {
		called = append(called, ticket.Person{ID: id, Functions: []string{"account_manager"}})
	}
	h := newHistory(c, random, t.now, called)
	return app.Load(ctx, path, app.LoadOptions{
		Program: options.Program,
		Tickets: func(l *app.Loader) error {
			return h.tickets(l, options.Tickets, func(done int) {
				progress(partPeople + partTickets*float64(done)/float64(options.Tickets))
			})
		},
		Finishing: func(done, of int) {
			progress(partPeople + partTickets + (1-partPeople-partTickets)*float64(done)/float64(of+1))
		},
	})
}
