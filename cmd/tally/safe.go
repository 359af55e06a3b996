package main

import (
	"tallydesk/app/fail"
)

type checkCommand struct {
	Rebuild bool `name:"rebuild"`
}

func (checkCommand) examples() []string { return []string{"check", "check --rebuild --json"} }

func (k *checkCommand) run(c *call) error {
	findings, err := c.desk.Check(c.ctx)
	if err != nil {
		return err
	}
	if k.Rebuild {
		computed, err := c.desk.Rebuild(c.ctx)
		if err != nil {
			return err
		}
		findings = append(findings, computed...)
	}
	var records []record
	for _, finding := range findings {
		records = append(records, record{{"kind", coded{"finding.", finding.Kind}}, {"text", finding.Text}})
	}
	if err := c.found(records, k.Rebuild); err != nil {
		return err
	}
	if len(findings) > 0 {
		return fail.New(fail.NotValid, "unsound")
	}
	return nil
}

// found tells what a check has found.
func (c *call) found(findings []record, rebuilt bool) error {
	switch {
	case c.out.json:
		return c.out.answer(c.out.object(record{{"sound", len(findings) == 0}, {"rebuilt", rebuilt}, {"findings", findings}}))
	case len(findings) == 0:
		c.out.line(c.words.T("cli.sound"))
	default:
		c.out.table(findings, "kind", "text")
	}
	return nil
}
