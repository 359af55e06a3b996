package app_test

import (
	"context"
	"database/sql"
	"testing"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/words"
)

// worked gives a desk on which a ticket was talked about.
func worked(t *testing.T) *desktest.Desk {
	d := desktest.New(t)
	customer := d.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik"}).Created("customer")
	ticket := d.Do(&command.OpenTicket{CustomerID: customer, Subject: "Sick leave", Body: "It is counted twice"}).Created("ticket")
	d.Do(&command.Reply{TicketID: ticket, Body: "Corrected"})
	d.Do(&command.AddNote{TicketID: ticket, Body: "The rule for part days"})
	return d
}

func TestASoundDeskHasNoFindings(t *testing.T) {
	d := worked(t)
	found, err := d.Check(context.Background())
	if err != nil || len(found) > 0 {
		t.Errorf("check: %v, %v", found, err)
	}
	rebuilt, err := d.Rebuild(context.Background())
	if err != nil || len(rebuilt) > 0 {
		t.Errorf("rebuild: %v, %v", rebuilt, err)
	}
}

// What is computed is what it is computed from; where it is not, Rebuild says
// so and puts it right.
func TestRebuildFindsAndMendsWhatIsComputedWrong(t *testing.T) {
	for name, c := range map[string]struct{ spoil, kind string }{
		"a derived column": {"UPDATE ticket SET last_at = 1", app.Computed},
		"a lost index row": {"DELETE FROM doc WHERE tbl = 'message'", app.Index},
		"words in the index": {
			"INSERT INTO doc_words (rowid, title, body) SELECT MAX(rowid) + 1, 'ghost', '' FROM doc", app.Index,
		},
		"a stranger in the index": {"INSERT INTO doc (tbl, id) VALUES ('nothing', 'x')", app.Index},
	} {
		t.Run(name, func(t *testing.T) {
			d := worked(t)
			spoil(t, d, c.spoil)
			found, err := d.Rebuild(context.Background())
			if err != nil || len(found) == 0 || found[0].Kind != c.kind && found[len(found)-1].Kind != c.kind {
				t.Fatalf("%v, %v", found, err)
			}
			if again, err := d.Rebuild(context.Background()); err != nil || len(again) > 0 {
				t.Errorf("it was not mended: %v, %v", again, err)
			}
		})
	}
}

func TestCheckFindsWhatIsLost(t *testing.T) {
	d := worked(t)
	spoil(t, d, "PRAGMA foreign_keys = OFF", "DELETE FROM customer")
	found, err := d.Check(context.Background())
	if err != nil || len(found) == 0 || found[0].Kind != app.References {
		t.Errorf("%v, %v", found, err)
	}
}

func TestEveryFindingHasAWord(t *testing.T) {
	for _, kind := range []string{app.Damage, app.References, app.Schema, app.Stray, app.Contents, app.Computed, app.Index} {
		for _, lang := range words.Languages {
			if !words.For(lang).Has("finding." + kind) {
				t.Errorf("%s: no word for finding.%s", lang, kind)
			}
		}
	}
}

// spoil changes the file behind the desk's back.
func spoil(t *testing.T, d *desktest.Desk, statements ...string) {
	t.Helper()
	file, err := sql.Open("sqlite", d.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	file.SetMaxOpenConns(1)
	for _, statement := range statements {
		if _, err := file.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}
