package kit

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/app/fail"
	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// Form is fields under each other. Ctrl+Enter in any of them submits, Esc cancels; errors stand at their field and
// the first one gets the focus.
type Form struct {
	widget.BaseWidget

	// OnSubmit is called on Ctrl+Enter and by Submit.
	OnSubmit func()
	// OnCancel is called on Esc and by Cancel.
	OnCancel func()

	onField func(*Field) // called when a field has got the focus

	fields  []*Field
	trouble *Paragraph
	content *fyne.Container
}

// NewForm makes a form of fields.
func NewForm(fields ...*Field) *Form {
	f := &Form{fields: fields, trouble: NewParagraph(RoleBody), content: Down(theme.SpacePanel)}
	f.trouble.Hide()
	f.content.Add(f.trouble)
	for _, field := range fields {
		f.content.Add(field)
		if input, ok := target(field.input).(listener); ok {
			input.listen(f.Submit, f.escape)
		}
		f.watch(field)
	}
	f.ExtendBaseWidget(f)
	return f
}

// watch hears when a field gets the focus.
func (f *Form) watch(field *Field) {
	told := func() {
		if f.onField != nil {
			f.onField(field)
		}
	}
	for _, input := range []fyne.CanvasObject{field.input, target(field.input)} {
		if teller, ok := input.(focusTeller); ok {
			teller.whenGained(told)
			return
		}
	}
}

// Errors are the messages of an error by field; what belongs to no field stands under "".
func Errors(w *words.Words, err error) map[string]string {
	messages := map[string]string{}
	if err == nil {
		return messages
	}
	for _, invalid := range fail.Invalids(err) {
		messages[invalid.Field] = w.Invalid(invalid)
	}
	if len(messages) == 0 || !errors.Is(err, fail.NotValid) {
		messages[""] = w.Error(err)
	}
	return messages
}

// ShowErrors shows messages at their fields and takes all others away. Messages of names without a field stand above
// the form. The first field with a message gets the focus.
func (f *Form) ShowErrors(messages map[string]string) {
	var first *Field
	shown := map[string]bool{}
	for _, field := range f.fields {
		message := messages[field.name]
		field.SetError(message)
		shown[field.name] = true
		if message != "" && first == nil {
			first = field
		}
	}
	rest := ""
	for _, name := range sortedNames(messages) {
		if !shown[name] && rest == "" {
			rest = messages[name]
		}
	}
	f.ShowError(rest)
	if first != nil {
		first.Focus()
	}
}

// ShowError shows a message above the form; an empty one takes it away.
func (f *Form) ShowError(message string) {
	f.trouble.Set(Span{Text: message, Ink: theme.Danger.Ink()})
	show(f.trouble, message != "")
	f.Refresh()
}

// ClearErrors takes all messages away.
func (f *Form) ClearErrors() { f.ShowErrors(nil) }

// Submit sends what is written. Suggestions go: they would cover what is wrong.
func (f *Form) Submit() {
	for _, field := range f.fields {
		if suggesting, ok := field.input.(*Autocomplete); ok {
			suggesting.close()
		}
	}
	if f.OnSubmit != nil {
		f.OnSubmit()
	}
}

// Cancel leaves the form.
func (f *Form) Cancel() { f.escape() }

func (f *Form) escape() bool {
	if f.OnCancel == nil {
		return false
	}
	f.OnCancel()
	return true
}

// FocusFirst gives the focus to the first field.
func (f *Form) FocusFirst() {
	if len(f.fields) > 0 {
		f.fields[0].Focus()
	}
}

// Field is a field by its name; nil when there is none.
func (f *Form) Field(name string) *Field {
	for _, field := range f.fields {
		if field.name == name {
			return field
		}
	}
	return nil
}

// CreateRenderer is called by the toolkit.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	return draw(f.content.Resize, f.content.MinSize, f.content.Refresh, f.content)
}
