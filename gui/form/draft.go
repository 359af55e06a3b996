package form

import (
	"encoding/json"
	"maps"

	"tallydesk/gui/drafts"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// draft keeps what is written in the fields of a sheet on the desk, so that it
// survives another screen and a crash. Only what differs from the beginning is
// kept: what others change meanwhile in other fields is seen when the sheet is
// opened again.
type draft struct {
	env    page.Env
	keeper *drafts.Keeper
	key    string
	inputs map[string]input
	first  map[string]string // what the fields held at the beginning
	quiet  bool
}

func newDraft(env page.Env, key string, fields []*kit.Field, changed func()) *draft {
	d := &draft{env: env, keeper: drafts.New(env), key: "form/" + key, inputs: map[string]input{}, first: map[string]string{}}
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

// save keeps what is written.
func (d *draft) save() {
	text := ""
	if texts := d.written(); len(texts) > 0 {
		content, err := json.Marshal(texts)
		if err != nil {
			d.env.Fail(err)
			return
		}
		text = string(content)
	}
	d.keeper.Save(d.key, text)
}

// load writes the draft into the fields, and calls found when there is one.
// What has been written meanwhile stays.
func (d *draft) load(found func()) {
	d.keeper.Load(d.key, func(text string) {
		var texts map[string]string
		if json.Unmarshal([]byte(text), &texts) == nil && len(texts) > 0 && len(d.written()) == 0 {
			d.fill(texts)
			found() // which may fill in what hangs on it
			d.fill(texts)
			found()
		}
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
