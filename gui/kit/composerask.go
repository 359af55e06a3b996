package kit

import "fyne.io/fyne/v2"

// Time is the time and the kind of work as they stand in the composer. Given is false while the field is empty or not
// understood.
func (c *Composer) Time() (minutes int, given bool, workType string) {
	minutes, filled, err := c.time.Value()
	return minutes, filled && err == nil, c.work.Selected()
}

// WatchTime calls changed when the time or the kind of work has changed, as to say what it will cost.
func (c *Composer) WatchTime(changed func()) {
	c.time.OnValue = changed
	c.work.OnChanged = func(string) { changed() }
}

// Field is the field that is being written in, to give it the focus.
func (c *Composer) Field() fyne.Focusable {
	c.use(true)
	return c.current()
}

// ClearTime empties the time.
func (c *Composer) ClearTime() { c.time.Clear() }

// timeTrouble is why the time is not understood; nil when it is, or empty.
func (c *Composer) timeTrouble() error {
	_, _, err := c.time.Value()
	return err
}

// tellTime says under the composer's choices why the time is not understood; nil takes the message away.
func (c *Composer) tellTime(err error) {
	message := ""
	if err != nil && c.options.Time.Explain != nil {
		message = c.options.Time.Explain(err)
	}
	if c.wrong.Text() == message {
		return
	}
	c.wrong.SetText(message)
	show(c.wrong, message != "")
	c.content.Refresh()
	call(c.OnFold)
	c.Refresh()
}
