package tickets

import (
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
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
	said.Author, said.Initials, said.Own = item.Author, initials(item.Author), item.Side == view.StaffSide
	said.Detail = itemDetail(w, t, item, now)
	said.Body = []kit.Span{kit.Plain(item.Body)}
	for _, file := range item.Files {
		said.Files = append(said.Files, kit.File{
			Name: file.Name, Size: w.Bytes(file.Size), Picture: isPicture(file.Name), Open: func() { open(file) },
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

// initials gives the first letters of the first and the last name.
func initials(name string) string {
	parts := strings.Fields(name)
	if len(parts) == 0 {
		return ""
	}
	text := firstLetter(parts[0])
	if len(parts) > 1 {
		text += firstLetter(parts[len(parts)-1])
	}
	return strings.ToUpper(text)
}

func firstLetter(word string) string {
	letter, _ := utf8.DecodeRuneInString(word)
	return string(letter)
}

// pictures are the endings of files that can be shown.
var pictures = []string{".png", ".jpg", ".jpeg", ".gif"}

func isPicture(name string) bool {
	return slices.Contains(pictures, strings.ToLower(filepath.Ext(name)))
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
