package start

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// Misconfigured is what the window shows when the configuration cannot be
// taken: what is wrong, where, and the ways on.
func Misconfigured(w *words.Words, trouble error, goOn, quit func()) fyne.CanvasObject {
	told := w.Explain(trouble)
	body := kit.Down(theme.SpaceSection, kit.Title(w.T("start.misconfigured")),
		kit.Down(theme.SpaceSmall, kit.NewMessageLine(theme.Danger, told.What),
			kit.NewParagraph(kit.RoleBody, kit.Plain(told.Safe+" "+told.Do))),
		kit.AcrossBy(theme.SpacePanel, kit.NewPrimary(w.T("start.usual"), "", goOn), kit.NewTextButton(w.T("menu.quit"), "", quit)))
	return kit.NewGround(theme.Surface, kit.NewScroll(inMiddle(body)))
}

// Work is what the window shows while a desk is being moved or restored.
type Work struct {
	Content fyne.CanvasObject
	bar     *kit.Bar
}

// Moving says where the desk goes.
func Moving(w *words.Words, file string) *Work { return working(w.T("start.moving"), file) }

// Restoring says which backup is being restored.
func Restoring(w *words.Words, file string) *Work { return working(w.T("start.restoring"), file) }

func working(title, file string) *Work {
	bar := kit.NewBar(0, theme.AccentFill)
	body := kit.Down(theme.SpacePanel, kit.Title(title), kit.NewParagraph(kit.RoleBody, kit.Plain(file)), bar)
	return &Work{Content: kit.NewGround(theme.Surface, inMiddle(body)), bar: bar}
}

// Progress shows how far it has come, from 0 to 1.
func (w *Work) Progress(part float64) { w.bar.Set(kit.BarPart{Share: part, Ink: theme.AccentFill}) }
