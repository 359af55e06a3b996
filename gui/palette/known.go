package palette

import (
	"context"

	"tallydesk/app/access"
	"tallydesk/app/view"
	"tallydesk/gui/page"
)

// known is what the palette has to offer without the search index, as it was
// when the palette was opened. It is never changed, only replaced.
type known struct {
	liaison  bool
	actions  []Action
	places   []Place
	articles []Article
	recent   []page.Route
	views    []view.SavedView
}

func (p *Palette) learn() known {
	o := p.options
	k := known{
		liaison: o.Desk.Actor().Role == access.Liaison, places: o.Places, articles: o.Articles, recent: o.Recent(), views: p.known.views,
	}
	named := map[string]bool{}
	for _, place := range k.places {
		named[place.Word] = true
	}
	for _, action := range o.Actions() {
		if !named[action.Word] { // going to a screen is offered once
			k.actions = append(k.actions, action)
		}
	}
	return k
}

// learnViews reads the saved views, which staff alone have.
func (p *Palette) learnViews() {
	if p.known.liaison {
		return
	}
	round := p.round
	p.options.UI.Go(func() {
		views, err := p.options.Desk.View().SavedViews(context.Background())
		p.options.UI.Do(func() {
			if err != nil || !p.Open() {
				return
			}
			p.known.views = views
			if round == p.round {
				p.look(p.options.Field.Text)
			}
		})
	})
}
