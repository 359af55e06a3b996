package main

import (
	"tallydesk/app/demo"
	"tallydesk/app/fail"
)

type demoCommand struct {
	Tickets int    `name:"tickets" is:"number"`
	Seed    uint64 `name:"seed" is:"number" default:"1"`
}

// mostTickets is as large as a demo desk is made.
const mostTickets = 1_000_000

func (*demoCommand) examples() []string {
	return []string{"demo --db demo.db", "demo --db demo-sv.db --lang sv", "demo --db large.db --tickets 2000"}
}

func (k *demoCommand) runAlone(c *call) error {
	if !c.named() { // never where a real desk may be
		return &misuse{node: c.node, key: "cli.misuse.missing", args: []any{"What", "--db"}}
	}
	if k.Tickets < 0 {
		return badly("--tickets", fail.NewInvalid("tickets", "negative"))
	}
	if k.Tickets > mostTickets {
		return badly("--tickets", fail.NewInvalid("tickets", "number.large"))
	}
	options := demo.Options{Lang: c.words.Lang(), Now: c.now().In(c.zone), Program: "tally", Tickets: k.Tickets, Seed: k.Seed}
	if err := demo.Build(c.ctx, c.path(), options, c.telling(k.Tickets)); err != nil {
		return err
	}
	return c.done(record{{"desk", c.path()}}, "cli.done.demo", "Desk", c.path())
}

// telling gives what tells how far a large desk is, every twentieth of it,
// beside the answer.
func (c *call) telling(tickets int) func(part float64) {
	if tickets == 0 || c.out.json {
		return func(float64) {}
	}
	beside := &page{words: c.words, to: c.stderr}
	told := 0
	return func(part float64) {
		if percent := int(part*20) * 5; percent > told {
			told = percent
			beside.line(c.words.T("cli.demo.part", "Percent", percent))
		}
	}
}
