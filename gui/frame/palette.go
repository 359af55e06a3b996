package frame

import (
	"slices"
	"strings"

	"tallydesk/gui/guide"
	"tallydesk/gui/page"
	"tallydesk/gui/palette"
)

// newPalette makes the palette of the top bar's field.
func (f *Frame) newPalette() *palette.Palette {
	return palette.New(palette.Options{
		Desk: f.desk, Words: f.words, UI: f.options.UI, Canvas: f.options.Window.Canvas, Field: f.top.search,
		Actions: f.actionsNow, Places: f.palettePlaces(), Articles: f.articles(),
		Recent: func() []page.Route { return f.memory.Recent }, Go: f.goRoute, Back: f.focusShown, Rest: f.searched,
		OnText: f.top.showKey,
	})
}

// palettePlaces are the rail's screens.
func (f *Frame) palettePlaces() []palette.Place {
	var places []palette.Place
	for _, p := range f.places() {
		places = append(places, palette.Place{Icon: p.icon, Word: p.word, Key: p.key, Route: page.Route{Page: p.name}})
	}
	return places
}

// actionsNow are those of the menus that can be done now.
func (f *Frame) actionsNow() []palette.Action {
	var actions []palette.Action
	for _, column := range plan() {
		for _, e := range column.entries {
			grey := e.action != "" && !f.can(e.action) || e.can != nil && !e.can(f)
			if e.line || grey || !e.has(f.liaison()) || e.word == searchWord {
				continue
			}
			action := palette.Action{Word: f.words.T(e.key()), Menu: f.words.T(column.word), Do: func() { f.run(e) }}
			if e.keys.key != "" {
				action.Key = e.keys.text()
			}
			actions = append(actions, action)
		}
	}
	return actions
}

// searchWord is the entry of the menu that opens the palette.
const searchWord = "frame.search"

// articles are those of the guide, with the heads in them.
func (f *Frame) articles() []palette.Article {
	read, err := guide.Articles(f.words.Lang())
	if err != nil {
		return nil // the guide itself says so
	}
	articles := make([]palette.Article, len(read))
	for i, article := range read {
		articles[i] = palette.Article{Name: article.Name, Title: article.Title}
		for line := range strings.Lines(article.Text) {
			if head, ok := strings.CutPrefix(line, "## "); ok {
				articles[i].Heads = append(articles[i].Heads, strings.TrimSpace(head))
			}
		}
	}
	return articles
}

// mostRecent is how many things are remembered as opened of late.
const mostRecent = 12

// noteRecent notes that a row was opened: the palette offers the latest ones.
func (f *Frame) noteRecent(route page.Route) {
	if route.ID == "" || route.Page != page.Tickets && route.Page != page.Customers && route.Page != page.Contracts {
		return
	}
	opened := page.Route{Page: route.Page, ID: route.ID}
	before := slices.DeleteFunc(slices.Clone(f.memory.Recent), func(one page.Route) bool { return one == opened })
	f.memory.Recent = append([]page.Route{opened}, before[:min(len(before), mostRecent-1)]...)
}

// focusSearch opens the palette.
func (f *Frame) focusSearch() { f.palette.Start() }

// focusShown gives the keyboard to the screen shown.
func (f *Frame) focusShown() {
	if shown := f.pages[f.shown]; shown != nil {
		shown.Focus()
	}
}

// searched is what the field says on the search page, and nothing elsewhere.
func (f *Frame) searched() string {
	if here, ok := f.history.here(); ok && here.Page == page.Search {
		return here.ID
	}
	return ""
}
