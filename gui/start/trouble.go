package start

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/keep"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/restore"
	"tallydesk/gui/theme"
)

// A desk that cannot be opened as it is: the ways on, from the best to the last
// resort.

// stuck says why a desk could not be opened and offers the ways on.
func (s *start) stuck(path string, trouble error) {
	s.fail(trouble)
	s.help.RemoveAll()
	if path == "" {
		return
	}
	s.first = nil
	if key := troubleKey(trouble); key == "open.damaged" || key == "open.newer" || key == "open.notdatabase" || key == "open.missing" {
		s.help.Add(s.newestBackup(path))
		s.help.Add(s.choice("start.backup", func() { s.pickBackup(path) }))
		if key == "open.damaged" {
			s.help.Add(s.choice("start.rescue", func() { s.rescue(path) }))
		}
	}
	details := []fyne.CanvasObject{}
	if s.ShowFolder != nil {
		details = append(details, kit.NewTextButton(s.t("start.show_file"), "", func() { s.showFolder(filepath.Dir(path)) }))
	}
	if s.Clipboard != nil {
		details = append(details, kit.NewTextButton(s.t("start.copy_details"), "", func() {
			s.Clipboard(s.details(path, trouble))
			s.say(theme.Info, s.t("start.copied"))
		}))
	}
	s.help.Add(kit.Across(details...))
	s.help.Add(kit.Rule())
}

func troubleKey(err error) string {
	if known, ok := fail.As(err); ok {
		return known.Key
	}
	return ""
}

// details are for somebody who mends programs and files.
func (s *start) details(path string, trouble error) string {
	return strings.Join([]string{"Tallydesk " + s.Version, path, trouble.Error()}, "\n") + "\n"
}

// newestBackup offers the newest backup, once it has been looked for.
func (s *start) newestBackup(path string) fyne.CanvasObject {
	found := kit.Secondary(s.t("start.newest.looking"))
	var newest keep.Backup
	button := kit.NewPrimary(s.t("start.newest"), "", func() {
		if newest.File == "" {
			s.pickBackup(path)
			return
		}
		s.showBackup(path, newest.File)
	})
	s.first = button
	s.UI.Go(func() {
		backup, there := keep.NewestFor(context.Background(), path, append(s.Backups, filepath.Join(filepath.Dir(path), "backups"))...)
		s.UI.Do(func() {
			if !there {
				found.SetText(s.t("start.newest.none"))
				return
			}
			newest = backup
			now := s.Now()
			found.SetText(s.t("start.newest.detail", "Made", s.Words.Moment(backup.Made.In(now.Location()), now), "Size", s.Words.Bytes(backup.Size)))
		})
	})
	return kit.AcrossBy(theme.SpacePanel, kit.WideAs(button, theme.StartButton), found)
}

func (s *start) showFolder(folder string) {
	s.UI.Go(func() {
		if err := s.ShowFolder(folder); err != nil {
			s.UI.Do(func() { s.fail(err) })
		}
	})
}

// pickBackup asks for a backup that is to be put at the path.
func (s *start) pickBackup(path string) {
	s.Files.Open(s.t("keep.restore.pick"), func(picked []page.Picked, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		if len(picked) > 0 {
			s.showBackup(path, picked[0].Path)
		}
	})
}

// showBackup shows what restoring a backup would do, with the ways on.
func (s *start) showBackup(path, file string) {
	s.message.Hide()
	view := restore.New(restore.Options{Words: s.Words, UI: s.UI, Files: s.Files, Desk: path, Now: s.Now})
	do := kit.NewPrimary(s.t("keep.restore.do"), "", func() { s.restore(path, view) })
	do.Disable()
	view.Changed = func() {
		s.arrange()
		if view.Ready() {
			do.Enable()
			s.Canvas.Focus(do)
			return
		}
		do.Disable()
	}
	back := kit.NewTextButton(s.t("start.form.back"), "Esc", s.leaveForm)
	s.restoring.Objects = []fyne.CanvasObject{kit.Down(theme.SpacePanel, kit.SectionTitle(s.t("keep.restore")), view.Content, kit.AcrossBy(theme.SpacePanel, do, back))}
	s.restoring.Refresh()
	s.stage.Turn(2)
	s.arrange()
	s.Canvas.Focus(back)
	view.Show(file)
}

