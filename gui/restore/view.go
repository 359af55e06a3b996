// Package restore shows what a backup holds, and what would become of the desk
// that is there, before anything is touched. It restores nothing by itself: that
// needs the desk closed, which is the program's to do.
package restore

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/keep"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Options are what a View is made of.
type Options struct {
	Words *words.Words
	UI    kit.UI
	Files page.Files
	Desk  string // the desk that would be replaced
	Now   func() time.Time
	// Changed is told when there is something else to see.
	Changed func()
}

// View shows one backup.
type View struct {
	Options
	Content fyne.CanvasObject

	file       string
	keys       app.Keys
	at         time.Time // of the look
	ready      bool
	generation int

	told       *kit.MessageLine
	passphrase *kit.Entry
	byPhrase   fyne.CanvasObject // asks for the passphrase
	byKey      fyne.CanvasObject // asks for a key
	preview    *fyne.Container
}

// New makes a view that shows nothing yet.
func New(options Options) *View {
	v := &View{Options: options, told: kit.NewMessageLine(theme.Info, ""), preview: kit.Down(theme.SpacePanel)}
	v.told.Hide()
	t := v.Words.T
	v.passphrase = kit.NewEntry("")
	v.passphrase.Password = true
	v.passphrase.OnEnter = v.usePassphrase
	v.byPhrase = kit.Down(theme.SpaceSmall, kit.NewField("passphrase", t("keep.passphrase"), t("keep.passphrase.help"), v.passphrase),
		kit.Across(kit.NewOutlineButton(t("keep.unlock"), v.usePassphrase)))
	v.byKey = kit.Down(theme.SpaceSmall, kit.NewParagraph(kit.RoleBody, kit.Plain(t("keep.key.help"))),
		kit.Across(kit.NewOutlineButton(t("keep.key.choose"), v.chooseKey)))
	v.byPhrase.Hide()
	v.byKey.Hide()
	v.Content = kit.Down(theme.SpacePanel, v.told, v.byPhrase, v.byKey, v.preview)
	return v
}

// Show looks into a backup.
func (v *View) Show(file string) {
	v.file, v.keys = file, app.Keys{}
	v.look()
}

// File is the backup that is shown.
func (v *View) File() string { return v.file }

// Keys are what has opened it.
func (v *View) Keys() app.Keys { return v.keys }

// At is the moment of the look: the name that the present desk would get tells
// it.
func (v *View) At() time.Time { return v.at }

// Ready tells whether it can be restored: it was looked into.
func (v *View) Ready() bool { return v.ready }

// look reads the backup and the desk, off the UI goroutine.
func (v *View) look() {
	v.generation++
	generation, file, keys := v.generation, v.file, v.keys
	v.ready, v.at = false, v.Now()
	at := v.at
	v.say(theme.Info, v.Words.T("keep.looking", "File", filepath.Base(file)))
	v.UI.Go(func() {
		p, err := app.PreviewRestore(context.Background(), file, v.Desk, keys, at)
		v.UI.Do(func() {
			if generation == v.generation {
				v.apply(p, err)
			}
		})
	})
}

func (v *View) apply(p app.Preview, err error) {
	v.preview.RemoveAll()
	v.byPhrase.Hide()
	v.byKey.Hide()
	v.told.Hide()
	switch {
	case err != nil && p.Sealing != "":
		v.ask(p, err)
	case err != nil:
		v.say(theme.Danger, v.Words.Error(err))
	default:
		v.ready = true
		v.preview.Add(v.facts(p))
		v.preview.Add(v.consequences(p))
	}
	v.Content.Refresh()
	if v.Changed != nil {
		v.Changed()
	}
}

// ask asks for what opens the backup. That it is locked is no trouble yet; that
// what was given does not open it is.
func (v *View) ask(p app.Preview, err error) {
	tone := theme.Info
	if known, ok := fail.As(err); ok && known.Key != "open.locked" && known.Key != "open.lockedbykey" {
		tone = theme.Danger
	}
	v.say(tone, v.Words.Explain(err).What)
	if p.Sealing == "passphrase" {
		v.byPhrase.Show()
		return
	}
	v.byKey.Show()
}

func (v *View) say(tone theme.Tone, text string) {
	v.told.Set(tone, text)
	v.told.Show()
	v.Content.Refresh()
}

// facts are what the backup holds.
func (v *View) facts(p app.Preview) fyne.CanvasObject {
	w, now := v.Words, v.Now()
	facts := []kit.Fact{
		{Label: w.T("keep.fact.file"), Value: filepath.Base(p.File)},
		{Label: w.T("keep.fact.made"), Value: w.Moment(p.Made.In(now.Location()), now)},
		{Label: w.T("keep.fact.provider"), Value: p.Provider},
		{Label: w.T("keep.fact.holds"), Value: keep.Counted(w, p.Holds)},
	}
	if !p.LastChange.IsZero() {
		facts = append(facts, kit.Fact{Label: w.T("keep.fact.last"), Value: w.Moment(p.LastChange.In(now.Location()), now)})
	}
	facts = append(facts, kit.Fact{Label: w.T("keep.fact.size"), Value: w.T("keep.fact.sizes", "File", w.Bytes(p.FileSize), "Size", w.Bytes(p.Size))})
	if p.Version != "" {
		facts = append(facts, kit.Fact{Label: w.T("keep.fact.version"), Value: p.Version})
	}
	if p.Missing > 0 {
		facts = append(facts, kit.Fact{Label: w.T("keep.fact.missing"), Value: w.N("keep.fact.missing.files", p.Missing)})
	}
	return kit.Down(theme.SpaceSmall, kit.Group(w.T("keep.holds")), kit.NewFacts(facts...))
}

// consequences say what would become of the desk that is there.
func (v *View) consequences(p app.Preview) fyne.CanvasObject {
	column := kit.Down(theme.SpaceSmall, kit.Group(v.Words.T("keep.happens")))
	for i, sentence := range keep.Replacing(v.Words, p) {
		loses := p.There != nil && (p.There.Trouble != nil || p.There.Loses())
		if i == 0 && loses {
			column.Add(kit.NewMessageLine(theme.Warning, sentence))
			continue
		}
		column.Add(kit.NewParagraph(kit.RoleBody, kit.Plain(sentence)))
	}
	return column
}

func (v *View) usePassphrase() {
	if v.passphrase.Text != "" {
		v.keys = app.Keys{Passphrase: v.passphrase.Text}
		v.look()
	}
}

// mostKeyFile bounds a file of keys, in bytes.
const mostKeyFile = 1 << 20

func (v *View) chooseKey() {
	v.Files.Open(v.Words.T("keep.key.choose"), func(picked []page.Picked, err error) {
		if err != nil {
			v.say(theme.Danger, v.Words.Error(err))
			return
		}
		if len(picked) > 0 {
			v.useKey(picked[0])
		}
	})
}

func (v *View) useKey(picked page.Picked) {
	v.UI.Go(func() {
		text, err := readKey(picked)
		v.UI.Do(func() {
			if err != nil {
				v.say(theme.Danger, v.Words.Error(err))
				return
			}
			v.keys = app.Keys{Identities: text}
			v.look()
		})
	})
}

func readKey(picked page.Picked) (string, error) {
	content, err := picked.Open()
	if err != nil {
		return "", fail.New(fail.NotFound, "file", fail.Args{"Path": picked.Path}).Because(err)
	}
	defer content.Close()
	text, err := io.ReadAll(io.LimitReader(content, mostKeyFile))
	if err != nil {
		return "", fail.New(fail.NotFound, "file", fail.Args{"Path": picked.Path}).Because(err)
	}
	return string(text), nil
}
