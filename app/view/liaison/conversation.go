package liaison

import (
	"context"
	"database/sql"

	"tallydesk/app/view"
)

// Conversation reads what was publicly said and done on one of the customer's
// tickets, in order of time.
func (r *Reader) Conversation(ctx context.Context, ticketID string) ([]view.Item, error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, err
	}
	items, err := r.messages(ctx, bucket, ticketID)
	if err != nil {
		return nil, err
	}
	events, err := r.events(ctx, bucket, ticketID)
	if err != nil {
		return nil, err
	}
	items = append(items, events...)
	view.SortItems(items)
	return items, nil
}

func (r *Reader) messages(ctx context.Context, bucket, ticketID string) ([]view.Item, error) {
	files := map[string][]view.ItemFile{}
	err := r.each(ctx, "SELECT message_id, id, name, size, sha256 FROM attachment WHERE ticket_id = ? AND bucket = ? ORDER BY name, id",
		[]any{ticketID, bucket}, func(rows *sql.Rows) error {
			var message string
			var file view.ItemFile
			err := rows.Scan(&message, &file.ID, &file.Name, &file.Size, &file.SHA256)
			files[message] = append(files[message], file)
			return err
		})
	if err != nil {
		return nil, err
	}
	var items []view.Item
	err = r.each(ctx, `SELECT x.id, x.at, x.recorded_at, x.edited_at, x.channel, x.body, COALESCE(x.staff_id, ''), COALESCE(x.contact_id, ''),
		COALESCE(s.name, c.name, '') FROM message x LEFT JOIN staff s ON s.id = x.staff_id LEFT JOIN contact c ON c.id = x.contact_id
		WHERE x.ticket_id = ? AND x.bucket = ?`, []any{ticketID, bucket}, func(rows *sql.Rows) error {
		item := view.Item{Kind: view.ItemMessage}
		var at, recorded, edited int64
		var staffID, contactID string
		err := rows.Scan(&item.ID, &at, &recorded, &edited, &item.Channel, &item.Body, &staffID, &contactID, &item.Author)
		item.At, item.Recorded, item.Edited = view.Instant(at), view.Instant(recorded), view.Instant(edited)
		item.Side, item.AuthorID = side(staffID, contactID)
		item.Files = files[item.ID]
		items = append(items, item)
		return err
	})
	return items, err
}

func side(staffID, contactID string) (side, authorID string) {
	switch {
	case contactID != "":
		return view.CustomerSide, contactID
	case staffID != "":
		return view.StaffSide, staffID
	}
	return "", ""
}

func (r *Reader) events(ctx context.Context, bucket, ticketID string) ([]view.Item, error) {
	var items []view.Item
	err := r.each(ctx, `SELECT x.id, x.at, x.recorded_at, x.kind, x.before_value, x.after_value,
		COALESCE(bs.name, bc.name, bn.number || ' ' || bn.name, ''), COALESCE(fs.name, fc.name, fn.number || ' ' || fn.name, ''), x.text,
		COALESCE(x.staff_id, ''), COALESCE(x.contact_id, ''), COALESCE(s.name, c.name, '')
		FROM ticket_event x LEFT JOIN staff s ON s.id = x.staff_id LEFT JOIN contact c ON c.id = x.contact_id
		LEFT JOIN staff bs ON bs.id = x.before_value LEFT JOIN staff fs ON fs.id = x.after_value
		LEFT JOIN contact bc ON bc.id = x.before_value AND bc.bucket = x.bucket
		LEFT JOIN contact fc ON fc.id = x.after_value AND fc.bucket = x.bucket
		LEFT JOIN contract bn ON bn.id = x.before_value AND bn.bucket = x.bucket
		LEFT JOIN contract fn ON fn.id = x.after_value AND fn.bucket = x.bucket
		WHERE x.ticket_id = ? AND x.bucket = ?`, []any{ticketID, bucket}, func(rows *sql.Rows) error {
		item := view.Item{Kind: view.ItemEvent, Event: view.Event{ToCustomer: true}}
		e := &item.Event
		var at, recorded int64
		var staffID, contactID string
		err := rows.Scan(&item.ID, &at, &recorded, &e.Kind, &e.Before, &e.After, &e.BeforeName, &e.AfterName, &e.Text,
			&staffID, &contactID, &item.Author)
		item.At, item.Recorded = view.Instant(at), view.Instant(recorded)
		item.Side, item.AuthorID = side(staffID, contactID)
		items = append(items, item)
		return err
	})
	return items, err
}

// Participants lists who takes part in one of the customer's tickets, staff
// first.
func (r *Reader) Participants(ctx context.Context, ticketID string) ([]view.Participant, error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, err
	}
	var people []view.Participant
	err = r.each(ctx, `SELECT p.id, COALESCE(p.staff_id, ''), COALESCE(p.contact_id, ''), COALESCE(s.name, c.name, ''), p.part
		FROM participant p LEFT JOIN staff s ON s.id = p.staff_id LEFT JOIN contact c ON c.id = p.contact_id
		WHERE p.ticket_id = ? AND p.bucket = ? ORDER BY p.contact_id IS NOT NULL, s.name, c.name, p.id`, []any{ticketID, bucket},
		func(rows *sql.Rows) error {
			var p view.Participant
			err := rows.Scan(&p.ID, &p.StaffID, &p.ContactID, &p.Name, &p.Part)
			people = append(people, p)
			return err
		})
	return people, err
}
