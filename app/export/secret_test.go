package export_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/export"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
)

// canary stands in every field that a liaison must never see.
const canary = "kanariefågel"

// secretive is a desk with a liaison, Carin, and secrets wherever staff keep
// theirs, on her customer's ticket and contract and on another customer's.
func secretive(t *testing.T) *desktest.Desk {
	t.Helper()
	d := desktest.New(t)
	erik := d.Do(&command.AddStaff{Name: "Erik Dahl", Email: "erik@nordicdesk.example", Department: canary, Skills: []string{canary}, Line: 2}).Created("staff")
	day := civil.Date(2026, time.November, 2)
	for _, customer := range []struct{ code, name, told string }{{"SUND", "Sundvik kommun", "It locks."}, {"NORR", canary + " Region", canary}} {
		id := d.Do(&command.CreateCustomer{Code: customer.code, Name: customer.name, Notes: canary}).Created("customer")
		contact := d.Do(&command.AddContact{CustomerID: id, Name: "Person of " + customer.name, Liaison: true, Function: "main_admin"}).Created("contact")
		contract := d.Do(&command.OpenContract{CustomerID: id, Name: customer.name, Start: day - 100, Lines: []terms.Line{
			{Kind: terms.Allowance, Minutes: 600, RollOver: bank.RollNone}, {Kind: terms.Prepaid, Price: 100000},
		}}).Created("contract")
		d.Do(&command.BuyHours{ContractID: contract, Minutes: 60, Day: day - 30, Quarter: bank.ThisQuarter, OverrideReason: canary})
		own := d.Do(&command.OpenTicket{CustomerID: id, Subject: "About " + customer.name, Body: customer.told, Kind: ticket.Assistance, ReporterID: contact}).Created("ticket")
		d.Do(&command.LogTime{Work: command.Work{TicketID: own, WorkDay: day, Minutes: 90, WorkType: "support", Note: customer.told, InternalNote: canary}})
		d.Do(&command.LogTime{Work: command.Work{CustomerID: id, WorkDay: day, Minutes: 15, WorkType: "other", Note: canary, InternalNote: canary}})
		d.Do(&command.AddNote{TicketID: own, Body: canary})
		d.Do(&command.MoveLine{TicketID: own, Line: 3, Reason: canary})
		d.Do(&command.Assign{TicketID: own, StaffID: erik})
		if customer.code == "SUND" {
			d.Do(&command.AddUser{Login: "carin", Role: access.Liaison, ContactID: contact})
		}
	}
	return d
}

// R-ACC-1, R-ACC-7: nothing hidden is in anything that a liaison exports, and
// what is the customer's is.
func TestNothingHiddenIsExportedByALiaison(t *testing.T) {
	d := secretive(t)
	carin, err := d.As(ctx, "carin")
	if err != nil {
		t.Fatal(err)
	}
	kinds := []string{"ticket", "message", "note", "customer", "contact", "contract"}
	lists := append(export.Lists(carin), export.Hits(carin, canary, kinds...), export.Hits(carin, "kommun", kinds...))
	dir := t.TempDir()
	for _, format := range export.Formats {
		var all strings.Builder
		for _, list := range lists {
			path := filepath.Join(dir, list.Name+"."+string(format))
			if _, err := export.Save(ctx, list, path, as(format, "sv"), unheard); err != nil {
				t.Fatalf("%s: %v", list.Name, err)
			}
			all.WriteString(unpacked(t, path))
		}
		text := all.String()
		for _, secret := range []string{canary, "NORR", "K-2026-002"} {
			if at := strings.Index(text, secret); at >= 0 {
				t.Errorf("%s: %q: …%s…", format, secret, text[max(at-200, 0):min(at+60, len(text))])
			}
		}
		for _, own := range []string{"It locks.", "Erik Dahl", "K-2026-001", "#1001", "Sundvik kommun"} {
			if !strings.Contains(text, own) {
				t.Errorf("%s: %q is not there", format, own)
			}
		}
	}
	var owner strings.Builder
	for _, list := range export.Lists(d.Desk) {
		owner.Write(written(t, list, as(export.JSONL, "en")))
	}
	if n := strings.Count(owner.String(), canary); n < 20 {
		t.Errorf("the owner reads only %d secrets: the test looks in the wrong place", n)
	}
	if _, err := export.All(ctx, carin, filepath.Join(dir, "all"), as("", "en").Words, unheard); err == nil {
		t.Error("a liaison exports everything")
	}
}

// unpacked reads a file, and every part of a packed one.
func unpacked(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(path, ".xlsx") {
		return string(content)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range archive.File {
		open, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, open); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}
