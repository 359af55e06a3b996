package main

import (
	"context"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"tallydesk/gui/native"
	"tallydesk/gui/page"
)

// picture gives the picture in the clipboard, or the latest screenshot. It is
// written into the person's cache: the desk keeps its own copy.
func (p *program) picture(done func(page.Picked, bool, error)) {
	p.ui.Go(func() {
		picked, found, err := native.Picture(context.Background(), filepath.Join(xdg.CacheHome, "tallydesk"), time.Now())
		p.ui.Do(func() { done(picked, found, err) })
	})
}
