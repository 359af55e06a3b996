package command

import (
	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var (
	_ = register[EditMessage]()
	_ = register[EditNote]()
)

// EditMessage corrects a message of staff. What it said before is kept, for
// staff (R-TIX-6); what a customer said is never changed.
type EditMessage struct {
	MessageID string
	Body      string
}

// Spec names the command.
func (EditMessage) Spec() Spec { return Spec{Name: "message.edit", Version: 1, Class: Fact} }

// Validate wants words.
func (k *EditMessage) Validate() error { return wantText("body", k.Body, maxText) }

// Authorize is for the author and for admins.
func (k *EditMessage) Authorize(tx *data.Tx, actor access.Actor) error {
	if err := actor.Require(access.WorkTickets); err != nil {
		return err
	}
	message, err := data.Messages.Get(tx, k.MessageID)
	if err != nil {
		return notFound(err, "message")
	}
	return mayEdit(actor, message.StaffID)
}

// mayEdit lets people edit what they wrote, and admins what any of staff wrote.
func mayEdit(actor access.Actor, authorID string) error {
	if authorID != "" && (authorID == actor.StaffID || actor.Role == access.Admin) {
		return nil
	}
	return fail.New(fail.Forbidden, "message.author")
}

// Apply writes the new words and keeps the former ones.
func (k *EditMessage) Apply(tx *data.Tx, c Ctx) error {
	message, err := data.Messages.Get(tx, k.MessageID)
	if err != nil {
		return notFound(err, "message")
	}
	if message.Body == k.Body {
		return nil
	}
	if err := keepFormer(tx, c, "message", message.ID, message.Body); err != nil {
		return err
	}
	message.Body, message.EditedAt = k.Body, c.Millis()
	return data.Messages.Put(tx, &message)
}

// EditNote corrects an internal note. What it said before is kept (R-TIX-6).
type EditNote struct {
	NoteID string
	Body   string
}

// Spec names the command.
func (EditNote) Spec() Spec { return Spec{Name: "note.edit", Version: 1, Class: Fact} }

// Validate wants words.
func (k *EditNote) Validate() error { return wantText("body", k.Body, maxText) }

// Authorize is for the author and for admins.
func (k *EditNote) Authorize(tx *data.Tx, actor access.Actor) error {
	if err := actor.Require(access.WorkTickets); err != nil {
		return err
	}
	note, err := data.Notes.Get(tx, k.NoteID)
	if err != nil {
		return notFound(err, "note")
	}
	return mayEdit(actor, note.StaffID)
}

// Apply writes the new words and keeps the former ones.
func (k *EditNote) Apply(tx *data.Tx, c Ctx) error {
	note, err := data.Notes.Get(tx, k.NoteID)
	if err != nil {
		return notFound(err, "note")
	}
	if note.Body == k.Body {
		return nil
	}
	if err := keepFormer(tx, c, "note", note.ID, note.Body); err != nil {
		return err
	}
	note.Body, note.EditedAt = k.Body, c.Millis()
	return data.Notes.Put(tx, &note)
}

func keepFormer(tx *data.Tx, c Ctx, table, id, body string) error {
	former := data.FormerText{
		Row: data.Row{ID: c.NewID("former")}, Table: table, RowID: id, At: c.Millis(), StaffID: c.Actor.StaffID, Body: body,
	}
	return data.FormerTexts.Insert(tx, &former)
}
