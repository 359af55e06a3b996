package app_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
)

// The power goes out while the log is being written: of whole acts, such as a
// ticket opened with its message, events and search entry, none is there in
// part, and everything computed is right.
func TestPowerLossTearsNoAct(t *testing.T) {
	d := desktest.New(t)
	sund := d.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik"}).Created("customer")
	var opened []string
	for n := range 12 {
		opened = append(opened, d.Do(&command.OpenTicket{CustomerID: sund, Subject: fmt.Sprint("number ", n), Body: "It stopped"}).Created("ticket"))
	}
	file, err := os.ReadFile(d.Path())
	log, err2 := os.ReadFile(d.Path() + "-wal")
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(11, 22))
	seen := map[int]bool{}
	for range 25 {
		cut := random.IntN(len(log) + 1)
		path := filepath.Join(t.TempDir(), "desk.db")
		if err := errors.Join(os.WriteFile(path, file, 0o600), os.WriteFile(path+"-wal", log[:cut], 0o600)); err != nil {
			t.Fatal(err)
		}
		seen[mustBeTheFirst(t, path, opened)] = true
	}
	if len(seen) < 5 {
		t.Errorf("the cuts left %v tickets", seen)
	}
}

// mustBeTheFirst opens what a power loss has left: the first of the tickets are
// there, each whole. It tells how many.
func mustBeTheFirst(t *testing.T, path string, opened []string) (there int) {
	t.Helper()
	ctx := context.Background()
	desk, err := app.Open(ctx, path, app.Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	findings, err := desk.Check(ctx)
	computed, err2 := desk.Rebuild(ctx)
	if err := errors.Join(err, err2); err != nil || len(findings)+len(computed) > 0 {
		t.Errorf("%v %v, %v", findings, computed, err)
	}
	for n, id := range opened {
		ticket, err := desk.View().Ticket(ctx, id)
		if err != nil {
			continue
		}
		if n != there {
			t.Errorf("ticket %d is there and one before it is not", n)
		}
		there++
		items, err := desk.View().Conversation(ctx, id)
		if err != nil || len(items) == 0 || ticket.Number == 0 {
			t.Errorf("ticket %d is there in part: %+v, %d items, %v", n, ticket.Number, len(items), err)
		}
	}
	return there
}
