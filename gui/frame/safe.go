package frame

import (
	"context"

	"tallydesk/app/keep"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// lookAfter says in the status line, for as long as it is so, that something is
// wrong with the desk's safe keeping.
func (f *Frame) lookAfter() {
	if f.liaison() {
		return
	}
	f.options.UI.Go(func() {
		told, err := f.options.Keeper.Status(context.Background())
		if err != nil {
			return // what keeps the desk from being read is said wherever it is read
		}
		f.options.UI.Do(func() {
			f.status.warn(keep.Warning(f.words, told, f.desk.Now()), func() { f.goRoute(page.Route{Page: page.Settings, ID: "backup"}) })
		})
	})
}

// warn shows what somebody should do something about, with the way there;
// nothing takes it away.
func (s *statusLine) warn(text string, open func()) {
	ink := theme.Good.Ink()
	if text != "" {
		ink = theme.Warning.Ink()
	}
	s.dot.Set(ink)
	s.warns.OnTapped = open
	s.warns.SetLabel(text, "")
	if text == "" {
		s.warns.Hide()
	} else {
		s.warns.Show()
	}
	s.line.Refresh()
}

// Crash is the note of a program that ended as it should not have.
type Crash struct {
	Report string // nothing of people is in it
	Forget func() error
}

// offerCrash offers to look at the note, once.
func (f *Frame) offerCrash() {
	crash := f.options.Crash
	if crash == nil {
		return
	}
	f.options.Crash = nil
	if err := crash.Forget(); err != nil {
		f.status.say(f.words.Error(err))
	}
	kit.Ask(f.env.Modals, f.options.Window.Canvas(), kit.Question{
		Text: f.words.T("frame.crash"), Detail: f.words.T("frame.crash.detail"), Cancel: f.words.T("frame.close"),
		Actions: []kit.Action{{Label: f.words.T("frame.crash.show"), Look: kit.Main, Do: func() { f.showCrash(crash.Report) }}},
	})
}

// showCrash shows the report as it is, to be copied or saved.
func (f *Frame) showCrash(report string) {
	text := kit.NewMultiLine("", crashRows, crashRows)
	text.SetText(report)
	told := kit.Secondary("")
	save := kit.NewOutlineButton(f.words.T("frame.crash.save"), func() { f.saveCrash(report, told) })
	body := kit.Down(theme.SpacePanel, kit.NewParagraph(kit.RoleBody, kit.Plain(f.words.T("frame.crash.about"))), text, kit.Across(save, told))
	f.env.Sheets.Open(kit.Sheet{
		Title: f.words.T("frame.crash.title"), Content: kit.NewScroll(kit.PadAcross(body, theme.SpaceTiny)), Confirm: f.words.T("frame.crash.copy"), Cancel: f.words.T("frame.close"),
		OnConfirm: func() {
			f.options.Clipboard(report)
			told.SetText(f.words.T("frame.crash.copied"))
		},
	})
}

// crashRows are as many lines of a report as are seen at once.
const crashRows = 18

func (f *Frame) saveCrash(report string, told *kit.Text) {
	f.options.Files.Save(f.words.T("frame.crash.save"), "tallydesk-crash.txt", func(path string, err error) {
		if err != nil {
			f.fail(err)
			return
		}
		if path == "" {
			return
		}
		f.options.UI.Go(func() {
			err := keep.SaveText(path, report)
			f.options.UI.Do(func() {
				if err != nil {
					f.fail(err)
					return
				}
				told.SetText(f.words.T("frame.crash.saved"))
			})
		})
	})
}
