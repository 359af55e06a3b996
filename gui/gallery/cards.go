package gallery

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// cards are what a card of a customer or a contract is made of.
func (g *gallery) cards() fyne.CanvasObject {
	items := kit.NewItems(
		kit.PanelItem{Key: "1", Content: kit.Down(theme.NoSpace, kit.Name(g.t("person")), kit.Secondary(g.t("customer")))},
		kit.PanelItem{Key: "2", Content: kit.Down(theme.NoSpace, kit.Name(g.t("colleague")), kit.Secondary(g.t("today")))},
	)
	facts := kit.NewFacts(kit.Fact{Label: g.t("number"), Value: "1042"}, kit.Fact{Label: g.t("balance"), Value: g.t("lotLeft")})
	checks := kit.NewChecks([]kit.Option{
		{Value: "week", Label: g.t("week")}, {Value: "day", Label: g.t("day")}, {Value: "approve", Label: g.t("approve")},
	}, []string{"week"}, func() {})
	note := kit.NewNote(kit.NewParagraph(kit.RoleBody, kit.Span{Text: g.t("note")}))
	return kit.Down(theme.SpacePanel, items, facts, checks, note)
}
