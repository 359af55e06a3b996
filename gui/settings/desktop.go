package settings

import (
	"os"
	"runtime"
	"strconv"

	"fyne.io/fyne/v2"

	"tallydesk/gui/desktop"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// desktopSection is how the program fits in with the other programs on this
// computer.
type desktopSection struct {
	env           page.Env
	notifications *kit.Check
	tray          *kit.Check
	autostart     *kit.Check
	told          *kit.Text
	content       fyne.CanvasObject
}

func newDesktop(env page.Env) section {
	t := env.Words.T
	s := &desktopSection{env: env, told: kit.Secondary("")}
	s.notifications = kit.NewCheck(t("desktop.notifications"), false, func(on bool) { s.set("notifications", on) })
	s.tray = kit.NewCheck(t("desktop.tray"), false, func(on bool) { s.set("tray", on) })
	s.autostart = kit.NewCheck(t("desktop.autostart"), false, s.startBySelf)
	choices := kit.Down(theme.SpaceSmall, s.notifications, s.tray, s.autostart, kit.NewParagraph(kit.RoleMeta, kit.Plain(t("desktop.autostart.detail"))))
	blocks := []fyne.CanvasObject{choices}
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" { // there the installer does it
		register := kit.Across(kit.NewOutlineButton(t("desktop.register"), s.register), s.told)
		blocks = append(blocks, kit.Down(theme.SpaceSmall, register, kit.NewParagraph(kit.RoleMeta, kit.Plain(t("desktop.link.detail")))))
	}
	s.content = panel(t("settings.desktop"), t("desktop.about"), blocks...)
	return s
}

func (s *desktopSection) Content() fyne.CanvasObject { return s.content }

func (s *desktopSection) Load() {
	now := s.env.Config.Now()
	s.notifications.SetChecked(now.Notifications)
	s.tray.SetChecked(now.Tray)
	s.autostart.SetChecked(desktop.Autostart())
}

// Focus puts the keyboard on the first choice.
func (s *desktopSection) Focus() {
	if canvas := s.env.Canvas(); canvas != nil {
		canvas.Focus(s.notifications)
	}
}

func (s *desktopSection) set(key string, on bool) {
	if err := s.env.Config.Set(key, strconv.FormatBool(on)); err != nil {
		s.env.Fail(err)
		s.Load()
	}
}

func (s *desktopSection) startBySelf(on bool) {
	program, err := os.Executable()
	if err == nil {
		err = desktop.SetAutostart(on, program)
	}
	if err != nil {
		s.env.Fail(err)
		s.Load()
	}
}

func (s *desktopSection) register() {
	s.env.UI.Go(func() {
		program, err := os.Executable()
		if err == nil {
			err = desktop.Register(program)
		}
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.told.SetText(s.env.Words.T("desktop.registered"))
		})
	})
}