func (s *start) restore(path string, view *restore.View) {
	if !view.Ready() {
		return
	}
	s.work(s.t("start.restoring"), func() (*app.Desk, error) {
		options := app.RestoreOptions{Now: view.At(), Program: "Tallydesk", Keys: view.Keys()}
		if err := app.Restore(context.Background(), view.File(), path, options); err != nil {
			return nil, err
		}
		return s.open(path, false)
	}, page.Route{})
}

// restoreNew restores a backup where there is no desk yet.
func (s *start) restoreNew() {
	path, err := s.freePath()
	if err != nil {
		s.fail(err)
		return
	}
	s.pickBackup(path)
}

// rescue saves what can be read of a damaged desk into a new one, and says what
// is lost before it is opened.
func (s *start) rescue(path string) {
	s.Files.Save(s.t("start.rescue"), "rescued.db", func(fresh string, err error) {
		if err != nil || fresh == "" {
			if err != nil {
				s.fail(err)
			}
			return
		}
		s.rescueTo(path, fresh)
	})
}

func (s *start) rescueTo(path, fresh string) {
	if s.busy {
		return
	}
	s.busy = true
	s.say(theme.Info, s.t("start.rescuing"))
	s.UI.Go(func() {
		told, err := app.Rescue(context.Background(), path, fresh, app.RescueOptions{Program: "Tallydesk", Now: s.Now})
		s.UI.Do(func() {
			s.busy = false
			if err != nil {
				s.fail(err)
				return
			}
			s.showRescued(fresh, told)
		})
	})
}

// showRescued says what was saved and what is lost, and offers to open it.
func (s *start) showRescued(fresh string, told app.Rescued) {
	tone, text := theme.Good, s.t("start.rescued.whole")
	if !told.Whole() {
		tone, text = theme.Warning, s.t("start.rescued.part")
	}
	s.say(tone, text)
	open := kit.NewPrimary(s.t("start.rescued.open"), "", func() { s.openDesk(fresh) })
	body := kit.Down(theme.SpacePanel, kit.SectionTitle(s.t("start.rescued")), kit.NewFacts(s.rescuedFacts(told)...))
	if told.LeftOut != "" {
		body.Add(kit.NewParagraph(kit.RoleBody, kit.Plain(s.t("start.rescued.left_out", "File", told.LeftOut))))
	}
	body.Add(kit.AcrossBy(theme.SpacePanel, open, kit.NewTextButton(s.t("start.form.back"), "Esc", s.leaveForm)))
	s.restoring.Objects = []fyne.CanvasObject{body}
	s.restoring.Refresh()
	s.stage.Turn(2)
	s.arrange()
	s.Canvas.Focus(open)
}

// rescuedFacts count what people know by name, and the rest.
func (s *start) rescuedFacts(told app.Rescued) []kit.Fact {
	var facts []kit.Fact
	rest, lost := 0, 0
	for _, table := range told.Tables {
		if rescuedNames[table.Name] == "" {
			rest, lost = rest+int(table.Read), lost+goneFrom(table)
		}
	}
	for _, name := range []string{"customer", "contract", "ticket", "message", "time_entry"} {
		for _, table := range told.Tables {
			if table.Name == name {
				facts = append(facts, kit.Fact{Label: s.t(rescuedNames[name]), Value: s.savedOf(int(table.Read), goneFrom(table), table.Lost < 0)})
			}
		}
	}
	facts = append(facts, kit.Fact{Label: s.t("start.rescued.rest"), Value: s.savedOf(rest, lost, false)})
	return append(facts, kit.Fact{Label: s.t("start.rescued.files"), Value: s.savedOf(told.Contents, len(told.Missing), false)})
}

func goneFrom(table app.RescuedTable) int { return max(int(table.Lost), 0) + int(table.LeftOut) }

// rescuedNames are the tables that people have a word for.
var rescuedNames = map[string]string{
	"customer": "start.rescued.customers", "ticket": "start.rescued.tickets", "message": "start.rescued.messages",
	"contract": "start.rescued.contracts", "time_entry": "start.rescued.entries",
}

func (s *start) savedOf(saved, lost int, unknown bool) string {
	switch {
	case unknown:
		return s.t("start.rescued.unknown", "Saved", saved)
	case lost > 0:
		return s.t("start.rescued.some", "Saved", saved, "Lost", lost)
	}
	return s.t("start.rescued.all", "Saved", saved)
}
