package settings

import (
	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/config"
	"tallydesk/app/keep"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// showLock says to what key backups are locked, if to any.
func (b *backup) showLock() {
	t, value := b.env.Words.T, b.env.Config.Value("backup.recipient")
	text := t("backup.lock.none")
	if key := b.env.Config.Now().Backup.Recipient; key != "" {
		text = t("backup.lock.key", "Key", key)
	}
	if value.Source == config.FromEnvironment {
		text += " " + t("settings.fixed", "Where", value.Where)
	}
	b.sealed.Set(kit.Plain(text))
}

// newKey makes a pair of keys. The secret one is saved first, and then shown
// once: before that, nothing is locked.
func (b *backup) newKey() {
	t := b.env.Words.T
	b.env.Files.Save(t("backup.key.new"), "tallydesk-backup-key.txt", func(path string, err error) {
		if err != nil {
			b.env.Fail(err)
			return
		}
		if path == "" {
			return
		}
		b.env.UI.Go(func() {
			public, secret, err := app.NewKey()
			if err == nil {
				err = keep.SaveKey(path, keep.KeyFile(b.env.Clock(), public, secret))
			}
			if err == nil {
				err = b.env.Config.Set("backup.recipient", public)
			}
			b.env.UI.Do(func() {
				b.Load()
				if err != nil {
					b.env.Fail(err)
					return
				}
				b.showKey(path, secret)
			})
		})
	})
}

// showKey shows the secret key, this once.
func (b *backup) showKey(path, secret string) {
	t := b.env.Words.T
	shown := kit.NewMultiLine("", 2, 3)
	shown.SetText(secret)
	body := kit.Down(theme.SpacePanel,
		kit.NewMessageLine(theme.Warning, t("backup.key.warning")),
		kit.NewParagraph(kit.RoleBody, kit.Plain(t("backup.key.saved", "File", fileName(path)))),
		kit.NewField("secret", t("backup.key.secret"), t("backup.key.secret.help"), shown))
	b.env.Sheets.Open(kit.Sheet{Title: t("backup.key.title"), Content: kit.NewScroll(body), Confirm: t("backup.key.done"), OnConfirm: b.env.Sheets.Done, Cancel: t("settings.cancel")})
}

// unlock lets backups be made that anybody can read.
func (b *backup) unlock() {
	b.env.UI.Go(func() {
		err := b.env.Config.Set("backup.recipient", "")
		b.env.UI.Do(func() {
			if err != nil {
				b.env.Fail(err)
			}
			b.Load()
		})
	})
}

// useKey takes a public key that somebody has already.
func (b *backup) useKey() {
	t := b.env.Words.T
	key := kit.NewEntry("age1…")
	key.SetText(b.env.Config.Now().Backup.Recipient)
	form := kit.NewForm(kit.NewField("recipient", t("config.backup.recipient"), t("backup.key.use.help"), key))
	form.OnSubmit = func() {
		b.env.UI.Go(func() {
			err := b.env.Config.Set("backup.recipient", key.Text)
			b.env.UI.Do(func() {
				if err != nil {
					form.ShowErrors(map[string]string{"recipient": b.env.Words.Error(err)})
					return
				}
				b.env.Sheets.Done()
				b.Load()
			})
		})
	}
	b.env.Sheets.Open(kit.Sheet{Title: t("backup.key.use"), Form: form, Confirm: t("backup.key.use.do"), Cancel: t("settings.cancel")})
	if canvas := b.env.Canvas(); canvas != nil {
		canvas.Focus(fyne.Focusable(key))
	}
}
