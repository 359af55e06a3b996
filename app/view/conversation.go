package view

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"tallydesk/app/ticket"
)

// ItemKind says what an item of a conversation is.
type ItemKind string

// The kinds of item.
const (
	ItemMessage ItemKind = "message" // public
	ItemNote    ItemKind = "note"    // internal
	ItemLine    ItemKind = "line"    // internal: the ticket went to another support line
	ItemEvent   ItemKind = "event"   // public
)

// The sides of a conversation.
const (
	StaffSide    = "staff"
	CustomerSide = "customer"
)

// Item is one thing said or done on a ticket.
type Item struct {
	Kind                 ItemKind
	ID                   string
	At, Recorded, Edited time.Time // Edited is zero while as first written
	Channel              ticket.Channel
	Side                 string // who wrote or did it: StaffSide, CustomerSide, or "" for the desk itself
	AuthorID, Author     string // staff or contact
	Body                 string
	Files                []ItemFile
	Event                Event // of an ItemEvent or ItemLine
}

// ItemFile is a file that came with a message or note.
type ItemFile struct {
	ID, Name string
	Size     int64 // bytes
	SHA256   string
}

// SortItems puts items in the order of time. What happened at one moment:
// first what was said, then that the ticket was opened, then the rest.
func SortItems(items []Item) {
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.rank(), b.rank()), a.Recorded.Compare(b.Recorded), cmp.Compare(a.ID, b.ID))
	})
}

func (i Item) rank() int {
	switch {
	case i.Kind == ItemMessage:
		return 0
	case i.Kind == ItemNote:
		return 1
	case i.Event.Kind == "opened":
		return 2
	case i.Kind == ItemLine:
		return 3
	}
	return 4
}

// author is how the writer of an item is selected.
const author = `COALESCE(x.staff_id, ''), COALESCE(x.contact_id, ''), COALESCE(s.name, c.name, '')`

const authorJoins = ` LEFT JOIN staff s ON s.id = x.staff_id LEFT JOIN contact c ON c.id = x.contact_id`

func (i *Item) by(staffID, contactID string) {
	switch {
	case contactID != "":
		i.Side, i.AuthorID = CustomerSide, contactID
	case staffID != "":
		i.Side, i.AuthorID = StaffSide, staffID
	}
}

