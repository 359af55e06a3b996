package settings

import (
	"runtime"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/config"
	"tallydesk/app/money"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// personal is a section made of fields of the person's configuration alone.
type personal struct {
	own
	content fyne.CanvasObject
}

// Content is the column of fields.
func (p *personal) Content() fyne.CanvasObject { return p.content }

// newAppearance is how the window looks.
func newAppearance(env page.Env) section {
	t := env.Words.T
	p := &personal{own: own{env: env}}
	sizes := theme.Scales()
	if now := env.Config.Now().TextSize; !slices.Contains(sizes, now) {
		sizes = append(sizes, now)
		slices.Sort(sizes)
	}
	scales := make([]kit.Option, len(sizes))
	for i, size := range sizes {
		scales[i] = kit.Option{Value: strconv.Itoa(size), Label: t("settings.percent", "Number", size)}
	}
	p.content = panel(t("settings.appearance"), t("settings.appearance.about"),
		p.choice("appearance", "", p.words("settings.appearance.", config.Appearances)),
		p.choice("text_size", t("settings.text_size.help"), scales),
		p.choice("density", t("settings.density.help"), p.words("settings.density.", config.Densities)),
		p.check("reduce_motion", t("settings.reduce_motion"), t("settings.reduce_motion.help")),
	)
	return p
}

// newLanguage is the window's language, with a sample of how it writes.
func newLanguage(env page.Env) section {
	t := env.Words.T
	p := &personal{own: own{env: env}}
	options := []kit.Option{{Value: "", Label: t("settings.language.system")}}
	for _, lang := range words.Languages {
		options = append(options, kit.Option{Value: lang, Label: t("language." + lang)})
	}
	w, now := env.Words, env.Clock()
	sample := kit.NewFacts(
		kit.Fact{Label: t("settings.sample.day"), Value: w.DayYear(civil.Of(now))},
		kit.Fact{Label: t("settings.sample.moment"), Value: w.Moment(now.Add(-26*time.Hour), now)},
		kit.Fact{Label: t("settings.sample.duration"), Value: w.Duration(90)},
		kit.Fact{Label: t("settings.sample.money"), Value: w.Money(money.Amount{Minor: 1234550, Currency: "SEK"})},
	)
	p.content = panel(t("settings.language"), t("settings.language.about"),
		p.choice("language", t("settings.language.help"), options),
		kit.Down(theme.SpaceSmall, kit.Group(t("settings.sample")), sample),
	)
	return p
}

// newWorking is how the program behaves under the person's hands.
func newWorking(env page.Env) section {
	t := env.Words.T
	p := &personal{own: own{env: env}}
	var seconds []kit.Option
	for _, n := range []int{5, 10, 20, 30, 60} {
		seconds = append(seconds, kit.Option{Value: strconv.Itoa(n), Label: t("settings.seconds", "Number", n)})
	}
	blocks := []fyne.CanvasObject{
		p.choice("undo_seconds", t("settings.undo_seconds.help"), seconds),
		p.choice("dialogs", t("settings.dialogs.help"), p.words("settings.dialogs.", config.Dialogs)),
	}
	if runtime.GOOS == "linux" {
		blocks = append(blocks, p.check("x11", t("settings.x11"), t("settings.x11.help")))
	}
	p.content = panel(t("settings.working"), "", blocks...)
	return p
}

// words are options whose words begin with a prefix.
func (o *own) words(prefix string, values []string) []kit.Option {
	options := make([]kit.Option, len(values))
	for i, value := range values {
		options[i] = kit.Option{Value: value, Label: o.env.Words.T(prefix + value)}
	}
	return options
}
