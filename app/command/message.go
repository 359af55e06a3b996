package command

import (
	"cmp"
	"database/sql"
	"errors"
	"regexp"
	"strconv"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var _ = register[Reply]()

// File names an attachment whose bytes are in the blob store already.
type File struct {
	Name   string
	Size   int64  // bytes
	SHA256 string // of the content, hexadecimal
}

// Reply adds a public message to a ticket. Label: "message".
//
// The customer's message takes a ticket that waits for it back to work, and
// reopens a done one within ticket.ReopenDays. Staff may set the next state
// with theirs.
type Reply struct {
	TicketID string
	Body     string
	Channel  ticket.Channel // the app when empty
	Files    []File

	// The rest is for staff.

	ContactID string       // who said it, when staff write down what the customer said
	At        time.Time    // when it was said, if before now
	Then      ticket.State // the next state; the body is its resolution or reason
}

// Spec names the command.
func (Reply) Spec() Spec { return Spec{Name: "message.add", Version: 1, Class: Fact} }

// Validate wants words or files, and words where the next state needs them.
func (k *Reply) Validate() error {
	errs := []error{wantFiles(k.Files), wantOneOf("channel", k.channel(), ticket.Channels...)}
	if len(k.Files) == 0 || ticket.WantsText(k.Then) {
		errs = append(errs, wantText("body", k.Body, maxText))
	} else {
		errs = append(errs, allowText("body", k.Body, maxText))
	}
	if k.Then != "" {
		errs = append(errs, wantOneOf("then", k.Then, ticket.States...))
	}
	return fail.Join(errs...)
}

func (k *Reply) channel() ticket.Channel { return cmp.Or(k.Channel, ticket.App) }

// Authorize lets staff answer everywhere and liaisons in their customer's
// tickets, without what is staff's to say.
func (k *Reply) Authorize(tx *data.Tx, actor access.Actor) error {
	if err := mayOnTicket(tx, actor, access.OpenTickets, k.TicketID); err != nil {
		return err
	}
	plain := k.At.IsZero() && k.Then == "" && (k.ContactID == "" || k.ContactID == actor.ContactID)
	if actor.Staff() || plain {
		return nil
	}
	return actor.Require(access.WorkTickets)
}

// Check refuses what is still to come, files that are not here, a state that
// cannot follow, and a message to a ticket that was done too long ago.
func (k *Reply) Check(tx *data.Tx, c Ctx) error {
	if err := fail.Join(wantPast("at", k.At, c), filesAreHere(tx, k.Files)); err != nil {
		return err
	}
	row, err := data.Tickets.Get(tx, k.TicketID)
	if err != nil {
		return notFound(err, "ticket")
	}
	state := ticket.State(row.State)
	if k.Then != "" && k.Then != state {
		return mayMove(tx, row, k.Then, c)
	}
	if k.author(c) != "" && state.Done() && ticket.AfterMessage(state) != "" && !reopens(row, c) {
		return tooLate(tx, c, row)
	}
	return nil
}

// author is the contact that says it; "" when staff do.
func (k *Reply) author(c Ctx) string { return cmp.Or(k.ContactID, c.Actor.ContactID) }

// Apply writes the message and moves the ticket. It always lands: where the
// ticket cannot move any more it stays as it is.
func (k *Reply) Apply(tx *data.Tx, c Ctx) error {
	row, err := data.Tickets.Get(tx, k.TicketID)
	if err != nil {
		return notFound(err, "ticket")
	}
	message := data.Message{
		Row: data.Row{ID: c.NewID("message")}, TicketID: row.ID, ContactID: k.author(c), Channel: string(k.channel()),
		At: momentOr(k.At, c), Body: k.Body,
	}
	if message.ContactID != "" {
		if _, err := contactOf(tx, row.CustomerID, message.ContactID); err != nil {
			return err
		}
	}
	if err := addMessage(tx, c, message, k.Files); err != nil {
		return err
	}
	to := k.next(row, c)
	if to == ticket.State(row.State) {
		return nil
	}
	event := moveTo(&row, c, to, k.Body)
	event.Text = "" // the message itself stands in the conversation
	if err := data.Tickets.Put(tx, &row); err != nil {
		return err
	}
	return addEvent(tx, c, row.ID, event)
}

// next is the state after the message.
func (k *Reply) next(row data.Ticket, c Ctx) ticket.State {
	state := ticket.State(row.State)
	to := k.Then
	if to == "" && k.author(c) != "" {
		to = ticket.AfterMessage(state)
	}
	if to != "" && moves(row, to, c) {
		return to
	}
	return state
}

// addMessage writes a message and its files; staff wrote it when no contact
// did.
func addMessage(tx *data.Tx, c Ctx, message data.Message, files []File) error {
	message.RecordedAt = c.Millis()
	if message.ContactID == "" {
		message.StaffID = c.Actor.StaffID
	}
	if err := data.Messages.Insert(tx, &message); err != nil {
		return err
	}
	for i, file := range files {
		attachment := data.Attachment{
			Row:      data.Row{ID: c.NewID("file:" + strconv.Itoa(i))},
			TicketID: message.TicketID, MessageID: message.ID, Name: file.Name, Size: file.Size, SHA256: file.SHA256,
		}
		if err := data.Attachments.Insert(tx, &attachment); err != nil {
			return err
		}
	}
	return nil
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

func wantFiles(files []File) error {
	var errs []error
	for _, file := range files {
		errs = append(errs, wantText("files", file.Name, maxName))
		if file.Size < 0 || !sha256Hex.MatchString(file.SHA256) {
			errs = append(errs, fail.NewInvalid("files", "file", fail.Args{"Name": file.Name}))
		}
	}
	return fail.Join(errs...)
}

// filesAreHere is an error unless the blob store holds every file.
func filesAreHere(tx *data.Tx, files []File) error {
	for _, file := range files {
		var size int64
		err := tx.QueryRow("SELECT size FROM blob WHERE sha256 = ?", file.SHA256).Scan(&size)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err != nil || size != file.Size {
			return fail.NewInvalid("files", "file", fail.Args{"Name": file.Name})
		}
	}
	return nil
}
