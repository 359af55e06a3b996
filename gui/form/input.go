package form

import (
	"encoding/json"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
)

// input is a field's input as plain text, whatever it is.
type input struct {
	read  func() string
	write func(text string)
	watch func(changed func()) // beside what the input already calls
}

// inputOf knows the inputs of the kit. Any other has no text.
func inputOf(o fyne.CanvasObject) input {
	switch in := o.(type) {
	case *kit.Entry:
		return entryInput(in)
	case *kit.Autocomplete:
		return pickedInput(in)
	case *kit.Choice:
		return input{in.Selected, in.SetSelected, func(changed func()) { in.OnChanged = after(in.OnChanged, changed) }}
	case *kit.Segments:
		return input{in.Selected, in.SetSelected, func(changed func()) { in.OnChanged = after(in.OnChanged, changed) }}
	case *kit.Check:
		return checkInput(in)
	case *kit.Checks:
		return checksInput(in)
	case interface{ Entry() *kit.Entry }: // durations, days and money
		return entryInput(in.Entry())
	}
	return input{func() string { return "" }, func(string) {}, func(func()) {}}
}

// after calls both functions, the first one when there is one.
func after[V any](before func(V), changed func()) func(V) {
	return func(value V) {
		if before != nil {
			before(value)
		}
		changed()
	}
}

func entryInput(entry *kit.Entry) input {
	return input{
		read: func() string { return entry.Text }, write: entry.SetText,
		watch: func(changed func()) { entry.OnChanged = after(entry.OnChanged, changed) },
	}
}

func checkInput(check *kit.Check) input {
	return input{
		read:  func() string { return strconv.FormatBool(check.Checked()) },
		write: func(text string) { check.SetChecked(text == "true") },
		watch: func(changed func()) { check.OnChanged = after(check.OnChanged, changed) },
	}
}

func checksInput(checks *kit.Checks) input {
	return input{
		read:  func() string { return strings.Join(checks.Selected(), "\n") },
		write: func(text string) { checks.SetSelected(strings.Split(text, "\n")) },
		watch: func(changed func()) {
			before := checks.OnChanged
			checks.OnChanged = func() {
				if before != nil {
					before()
				}
				changed()
			}
		},
	}
}

// pickedInput keeps what was picked, with its label.
func pickedInput(field *kit.Autocomplete) input {
	return input{
		read: func() string {
			picked, ok := field.Picked()
			if !ok {
				return ""
			}
			text, err := json.Marshal(kit.Option{Value: picked.Value, Label: picked.Label, Detail: picked.Detail})
			if err != nil {
				return ""
			}
			return string(text)
		},
		write: func(text string) {
			var option kit.Option
			if json.Unmarshal([]byte(text), &option) != nil || option.Value == "" {
				field.SetText("")
				return
			}
			field.SetPicked(option)
		},
		watch: func(changed func()) {
			field.OnChanged = after(field.OnChanged, changed)
			field.OnPicked = after(field.OnPicked, changed)
		},
	}
}
