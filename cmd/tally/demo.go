package main

import "tallydesk/app/demo"

type demoCommand struct{}

func (demoCommand) examples() []string {
	return []string{"demo --db demo.db", "demo --db demo-sv.db --lang sv"}
}

func (demoCommand) runAlone(c *call) error {
	if c.named() == "" { // never where a real desk may be
		return &misuse{node: c.node, key: "cli.misuse.missing", args: []any{"What", "--db"}}
	}
	options := demo.Options{Lang: c.words.Lang(), Now: c.now().In(c.zone), Program: "tally"}
	if err := demo.Build(c.ctx, c.path(), options, func(float64) {}); err != nil {
		return err
	}
	return c.done(record{{"desk", c.path()}}, "cli.done.demo", "Desk", c.path())
}
