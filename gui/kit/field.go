package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/gui/theme"
)

// Field is an input with its label above, its help under it, and its error when there is one.
type Field struct {
	widget.BaseWidget

	name    string
	input   fyne.CanvasObject
	help    *Paragraph
	trouble *Paragraph
	message string
	content *fyne.Container
}

// NewField makes a field. The name is the one that errors give; required ones say so in the label.
func NewField(name, label, help string, input fyne.CanvasObject) *Field {
	f := &Field{name: name, input: input, help: NewParagraph(RoleMeta, Plain(help)), trouble: NewParagraph(RoleMeta)}
	above := Meta(label).In(theme.Text2).Clipped()
	show(above, label != "")
	f.content = Down(theme.SpaceTiny, above, input, f.trouble, f.help)
	show(f.help, help != "")
	f.trouble.Hide()
	if written, ok := target(input).(editTeller); ok {
		written.whenEdited(func() { f.SetError("") }) // it was about another text
	}
	f.ExtendBaseWidget(f)
	return f
}

// Name is the name that errors give.
func (f *Field) Name() string { return f.name }

// Input is what is written or chosen in.
func (f *Field) Input() fyne.CanvasObject { return f.input }

// Error is the message shown at the field; empty when there is none.
func (f *Field) Error() string { return f.message }

// SetError shows a message at the field in place of its help; an empty one takes it away.
func (f *Field) SetError(message string) {
	if f.message == message {
		return
	}
	f.message = message
	if input, ok := f.input.(interface{ tell(wrong bool) }); ok {
		input.tell(message == "")
	}
	f.trouble.Set(Span{Text: message, Ink: theme.Danger.Ink()})
	show(f.trouble, message != "")
	show(f.help, message == "" && f.help.Text() != "")
	if input, ok := f.input.(wrongable); ok {
		input.setWrong(message != "")
	}
	f.Refresh()
}

// Focus gives the focus to the input.
func (f *Field) Focus() { focusIn(f, target(f.input)) }

// CreateRenderer is called by the toolkit.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	return draw(f.content.Resize, f.content.MinSize, f.content.Refresh, f.content)
}

// target is what takes the focus in an input that is made of several things.
func target(input fyne.CanvasObject) fyne.CanvasObject {
	if compound, ok := input.(interface{ focusTarget() fyne.CanvasObject }); ok {
		return compound.focusTarget()
	}
	return input
}
