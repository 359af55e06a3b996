package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Checks is a field that holds any of a few options: a box to tick for each.
type Checks struct {
	widget.BaseWidget

	// OnChanged is called when the person has ticked or unticked a box.
	OnChanged func()

	options []Option
	boxes   []*Check
	content *fyne.Container
}

// NewChecks makes a box for each option, those of the selected values ticked.
func NewChecks(options []Option, selected []string, changed func()) *Checks {
	c := &Checks{OnChanged: changed, content: Down(theme.Hairline)}
	c.ExtendBaseWidget(c)
	c.SetOptions(options)
	c.SetSelected(selected)
	return c
}

// SetOptions shows other boxes, all unticked.
func (c *Checks) SetOptions(options []Option) {
	c.options, c.boxes, c.content.Objects = options, nil, nil
	for _, option := range options {
		box := NewCheck(option.Label, false, func(bool) { c.changed() })
		c.boxes = append(c.boxes, box)
		c.content.Add(box)
	}
	c.Refresh()
}

// Selected are the values of the ticked boxes, in the order of the options.
func (c *Checks) Selected() []string {
	var values []string
	for i, box := range c.boxes {
		if box.Checked() {
			values = append(values, c.options[i].Value)
		}
	}
	return values
}

// SetSelected ticks the boxes of the values and no others, without telling OnChanged.
func (c *Checks) SetSelected(values []string) {
	for i, box := range c.boxes {
		box.SetChecked(slices.Contains(values, c.options[i].Value))
	}
}

func (c *Checks) changed() {
	if c.OnChanged != nil {
		c.OnChanged()
	}
}

// whenGained is called by the form.
func (c *Checks) whenGained(told func()) {
	for _, box := range c.boxes {
		box.whenGained(told)
	}
}

// focusTarget is the first box.
func (c *Checks) focusTarget() fyne.CanvasObject {
	if len(c.boxes) == 0 {
		return c
	}
	return c.boxes[0]
}

// CreateRenderer is called by the toolkit.
func (c *Checks) CreateRenderer() fyne.WidgetRenderer {
	return draw(c.content.Resize, c.content.MinSize, c.content.Refresh, c.content)
}
