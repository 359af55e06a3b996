package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tallydesk/gui/icon"
	"tallydesk/gui/native"
)

// raiseTray puts the program into the tray, where the desktop has one; it is
// never the only way to anything. It tells whether it did.
func (p *program) raiseTray() bool {
	host, ok := p.app.(desktop.App)
	if !ok || !p.config.Now().Tray || !native.HasTray() {
		return false
	}
	show := fyne.NewMenuItem(p.words.T("tray.show"), func() {
		p.window.Show()
		p.window.RequestFocus()
	})
	quit := fyne.NewMenuItem(p.words.T("tray.quit"), p.quit)
	quit.IsQuit = true
	host.SetSystemTrayMenu(fyne.NewMenu("Tallydesk", show, fyne.NewMenuItemSeparator(), quit))
	host.SetSystemTrayIcon(icon.Mark())
	return true
}

// quit closes the window as its own menu does.
func (p *program) quit() {
	if p.frame != nil {
		p.frame.Quit()
		return
	}
	p.window.Close()
}

// notify tells something outside the window.
func (p *program) notify(title, text string) {
	if p.config.Now().Notifications {
		p.app.SendNotification(fyne.NewNotification(title, text))
	}
}

// watchFront notes whether the person has the window in front.
func (p *program) watchFront() {
	life := p.app.Lifecycle()
	life.SetOnEnteredForeground(func() { p.front.Store(true) })
	life.SetOnExitedForeground(func() { p.front.Store(false) })
}

// run shows the window until it is closed. Hidden, it waits in the tray, where
// there is one.
func (p *program) run(hidden bool) {
	if inTray := p.raiseTray(); !hidden || !inTray {
		p.window.Show()
	}
	if p.flags.Link != "" && p.frame != nil {
		p.frame.Show(p.flags.Link)
	}
	p.app.Run()
	p.release()
}
