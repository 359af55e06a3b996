package tickets

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// itemMenu offers what can be done with one item of the conversation.
func (d *detail) itemMenu(key string, at fyne.Position) {
	item, ok := d.item(key)
	if !ok || item.Body == "" {
		return
	}
	s, w := d.screen, d.screen.words
	items := []kit.MenuItem{
		{Label: w.T("tickets.item.plain"), Key: "Ctrl+Shift+X", Do: func() { d.timeline.ShowPlain(key) }},
		{Label: w.T("tickets.item.copy"), Do: func() { fyne.CurrentApp().Clipboard().SetContent(item.Body) }},
		{Label: w.T("tickets.item.quote"), Do: func() { d.quote(item) }},
	}
	if d.mayEdit(item) {
		items = append(items, kit.MenuItem{Label: w.T("tickets.item.edit"), Line: true, Do: func() { d.edit(item) }})
	}
	if !item.Edited.IsZero() {
		items = append(items, kit.MenuItem{Label: w.T("tickets.item.former"), Do: func() { d.showFormer(item) }})
	}
	s.showMenuAt(at, items)
}

func (d *detail) item(key string) (view.Item, bool) {
	for _, item := range d.file.items {
		if item.ID == key {
			return item, true
		}
	}
	return view.Item{}, false
}

// quote puts a text into the composer, line by line after a >.
func (d *detail) quote(item view.Item) {
	lines := strings.Split(strings.TrimSpace(item.Body), "\n")
	d.writing.start(d.writing.composer.Internal())
	d.writing.composer.Insert("> " + strings.Join(lines, "\n> ") + "\n\n")
}

// mayEdit tells whether one may write an item anew: one's own, and an admin
// any that staff wrote.
func (d *detail) mayEdit(item view.Item) bool {
	actor := d.screen.env.Desk.Actor()
	return item.Side == view.StaffSide && (item.AuthorID == actor.StaffID || actor.Role == access.Admin)
}

// edit asks for an item's new text; the former one is kept.
func (d *detail) edit(item view.Item) {
	w := d.screen.words
	sheet := textSheet{
		key: "item/" + item.ID, title: w.T("tickets.item.edit"), field: "body", label: w.T("tickets.text"), help: w.T("tickets.item.edit.help"),
		text: item.Body, confirm: w.T("tickets.save"), said: w.T("tickets.done.edit"),
		do: func(text string) command.Command { return &command.EditMessage{MessageID: item.ID, Body: text} },
	}
	if item.Kind == view.ItemNote {
		sheet.internal = true
		sheet.do = func(text string) command.Command { return &command.EditNote{NoteID: item.ID, Body: text} }
	}
	d.screen.ask(sheet)
}

// showFormer shows what an item said before its edits.
func (d *detail) showFormer(item view.Item) {
	env, w := d.screen.env, d.screen.words
	env.UI.Go(func() {
		texts, err := env.Desk.View().FormerTexts(context.Background(), item.ID)
		env.UI.Do(func() {
			if err != nil {
				env.Fail(err)
				return
			}
			column := kit.Down(theme.SpacePanel)
			for _, text := range texts {
				now := env.Clock()
				head := w.T("tickets.item.until", "When", w.Moment(text.At.In(now.Location()), now), "Name", text.By)
				column.Add(kit.Down(theme.SpaceTiny, kit.Meta(head), kit.NewParagraph(kit.RoleMessage, kit.Plain(text.Body))))
			}
			env.Sheets.Open(kit.Sheet{Title: w.T("tickets.item.former"), Content: column, Cancel: w.T("tickets.close")})
		})
	})
}
