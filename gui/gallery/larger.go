package gallery

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

func (g *gallery) conversation() fyne.CanvasObject {
	timeline := kit.NewTimeline(g.words)
	timeline.SetItems([]kit.Item{
		{
			Key: "1", Initials: "CH", Author: g.t("person"), Detail: g.t("customer"), When: g.t("today"),
			Body: []kit.Span{kit.Plain(g.t("message"))}, Files: []kit.File{{Name: "lock.png", Size: g.words.Bytes(214_000), Picture: true}},
			Quoted: g.t("message"), QuotedLabel: g.words.N("gallery.quoted", 2),
		},
		{Key: "2", Kind: kit.Event, Body: []kit.Span{kit.Plain(g.t("event"))}, When: "09:31"},
		{Key: "3", Initials: "AL", Own: true, Author: g.t("colleague"), Detail: g.t("to"), When: g.t("today"), Body: []kit.Span{kit.Plain(g.t("message"))}},
		{Key: "4", Kind: kit.Note, Initials: "AL", Own: true, Author: g.t("colleague"), When: g.t("today"), Body: []kit.Span{kit.Plain(g.t("note"))}},
	})
	composer := kit.NewComposer(g.words, kit.ComposerOptions{
		States: g.stateOptions(), WorkTypes: g.stateOptions()[:2], Time: g.durations(), Hold: 10,
	})
	composer.OnInsert, composer.OnAttach = func() {}, func() {}
	composer.SetTo(g.words.T("kit.composer.to", "Who", g.t("person")))
	composer.SetSaved(g.t("saved"))
	composer.SetCost(g.t("cost"), func() {})
	composer.SetMinutes(13)
	composer.OnSend = func(sending kit.Sending) {
		composer.Clear(sending.Internal)
		g.undo.Offer(g.t("done"), 10, func() {}, func() {})
	}
	return kit.Down(theme.Hairline, high(timeline), composer)
}

func (g *gallery) panels() fyne.CanvasObject {
	panel := kit.NewPanel(
		kit.NewSection(g.t("bars"), "2", kit.NewBar(0.4, theme.AccentFill), kit.NewTextButton(g.t("more"), "", nil)),
		kit.NewSection(g.t("history"), "", kit.Down(theme.SpaceTiny,
			kit.NewFold(g.t("history"), "14", g.t("today"), kit.NewParagraph(kit.RoleBody, kit.Plain(g.t("message"))), true),
			kit.NewFold(g.t("messages"), "0", "", kit.Body(g.t("sentence")), false))))
	side := kit.NewEmptyState(g.t("empty"), g.t("emptyDetail"), kit.NewTextButton(g.t("open"), "", nil))
	return high(kit.NewSplit(panel, side, kit.SplitOptions{Fixed: kit.First, Width: 336, MinFixed: 280, MinOther: 200}))
}

func (g *gallery) messages() fyne.CanvasObject {
	return kit.Down(theme.SpaceSmall,
		kit.NewMessageLine(theme.Info, g.t("info"), kit.NewTextButton(g.t("more"), "", nil)),
		kit.NewMessageLine(theme.Warning, g.t("warning")),
		kit.NewMessageLine(theme.Danger, g.t("wrong")),
		kit.NewMessageLine(theme.Good, g.t("done")))
}

func (g *gallery) openers() fyne.CanvasObject {
	row := kit.AcrossBy(theme.SpacePanel)
	row.Add(kit.NewTextButton(g.t("ask"), "", func() { g.ask(row) }))
	row.Add(kit.NewTextButton(g.t("sheet"), "", g.openSheet))
	row.Add(kit.NewTextButton(g.t("menu"), "", func() {
		driver := fyne.CurrentApp().Driver()
		kit.ShowMenu(driver.CanvasForObject(row), driver.AbsolutePositionForObject(row), g.menuItems())
	}))
	row.Add(kit.NewTextButton(g.t("undo"), "", func() { g.undo.Offer(g.t("done"), 10, func() {}, nil) }))
	return row
}

func (g *gallery) ask(from fyne.CanvasObject) {
	kit.Ask(g.modals, fyne.CurrentApp().Driver().CanvasForObject(from), kit.Question{
		Text: g.t("question"), Detail: g.t("questionDetail"), Cancel: g.t("cancel"),
		Actions: []kit.Action{{Label: g.t("issue"), Look: kit.Main}, {Label: g.t("later")}},
	})
}

func (g *gallery) openSheet() {
	form := g.form()
	form.OnSubmit = func() { form.ShowErrors(map[string]string{"subject": g.t("subjectWrong")}) }
	g.sheets.Open(kit.Sheet{Key: "gallery", Title: g.t("sheet"), Form: form, Confirm: g.t("save"), Cancel: g.t("cancel")})
}
