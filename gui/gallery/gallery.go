// Package gallery shows every widget of the kit in its states, for looking at and for trying with the keyboard. It
// holds no widget of its own and no real data.
package gallery

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// gallery is what the demos share.
type gallery struct {
	words  *words.Words
	ui     kit.UI
	modals *kit.Modals
	sheets *kit.Sheets
	undo   *kit.UndoBar
}

// New makes the content of the gallery's window.
func New(w *words.Words, ui kit.UI) fyne.CanvasObject {
	g := &gallery{words: w, ui: ui, modals: kit.NewModals(), undo: kit.NewUndoBar(w)}
	head := kit.Pad(kit.Across(kit.Title(g.t("title")), kit.Secondary(g.t("intro"))), theme.SpacePanel, theme.SpaceCell)
	panel := kit.NewPanel(
		g.section("text", g.text()),
		g.section("buttons", g.buttons()),
		g.section("chips", g.chips()),
		g.section("segments", g.segments()),
		g.section("fields", g.fields()),
		g.section("grid", g.grid()),
		g.section("gridTwo", g.gridTwo()),
		g.section("conversation", g.conversation()),
		g.section("bars", g.bars()),
		g.section("panels", g.panels()),
		g.section("cards", g.cards()),
		g.section("index", g.index()),
		g.section("year", g.year()),
		g.section("messages", g.messages()),
		g.section("modals", g.openers()),
		g.section("states", g.states()),
		g.section("icons", g.icons()),
	)
	g.sheets = kit.NewSheets(g.modals, kit.Down(theme.Hairline, head, kit.Rule(), kit.Grow(panel), g.undo))
	return g.sheets
}

// t gives the gallery's own words.
func (g *gallery) t(key string) string { return g.words.T("gallery." + key) }

func (g *gallery) section(key string, content fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSection(g.t(key), "", kit.AtMost(content, theme.ReadingWidth))
}
