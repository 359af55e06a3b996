package tickets

import (
	"context"

	"fyne.io/fyne/v2"

	"tallydesk/app/filter"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/suggest"
	"tallydesk/gui/theme"
)

// How the offers under the filter's field look.
const (
	offersWidth = 300 // in units
	mostOffered = 8
)

// offers are what can follow in the filter while it is being typed: tokens,
// values, and the names that the desk knows.
type offers struct {
	pane   *pane
	list   *suggest.List
	float  *suggest.Float
	now    filter.Completion
	more   map[string]filter.Offer // by the key of their row
	round  int
	cancel context.CancelFunc
}

func newOffers(p *pane) *offers {
	o := &offers{pane: p, cancel: func() {}}
	o.list = suggest.NewList(func(row suggest.Row) { o.take(o.more[row.Key]) })
	o.float = suggest.NewFloat(o.list, p.filter, offersWidth)
	o.float.OnAway = o.hide
	return o
}

// shown tells whether something is offered.
func (o *offers) shown() bool { return o.float.Shown() }

func (o *offers) hide() {
	o.cancel()
	o.round++
	o.float.Hide()
}

// look offers what can stand at the cursor. Names come from the desk; those that
// come late are dropped.
func (o *offers) look(text string, cursor int) {
	o.cancel()
	o.round++
	env := o.pane.list.screen.env
	o.now = filter.Complete(text, cursor, env.Words)
	if !o.now.Field.Named() {
		o.show(o.now.Offers, nil)
		return
	}
	var ctx context.Context
	ctx, o.cancel = context.WithCancel(context.Background())
	round, asked := o.round, o.now
	env.UI.Go(func() {
		names, err := env.Desk.View().Names(ctx, asked.Field, asked.Typed, mostOffered)
		env.UI.Do(func() {
			if round == o.round && err == nil {
				o.show(asked.Offers, names)
			}
		})
	})
}

// show shows offers; one that is typed already in full is none.
func (o *offers) show(own []filter.Offer, names []view.Called) {
	rows, more := []suggest.Row{}, map[string]filter.Offer{}
	add := func(offer filter.Offer, row suggest.Row) {
		if offer.Text != o.now.Typed && len(rows) < mostOffered {
			row.Key = offer.Text
			rows, more[row.Key] = append(rows, row), offer
		}
	}
	for _, offer := range own {
		row := suggest.Row{Icon: icon.Filter, Title: []kit.Span{kit.Plain(offer.Label)}}
		if offer.More {
			row.Detail = []kit.Span{{Text: example(o.pane.list.screen.words, offer.Text), Ink: theme.Text3}}
		}
		add(offer, row)
	}
	for _, name := range names {
		row := suggest.Row{Icon: icon.Filter, Title: []kit.Span{kit.Plain(name.Name)}, Detail: []kit.Span{{Text: name.Of, Ink: theme.Text3}}, Note: name.Code}
		add(filter.Offer{Text: filter.Quote(name.Value())}, row)
	}
	if len(rows) == 0 {
		o.float.Hide()
		return
	}
	o.more = more
	o.list.Set(rows, false)
	o.float.Show()
}

// example says which values a token has.
func example(w *words.Words, token string) string {
	c := filter.Complete(token, len([]rune(token)), w)
	text := ""
	for i, offer := range c.Offers[:min(len(c.Offers), 3)] {
		if i > 0 {
			text += ", "
		}
		text += offer.Text
	}
	if len(c.Offers) > 3 {
		text += " …"
	}
	return text
}

// take puts an offer in its place.
func (o *offers) take(offer filter.Offer) {
	text, cursor := o.now.Take(o.pane.filter.Text, offer.Text, offer.More)
	o.pane.filter.CursorColumn = cursor
	o.pane.filter.SetText(text)
	o.pane.filter.CursorColumn = cursor
	o.pane.filter.Refresh()
	o.pane.list.screen.focusOn(o.pane.filter)
	o.look(text, cursor)
}

// key moves among the offers, takes one and closes them. It tells whether it had
// a use for the key.
func (o *offers) key(event *fyne.KeyEvent) bool {
	if !o.shown() {
		return false
	}
	switch event.Name {
	case fyne.KeyDown:
		o.list.Step(1)
	case fyne.KeyUp:
		o.list.Step(-1)
	case fyne.KeyEscape:
		o.hide()
		o.pane.understood(o.pane.filter.Text)
	case fyne.KeyReturn, fyne.KeyEnter:
		taken := o.list.Take()
		if !taken {
			o.hide()
		}
		return taken
	default:
		return false
	}
	return true
}
