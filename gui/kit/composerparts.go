package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	base "fyne.io/fyne/v2/theme"

	"tallydesk/gui/theme"
)

// Draft is what is written in the reply or in the note.
func (c *Composer) Draft(internal bool) string {
	if internal {
		return c.note.Text
	}
	return c.reply.Text
}

// SetDraft fills the reply or the note.
func (c *Composer) SetDraft(internal bool, text string) {
	if internal {
		c.note.SetText(text)
		return
	}
	c.reply.SetText(text)
}

// Clear empties the reply or the note, and the time, after it was sent.
func (c *Composer) Clear(internal bool) {
	c.SetDraft(internal, "")
	c.time.Clear()
}

// Insert puts a text where the cursor is.
func (c *Composer) Insert(text string) {
	c.current().TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted(text)})
}

// pasted is a text that a field takes as if it came from the clipboard: at once, and to be undone at once.
type pasted string

// Content is the text.
func (p pasted) Content() string { return string(p) }

// SetContent has nothing to keep.
func (pasted) SetContent(string) {}

// SetTo says who will read the reply, and in which language.
func (c *Composer) SetTo(text string) { c.to.SetText(text) }

// SetSaved says when the draft was kept.
func (c *Composer) SetSaved(text string) {
	c.saved.SetText(text)
	c.Refresh()
}

// SetCost says what the time will cost the customer (R-BANK-11), with Change when change is given.
func (c *Composer) SetCost(text string, change func()) {
	c.OnChangeCost = change
	c.cost.SetText(text)
	c.arrange()
	c.fit()
	c.Refresh()
}

// SetStates offers other next states with one selected.
func (c *Composer) SetStates(states []Option, selected string) {
	c.options.States = states
	c.then.SetOptions(states)
	c.then.SetSelected(selected)
	c.fit()
	c.Refresh()
}

// SetState selects the next state.
func (c *Composer) SetState(value string) { c.then.SetSelected(value) }

// SetMinutes fills the time; the person may change it.
func (c *Composer) SetMinutes(minutes int) { c.time.SetValue(minutes) }

// SetWorkType selects the kind of work.
func (c *Composer) SetWorkType(value string) { c.work.SetSelected(value) }

// SetNotice shows something above the composer, as that somebody has answered just now; nil takes it away.
func (c *Composer) SetNotice(notice fyne.CanvasObject) {
	c.notice.Objects = nil
	if notice != nil {
		c.notice.Add(notice)
	}
	show(c.notice, notice != nil)
	c.Refresh()
}

func (c *Composer) focusTarget() fyne.CanvasObject { return c.current() }

// CreateRenderer is called by the toolkit.
func (c *Composer) CreateRenderer() fyne.WidgetRenderer {
	return draw(c.layout, c.min, c.refresh, c.ground, c.edge, c.line, c.content)
}

func (c *Composer) min() fyne.Size {
	return c.content.MinSize().AddWidthHeight(2*theme.Size(theme.SpacePanel), 2*theme.Size(theme.SpaceSmall))
}

func (c *Composer) layout(size fyne.Size) {
	c.ground.Resize(size)
	place(c.edge, 0, 0, theme.Size(theme.Edge), size.Height)
	place(c.line, 0, 0, size.Width, theme.Size(theme.Hairline))
	across, down := theme.Size(theme.SpacePanel), theme.Size(theme.SpaceSmall)
	place(c.content, across, down, size.Width-2*across, size.Height-2*down)
}

func (c *Composer) refresh() {
	ground, edge := theme.Surface, theme.None
	if c.internal {
		ground, edge = theme.Note, theme.NoteEdge
	}
	c.ground.FillColor, c.edge.FillColor = theme.Color(ground), theme.Color(edge)
	c.line.FillColor = theme.Color(theme.Line)
	c.fit()
	c.content.Refresh()
	c.layout(c.Size())
	canvas.Refresh(c)
}

// Color is that of the running app.
func (messageTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	return theme.Current().Color(name, variant)
}

// Font is that of the running app.
func (messageTheme) Font(style fyne.TextStyle) fyne.Resource { return theme.Current().Font(style) }

// Icon is that of the running app.
func (messageTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.Current().Icon(name) }

// Size is that of the running app, but for the text.
func (messageTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == base.SizeNameText {
		return theme.Size(theme.TextMessage)
	}
	return theme.Size(name)
}
