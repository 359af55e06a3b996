package main

import (
	"errors"
	"path/filepath"

	"tallydesk/app"
	"tallydesk/app/config"
	"tallydesk/app/place"
)

type deskNoun struct {
	Show deskShow `cmd:""`
	Move deskMove `cmd:""`
}

type deskShow struct{}

func (deskShow) examples() []string { return []string{"desk show", "desk show --json"} }

func (deskShow) run(c *call) error {
	size, err := c.desk.Size()
	if err != nil {
		return err
	}
	return c.done(record{{"desk", c.desk.Path()}, {"size", int(size)}}, "cli.done.desk.show", "Desk", c.desk.Path(), "Size", c.words.Bytes(size))
}

type deskMove struct {
	File string `arg:"" is:"file"`
}

func (deskMove) examples() []string {
	return []string{"desk move moved.db", "desk move desk.db --db moved.db"}
}

// runAlone moves the desk. What was opened at the start is found at its new
// place from now on.
func (k *deskMove) runAlone(c *call) error {
	from := c.path()
	to, err := filepath.Abs(k.File)
	if err != nil {
		return err
	}
	if err := app.Move(c.ctx, from, to, c.now(), "tally", nil); err != nil {
		return err
	}
	told := c.done(record{{"from", from}, {"desk", to}}, "cli.done.desk.move", "Desk", to)
	return errors.Join(told, c.follow(to))
}

// follow lets the next start find a desk that has moved.
func (c *call) follow(to string) error {
	switch c.config.Value("db").Source {
	case config.FromFile:
		return c.config.Set("db", to)
	case config.FromDefault:
		return place.SetLast(to)
	}
	return nil // named for this once
}
