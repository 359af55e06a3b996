package form

import (
	"context"
	"encoding/json"
	"maps"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// draft keeps what is written in the fields of a sheet on the desk, so that it
// survives another screen and a crash. Only what differs from the beginning is
// kept: what others change meanwhile in other fields is seen when the sheet is
// opened again. It writes one thing at a time, of several changes the last.
type draft struct {
	env    page.Env
	key    string
	inputs map[string]input
	first  map[string]string // what the fields held at the beginning
	busy   bool
	again  bool
	quiet  bool
}

func newDraft(env page.Env, key string, fields []*kit.Field, changed func()) *draft {
	d := &draft{env: env, key: "form/" + key, inputs: map[string]input{}, first: map[string]string{}}
	for _, field := range fields {
		in := inputOf(field.Input())
		d.inputs[field.Name()] = in
		d.first[field.Name()] = in.read()
		in.watch(func() {
			if !d.quiet {
				d.save()
				changed()
			}
		})
	}
	return d
}

// written are the texts that differ from the beginning.
func (d *draft) written() map[string]string {
	texts := map[string]string{}
	for name, in := range d.inputs {
		if text := in.read(); text != d.first[name] {
			texts[name] = text
		}
	}
	return texts
}

// save writes what is written, now or when the former writing is done.
func (d *draft) save() {
	if d.busy {
		d.again = true
		return
	}
	d.busy = true
	text := ""
	if texts := d.written(); len(texts) > 0 {
		content, err := json.Marshal(texts)
		if err != nil {
			d.env.Fail(err)
			return
		}
		text = string(content)
	}
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
		d.save()
	}
}

// load writes the draft into the fields, and calls found when there is one.
// What has been written meanwhile stays.
func (d *draft) load(found func()) {
	d.env.UI.Go(func() {
		text, err := d.env.Desk.Draft(context.Background(), d.key)
		d.env.UI.Do(func() {
			var texts map[string]string
			switch {
			case err != nil:
				d.env.Fail(err)
			case text != "" && json.Unmarshal([]byte(text), &texts) == nil && len(texts) > 0 && len(d.written()) == 0:
				d.fill(texts)
				found() // which may fill in what hangs on it
				d.fill(texts)
				found()
			}
		})
	})
}

// drop takes the draft away and leaves the fields as they are.
func (d *draft) drop() {
	d.inputs = nil
	d.save()
}

// forget brings the fields back to the beginning and takes the draft away.
func (d *draft) forget() {
	d.fill(maps.Clone(d.first))
	d.save()
}

func (d *draft) fill(texts map[string]string) {
	d.quiet = true
	for name, text := range texts {
		if in, ok := d.inputs[name]; ok {
			in.write(text)
		}
	}
	d.quiet = false
}
