package today

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// queue is the person's own tickets in the order of the work queue (R-TIX-1).
type queue struct {
	screen  *screen
	grid    *kit.Grid
	empty   *fyne.Container
	head    *head
	held    *kit.Fold
	done    *kit.Fold
	onHold  *kit.Items
	doneNow *kit.Items
	list    fyne.CanvasObject
	place   *fyne.Container // holds the list, or what is around it in a narrow window
	content fyne.CanvasObject
}

// mostFolded is how many tickets a fold shows.
const mostFolded = 20

func newQueue(s *screen) *queue {
	q := &queue{screen: s, empty: container.NewStack(), onHold: kit.NewItems(), doneNow: kit.NewItems(), place: container.NewStack()}
	q.grid = kit.NewGrid(s.words, s.env.UI, kit.GridOptions{Columns: columns(), TwoLines: true, NoHead: true, NoMarks: true, Empty: q.empty},
		kit.SourceFunc(q.fetch))
	q.grid.OnOpen = s.openTicket
	q.grid.OnLoad = q.loaded
	q.onHold.OnOpen, q.doneNow.OnOpen = s.openTicket, s.openTicket
	q.held = kit.NewFold("", "", "", q.onHold, false)
	q.held.OnToggled = func(open bool) { q.fill(open, q.onHold, view.TicketFilter{Mine: true, States: view.OnHold}) }
	q.done = kit.NewFold("", "", "", q.doneNow, false)
	q.done.OnToggled = func(open bool) { q.fillDone(open) }
	q.held.Hide()
	q.done.Hide()
	q.head = newHead(s)
	hints := kit.NewKeyHints(
		kit.Hint{Keys: []string{"↑", "↓"}, Word: s.t("today.key.move")}, kit.Hint{Keys: []string{"Enter"}, Word: s.t("today.key.open")},
		kit.Hint{Keys: []string{"T"}, Word: s.t("today.key.take")}, kit.Hint{Keys: []string{"F6"}, Word: s.t("today.key.area")},
		kit.Hint{Keys: []string{"F1"}, Word: s.t("today.key.all")})
	folds := kit.Pad(kit.Down(theme.SpaceTiny, q.held, q.done), theme.SpacePanel, theme.SpaceSmall)
	foot := kit.Down(theme.Hairline, kit.Rule(), kit.Pad(hints, theme.SpacePanel, theme.SpaceSmall))
	q.list = kit.Down("", kit.Grow(q.grid), folds, foot)
	q.place.Objects = []fyne.CanvasObject{q.list}
	q.content = kit.NewGround(theme.Surface, kit.Down(theme.Hairline, q.head.content, kit.Rule(), kit.Grow(q.place)))
	return q
}

// show puts something else into the place of the list; nil for the list.
func (q *queue) show(other fyne.CanvasObject) {
	shown := q.list
	if other != nil {
		shown = other
	}
	q.place.Objects = []fyne.CanvasObject{shown}
	q.place.Refresh()
}

func (q *queue) fetch(ctx context.Context, want kit.Want) (kit.Page, error) {
	s := q.screen
	filter := view.TicketFilter{Mine: true, States: view.Working}
	rows, total, err := s.env.Desk.View().Tickets(ctx, filter, view.Page{From: want.From, Most: want.N})
	drawn := make([]kit.Row, len(rows))
	for i, row := range rows {
		drawn[i] = queueRow(s.words, row, s.env.Clock())
	}
	return kit.Page{Rows: drawn, Total: total}, err
}

// loaded says what to do when nothing waits.
func (q *queue) loaded() {
	if q.grid.Total() > 0 {
		return
	}
	q.sayEmpty()
}

func (q *queue) sayEmpty() {
	s := q.screen
	detail, actions := s.t("today.empty.nothing"), []fyne.CanvasObject(nil)
	if s.shown.isNew {
		detail = s.t("today.empty.new")
		actions = append(actions, kit.NewTextButton(s.t("today.import"), "", func() { s.env.Go(page.Route{Page: page.Import}) }),
			kit.NewTextButton(s.t("today.customers"), "", func() { s.env.Go(page.Route{Page: page.Customers}) }))
	}
	if s.shown.Waiting > 0 {
		detail = waitingText(s.words, s.shown.Today)
		actions = append(actions, kit.NewTextButton(s.t("today.take"), "T", s.takeNext),
			kit.NewTextButton(s.t("today.show_waiting"), "", func() { s.env.Go(page.Route{Page: page.Tickets}) }))
	}
	q.empty.Objects = []fyne.CanvasObject{kit.NewEmptyState(s.t("today.empty"), detail, actions...)}
	q.empty.Refresh()
}

func (q *queue) apply(read facts) {
	w := q.screen.words
	q.head.say(read, q.screen.env.Clock())
	q.sayEmpty()
	q.held.SetWords(w.T("today.on_hold"), w.Number(read.OnHold), "")
	q.done.SetWords(w.T("today.done"), w.Number(read.DoneToday), "")
	showIf(q.held, read.OnHold > 0)
	showIf(q.done, read.DoneToday > 0)
	q.fill(q.held.Open() && read.OnHold > 0, q.onHold, view.TicketFilter{Mine: true, States: view.OnHold})
	q.fillDone(q.done.Open() && read.DoneToday > 0)
	q.content.Refresh()
}

// fill reads the tickets of an open fold.
func (q *queue) fill(open bool, list *kit.Items, filter view.TicketFilter) {
	q.fillWith(open, list, func(ctx context.Context) ([]view.TicketRow, error) {
		rows, _, err := q.screen.env.Desk.View().Tickets(ctx, filter, view.Page{Most: mostFolded})
		return rows, err
	})
}

func (q *queue) fillDone(open bool) {
	q.fillWith(open, q.doneNow, func(ctx context.Context) ([]view.TicketRow, error) {
		return q.screen.env.Desk.View().DoneToday(ctx, q.screen.env.Clock(), mostFolded)
	})
}

func (q *queue) fillWith(open bool, list *kit.Items, read func(context.Context) ([]view.TicketRow, error)) {
	if !open {
		list.Set()
		return
	}
	s := q.screen
	s.env.UI.Go(func() {
		rows, err := read(context.Background())
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			items := make([]kit.PanelItem, len(rows))
			for i, row := range rows {
				items[i] = kit.PanelItem{Key: row.ID, Content: foldedRow(s.words, row, s.env.Clock())}
			}
			list.Set(items...)
			q.content.Refresh()
		})
	})
}

// takeNext takes the first ticket of the line that nobody has, and opens it.
func (s *screen) takeNext() {
	s.env.UI.Go(func() {
		next, found, err := s.env.Desk.View().TakeNext(context.Background())
		if err == nil && found {
			receipt, refused := s.env.Desk.Do(context.Background(), &command.Take{TicketID: next.ID})
			s.env.UI.Do(func() { s.took(next, receipt.Act, refused) })
			return
		}
		s.env.UI.Do(func() {
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.queue.head.sayNothing()
		})
	})
}

func (s *screen) took(next view.TicketRow, act string, err error) {
	if err != nil {
		s.env.Fail(err)
		return
	}
	s.env.Done(s.t("today.taken", "Ref", next.Ref), act)
	s.openTicket(next.ID)
}

func (q *queue) save() string {
	text, err := json.Marshal(q.grid.Save())
	if err != nil {
		return ""
	}
	return string(text)
}

func (q *queue) restore(text string) {
	var kept kit.GridState
	if json.Unmarshal([]byte(text), &kept) == nil {
		q.grid.Restore(kept)
	}
}

// showIf shows or hides an object.
func showIf(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
		return
	}
	o.Hide()
}
