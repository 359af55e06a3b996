package main

import (
	"slices"
	"strings"

	"tallydesk/app"
)

type undoCommand struct {
	Act string `arg:"" optional:"" is:"id"`
}

func (undoCommand) examples() []string {
	return []string{"undo", "undo 01937b1c-8e2a-7c55-9d6e-3f1a5b7c9d10"}
}

func (k *undoCommand) run(c *call) error {
	act := app.Act{ID: k.Act}
	if k.Act == "" {
		last, err := c.desk.LastAct(c.ctx)
		if err != nil {
			return err
		}
		act = last
	}
	receipt, err := c.desk.Undo(c.ctx, act.ID)
	if err != nil {
		return err
	}
	told := record{{"undone", act.ID}, {"commands", act.Commands}, {"act", receipt.Act}}
	if len(act.Commands) == 0 {
		return c.done(told, "cli.done.undo.act", "Act", receipt.Act)
	}
	return c.done(told, "cli.done.undo", "What", c.commandWords(act.Commands), "Act", receipt.Act)
}

// commandWords says what kinds of command do, each way of saying it once.
func (c *call) commandWords(names []string) string {
	var said []string
	for _, name := range names {
		if text := c.words.T("cli.command." + name); !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	return strings.Join(said, ", ")
}
