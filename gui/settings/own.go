package settings

import (
	"fmt"

	"fyne.io/fyne/v2"

	"tallydesk/app/config"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// own are fields of the person's configuration. What is chosen in them is
// written and holds at once; there is nothing to save.
type own struct {
	env    page.Env
	fields []*ownField
}

// ownField is one of them.
type ownField struct {
	key   string
	field *kit.Field
	note  *kit.Paragraph // why nothing can be chosen
	input interface {
		Enable()
		Disable()
	}
	show func(value string)
}

// choice makes a field for a setting that is one of several.
func (o *own) choice(key, help string, options []kit.Option) fyne.CanvasObject {
	input := kit.NewChoice(options, "", func(value string) { o.set(key, value) })
	field := kit.NewField(key, o.env.Words.T("config."+key), "", input)
	return o.add(help, &ownField{key: key, field: field, input: input, show: func(value string) {
		input.SetOptions(withOption(options, value))
		input.SetSelected(value)
	}})
}

// check makes a box for a setting that is true or false.
func (o *own) check(key, label, help string) fyne.CanvasObject {
	input := kit.NewCheck(label, false, func(checked bool) { o.set(key, fmt.Sprint(checked)) })
	return o.add(help, &ownField{key: key, field: kit.NewField(key, "", "", input), input: input, show: func(value string) {
		input.SetChecked(value == "true")
	}})
}

// folder makes a field for a setting that is a folder; where none is chosen,
// usual stands in it.
func (o *own) folder(key, help, usual string) fyne.CanvasObject {
	t := o.env.Words.T
	shown := kit.NewParagraph(kit.RoleBody)
	pick := kit.NewOutlineButton(t("settings.choose_folder"), func() {
		o.env.Files.Folder(t("config."+key), func(path string, err error) {
			if err != nil {
				o.env.Fail(err)
				return
			}
			if path != "" {
				o.set(key, path)
			}
		})
	})
	back := kit.NewTextButton(t("settings.usual_folder"), "", func() { o.set(key, "") })
	field := kit.NewField(key, t("config."+key), "", kit.Down(theme.SpaceTiny, shown, kit.Across(pick, back)))
	return o.add(help, &ownField{key: key, field: field, input: buttons{pick, back}, show: func(value string) {
		text := value
		if text == "" {
			text = usual
		}
		shown.Set(kit.Plain(text))
		if value == "" {
			back.Hide()
		} else {
			back.Show()
		}
	}})
}

// buttons are enabled together.
type buttons []*kit.Button

func (b buttons) Enable() {
	for _, button := range b {
		button.Enable()
	}
}

func (b buttons) Disable() {
	for _, button := range b {
		button.Disable()
	}
}

// add puts a field with its help into the column. A choice is no wider than it
// needs.
func (o *own) add(help string, f *ownField) fyne.CanvasObject {
	f.note = kit.NewParagraph(kit.RoleMeta)
	f.note.Hide()
	o.fields = append(o.fields, f)
	var field fyne.CanvasObject = f.field
	if _, narrow := f.input.(*kit.Choice); narrow {
		field = kit.AtMost(field, theme.PanelMin)
	}
	column := kit.Down(theme.SpaceTiny, field)
	if help != "" {
		column.Add(kit.NewParagraph(kit.RoleMeta, kit.Plain(help)))
	}
	column.Add(f.note)
	return column
}

// withOption adds a value that is none of the options, as a file may say.
func withOption(options []kit.Option, value string) []kit.Option {
	for _, option := range options {
		if option.Value == value {
			return options
		}
	}
	return append(append([]kit.Option{}, options...), kit.Option{Value: value, Label: value})
}

// set writes a setting. What it cannot hold is said at its field.
func (o *own) set(key, value string) {
	o.env.UI.Go(func() {
		err := o.env.Config.Set(key, value)
		o.env.UI.Do(func() {
			o.Load()
			if err != nil {
				o.trouble(key, err)
			}
		})
	})
}

func (o *own) trouble(key string, err error) {
	for _, f := range o.fields {
		if f.key == key {
			f.field.SetError(o.env.Words.Error(err))
		}
	}
}

// Load shows what holds now. What the environment says cannot be changed here.
func (o *own) Load() {
	for _, f := range o.fields {
		value := o.env.Config.Value(f.key)
		f.field.SetError("")
		f.show(fmt.Sprint(value.Value))
		f.note.Hide()
		f.input.Enable()
		if value.Source == config.FromEnvironment {
			f.note.Set(kit.Plain(o.env.Words.T("settings.fixed", "Where", value.Where)))
			f.note.Show()
			f.input.Disable()
		}
	}
}

// Focus goes to the first field.
func (o *own) Focus() {
	if len(o.fields) > 0 {
		o.fields[0].field.Focus()
	}
}
