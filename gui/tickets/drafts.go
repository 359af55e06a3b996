package tickets

import (
	"context"

	"tallydesk/app"
	"tallydesk/gui/kit"
)

// drafts keeps what is being written on the desk, so that it survives a crash.
// It writes one thing at a time; of several changes meanwhile the last one.
type drafts struct {
	desk    *app.Desk
	ui      kit.UI
	fail    func(error)
	waiting map[string]string
	order   []string
	busy    bool
}

func newDrafts(desk *app.Desk, ui kit.UI, fail func(error)) *drafts {
	return &drafts{desk: desk, ui: ui, fail: fail, waiting: map[string]string{}}
}

// save keeps a text under a key; an empty one forgets it.
func (d *drafts) save(key, text string) {
	if _, there := d.waiting[key]; !there {
		d.order = append(d.order, key)
	}
	d.waiting[key] = text
	if !d.busy {
		d.busy = true
		d.next()
	}
}

func (d *drafts) next() {
	if len(d.order) == 0 {
		d.busy = false
		return
	}
	key := d.order[0]
	text := d.waiting[key]
	d.order = d.order[1:]
	delete(d.waiting, key)
	d.ui.Go(func() {
		err := d.desk.SaveDraft(context.Background(), key, text)
		d.ui.Do(func() {
			if err != nil {
				d.fail(err)
			}
			d.next()
		})
	})
}

// load reads a draft and gives it to the interface, when there is one.
func (d *drafts) load(key string, take func(text string)) {
	d.ui.Go(func() {
		text, err := d.desk.Draft(context.Background(), key)
		d.ui.Do(func() {
			switch {
			case err != nil:
				d.fail(err)
			case text != "":
				take(text)
			}
		})
	})
}
