package palette

import (
	"context"
	"slices"
	"strings"

	"tallydesk/app/lookup"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// How many of each are shown beside the others, and alone.
const (
	mostTickets = 6
	mostCards   = 4
	mostNames   = 4
	mostAlone   = 12
	mostRecent  = 8
)

// group is what was found of one sort.
type group struct {
	word  string
	items []item
	more  string // the kind of the search page's, when there is more than is shown
	lead  bool   // its first one begins as typed
}

// find looks for everything that is asked for.
func (p *Palette) find(ctx context.Context, a ask, k known) ([]group, error) {
	if a.text == "" && a.scope == everything {
		return p.beginning(ctx, k)
	}
	var groups []group
	if a.text != "" && (a.wants(tickets) || a.wants(people)) {
		found, err := p.things(ctx, a, k)
		if err != nil {
			return nil, err
		}
		groups = found
	}
	groups = append(groups, p.names(a, k)...)
	groups = slices.DeleteFunc(groups, func(g group) bool { return len(g.items) == 0 })
	slices.SortStableFunc(groups, func(one, other group) int { return bit(other.lead) - bit(one.lead) })
	return groups, nil
}

func bit(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// beginning is what stands there before anything is typed.
func (p *Palette) beginning(ctx context.Context, k known) ([]group, error) {
	recent, err := p.recent(ctx, k)
	if err != nil {
		return nil, err
	}
	groups := []group{{word: "recent", items: recent}, {word: "view"}, {word: "screen"}}
	for _, one := range k.views[:min(len(k.views), mostNames)] {
		groups[1].items = append(groups[1].items, p.viewItem(one, nil))
	}
	for _, place := range k.places {
		groups[2].items = append(groups[2].items, p.placeItem(place, nil))
	}
	return slices.DeleteFunc(groups, func(g group) bool { return len(g.items) == 0 }), nil
}

// recentKinds are the kinds of the screens whose rows are remembered.
var recentKinds = map[page.Name]string{page.Tickets: "ticket", page.Customers: "customer", page.Contracts: "contract"}

func (p *Palette) recent(ctx context.Context, k known) ([]item, error) {
	var things []view.Thing
	for _, route := range k.recent {
		if kind := recentKinds[route.Page]; kind != "" && len(things) < mostRecent {
			things = append(things, view.Thing{Kind: kind, ID: route.ID})
		}
	}
	read := p.options.Desk.View().Things
	if k.liaison {
		read = p.options.Desk.Account().Things
	}
	hits, err := read(ctx, things)
	items := make([]item, len(hits))
	for i, hit := range hits {
		items[i] = p.hitItem(hit, "")
	}
	return items, err
}

// things finds what is on the desk.
func (p *Palette) things(ctx context.Context, a ask, k known) ([]group, error) {
	if k.liaison {
		return p.ownThings(ctx, a)
	}
	var groups []group
	reader := p.options.Desk.View()
	if a.scope == everything {
		for _, kind := range []string{"customer", "contract"} {
			hits, err := reader.Find(ctx, a.text, mostCards+1, kind)
			if err != nil {
				return nil, err
			}
			groups = append(groups, p.hitGroup(kind, kind, hits, mostCards, a))
		}
	}
	if a.wants(people) {
		found, err := p.people(ctx, reader, a)
		if err != nil {
			return nil, err
		}
		groups = append(groups, found)
	}
	if a.wants(tickets) {
		most := mostOf(a, mostTickets)
		hits, err := reader.Find(ctx, a.text, most+1, "ticket", "message", "note")
		if err != nil {
			return nil, err
		}
		groups = append([]group{p.hitGroup("ticket", "ticket", hits, most, a)}, groups...)
	}
	return groups, nil
}

func mostOf(a ask, beside int) int {
	if a.scope == everything {
		return beside
	}
	return mostAlone
}

func (p *Palette) ownThings(ctx context.Context, a ask) ([]group, error) {
	if !a.wants(tickets) {
		return nil, nil
	}
	most := mostOf(a, mostTickets)
	hits, err := p.options.Desk.Account().Find(ctx, a.text, most+1)
	return []group{p.hitGroup("ticket", "ticket", hits, most, a)}, err
}

// people are contacts and colleagues.
func (p *Palette) people(ctx context.Context, reader *view.Reader, a ask) (group, error) {
	most := mostOf(a, mostCards)
	hits, err := reader.Find(ctx, a.text, most+1, "contact")
	if err != nil {
		return group{}, err
	}
	staff, err := reader.FindStaff(ctx, a.text, most)
	return p.hitGroup("person", "contact", view.Best(append(hits, staff...), a.text, most+1), most, a), err
}

func (p *Palette) hitGroup(word, kind string, hits []view.Hit, most int, a ask) group {
	g := group{word: word}
	if len(hits) > most {
		hits, g.more = hits[:most], kind
	}
	for _, hit := range hits {
		g.items = append(g.items, p.hitItem(hit, a.text))
	}
	// What is said on tickets is found nearly always: it leads by its number only.
	g.lead = len(hits) > 0 && (word != "ticket" && beginsSo(hits[0], a.text) || word == "ticket" && isNumber(hits[0], a.text))
	return g
}

func beginsSo(hit view.Hit, typed string) bool {
	found := lookup.Find(typed, []string{hit.Title, hit.Ref})
	return slices.ContainsFunc(found, lookup.Match.Begins)
}

func isNumber(hit view.Hit, typed string) bool {
	return hit.Kind == "ticket" && (strings.EqualFold(hit.Ref, typed) || strings.HasSuffix(hit.Ref, "-"+typed) || hit.Ref == "#"+typed)
}

// names finds what has a name of the program's own, and saved views.
func (p *Palette) names(a ask, k known) []group {
	var groups []group
	if a.scope == everything {
		groups = append(groups, named(a.text, mostNames, "view", k.views, func(v view.SavedView) string { return v.Name }, p.viewItem),
			named(a.text, mostNames, "screen", k.places, func(place Place) string { return place.Word }, p.placeItem))
	}
	if a.wants(actions) {
		most := mostNames
		if a.scope == actions {
			most = len(k.actions)
		}
		g := named(a.text, most, "action", k.actions, func(action Action) string { return action.Word }, p.actionItem)
		g.lead = false
		groups = append(groups, g)
	}
	if a.wants(help) {
		groups = append(groups, p.articles(a, k))
	}
	return groups
}

// named finds names; nothing typed after a prefix gives all of them.
func named[T any](typed string, most int, word string, all []T, name func(T) string, make func(T, []bool) item) group {
	g := group{word: word}
	if typed == "" {
		for _, one := range all {
			g.items = append(g.items, make(one, nil))
		}
		return g
	}
	names := []string{}
	for _, one := range all {
		names = append(names, name(one))
	}
	for _, match := range lookup.Find(typed, names) {
		if len(g.items) < most {
			g.items = append(g.items, make(all[match.Index], match.Marks))
			g.lead = g.lead || match.Begins()
		}
	}
	return g
}

// articles finds articles by their titles, then by the heads in them.
func (p *Palette) articles(a ask, k known) group {
	g := named(a.text, mostOf(a, mostNames), "article", k.articles, func(article Article) string { return article.Title }, p.articleItem)
	g.lead = false
	if a.text == "" {
		return g
	}
	for _, article := range k.articles {
		for _, match := range lookup.Find(a.text, article.Heads) {
			if len(g.items) < mostOf(a, mostNames) {
				g.items = append(g.items, p.headItem(article, article.Heads[match.Index], match.Marks))
			}
		}
	}
	return g
}

// marked writes a name with what was typed of it in bold.
func marked(name string, marks []bool) []kit.Span {
	if marks == nil {
		return []kit.Span{kit.Plain(name)}
	}
	var spans []kit.Span
	letters := []rune(name)
	for from := 0; from < len(letters); {
		to := from + 1
		for to < len(letters) && at(marks, to) == at(marks, from) {
			to++
		}
		spans = append(spans, kit.Span{Text: string(letters[from:to]), Bold: at(marks, from), Ink: ink(at(marks, from))})
		from = to
	}
	return spans
}

func at(marks []bool, i int) bool { return i < len(marks) && marks[i] }

func ink(mark bool) theme.Name {
	if mark {
		return theme.Accent
	}
	return theme.Text
}
