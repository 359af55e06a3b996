package tickets

import (
	"context"
	"strings"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/filter"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
)

// saved gives the saved view that is shown, if one is.
func (l *list) saved() (view.SavedView, bool) { return l.savedCalled(l.asked.view) }

func (l *list) savedCalled(id string) (view.SavedView, bool) {
	for _, one := range l.kept {
		if one.ID == id {
			return one, true
		}
	}
	return view.SavedView{}, false
}

// viewWord is what a view is called.
func (l *list) viewWord(id string) string {
	if one, ok := l.savedCalled(id); ok {
		return one.Name
	}
	if _, standing := view.StandingView(id); standing {
		return l.screen.words.T("tickets.view." + id)
	}
	return l.screen.words.T("tickets.view." + viewAll)
}

// readViews reads the saved views; then does what waited for them.
func (l *list) readViews(then func()) {
	env := l.screen.env
	env.UI.Go(func() {
		views, err := env.Desk.View().SavedViews(context.Background())
		env.UI.Do(func() {
			if err != nil { // the grid says what is wrong with the desk
				return
			}
			l.kept = views
			l.now.showViews()
			if then != nil {
				then()
			}
		})
	})
}

// see shows a view: one that everybody has, or a saved one with its filter,
// order and columns. Narrowed is laid over a standing one.
func (l *list) see(id, narrowed string) {
	if _, standing := view.StandingView(id); standing {
		what := l.asked
		what.view, what.text = id, narrowed
		l.ask(what)
		return
	}
	one, known := l.savedCalled(id)
	if !known {
		l.readViews(func() {
			if _, there := l.savedCalled(id); there {
				l.see(id, narrowed)
			}
		})
		return
	}
	l.ask(asked{view: one.ID, text: one.Filter.In(l.screen.words), order: one.Sort})
	if len(one.Columns) > 0 {
		l.setColumns(one.Columns)
	}
}

// differs tells whether the saved view is shown otherwise than it was saved.
func (l *list) differs(one view.SavedView) bool {
	return l.asked.text != one.Filter.In(l.screen.words) || l.asked.order != one.Sort
}

// viewItems offers the saved views, and what can be done with the one shown.
func (p *pane) viewItems() []kit.MenuItem {
	l, t := p.list, p.list.screen.words.T
	var items []kit.MenuItem
	for _, one := range l.kept {
		key := ""
		if one.Shared {
			key = t("tickets.views.shared", "Name", one.Owner)
		}
		items = append(items, kit.MenuItem{Label: one.Name, Key: key, Do: func() { p.choose(one.ID) }})
	}
	items = append(items, kit.MenuItem{Label: t("action.save_view"), Key: "Ctrl+Shift+F", Line: len(items) > 0, Do: l.screen.saveView})
	if one, ok := l.saved(); ok && one.Mine {
		share := "tickets.views.share"
		if one.Shared {
			share = "tickets.views.unshare"
		}
		items = append(items,
			kit.MenuItem{Label: t("tickets.views.change", "Name", one.Name), Disabled: !l.differs(one), Line: true, Do: func() { l.changeView(one, one.Shared) }},
			kit.MenuItem{Label: t("tickets.views.rename", "Name", one.Name), Do: func() { l.renameView(one) }},
			kit.MenuItem{Label: t(share, "Name", one.Name), Do: func() { l.changeView(one, !one.Shared) }},
			kit.MenuItem{Label: t("tickets.views.delete", "Name", one.Name), Do: func() { l.deleteView(one) }},
		)
	}
	return append(items, kit.MenuItem{Label: t("action.columns"), Line: true, Do: l.screen.chooseColumns})
}

// seen is what the list shows now, to be saved.
func (l *list) seen(shared bool) command.Seen {
	return command.Seen{Filter: l.scope(), Columns: l.columns, Sort: view.SortNames[l.asked.order], Shared: shared}
}

// scope is the filter of what the list shows, that of a standing view in it.
func (l *list) scope() string {
	text := l.asked.text
	if standing, ok := view.StandingView(l.asked.view); ok {
		text = strings.TrimSpace(l.over(standing, text).String() + " " + text)
	}
	return text
}

// saveView asks for the name under which the list is kept as it is now.
func (s *screen) saveView() {
	l, t := s.list, s.words.T
	name := kit.NewEntry(t("tickets.views.name.hint"))
	shared := kit.NewCheck(t("tickets.views.all"), false, nil)
	form.Open(s.env, form.Sheet{
		Key: "tickets.view", Title: t("tickets.views.save.title"), Confirm: t("tickets.views.save"),
		Fields: []*kit.Field{
			kit.NewField("name", t("tickets.views.name"), "", name),
			kit.NewField("shared", t("tickets.views.who"), t("tickets.views.what", "Filter", l.said()), shared),
		},
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.SaveView{Name: strings.TrimSpace(name.Text), Seen: l.seen(shared.Checked())}}, nil
		},
		Done: func(receipts []app.Receipt) string {
			id := receipts[0].Created("view")
			l.readViews(func() { l.see(id, "") })
			return t("tickets.views.saved", "Name", name.Text)
		},
	})
}

// said is what the list shows, in the person's language.
func (l *list) said() string {
	w := l.screen.words
	shown, err := filter.Parse(l.scope())
	if text := shown.In(w); err == nil && text != "" {
		return text
	}
	return w.T("tickets.view." + viewAll)
}

func (l *list) renameView(one view.SavedView) {
	t := l.screen.words.T
	name := kit.NewEntry("")
	name.SetText(one.Name)
	name.CursorColumn = len([]rune(one.Name))
	form.Open(l.screen.env, form.Sheet{
		Key: "tickets.view/" + one.ID, Title: t("tickets.views.rename", "Name", one.Name), Confirm: t("tickets.views.save"),
		Fields: []*kit.Field{kit.NewField("name", t("tickets.views.name"), "", name)},
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.RenameView{ViewID: one.ID, Name: strings.TrimSpace(name.Text)}}, nil
		},
		Done: func([]app.Receipt) string {
			l.readViews(nil)
			return t("tickets.views.saved", "Name", name.Text)
		},
	})
}

// changeView makes a view what the list shows now.
func (l *list) changeView(one view.SavedView, shared bool) {
	t := l.screen.words.T
	seen := l.seen(shared)
	if shared != one.Shared { // that alone is changed
		seen.Filter, seen.Sort, seen.Columns = one.Filter.String(), view.SortNames[one.Sort], one.Columns
	}
	form.Do(l.screen.env, t("tickets.views.saved", "Name", one.Name), &command.ChangeView{ViewID: one.ID, Seen: seen})
	l.readViews(nil)
}

func (l *list) deleteView(one view.SavedView) {
	t := l.screen.words.T
	form.Do(l.screen.env, t("tickets.views.deleted", "Name", one.Name), &command.DeleteView{ViewID: one.ID})
	what := l.asked
	what.view = viewAll
	l.ask(what)
	l.readViews(nil)
}
