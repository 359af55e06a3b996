package main

type undoCommand struct {
	Act string `arg:"" optional:"" is:"id"`
}

func (undoCommand) examples() []string {
	return []string{"undo", "undo 01937b1c-8e2a-7c55-9d6e-3f1a5b7c9d10"}
}

func (k *undoCommand) run(c *call) error {
	act := k.Act
	name := ""
	if act == "" {
		last, err := c.desk.LastAct(c.ctx)
		if err != nil {
			return err
		}
		act, name = last.ID, last.Command
	}
	receipt, err := c.desk.Undo(c.ctx, act)
	if err != nil {
		return err
	}
	told := record{{"undone", act}, {"command", name}, {"act", receipt.Act}}
	if name == "" {
		return c.done(told, "cli.done.undo.act", "Act", receipt.Act)
	}
	return c.done(told, "cli.done.undo", "What", c.words.T("cli.command."+name), "Act", receipt.Act)
}
