package kit

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// YearLegend lists the kinds of a Year's days with their signs, as chips that go on in another row where the width is
// used up.
func YearLegend(w *words.Words) fyne.CanvasObject {
	chips := make([]fyne.CanvasObject, 0, len(YearKinds)+1)
	for _, kind := range YearKinds {
		chips = append(chips, YearChip(w, kind))
	}
	return Flow(append(chips, Space())...)
}

// YearChip is the sign and the word of a kind on its ground.
func YearChip(w *words.Words, kind YearKind) *Chip {
	text := w.T("year.kind." + string(kind))
	if sign := kind.sign(w); sign != "" {
		text = sign + "  " + text
	}
	badge := Badge{Text: text, Tone: kind.tone(), Fill: FillTone}
	switch kind {
	case YearOpen:
		badge.Ink, badge.Fill = theme.Text, FillOutline
	case YearClosed:
		badge.Tone = theme.Neutral
	}
	return NewChip(badge)
}
