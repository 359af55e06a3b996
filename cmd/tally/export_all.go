package main

import (
	"tallydesk/app"
	"tallydesk/app/export"
)

type exportAll struct {
	Folder string `arg:"" is:"folder"`
}

func (exportAll) examples() []string { return []string{"export all tallydesk-2026-11-21"} }

func (k *exportAll) run(c *call) error {
	copied, err := export.All(c.ctx, c.desk, k.Folder, c.words, func(float64) {})
	if err != nil {
		return err
	}
	return c.copied(append(record{{"folder", k.Folder}}, copiedRecord(copied)...), copied, "cli.done.export.all", "Folder", k.Folder)
}

type importAll struct {
	Folder string `arg:"" is:"folder"`
}

func (importAll) examples() []string {
	return []string{"import all tallydesk-2026-11-21 --db new.db"}
}

// runAlone makes a new desk: never where a real one may be.
func (k *importAll) runAlone(c *call) error {
	for _, flag := range c.node.Parent.Flags { // those of rows from elsewhere
		if flag.Set {
			return &misuse{node: c.node, key: "cli.misuse.flag", args: []any{"Flag", "--" + flag.Name}}
		}
	}
	if !c.named() {
		return &misuse{node: c.node, key: "cli.misuse.missing", args: []any{"What", "--db"}}
	}
	copied, err := app.CopyIn(c.ctx, k.Folder, c.path(), "tally", nil)
	if err != nil {
		return err
	}
	return c.copied(append(record{{"desk", c.path()}}, copiedRecord(copied)...), copied, "cli.done.import.all", "Desk", c.path())
}

func copiedRecord(copied app.Copied) record {
	return record{{"tables", copied.Tables}, {"rows", int(copied.Rows)}, {"attachments", copied.Files}, {"size", int(copied.Size)}, {"missing", copied.Missing}}
}

// copied tells what a copy of the desk holds, and what it lacks.
func (c *call) copied(told record, copied app.Copied, key string, args ...any) error {
	args = append(args, "Rows", c.words.Number(int(copied.Rows)), "Files", c.words.Number(copied.Files), "Size", c.words.Bytes(copied.Size))
	if err := c.done(told, key, args...); err != nil || c.out.json {
		return err
	}
	if len(copied.Missing) > 0 {
		c.out.line(c.words.N("export.missing", len(copied.Missing)))
	}
	return nil
}
