// Package drafts keeps what a person has begun to write on the desk, so that it
// survives another screen and a crash. It never knows what is written.
package drafts

import (
	"context"

	"tallydesk/gui/page"
)

// Keeper writes drafts one at a time; of several changes of one meanwhile, the
// last.
type Keeper struct {
	env     page.Env
	waiting map[string]string
	order   []string
	busy    bool
}

// New makes a keeper of a screen.
func New(env page.Env) *Keeper { return &Keeper{env: env, waiting: map[string]string{}} }

// Save keeps a text under a key; an empty one forgets it.
func (k *Keeper) Save(key, text string) {
	if _, there := k.waiting[key]; !there {
		k.order = append(k.order, key)
	}
	k.waiting[key] = text
	if !k.busy {
		k.busy = true
		k.next()
	}
}

func (k *Keeper) next() {
	if len(k.order) == 0 {
		k.busy = false
		return
	}
	key := k.order[0]
	text := k.waiting[key]
	k.order = k.order[1:]
	delete(k.waiting, key)
	k.env.UI.Go(func() {
		err := k.env.Desk.SaveDraft(context.Background(), key, text)
		k.env.UI.Do(func() {
			if err != nil {
				k.env.Fail(err)
			}
			k.next()
		})
	})
}

// Load gives the text that was kept under a key, when there is one.
func (k *Keeper) Load(key string, take func(text string)) {
	k.env.UI.Go(func() {
		text, err := k.env.Desk.Draft(context.Background(), key)
		k.env.UI.Do(func() {
			switch {
			case err != nil:
				k.env.Fail(err)
			case text != "":
				take(text)
			}
		})
	})
}
