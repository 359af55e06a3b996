package guide

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

const (
	headingMark = "## "
	codeMark    = "```"
)

// drawn makes the blocks of an article: headings of our own, and what stands
// between them as the toolkit draws Markdown. follow opens another article.
func drawn(text string, follow func(name string)) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, block := range blocksOf(text) {
		if heading, ok := strings.CutPrefix(block, headingMark); ok {
			objects = append(objects, kit.Pad(kit.SectionTitle(heading), theme.ChipPad, theme.SpaceSmall))
			continue
		}
		rich := widget.NewRichTextFromMarkdown(block)
		rich.Wrapping = fyne.TextWrapWord
		linked(rich.Segments, follow)
		objects = append(objects, rich)
	}
	return objects
}

// blocksOf cuts an article at its empty lines, outside code.
func blocksOf(text string) []string {
	var blocks []string
	open := ""
	for _, part := range strings.Split(text, "\n\n") {
		block := open + part
		if strings.Count(block, codeMark)%2 == 1 {
			open = block + "\n\n"
			continue
		}
		open = ""
		if block = strings.TrimSpace(block); block != "" {
			blocks = append(blocks, block)
		}
	}
	return blocks
}
