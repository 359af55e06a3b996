package gallery

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// index is a column of places in groups, with the words of what it shows beside it.
func (g *gallery) index() fyne.CanvasObject {
	shown := kit.Body(g.t("open"))
	index := kit.NewIndex([]kit.IndexGroup{
		{Label: g.t("person"), Entries: []kit.Option{{Value: "open", Label: g.t("open")}, {Value: "more", Label: g.t("more")}}},
		{Label: g.t("customer"), Entries: []kit.Option{{Value: "history", Label: g.t("history")}}},
	}, "open", func(value string) { shown.SetText(g.t(value)) })
	return kit.AcrossBy(theme.SpaceSection, kit.Wide(index, 208), shown)
}
