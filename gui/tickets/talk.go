package tickets

import (
	"strings"
	"time"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/attach"
	"tallydesk/gui/kit"
)

// talk writes the items of a conversation as the timeline shows them. open is
// what a click on a file does.
func talk(w *words.Words, d dossier, now time.Time, open func(view.ItemFile)) []kit.Item {
	items := make([]kit.Item, 0, len(d.items))
	for _, item := range d.items {
		items = append(items, say(w, d.ticket, item, now, open))
	}
	return items
}

func say(w *words.Words, t view.Ticket, item view.Item, now time.Time, open func(view.ItemFile)) kit.Item {
	said := kit.Item{Key: item.ID, When: w.Moment(item.At.In(now.Location()), now)}
	switch item.Kind {
	case view.ItemEvent, view.ItemLine:
		said.Kind = kit.Event
		said.Body = []kit.Span{kit.Plain(eventText(w, item))}
		return said
	case view.ItemNote:
		said.Kind = kit.Note
	}
	said.Author, said.Initials, said.Own = item.Author, kit.Initials(item.Author), item.Side == view.StaffSide
	said.Detail = itemDetail(w, t, item, now)
	said.Body = []kit.Span{kit.Plain(item.Body)}
	for _, file := range item.Files {
		said.Files = append(said.Files, kit.File{
			Name: file.Name, Size: w.Bytes(file.Size), Picture: attach.IsPicture(file.Name), Open: func() { open(file) },
		})
	}
	return said
}

// eventText says what happened, and who of our people did it.
func eventText(w *words.Words, item view.Item) string {
	key, args := item.Event.Say()
	text := w.T(key, args...)
	if item.Author == "" || item.Author == item.Event.AfterName {
		return text
	}
	return text + " · " + item.Author
}

// itemDetail stands after the author: whose side, which way it came, edited.
func itemDetail(w *words.Words, t view.Ticket, item view.Item, now time.Time) string {
	var parts []string
	if item.Kind == view.ItemMessage {
		if item.Side == view.CustomerSide {
			parts = append(parts, t.Customer)
		}
		if item.Channel != ticket.App {
			parts = append(parts, w.T("channel."+string(item.Channel)))
		}
	}
	if !item.Edited.IsZero() {
		parts = append(parts, w.T("tickets.edited", "When", w.Moment(item.Edited.In(now.Location()), now)))
	}
	return strings.Join(parts, " · ")
}

// readers says who reads a reply: the reporter and the contacts that take part.
func readers(d dossier) string {
	var names []string
	if d.ticket.Reporter != "" {
		names = append(names, d.ticket.Reporter)
	}
	for _, person := range d.people {
		if person.ContactID != "" && person.ContactID != d.ticket.ReporterID {
			names = append(names, person.Name)
		}
	}
	return strings.Join(names, ", ")
}
