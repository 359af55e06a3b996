package gallery

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

func (g *gallery) fields() fyne.CanvasObject {
	wrong := kit.NewField("wrong", g.t("subject"), "", kit.NewEntry(""))
	wrong.SetError(g.t("subjectWrong"))
	return kit.Across(
		kit.WideAs(kit.Down(theme.SpacePanel, g.form(), wrong), theme.SheetWidth),
		kit.WideAs(kit.Space(), theme.SpaceSection))
}

// form has every kind of input.
func (g *gallery) form() *kit.Form {
	return kit.NewForm(
		kit.NewField("subject", g.t("subject"), g.t("subjectHelp"), kit.NewEntry(g.t("sentence"))),
		kit.NewField("who", g.t("who"), "", kit.NewAutocomplete(g.ui, g.t("person"), g.people, nil)),
		kit.NewField("state", g.t("state"), "", kit.NewChoice(g.stateOptions(), "new", nil)),
		kit.NewField("time", g.t("time"), "", kit.NewDurationEntry(g.durations())),
		kit.NewField("description", g.t("description"), "", kit.NewMultiLine("", 3, 12)),
		kit.NewField("public", "", "", kit.NewCheck(g.t("public"), true, nil)),
	)
}

func (g *gallery) stateOptions() []kit.Option {
	options := make([]kit.Option, len(ticketStates()))
	for i, value := range ticketStates() {
		drawing, _ := kit.StateIcon(value)
		options[i] = kit.Option{Value: value, Label: g.words.T("state." + value), Icon: drawing}
	}
	return options
}

// people suggests the two people of the gallery.
func (g *gallery) people(_ context.Context, text string) ([]kit.Option, error) {
	var found []kit.Option
	for _, name := range []string{g.t("person"), g.t("colleague")} {
		if strings.Contains(strings.ToLower(name), strings.ToLower(text)) {
			found = append(found, kit.Option{Value: name, Label: name, Detail: g.t("customer")})
		}
	}
	return found, nil
}

// durations reads hours and minutes: "1h30", or minutes alone.
func (g *gallery) durations() kit.Reading[int] {
	return kit.Reading[int]{
		Parse:   readMinutes,
		Show:    g.words.Duration,
		Explain: func(error) string { return g.t("timeWrong") },
	}
}

var errNotATime = errors.New("not a time")

// readMinutes reads as much as the gallery needs; the real fields read much more.
func readMinutes(text string) (int, error) {
	digits := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	total := 0
	for _, part := range digits {
		number, err := strconv.Atoi(part)
		if err != nil {
			return 0, err
		}
		total = total*60 + number
	}
	if len(digits) == 0 {
		return 0, errNotATime
	}
	return total, nil
}
