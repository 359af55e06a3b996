package main

import (
	"os"

	"tallydesk/app"
	"tallydesk/app/fail"
)

type backupCommand struct {
	File    string `arg:"" is:"file"`
	Replace bool   `name:"replace"`
}

func (backupCommand) examples() []string {
	return []string{"backup desk-2026-11-21.tally", "backup desk.tally --replace"}
}

func (k *backupCommand) run(c *call) error {
	if _, err := os.Lstat(k.File); err == nil && !k.Replace {
		return fail.New(fail.Conflict, "file.exists", fail.Args{"Path": k.File})
	}
	saved, err := c.desk.Backup(c.ctx, k.File, nil)
	if err != nil {
		return err
	}
	told := record{
		{"file", k.File}, {"made", saved.Made}, {"size", int(saved.Size)}, {"attachments", saved.Files}, {"missing", saved.Missing},
	}
	if err := c.done(told, "cli.done.backup", "File", k.File, "Size", c.words.Bytes(saved.Size)); err != nil || c.out.json {
		return err
	}
	if len(saved.Missing) > 0 {
		c.out.line(c.words.N("cli.backup.missing", len(saved.Missing)))
	}
	return nil
}

type restoreCommand struct {
	File string `arg:"" is:"file"`
}

func (restoreCommand) examples() []string { return []string{"restore desk-2026-11-21.tally"} }

func (k *restoreCommand) runAlone(c *call) error {
	if err := app.Restore(c.ctx, k.File, c.path(), c.now(), "tally", nil); err != nil {
		return err
	}
	return c.done(record{{"file", k.File}, {"desk", c.path()}}, "cli.done.restore", "File", k.File, "Desk", c.path())
}

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
