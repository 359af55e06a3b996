package frame

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// mostRailViews is how many saved views stand in the rail; the others are in
// the list's menu and in the palette.
const mostRailViews = 5

// readViews shows the saved views below Tickets in the rail. A liaison has none.
func (f *Frame) readViews() {
	if f.liaison() {
		return
	}
	rail, desk := f.rail, f.desk
	f.options.UI.Go(func() {
		views, err := desk.View().SavedViews(context.Background())
		f.options.UI.Do(func() {
			if err == nil && rail == f.rail { // else the list itself says so
				rail.setViews(views[:min(len(views), mostRailViews)], func(id string) { f.goRoute(page.Route{Page: page.Tickets, View: id}) })
			}
		})
	})
}

// setViews sets saved views below Tickets. They are there while the rail is
// open.
func (r *rail) setViews(views []view.SavedView, goTo func(id string)) {
	if slices.EqualFunc(r.views, views, func(item *railItem, one view.SavedView) bool { return item.word.Text() == one.Name }) {
		return
	}
	r.items = slices.DeleteFunc(r.items, func(item *railItem) bool { return slices.Contains(r.views, item) })
	r.views = nil
	for _, one := range views {
		item := newRailItem(kit.NewMark(icon.Filter, theme.Text3, theme.IconText), one.Name, func() { goTo(one.ID) })
		item.SetToolTip(one.Name)
		item.open = r.open
		item.Hidden = !r.open
		r.views = append(r.views, item)
	}
	at := slices.IndexFunc(r.items, func(item *railItem) bool { return item.name == page.Tickets }) + 1
	r.items = slices.Insert(r.items, at, r.views...)
	r.box.Objects = nil
	for _, item := range append(slices.Clone(r.items), r.person) {
		r.box.Objects = append(r.box.Objects, fyne.CanvasObject(item))
	}
	r.box.Refresh()
}
