package account

import (
	"context"

	"tallydesk/gui/page"
)

// draft keeps a text that is being written on the desk, so that it survives a
// crash. It writes one thing at a time; of several changes meanwhile the last
// one.
type draft struct {
	env   page.Env
	key   string
	text  string
	busy  bool
	again bool
}

// save keeps the text; an empty one forgets it.
func (d *draft) save(text string) {
	d.text = text
	if d.busy {
		d.again = true
		return
	}
	d.busy = true
	d.env.UI.Go(func() {
		err := d.env.Desk.SaveDraft(context.Background(), d.key, text)
		d.env.UI.Do(func() { d.saved(err) })
	})
}

func (d *draft) saved(err error) {
	d.busy = false
	if err != nil {
		d.env.Fail(err)
		return
	}
	if d.again {
		d.again = false
		d.save(d.text)
	}
}

// load gives the text that was kept, when there is one.
func (d *draft) load(take func(text string)) {
	d.env.UI.Go(func() {
		text, err := d.env.Desk.Draft(context.Background(), d.key)
		d.env.UI.Do(func() {
			switch {
			case err != nil:
				d.env.Fail(err)
			case text != "":
				take(text)
			}
		})
	})
}
