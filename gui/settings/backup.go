package settings

import (
	"context"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/config"
	"tallydesk/app/keep"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/restore"
	"tallydesk/gui/theme"
)

// backup is the section of how the desk is kept safe: what stands, what can be
// done now, and how it is done by itself.
type backup struct {
	own
	warning    *kit.MessageLine
	stands     *fyne.Container
	found      *fyne.Container // what the last check has found
	kept       *kit.Items
	none       *kit.Paragraph
	now        *kit.Button
	sealed     *kit.Paragraph
	generation int
	content    fyne.CanvasObject
}

func newBackup(env page.Env) section {
	t := env.Words.T
	b := &backup{
		own: own{env: env}, warning: kit.NewMessageLine(theme.Warning, ""), stands: container.NewStack(), found: kit.Down(theme.SpaceTiny),
		kept: kit.NewItems(), none: kit.NewParagraph(kit.RoleMeta, kit.Plain(t("backup.none"))), sealed: kit.NewParagraph(kit.RoleMeta),
	}
	b.warning.Hide()
	b.kept.OnOpen = func(file string) { restore.Open(env, file) }
	b.now = kit.NewPrimary(t("backup.now"), "", b.backUpNow)
	acts := kit.Flow(b.now, kit.NewOutlineButton(t("backup.restore"), func() { restore.Pick(env) }),
		kit.NewOutlineButton(t("backup.check"), b.checkNow), kit.NewOutlineButton(t("settings.folder.show"), b.showFolder), kit.Wide(kit.Space(), 1))
	var numbers []kit.Option
	for _, n := range []int{3, 7, 14, 23, 35} {
		numbers = append(numbers, kit.Option{Value: strconv.Itoa(n), Label: env.Words.N("backup.keep", n)})
	}
	by := kit.Down(theme.SpacePanel, kit.Group(t("backup.by_itself")),
		b.choice("backup.every", t("backup.every.help"), b.words("backup.every.", config.Intervals)),
		b.choice("backup.keep", t("backup.keep.help"), numbers),
		b.folder("backup.folder", t("backup.folder.help"), keep.SettingsFor(env.Desk.Path(), config.Backup{}).Folder))
	lock := kit.Down(theme.SpaceSmall, kit.Group(t("backup.lock")), b.sealed, kit.Flow(
		kit.NewOutlineButton(t("backup.key.new"), b.newKey), kit.NewOutlineButton(t("backup.key.use"), b.useKey),
		kit.NewTextButton(t("backup.key.off"), "", b.unlock), kit.Wide(kit.Space(), 1)))
	list := kit.Down(theme.SpaceSmall, kit.Group(t("backup.kept")), b.kept, b.none)
	b.content = panel(t("settings.backup"), t("backup.about"), b.warning, kit.Down(theme.SpaceCell, b.stands, acts, b.found), list, by, lock)
	return b
}

func (b *backup) Content() fyne.CanvasObject { return b.content }

// Focus goes to the likeliest thing to do.
func (b *backup) Focus() {
	if canvas := b.env.Canvas(); canvas != nil {
		canvas.Focus(b.now)
	}
}

// Load reads what stands and which backups there are.
func (b *backup) Load() {
	b.own.Load()
	b.showLock()
	b.generation++
	generation := b.generation
	b.env.UI.Go(func() {
		stands, err := b.env.Keeper.Status(context.Background())
		var kept []keep.Backup
		if err == nil {
			if own, trouble := b.env.Keeper.Own(context.Background()); trouble == nil {
				kept, _ = keep.List(stands.Folder, own) // a folder that is not there holds none
			}
		}
		b.env.UI.Do(func() {
			if generation != b.generation {
				return
			}
			if err != nil {
				b.env.Fail(err)
				return
			}
			b.apply(stands, kept)
		})
	})
}

func (b *backup) apply(stands keep.Status, kept []keep.Backup) {
	w, now := b.env.Words, b.env.Clock()
	if text := keep.Warning(w, stands, now); text != "" {
		b.warning.Set(theme.Warning, warningText(w, stands, text))
		b.warning.Show()
	} else {
		b.warning.Hide()
	}
	b.stands.Objects = []fyne.CanvasObject{kit.NewFacts(standing(w, stands, now)...)}
	b.stands.Refresh()
	b.showFound(stands)
	var items []kit.PanelItem
	for _, one := range kept {
		text := w.T("backup.item", "Made", w.Moment(one.Made.In(now.Location()), now), "Size", w.Bytes(one.Size))
		items = append(items, kit.PanelItem{Key: one.File, Content: kit.Body(text)})
	}
	b.kept.Set(items...)
	if len(items) == 0 {
		b.none.Show()
	} else {
		b.none.Hide()
	}
	b.content.Refresh()
}

// showFound lists what the last check has found, with what to do about it.
func (b *backup) showFound(stands keep.Status) {
	b.found.RemoveAll()
	for i, finding := range stands.Findings {
		if i == mostShown {
			b.found.Add(kit.Meta(b.env.Words.N("backup.found.more", len(stands.Findings)-mostShown)))
			break
		}
		b.found.Add(kit.NewParagraph(kit.RoleBody, kit.Span{Text: b.env.Words.T("finding."+finding.Kind) + ": ", Bold: true}, kit.Plain(finding.Text)))
	}
}

// mostShown is how many findings are listed.
const mostShown = 5

func (b *backup) showFolder() {
	b.env.UI.Go(func() {
		stands, err := b.env.Keeper.Status(context.Background())
		if err == nil {
			err = b.env.Program.ShowFolder(stands.Folder)
		}
		if err != nil {
			b.env.UI.Do(func() { b.env.Fail(err) })
		}
	})
}

// backUpNow makes a backup as they are made by themselves.
func (b *backup) backUpNow() {
	b.work(b.env.Words.T("backup.working"), func(ctx context.Context, progress func(done, total int64)) error {
		_, err := b.env.Keeper.BackUp(ctx, false, progress)
		return err
	})
}

// checkNow reads the whole desk.
func (b *backup) checkNow() {
	b.work(b.env.Words.T("backup.checking"), b.env.Keeper.Check)
}

// work runs something that takes a while, and shows what stands afterwards.
func (b *backup) work(text string, do func(ctx context.Context, progress func(done, total int64)) error) {
	ctx, tell, finished := b.env.Working(text)
	b.env.UI.Go(func() {
		err := do(ctx, func(done, total int64) {
			b.env.UI.Do(func() { tell(float64(done) / float64(max(total, 1))) })
		})
		b.env.UI.Do(func() {
			finished()
			if err != nil && ctx.Err() == nil {
				b.env.Fail(err)
			}
			b.Load()
		})
	})
}

// fileName is how a backup is called in a sentence.
func fileName(path string) string { return filepath.Base(path) }