// Conversation reads all that was said and done on a ticket, in order of time,
// with what only staff may see.
func (r *Reader) Conversation(ctx context.Context, ticketID string) ([]Item, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var items []Item
	for _, read := range []func(context.Context, string) ([]Item, error){r.messages, r.notes, r.lineMoves, r.events} {
		more, err := read(ctx, ticketID)
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	SortItems(items)
	return items, nil
}

func (r *Reader) messages(ctx context.Context, ticketID string) ([]Item, error) {
	files, err := r.files(ctx, "SELECT message_id, id, name, size, sha256 FROM attachment WHERE ticket_id = ? ORDER BY name, id", ticketID)
	if err != nil {
		return nil, err
	}
	return r.items(ctx, `SELECT x.id, x.at, x.recorded_at, x.edited_at, x.channel, x.body, `+author+`
		FROM message x`+authorJoins+` WHERE x.ticket_id = ?`, ticketID, func(rows *sql.Rows) (Item, error) {
		item := Item{Kind: ItemMessage}
		err := item.scanMessage(rows)
		item.Files = files[item.ID]
		return item, err
	})
}

func (i *Item) scanMessage(rows *sql.Rows) error {
	var at, recorded, edited int64
	var staffID, contactID string
	err := rows.Scan(&i.ID, &at, &recorded, &edited, &i.Channel, &i.Body, &staffID, &contactID, &i.Author)
	i.At, i.Recorded, i.Edited = Instant(at), Instant(recorded), Instant(edited)
	i.by(staffID, contactID)
	return err
}

func (r *Reader) notes(ctx context.Context, ticketID string) ([]Item, error) {
	files, err := r.files(ctx, "SELECT note_id, id, name, size, sha256 FROM note_attachment WHERE ticket_id = ? ORDER BY name, id", ticketID)
	if err != nil {
		return nil, err
	}
	return r.items(ctx, `SELECT x.id, x.at, x.at, x.edited_at, '', x.body, COALESCE(x.staff_id, ''), '', COALESCE(s.name, '')
		FROM note x LEFT JOIN staff s ON s.id = x.staff_id WHERE x.ticket_id = ?`, ticketID, func(rows *sql.Rows) (Item, error) {
		item := Item{Kind: ItemNote}
		err := item.scanMessage(rows)
		item.Files = files[item.ID]
		return item, err
	})
}

func (r *Reader) lineMoves(ctx context.Context, ticketID string) ([]Item, error) {
	return r.items(ctx, `SELECT x.id, x.at, x.at, 'line', x.before_line, x.after_line, '', '', x.reason, COALESCE(x.staff_id, ''), '', COALESCE(s.name, '')
		FROM line_move x LEFT JOIN staff s ON s.id = x.staff_id WHERE x.ticket_id = ?`, ticketID, func(rows *sql.Rows) (Item, error) {
		item := Item{Kind: ItemLine}
		return item, item.scanEvent(rows)
	})
}

// eventQuery reads events. What they name by id is a member of staff, a contact
// or a contract.
const eventQuery = `SELECT x.id, x.at, x.recorded_at, x.kind, x.before_value, x.after_value,
	COALESCE(bs.name, bc.name, bn.number || ' ' || bn.name, ''), COALESCE(fs.name, fc.name, fn.number || ' ' || fn.name, ''), x.text, ` + author + `
	FROM ticket_event x` + authorJoins + `
	LEFT JOIN staff bs ON bs.id = x.before_value LEFT JOIN contact bc ON bc.id = x.before_value LEFT JOIN contract bn ON bn.id = x.before_value
	LEFT JOIN staff fs ON fs.id = x.after_value LEFT JOIN contact fc ON fc.id = x.after_value LEFT JOIN contract fn ON fn.id = x.after_value
	WHERE x.ticket_id = ?`

func (r *Reader) events(ctx context.Context, ticketID string) ([]Item, error) {
	return r.items(ctx, eventQuery, ticketID, func(rows *sql.Rows) (Item, error) {
		item := Item{Kind: ItemEvent}
		return item, item.scanEvent(rows)
	})
}

func (i *Item) scanEvent(rows *sql.Rows) error {
	var at, recorded int64
	var staffID, contactID string
	e := &i.Event
	err := rows.Scan(&i.ID, &at, &recorded, &e.Kind, &e.Before, &e.After, &e.BeforeName, &e.AfterName, &e.Text, &staffID, &contactID, &i.Author)
	i.At, i.Recorded = Instant(at), Instant(recorded)
	i.by(staffID, contactID)
	return err
}

func (r *Reader) items(ctx context.Context, query, ticketID string, scan func(*sql.Rows) (Item, error)) ([]Item, error) {
	var items []Item
	err := r.each(ctx, query, []any{ticketID}, func(rows *sql.Rows) error {
		item, err := scan(rows)
		items = append(items, item)
		return err
	})
	return items, err
}

// files reads files by the id of what they came with.
func (r *Reader) files(ctx context.Context, query, ticketID string) (map[string][]ItemFile, error) {
	files := map[string][]ItemFile{}
	err := r.each(ctx, query, []any{ticketID}, func(rows *sql.Rows) error {
		var with string
		var file ItemFile
		err := rows.Scan(&with, &file.ID, &file.Name, &file.Size, &file.SHA256)
		files[with] = append(files[with], file)
		return err
	})
	return files, err
}

// FormerText is what a message or note said before an edit (R-TIX-6).
type FormerText struct {
	At       time.Time // when it was replaced
	By, Body string    // By replaced it
}

// FormerTexts reads what a message or note said before its edits, the oldest
// first.
func (r *Reader) FormerTexts(ctx context.Context, rowID string) ([]FormerText, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var texts []FormerText
	err := r.each(ctx, `SELECT f.at, COALESCE(s.name, ''), f.body FROM former_text f LEFT JOIN staff s ON s.id = f.staff_id
		WHERE f.row_id = ? ORDER BY f.at, f.id`, []any{rowID}, func(rows *sql.Rows) error {
		var at int64
		var text FormerText
		err := rows.Scan(&at, &text.By, &text.Body)
		text.At = Instant(at)
		texts = append(texts, text)
		return err
	})
	return texts, err
}
