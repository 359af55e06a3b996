package settings

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// about says what program this is and whose work is in it.
type about struct{ content fyne.CanvasObject }

func newAbout(env page.Env) section {
	t := env.Words.T
	return &about{content: panel(t("settings.about"), "",
		kit.Down(theme.SpaceSmall, kit.SectionTitle(t("frame.about", "Version", env.Program.Version)),
			kit.NewParagraph(kit.RoleBody, kit.Plain(t("frame.about.detail")))))}
}

func (a *about) Content() fyne.CanvasObject { return a.content }

func (a *about) Load() {}
