package palette

import (
	"fmt"
	"slices"
	"strings"

	"tallydesk/app/filter"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/suggest"
	"tallydesk/gui/theme"
)

// item is one thing found, and what Enter does with it.
type item struct {
	row suggest.Row
	do  func()
}

// rows writes groups under each other, and says what each row does.
func (p *Palette) rows(a ask, groups []group) ([]suggest.Row, map[string]func()) {
	w := p.options.Words
	var rows []suggest.Row
	takes := map[string]func(){}
	add := func(key string, row suggest.Row, do func()) {
		row.Key = key
		takes[key] = do
		rows = append(rows, row)
	}
	for _, g := range groups {
		rows = append(rows, suggest.Row{Head: w.T("palette.group." + g.word)})
		for i, one := range g.items {
			add(fmt.Sprint(g.word, "/", i), one.row, one.do)
		}
		if g.more != "" {
			add("all/"+g.more, suggest.Row{Icon: icon.Search, Title: []kit.Span{kit.Soft(w.T("palette.all." + g.more))}}, func() { p.showAll(g.more) })
		}
	}
	if len(rows) == 0 {
		rows = append(rows, suggest.Row{Says: w.T("palette.nothing", "Typed", a.text)})
	} else if a.scope == everything && a.text != "" {
		add("all", suggest.Row{Icon: icon.Search, Title: []kit.Span{kit.Soft(w.T("palette.all", "Typed", a.text))}, Note: "Ctrl+Enter"}, p.ShowAll)
	}
	if a.text == "" && a.scope == everything {
		rows = append(rows, suggest.Row{Says: w.T(p.hint())})
	}
	return rows, takes
}

func (p *Palette) hint() string {
	if p.known.liaison {
		return "palette.hint.liaison"
	}
	return "palette.hint"
}

// to gives what goes to a place.
func (p *Palette) to(route page.Route) func() {
	return func() {
		p.Close()
		p.options.Go(route)
		p.options.Back()
	}
}

// hitIcons are the marks of what is found on the desk.
var hitIcons = map[string]icon.Icon{
	"ticket": icon.Tickets, "message": icon.Mail, "note": icon.Lock, "customer": icon.Customers, "contact": icon.Person, "staff": icon.Person,
	"contract": icon.Contracts,
}

// hitItem writes what was found on the desk: number and name, and where the
// words stand when they do not stand there.
func (p *Palette) hitItem(hit view.Hit, typed string) item {
	w := p.options.Words
	row := suggest.Row{Icon: hitIcons[hit.Kind]}
	if hit.Ref != "" {
		row.Title = append(row.Title, kit.Strong(hit.Ref+"  "))
	}
	title := view.Snippet(hit.Title, typed)
	row.Title = append(row.Title, spans(title, theme.Text)...)
	switch {
	case hit.Kind == "staff":
		row.Detail = []kit.Span{{Text: w.T("palette.staff"), Ink: theme.Text3}}
	case hit.Kind == "message", hit.Kind == "note", typed != "" && !slices.ContainsFunc(title, isMatch):
		row.Detail = spans(beyond(hit, typed), theme.Text3)
	}
	if !hit.At.IsZero() {
		now := p.options.Desk.Now()
		row.Note = w.Moment(hit.At.In(now.Location()), now)
	}
	return item{row, p.opener(hit)}
}

func isMatch(part view.Span) bool { return part.Match }

// beyond is where the words stand besides the name, which is shown already.
func beyond(hit view.Hit, typed string) []view.Span {
	text := ""
	for _, part := range hit.Snippet {
		text += part.Text
	}
	rest, named := strings.CutPrefix(text, hit.Title)
	if !named {
		return hit.Snippet
	}
	return view.Snippet(rest, typed)
}

// opener gives what opens a hit: what was said opens at that place of its ticket.
func (p *Palette) opener(hit view.Hit) func() {
	switch hit.Kind {
	case "customer":
		return p.to(page.Route{Page: page.Customers, ID: hit.ID})
	case "contact":
		return p.to(page.Route{Page: page.Customers, ID: hit.CustomerID})
	case "contract":
		return p.to(page.Route{Page: page.Contracts, ID: hit.ID})
	case "staff":
		return p.to(page.Route{Page: page.Tickets, View: "all", Filter: "assignee:" + filter.Quote(hit.Title)})
	case "message", "note":
		return p.to(page.Route{Page: page.Tickets, ID: hit.TicketID, At: hit.ID})
	}
	return p.to(page.Route{Page: page.Tickets, ID: hit.TicketID})
}

func (p *Palette) viewItem(v view.SavedView, marks []bool) item {
	row := suggest.Row{Icon: icon.Filter, Title: marked(v.Name, marks), Detail: []kit.Span{{Text: v.Filter.In(p.options.Words), Ink: theme.Text3}}}
	if v.Shared {
		row.Note = p.options.Words.T("palette.shared")
	}
	return item{row, p.to(page.Route{Page: page.Tickets, View: v.ID})}
}

func (p *Palette) placeItem(place Place, marks []bool) item {
	return item{suggest.Row{Icon: place.Icon, Title: marked(place.Word, marks), Note: place.Key}, p.to(place.Route)}
}

// actionItem writes an action. It is done where the person was.
func (p *Palette) actionItem(action Action, marks []bool) item {
	row := suggest.Row{Icon: icon.Forward, Title: marked(action.Word, marks), Detail: []kit.Span{{Text: action.Menu, Ink: theme.Text3}}, Note: action.Key}
	return item{row, func() {
		p.Leave()
		action.Do()
	}}
}

func (p *Palette) articleItem(article Article, marks []bool) item {
	row := suggest.Row{Icon: icon.Question, Title: marked(article.Title, marks)}
	return item{row, p.to(page.Route{Page: page.Guide, ID: article.Name})}
}

func (p *Palette) headItem(article Article, head string, marks []bool) item {
	row := suggest.Row{Icon: icon.Question, Title: marked(head, marks), Detail: []kit.Span{{Text: article.Title, Ink: theme.Text3}}}
	return item{row, p.to(page.Route{Page: page.Guide, ID: article.Name})}
}

// spans writes a text with what was found of it in bold.
func spans(parts []view.Span, plain theme.Name) []kit.Span {
	written := make([]kit.Span, len(parts))
	for i, part := range parts {
		written[i] = kit.Span{Text: part.Text, Bold: part.Match, Ink: plain}
		if part.Match {
			written[i].Ink = theme.Accent
		}
	}
	return written
}
