package main

import (
	"tallydesk/app"
	"tallydesk/app/keep"
)

type restoreCommand struct {
	File           string `arg:"" is:"file"`
	Preview        bool   `name:"preview"`
	Identity       string `name:"identity" is:"file"`
	PassphraseFile string `name:"passphrase-file" is:"file"`
}

func (restoreCommand) examples() []string {
	return []string{"restore desk-2026-11-21.tdbackup --preview", "restore desk-2026-11-21.tdbackup"}
}

func (k *restoreCommand) runAlone(c *call) error {
	keys, err := k.keys(c)
	if err != nil {
		return err
	}
	at := c.now()
	p, err := app.PreviewRestore(c.ctx, k.File, c.path(), keys, at)
	if err != nil {
		return err
	}
	if k.Preview {
		return c.previewed(p)
	}
	if err := app.Restore(c.ctx, k.File, c.path(), app.RestoreOptions{Now: at, Program: "tally", Keys: keys}); err != nil {
		return err
	}
	told := record{{"file", k.File}, {"desk", c.path()}, {"kept_as", ""}}
	key := "cli.done.restore.new"
	if p.There != nil {
		told.set("kept_as", p.There.KeptAs)
		key = "cli.done.restore"
	}
	return c.done(told, key, "File", k.File, "Desk", c.path(), "Kept", told.get("kept_as"))
}

func (k *restoreCommand) keys(c *call) (app.Keys, error) {
	passphrase, err := c.passphrase(k.PassphraseFile)
	if err != nil || k.Identity == "" {
		return app.Keys{Passphrase: passphrase}, err
	}
	identities, err := c.readKeyFile(k.Identity)
	return app.Keys{Passphrase: passphrase, Identities: identities}, err
}

// previewed tells what a restore would bring and what would be gone.
func (c *call) previewed(p app.Preview) error {
	told := record{
		{"file", p.File},
		{"made", p.Made},
		{"version", p.Version},
		{"provider", p.Provider},
		{"last_change", p.LastChange},
		{"customers", p.Holds.Customers},
		{"contracts", p.Holds.Contracts},
		{"tickets", p.Holds.Tickets},
		{"messages", p.Holds.Messages},
		{"entries", p.Holds.Entries},
		{"attachments", p.Files},
		{"missing", p.Missing},
		{"size", size(p.Size)},
		{"file_size", size(p.FileSize)},
		{"sealed", p.Sealing != ""},
	}
	if c.out.json {
		told = append(told, field{"there", thereRecord(p.There)})
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "file", "made", "version", "provider", "last_change", "customers", "contracts", "tickets", "messages", "entries", "attachments", "size", "file_size", "sealed")
	c.out.line("")
	for _, line := range keep.Replacing(c.words, p) {
		c.out.line(line)
	}
	return nil
}

// thereRecord tells programs of the desk that would be replaced.
func thereRecord(t *app.There) []record {
	if t == nil {
		return []record{}
	}
	told := record{
		{"desk", t.Path},
		{"kept_as", t.KeptAs},
		{"readable", t.Trouble == nil},
		{"provider", t.Provider},
		{"last_change", t.LastChange},
		{"another", t.Another},
		{"parted", t.Parted},
		{"customers", t.Holds.Customers},
		{"tickets", t.Holds.Tickets},
		{"entries", t.Holds.Entries},
		{"later_customers", t.Later.Customers},
		{"later_contracts", t.Later.Contracts},
		{"later_tickets", t.Later.Tickets},
		{"later_messages", t.Later.Messages},
		{"later_entries", t.Later.Entries},
		{"changed", t.Changed},
	}
	return []record{told}
}

type rescueCommand struct {
	Damaged string `arg:"" is:"file"`
	New     string `arg:"" is:"file"`
}

func (rescueCommand) examples() []string { return []string{"rescue damaged.db rescued.db"} }

// runAlone reads what can be read of a damaged desk into a new one.
func (k *rescueCommand) runAlone(c *call) error {
	told, err := app.Rescue(c.ctx, k.Damaged, k.New, app.RescueOptions{Program: "tally", Now: c.now})
	if err != nil {
		return err
	}
	rows := []record{}
	read := 0
	for _, t := range told.Tables {
		read += int(t.Read)
		rows = append(rows, record{{"name", t.Name}, {"rows", int(t.Read)}, {"lost", lost(t.Lost)}, {"left_out", int(t.LeftOut)}})
	}
	if c.out.json {
		return c.out.answer(c.out.object(record{
			{"desk", k.New}, {"whole", told.Whole()}, {"tables", rows}, {"attachments", told.Contents}, {"missing", told.Missing}, {"left_out", told.LeftOut},
		}))
	}
	key := "cli.done.rescue"
	if told.Whole() {
		key = "cli.done.rescue.whole"
	}
	c.out.line(c.words.T(key, "Desk", k.New, "Rows", read))
	var hurt []record
	for i, t := range told.Tables {
		if t.Lost != 0 || t.LeftOut != 0 {
			hurt = append(hurt, rows[i])
		}
	}
	c.out.section("cli.part.lost", hurt, "name", "rows", "lost", "left_out")
	if len(told.Missing) > 0 {
		c.out.line(c.words.N("cli.rescue.missing", len(told.Missing)))
	}
	if told.LeftOut != "" {
		c.out.line(c.words.T("cli.rescue.leftout", "File", told.LeftOut))
	}
	return nil
}

// lost is how many rows are lost; null where nobody knows.
func lost(n int64) any {
	if n < 0 {
		return nil
	}
	return int(n)
}
