package command

import (
	"strconv"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

var _ = register[AddNote]()

// AddNote adds an internal note to a ticket, which its customer never sees.
// Label: "note".
type AddNote struct {
	TicketID string
	Body     string
	Files    []File
}

// Spec names the command.
func (AddNote) Spec() Spec { return Spec{Name: "note.add", Version: 1, Class: Fact} }

// Validate wants words or files.
func (k *AddNote) Validate() error {
	if len(k.Files) > 0 {
		return fail.Join(wantFiles(k.Files), allowText("body", k.Body, maxText))
	}
	return wantText("body", k.Body, maxText)
}

// Authorize is for staff.
func (k *AddNote) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayOnTicket(tx, actor, access.WorkTickets, k.TicketID)
}

// Check refuses files that are not here.
func (k *AddNote) Check(tx *data.Tx, _ Ctx) error { return filesAreHere(tx, k.Files) }

// Apply writes the note and its files, staff's both.
func (k *AddNote) Apply(tx *data.Tx, c Ctx) error {
	note := data.Note{Row: data.Row{ID: c.NewID("note")}, TicketID: k.TicketID, StaffID: c.Actor.StaffID, At: c.Millis(), Body: k.Body}
	if err := data.Notes.Insert(tx, &note); err != nil {
		return err
	}
	for i, file := range k.Files {
		attachment := data.NoteAttachment{
			Row:      data.Row{ID: c.NewID("file:" + strconv.Itoa(i))},
			TicketID: k.TicketID, NoteID: note.ID, Name: file.Name, Size: file.Size, SHA256: file.SHA256,
		}
		if err := data.NoteAttachments.Insert(tx, &attachment); err != nil {
			return err
		}
	}
	return nil
}
