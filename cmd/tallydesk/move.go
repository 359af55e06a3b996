package main

import (
	"context"
	"time"

	desk "tallydesk/app"
	"tallydesk/gui/page"
	"tallydesk/gui/start"
)

// move takes the desk that is open to another file. It is closed meanwhile;
// where moving fails, it is opened again where it was.
func (p *program) move(file string) {
	from := p.open.Path()
	p.frame.Stop()
	p.leave()
	p.window.SetMainMenu(nil)
	show := start.Moving(p.words, file)
	p.window.SetContent(show.Content)
	p.ui.Go(func() {
		trouble := desk.Move(context.Background(), from, file, time.Now(), "Tallydesk", func(done, total int64) {
			p.ui.Do(func() { show.Progress(float64(done) / float64(max(total, 1))) })
		})
		at := file
		if trouble != nil {
			at = from
		} else if p.config.Now().DB == from {
			trouble = p.config.Set("db", file)
		}
		opened, err := desk.Open(context.Background(), at, desk.Options{Program: "Tallydesk", As: p.flags.As})
		p.ui.Do(func() {
			if err != nil {
				p.choose(err, "")
				return
			}
			p.show(opened, page.Route{Page: page.Settings, ID: "folder"})
			if trouble != nil {
				p.frame.Fail(trouble)
			}
		})
	})
}
