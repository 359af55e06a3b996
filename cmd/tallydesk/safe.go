package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	desk "tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/keep"
	"tallydesk/app/keep/crash"
	"tallydesk/gui/frame"
	"tallydesk/gui/page"
	"tallydesk/gui/start"
)

// quiet is how long nothing has to have changed before the desk is checked.
const quiet = 30 * time.Second

// keepSafe keeps an open desk safe until the context ends; p.kept is closed
// then.
func (p *program) keepSafe(ctx context.Context, opened *desk.Desk) *keep.Keeper {
	p.kept = make(chan struct{})
	if !opened.Actor().May(access.KeepSafe) {
		close(p.kept)
		return nil
	}
	var changed atomic.Int64
	stop := opened.Watch(func() { changed.Store(time.Now().UnixNano()) })
	keeper := keep.New(keep.Options{
		Desk:     opened,
		Settings: func() keep.Settings { return keep.SettingsFor(opened.Path(), p.config.Now().Backup) },
		Idle:     func() bool { return time.Since(time.Unix(0, changed.Load())) > quiet },
	})
	kept := p.kept
	p.ui.Go(func() {
		keeper.Run(ctx)
		stop()
		close(kept)
	})
	return keeper
}

// backupFolders are where backups of a desk that cannot be opened may lie.
func (p *program) backupFolders() []string {
	if folder := p.config.Now().Backup.Folder; folder != "" {
		return []string{folder}
	}
	return nil
}

// stuckAt is the desk that could not be opened, if one could not.
func (p *program) stuckAt(trouble error) string {
	if trouble == nil {
		return ""
	}
	return p.path()
}

// restore puts the desk of a backup in the place of the one that is open. It is
// closed meanwhile; where restoring fails, it is opened again as it was.
func (p *program) restore(file string, keys desk.Keys, at time.Time) {
	path := p.open.Path()
	p.frame.Stop()
	p.leave()
	p.window.SetMainMenu(nil)
	show := start.Restoring(p.words, filepath.Base(file))
	p.window.SetContent(show.Content)
	p.ui.Go(func() {
		trouble := desk.Restore(context.Background(), file, path, desk.RestoreOptions{
			Now: at, Program: "Tallydesk", Keys: keys, Progress: func(done, total int64) {
				p.ui.Do(func() { show.Progress(float64(done) / float64(max(total, 1))) })
			},
		})
		opened, err := desk.Open(context.Background(), path, desk.Options{Program: "Tallydesk", Version: version, As: p.flags.As})
		p.ui.Do(func() {
			if err != nil {
				p.choose(errors.Join(trouble, err), "")
				return
			}
			p.show(opened, page.Route{Page: page.Settings, ID: "backup"})
			if trouble != nil {
				p.frame.Fail(trouble)
			}
		})
	})
}

// watchCrashes has the program's end noted, should it crash, and reads what the
// last one has left. The function it gives is for an end as it should be.
func (p *program) watchCrashes() (end func()) {
	folder := crash.Folder()
	notes, err := crash.Left(folder)
	if err != nil {
		fyne.LogError("read what the last start has left", err)
	}
	if len(notes) > 0 {
		p.crash = &frame.Crash{Report: notes[0].Report(version), Forget: func() error { return forget(notes) }}
	}
	watch, err := crash.Begin(folder, time.Now())
	if err != nil {
		fyne.LogError("watch for crashes", err)
		return func() {}
	}
	return func() {
		if err := watch.End(); err != nil && !errors.Is(err, os.ErrNotExist) {
			fyne.LogError("end watching for crashes", err)
		}
	}
}

// forget takes notes away that were told of.
func forget(notes []crash.Note) error {
	var errs []error
	for _, note := range notes {
		errs = append(errs, note.Forget())
	}
	return errors.Join(errs...)
}
