package intake

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"tallydesk/app/intake"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// values is where a person says what values mean that nobody knows here: states
// and priorities of another program, people by other names.
type values struct {
	s       *screen
	staff   []view.StaffMember
	asked   []asked
	content *kit.Section
	list    *fyne.Container
}

// asked is a value of the file that was not known.
type asked struct {
	key, said string
	column    string
	field     intake.Field
	person    bool
}

// mostValues is as many as anybody goes through by hand.
const mostValues = 40

func newValues(s *screen) *values {
	v := &values{s: s, list: kit.Down(theme.SpaceSmall)}
	v.content = kit.NewSection(s.env.Words.T("import.values"), "", v.list)
	v.content.Hide()
	return v
}

// forget begins anew, for another file.
func (v *values) forget() {
	v.asked = nil
	v.show(nil)
}

// show lists the values that were not known, also those that have been answered
// since.
func (v *values) show(problems []intake.Problem) {
	for _, problem := range problems {
		key, person, unknown := problem.Unknown()
		if !unknown || len(v.asked) >= mostValues || slices.ContainsFunc(v.asked, func(a asked) bool { return a.key == key }) {
			continue
		}
		v.asked = append(v.asked, asked{key, problem.Value, problem.Column, problem.Field, person})
	}
	v.list.Objects = nil
	for _, a := range v.asked {
		choice := kit.NewChoice(v.options(a), v.s.job.Choices.Values[a.key], func(code string) { v.answer(a.key, code) })
		v.list.Add(kit.AcrossBy(theme.SpacePanel,
			kit.Wide(kit.Name(oneLine(a.said)).Clipped(), 192), kit.Wide(choice, 200), kit.Grow(kit.Secondary(oneLine(a.column)).Clipped())))
	}
	v.list.Refresh()
	if len(v.asked) == 0 {
		v.content.Hide()
		return
	}
	v.content.Show()
}

func (v *values) options(a asked) []kit.Option {
	options := []kit.Option{{Value: "", Label: v.s.env.Words.T("import.values.unknown")}}
	if a.person {
		for _, member := range v.staff {
			if member.Active {
				options = append(options, kit.Option{Value: member.Name, Label: member.Name})
			}
		}
		return options
	}
	codes, words := intake.Codes(v.s.job.Mapping.Kind, a.field)
	for _, code := range codes {
		options = append(options, kit.Option{Value: code, Label: v.s.env.Words.T(words + code)})
	}
	return options
}

// answer says what a value means, or that it is left unknown.
func (v *values) answer(key, code string) {
	given := maps.Clone(v.s.job.Choices.Values)
	if given == nil {
		given = map[string]string{}
	}
	if given[key] = code; code == "" {
		delete(given, key)
	}
	v.s.job.Choices.Values = given
	v.s.look()
}
