package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// MessageLine tells something over the whole width, with what can be done about it. What does not fit on one line wraps:
// the end of a message, which says what to do, is never cut off.
type MessageLine struct {
	widget.BaseWidget

	mark    *Mark
	text    *Paragraph
	ground  *Ground
	content *fyne.Container
}

// NewMessageLine makes a line in a tone.
func NewMessageLine(tone theme.Tone, text string, actions ...fyne.CanvasObject) *MessageLine {
	m := &MessageLine{mark: NewMark("", theme.Text2, theme.IconText), text: NewParagraph(RoleBody)}
	row := AcrossBy(theme.SpaceSmall, m.mark, Grow(m.text))
	for _, action := range actions {
		row.Add(Wide(Space(), gapBetweenActions))
		row.Add(action)
	}
	m.content = row
	m.ground = NewGround(tone.Ground(), Pad(row, theme.SpacePanel, theme.SpaceSmall))
	m.Set(tone, text)
	m.ExtendBaseWidget(m)
	return m
}

// Set tells something else.
func (m *MessageLine) Set(tone theme.Tone, text string) {
	drawing := icon.Info
	if tone == theme.Danger || tone == theme.Warning {
		drawing = icon.Warning
	}
	m.mark.Set(drawing, tone.Ink())
	m.text.Set(Span{Text: text, Ink: tone.Ink()})
	m.ground.SetGround(tone.Ground())
}

// CreateRenderer is called by the toolkit.
func (m *MessageLine) CreateRenderer() fyne.WidgetRenderer {
	return draw(m.ground.Resize, m.ground.MinSize, m.ground.Refresh, m.ground)
}

// EmptyState says what belongs into an empty place, and offers the first act. It stands at the left, at the top.
type EmptyState struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// NewEmptyState makes one. The text is bold, the detail follows; both end with a full stop.
func NewEmptyState(text, detail string, actions ...fyne.CanvasObject) *EmptyState {
	column := Down(theme.SpaceSmall, NewParagraph(RoleName, Plain(text)))
	if detail != "" {
		column.Add(NewParagraph(RoleBody, Soft(detail)))
	}
	if len(actions) > 0 {
		column.Add(AcrossBy(theme.SpacePanel, actions...))
	}
	e := &EmptyState{content: Pad(column, theme.SpacePanel, theme.SpacePanel)}
	e.ExtendBaseWidget(e)
	return e
}

// CreateRenderer is called by the toolkit.
func (e *EmptyState) CreateRenderer() fyne.WidgetRenderer {
	return draw(func(size fyne.Size) {
		e.content.Resize(fyne.NewSize(size.Width, e.content.MinSize().Height))
	}, e.content.MinSize, e.content.Refresh, e.content)
}
