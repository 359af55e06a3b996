package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// composerLines are the lines of a composer that are made once.
type composerLines struct{ folded, sending, costing fyne.CanvasObject }

// What a conversation and its composer share, in units: under the first height the composer is tight, and the
// conversation always keeps the second.
const (
	composerTight     = 400
	conversationLeast = 64
)

// composerRowsTight are the rows of a tight composer that nothing is written in.
const composerRowsTight = 2

// NewConversation sets a timeline above its composer, each in a container that holds it. Where there is little height
// the composer is one line until it is turned to, and takes no more than what the conversation can spare.
func NewConversation(talk, foot *fyne.Container) *fyne.Container {
	return container.New(&conversationLayout{talk, foot}, talk, foot)
}

type conversationLayout struct{ talk, foot *fyne.Container }

// MinSize is the composer's.
func (l *conversationLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if !l.foot.Visible() {
		return l.talk.MinSize()
	}
	talk, foot := l.talk.MinSize(), l.foot.MinSize()
	return fyne.NewSize(max(talk.Width, foot.Width), talk.Height+foot.Height)
}

// Layout gives the composer what it needs and the conversation the rest.
func (l *conversationLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	var high float32
	if l.foot.Visible() {
		l.foot.Resize(fyne.NewSize(size.Width, l.foot.Size().Height))
		for _, o := range l.foot.Objects {
			if composer, ok := o.(*Composer); ok {
				composer.room(size.Height)
			}
		}
		high = l.foot.MinSize().Height
	}
	place(l.talk, 0, 0, size.Width, max(size.Height-high, 0))
	place(l.foot, 0, max(size.Height-high, 0), size.Width, high)
}

// room tells the composer how high it and the conversation are together.
func (c *Composer) room(height float32) {
	if tight := height < theme.Units(composerTight); tight != c.tight {
		c.tight = tight
		c.arrange()
	}
	least := composerRowsLeast
	if c.tight {
		least = composerRowsTight
	}
	around := c.min().Height - c.texts.MinSize().Height
	row := theme.Size(theme.LineMessage)
	most := int((height - theme.Units(conversationLeast) - around) / row)
	most = min(max(most, least), composerRowsMost)
	for _, e := range []*Entry{c.reply, c.note} {
		e.setRows(least, most)
	}
}

// arrange sets the parts under each other: what and to whom, the text, what can be put in, what happens on sending,
// what it costs. A tight composer has fewer lines, and one that is not in use a single one.
func (c *Composer) arrange() {
	head := Across(c.toggle, Grow(c.to))
	tools := AcrossBy(theme.SpacePanel, c.insert, c.attach, c.long, Space(), c.saved)
	objects := []fyne.CanvasObject{c.notice, head, c.texts, tools, c.lines.sending, c.wrong, c.lines.costing}
	switch {
	case c.tight && !c.busy():
		objects = []fyne.CanvasObject{c.notice, c.lines.folded}
	case c.tight:
		head = Across(c.toggle, c.insert, c.attach, Grow(c.to), c.saved)
		objects = []fyne.CanvasObject{c.notice, head, c.texts, c.long, c.lines.sending, c.wrong}
		if c.cost.Text() != "" || c.leaves.Text() != "" {
			objects = append(objects, c.lines.costing)
		}
	}
	c.content.Objects = objects
	c.content.Refresh()
}

// folded is the one line of a composer that is not in use.
func (c *Composer) folded() fyne.CanvasObject {
	t := c.words.T
	line := Across(NewOutlineButton(t("kit.composer.reply"), c.Reply).WithIcon(icon.Reply))
	if !c.options.NoNotes {
		line.Add(NewOutlineButton(t("kit.composer.note"), c.Note).WithIcon(icon.Lock))
	}
	return line
}

// busy tells whether the composer is being used: somebody has turned to it, or something is written.
func (c *Composer) busy() bool { return c.inUse || c.reply.Text != "" || c.note.Text != "" }

// use says whether somebody has turned to the composer.
func (c *Composer) use(inUse bool) {
	if c.inUse == inUse {
		return
	}
	c.inUse = inUse
	c.arrange()
	call(c.OnFold)
}

// Leave says that the person has turned to something else: where there is little height, a composer that nothing is
// written in becomes one line.
func (c *Composer) Leave() { c.use(false) }
