package account

import (
	"strings"
	"time"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/gui/attach"
	"tallydesk/gui/kit"
)

// talk writes the items of a conversation as the timeline shows them. open is
// what a click on a file does.
func talk(w *words.Words, items []view.Item, now time.Time, open func(view.ItemFile)) []kit.Item {
	said := make([]kit.Item, 0, len(items))
	for _, item := range items {
		said = append(said, say(w, item, now, open))
	}
	return said
}

func say(w *words.Words, item view.Item, now time.Time, open func(view.ItemFile)) kit.Item {
	said := kit.Item{Key: item.ID, When: w.Moment(item.At.In(now.Location()), now)}
	if item.Kind == view.ItemEvent {
		key, args := item.Event.Say()
		said.Kind, said.Body = kit.Event, []kit.Span{kit.Plain(w.T(key, args...))}
		return said
	}
	said.Author, said.Initials, said.Own = item.Author, kit.Initials(item.Author), item.Side == view.CustomerSide
	said.Detail = via(w, item, now)
	said.Body = []kit.Span{kit.Plain(item.Body)}
	for _, file := range item.Files {
		said.Files = append(said.Files, kit.File{
			Name: file.Name, Size: w.Bytes(file.Size), Picture: attach.IsPicture(file.Name), Open: func() { open(file) },
		})
	}
	return said
}

// via says which way a message came when it was not here, and that it was
// edited.
func via(w *words.Words, item view.Item, now time.Time) string {
	var parts []string
	if item.Channel != ticket.App && item.Channel != "" {
		parts = append(parts, w.T("channel."+string(item.Channel)))
	}
	if !item.Edited.IsZero() {
		parts = append(parts, w.T("account.edited", "When", w.Moment(item.Edited.In(now.Location()), now)))
	}
	return strings.Join(parts, " · ")
}

// whoAndWhat says what a ticket is, who works on it, and who reported it.
func whoAndWhat(w *words.Words, t liaison.Ticket) string {
	parts := []string{w.T("account.kind." + string(t.Kind))}
	if t.Assignee != "" {
		parts = append(parts, w.T("account.works", "Name", t.Assignee))
	}
	if t.Reporter != "" {
		parts = append(parts, w.T("account.reported", "Name", t.Reporter))
	}
	return strings.Join(parts, " · ")
}
