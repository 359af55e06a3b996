package main

import (
	"tallydesk/app"
	"tallydesk/app/demo"
	"tallydesk/app/fail"
)

type demoCommand struct{}

func (demoCommand) examples() []string {
	return []string{"demo --db demo.db", "demo --db demo-sv.db --lang sv"}
}

func (k *demoCommand) runAlone(c *call) error {
	if err := c.open(app.Options{Create: true}); err != nil {
		return err
	}
	err := k.fill(c)
	if closing := c.desk.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return c.done(record{{"desk", c.path()}}, "cli.done.demo", "Desk", c.path())
}

// fill tells the stories on a desk that is nobody's yet.
func (k *demoCommand) fill(c *call) error {
	if c.desk.Actor().UserID != "" {
		return fail.New(fail.Conflict, "desk.set_up")
	}
	return demo.Build(c.ctx, c.desk, demo.Options{Lang: c.words.Lang()}, func(float64) {})
}
