package settings

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// panel is how most sections look: a title, a sentence that says what this is
// about, and blocks under each other, no wider than what one reads well. It
// scrolls.
func panel(title, about string, blocks ...fyne.CanvasObject) fyne.CanvasObject {
	column := kit.Down(theme.SpaceSection, heading(title, about))
	for _, block := range blocks {
		column.Add(block)
	}
	return kit.NewScroll(kit.Pad(kit.AtMost(column, theme.GuideWidth), theme.SpaceSection, theme.SpacePanel))
}

// heading is a section's title with what it is about.
func heading(title, about string) fyne.CanvasObject {
	head := kit.Down(theme.SpaceTiny, kit.Title(title))
	if about != "" {
		head.Add(kit.NewParagraph(kit.RoleSecondary, kit.Plain(about)))
	}
	return head
}
