package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Section is a group label with its count, what can be done, and a content.
type Section struct {
	widget.BaseWidget

	label   *Text
	count   *Text
	content *fyne.Container
	onShow  func()
}

// NewSection makes a section. The count, regular beside the bold label, may be empty.
func NewSection(label, count string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *Section {
	s := &Section{label: Group(label), count: Meta(count)}
	head := AcrossBy(theme.SpaceTiny, s.label, s.count, Space())
	for i, action := range actions {
		if i > 0 {
			head.Add(Wide(Space(), gapBetweenActions))
		}
		head.Add(action)
	}
	s.content = Pad(Down(theme.LineGap, HighAs(head, theme.ControlSmall), content), theme.SpacePanel, theme.SpaceSmall)
	show(s.count, count != "")
	s.ExtendBaseWidget(s)
	return s
}

// gapBetweenActions is the room that the grounds of two text buttons need between them, in units.
const gapBetweenActions = 4

// SetLabel changes the label.
func (s *Section) SetLabel(label string) { s.label.SetText(label) }

// SetCount changes the count.
func (s *Section) SetCount(count string) {
	s.count.SetText(count)
	show(s.count, count != "")
	s.Refresh()
}

// Show shows the section and the line above it.
func (s *Section) Show() {
	s.BaseWidget.Show()
	s.told()
}

// Hide hides the section, as when it is empty, and the line above it.
func (s *Section) Hide() {
	s.BaseWidget.Hide()
	s.told()
}

func (s *Section) told() {
	if s.onShow != nil {
		s.onShow()
	}
}

// CreateRenderer is called by the toolkit.
func (s *Section) CreateRenderer() fyne.WidgetRenderer {
	return draw(s.content.Resize, s.content.MinSize, s.content.Refresh, s.content)
}

// Panel is a column of sections that scrolls, with a line between them: the side panel.
type Panel struct {
	widget.BaseWidget

	column *fyne.Container
	scroll *container.Scroll
	ground *Ground
}

// NewPanel makes a panel of sections.
func NewPanel(sections ...fyne.CanvasObject) *Panel {
	p := &Panel{column: Down(theme.Hairline)}
	p.scroll = NewScroll(p.column)
	p.ground = NewGround(theme.Surface, p.scroll)
	p.ExtendBaseWidget(p)
	p.Set(sections...)
	return p
}

// NewScroll makes a content scroll up and down.
func NewScroll(content fyne.CanvasObject) *container.Scroll { return container.NewVScroll(content) }

// Set shows other sections.
func (p *Panel) Set(sections ...fyne.CanvasObject) {
	p.column.Objects = nil
	for _, section := range sections {
		p.column.Add(section)
		p.column.Add(Rule())
		if part, ok := section.(*Section); ok {
			part.onShow = p.follow
		}
	}
	p.follow()
}

// follow shows a line after every section that is shown, but the last.
func (p *Panel) follow() {
	last := -1
	for i := 0; i < len(p.column.Objects); i += 2 {
		visible := p.column.Objects[i].Visible()
		show(p.column.Objects[i+1], visible)
		if visible {
			last = i
		}
	}
	if last >= 0 {
		p.column.Objects[last+1].Hide()
	}
	p.column.Refresh()
}

// CreateRenderer is called by the toolkit.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	return draw(p.ground.Resize, p.ground.MinSize, p.ground.Refresh, p.ground)
}
