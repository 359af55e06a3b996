package command

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

// A message that was recorded elsewhere always lands, where Check would have
// refused it too: the ticket stays as it is (architecture.md, Check).
func TestRecordedMessageAlwaysLands(t *testing.T) {
	ctx := context.Background()
	db, err := data.Open(ctx, filepath.Join(t.TempDir(), "desk.db"), data.Options{Program: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	start := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	cases := []struct {
		name  string
		state ticket.State
		cmd   Reply
		after int // days
		want  ticket.State
	}{
		{"reopens in time", ticket.Closed, Reply{}, 29, ticket.InProgress},
		{"too late to reopen", ticket.Closed, Reply{}, 30, ticket.Closed},
		{"staff too late to reopen", ticket.Closed, Reply{Then: ticket.InProgress}, 30, ticket.Closed},
		{"no way there", ticket.New, Reply{Then: ticket.Closed}, 0, ticket.New},
		{"held is not confirmed by a message", ticket.AwaitingLiaison, Reply{Then: ticket.New}, 0, ticket.AwaitingLiaison},
		{"merged stays", ticket.Merged, Reply{}, 0, ticket.Merged},
	}
	err = db.Write(ctx, func(tx *data.Tx) error {
		tx.On("setting")
		if err := data.Customers.Insert(tx, &data.Customer{Row: data.Row{ID: "customer"}, Code: "SUND", Zone: "UTC"}); err != nil {
			return err
		}
		return data.Contacts.Insert(tx, &data.Contact{Row: data.Row{ID: "carin"}, CustomerID: "customer", Liaison: 1})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			at := Ctx{ID: "0198c3a5-0000-7000-8000-000000000001", Actor: access.Actor{Role: access.Liaison, ContactID: "carin"}, At: start.AddDate(0, 0, c.after)}
			if c.cmd.Then != "" {
				at.Actor = access.Actor{Role: access.Admin}
			}
			var got data.Ticket
			var messages []data.Message
			err := db.Try(ctx, func(tx *data.Tx) error {
				tx.On(at.ID)
				row := data.Ticket{Row: data.Row{ID: "ticket"}, CustomerID: "customer", State: string(c.state), ClosedAt: start.UnixMilli()}
				if err := data.Tickets.Insert(tx, &row); err != nil {
					return err
				}
				c.cmd.TicketID, c.cmd.Body = row.ID, "Hello"
				if err := c.cmd.Apply(tx, at); err != nil {
					return err
				}
				if got, err = data.Tickets.Get(tx, row.ID); err != nil {
					return err
				}
				messages, err = data.Messages.Find(tx, "ticket_id = ? ORDER BY id", row.ID)
				return err
			})
			if err != nil || got.State != string(c.want) || len(messages) != 1 {
				t.Errorf("%s with %d messages, %v, want %s with 1", got.State, len(messages), err, c.want)
			}
		})
	}
}
