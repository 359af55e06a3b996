package settings

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	desks "tallydesk/app/place"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// folder is the section of where the desk lies on this computer and which one
// opens at the start.
type folder struct {
	own
	size       *kit.Text
	always     *kit.Check
	told       *kit.MessageLine
	generation int
	content    fyne.CanvasObject
}

func newFolder(env page.Env) section {
	t := env.Words.T
	f := &folder{own: own{env: env}, size: kit.Body(""), told: kit.NewMessageLine(theme.Good, "")}
	f.told.Hide()
	path := env.Desk.Path()
	facts := kit.Down(theme.SpaceTiny,
		kit.NewFact(factWidth, kit.Secondary(t("settings.folder.file")), kit.NewParagraph(kit.RoleBody, kit.Plain(path))),
		kit.NewFact(factWidth, kit.Secondary(t("settings.folder.size")), f.size))
	acts := kit.Flow(kit.NewOutlineButton(t("settings.folder.show"), func() { f.showFolder(filepath.Dir(path)) }),
		kit.NewOutlineButton(t("settings.folder.move"), f.chooseMove), kit.Wide(kit.Space(), 1))
	f.always = kit.NewCheck(t("settings.folder.always"), false, f.setAlways)
	start := kit.Down(theme.SpaceSmall, kit.Group(t("settings.folder.start")), f.always,
		kit.Across(kit.NewTextButton(t("settings.folder.forget"), "", f.forget)),
		kit.NewParagraph(kit.RoleMeta, kit.Plain(t("settings.folder.forget.help"))))
	file := kit.Down(theme.SpaceTiny, kit.Group(t("settings.folder.own")), kit.NewParagraph(kit.RoleBody, kit.Plain(env.Config.File())),
		kit.NewParagraph(kit.RoleMeta, kit.Plain(t("settings.folder.own.help"))))
	f.content = panel(t("settings.folder"), t("settings.folder.about"), f.told, kit.Down(theme.SpaceCell, facts, acts), start,
		f.folder("folder", t("settings.folder.new.help"), desks.Folder()), file)
	return f
}

// factWidth is the width of labels, in units.
const factWidth = 120

func (f *folder) Content() fyne.CanvasObject { return f.content }

// Load reads the size, and what holds now.
func (f *folder) Load() {
	f.own.Load()
	db := f.env.Config.Value("db")
	f.always.SetChecked(db.Value == f.env.Desk.Path())
	f.always.Enable()
	if db.Fixed() {
		f.always.Disable()
	}
	f.generation++
	generation := f.generation
	f.env.UI.Go(func() {
		size, err := f.env.Desk.Size()
		f.env.UI.Do(func() {
			if generation == f.generation && err == nil {
				f.size.SetText(f.env.Words.Bytes(size))
			}
		})
	})
}

// Focus goes to what opens at the start.
func (f *folder) Focus() {
	if canvas := f.env.Canvas(); canvas != nil {
		canvas.Focus(f.always)
	}
}

func (f *folder) showFolder(path string) {
	f.env.UI.Go(func() {
		if err := f.env.Program.ShowFolder(path); err != nil {
			f.env.UI.Do(func() { f.env.Fail(err) })
		}
	})
}

// setAlways lets this desk open at every start, or again the one open last.
func (f *folder) setAlways(always bool) {
	if always {
		f.set("db", f.env.Desk.Path())
		return
	}
	f.unset("db")
}

// unset takes a setting out of the person's file.
func (f *folder) unset(key string) {
	f.env.UI.Go(func() {
		err := f.env.Config.Unset(key)
		f.env.UI.Do(func() {
			if err != nil {
				f.env.Fail(err)
			}
			f.Load()
		})
	})
}

// forget lets the next start begin as the first one did. No desk is touched.
func (f *folder) forget() {
	f.env.UI.Go(func() {
		err := desks.Forget()
		if err == nil {
			err = f.env.Config.Unset("db")
		}
		f.env.UI.Do(func() {
			if err != nil {
				f.env.Fail(err)
				return
			}
			f.told.Set(theme.Good, f.env.Words.T("settings.folder.forgotten"))
			f.told.Show()
			f.Load()
		})
	})
}

// chooseMove asks where to, and whether.
func (f *folder) chooseMove() {
	t := f.env.Words.T
	f.env.Files.Folder(t("settings.folder.move"), func(picked string, err error) {
		canvas := f.env.Canvas()
		if err != nil {
			f.env.Fail(err)
			return
		}
		if picked == "" || canvas == nil {
			return
		}
		file := filepath.Join(picked, filepath.Base(f.env.Desk.Path()))
		kit.Ask(f.env.Modals, canvas, kit.Question{
			Text: t("settings.folder.move.ask", "Folder", picked), Detail: t("settings.folder.move.detail"), Cancel: t("settings.cancel"),
			Actions: []kit.Action{{Label: t("settings.folder.move.do"), Look: kit.Main, Do: func() { f.env.Program.Move(file) }}},
		})
	})
}
