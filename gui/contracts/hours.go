package contracts

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// mostLots is how many lots are shown before the rest is folded.
const mostLots = 5

// whyHeight is the height of the box that explains, in units.
const whyHeight = 116

// movesHeight is the least height of the movements, in units: the head and three rows. In a low window, or with large
// text, the view scrolls.
const movesHeight = 124

// hours is the view of a contract's hours: what is left, what moved, and why.
type hours struct {
	card  *card
	month civil.Day // first day of the month shown; none for today's

	top     *fyne.Container // what is left
	all     bool            // all open lots are shown
	used    bool            // used-up lots are shown
	expired bool            // expired lots are shown
	chooser *kit.Button     // opens the choice of a month
	grid    *kit.Grid
	moves   map[string]view.MovementRow
	why     *why
	main    *kit.Stack // hours, or the panel in their place
	side    *fyne.Container
	whole   *fyne.Container
	scroll  *container.Scroll
	moving  *fyne.Container // movements and their reasons: there are none without a bank
	content fyne.CanvasObject
}

func newHours(c *card) *hours {
	h := &hours{card: c, top: kit.Down(theme.SpaceTiny), moves: map[string]view.MovementRow{}}
	w, t := c.screen.env.Words, c.screen.t
	h.why = newWhy(c)
	h.grid = kit.NewGrid(w, c.screen.env.UI, kit.GridOptions{
		Columns: moveColumns(w), PanelHead: true, NoMarks: true,
	}, kit.NewRows(nil))
	h.grid.OnSelect = h.explain
	h.grid.OnOpen = h.openTicket
	h.chooser = kit.NewTextButton("", "", h.chooseMonth).WithIcon(icon.FoldOpen).Quiet()
	before := kit.NewIconButton(icon.Back, t("contracts.month.before"), func() { h.stepMonth(-1) })
	after := kit.NewIconButton(icon.Forward, t("contracts.month.after"), func() { h.stepMonth(1) })
	head := kit.PadAcross(kit.HighAs(kit.AcrossBy(theme.SpaceCell, kit.Group(t("contracts.moves")), h.chooser, before, after), theme.ControlHeight), theme.SpacePanel)
	h.moving = kit.Down("", kit.Rule(), head, kit.Grow(kit.AtLeastHigh(h.grid, movesHeight)), kit.Rule(), h.why.content)
	h.whole = kit.Down("", kit.Pad(h.top, theme.SpacePanel, theme.SpaceSmall), kit.Grow(h.moving))
	h.side = kit.Down("")
	h.scroll = kit.NewScroll(h.whole)
	h.main = kit.NewStack(h.scroll, h.side)
	h.content = h.main
	return h
}

func (h *hours) clear() {
	h.all, h.used, h.expired = false, false, false
	h.top.Objects = nil
	h.moves = map[string]view.MovementRow{}
	h.grid.SetSource(kit.NewRows(nil))
	h.why.show(reasons{})
}

// showPanel puts the side panel in the place of the hours, where it has no
// room beside them.
func (h *hours) showPanel(visible bool) {
	if !visible {
		h.main.Turn(0)
		return
	}
	h.side.Objects = []fyne.CanvasObject{kit.Grow(kit.NewPanel(h.card.sections()...))}
	h.side.Refresh()
	h.main.Turn(1)
}

// monthOf is the month to show: the one asked for or else today's, within the
// contract's term.
func monthOf(contract view.Contract, asked, today civil.Day) civil.Day {
	if asked == 0 {
		asked = today
	}
	first, last := monthsOf(contract, today)
	return max(min(asked.MonthStart(), last), first)
}

// monthsOf is a contract's first month, and its last one or today's.
func monthsOf(contract view.Contract, today civil.Day) (first, last civil.Day) {
	return contract.Start.MonthStart(), max(min(contract.End, today), contract.Start).MonthStart()
}

// hours reads what is left, what moved in the month, and why that is left.
func (f *facts) hours(ctx context.Context, reader *view.Reader, today civil.Day) error {
	var err error
	if f.bank, err = reader.Bank(ctx, f.contract.ID, today); err != nil || !f.bank.HasBank {
		return err
	}
	if f.statement, err = reader.Statement(ctx, f.contract.ID, f.month, f.month.MonthEnd(), today); err != nil {
		return err
	}
	f.why, err = reader.WhyLeft(ctx, f.contract.ID, today)
	return err
}

func (h *hours) apply() {
	if h.card.shown.bank.HasBank {
		h.moving.Show()
	} else {
		h.moving.Hide()
	}
	h.showTop()
	h.showMoves()
	if h.card.view == viewPanel {
		h.showPanel(!h.card.wide)
	}
}

// showTop shows what is left, lot by lot.
func (h *hours) showTop() {
	h.top.Objects = h.lotsSection()
	h.whole.Refresh()
}

func (h *hours) lotsSection() []fyne.CanvasObject {
	t, w, shown := h.card.screen.t, h.card.screen.env.Words, h.card.shown
	label := kit.HighAs(kit.Group(t("contracts.left")), theme.LineAlone)
	if !shown.bank.HasBank {
		none := kit.NewParagraph(kit.RoleBody, kit.Soft(t("contracts.no_bank")))
		return append([]fyne.CanvasObject{label, none}, h.openTimes()...)
	}
	figure := kit.AcrossBy(theme.SpacePanel, kit.Figure(w.Hours(shown.bank.Left)))
	if text := expiry(w, shown.bank, h.card.screen.today()); text != "" {
		figure.Add(kit.Across(kit.NewMark(icon.Warning, theme.Warning.Ink(), theme.IconText), kit.Body(text).In(theme.Warning.Ink())))
	}
	figure.Add(kit.Space())
	figure.Add(kit.NewTextButton(t("contracts.why"), "W", h.turnWhy))
	open := lotsIn(shown.bank.Lots, bank.Open)
	objects := []fyne.CanvasObject{label, figure}
	if !h.all && len(open) > mostLots {
		objects = append(objects, h.lots(open[:mostLots]), h.foldButton("contracts.lots.more", len(open)-mostLots, &h.all))
	} else if len(open) > 0 {
		objects = append(objects, h.lots(open))
	}
	return append(objects, h.folds()...)
}

// folds are what the other lots have become, opened by a click.
func (h *hours) folds() []fyne.CanvasObject {
	w, lots := h.card.screen.env.Words, h.card.shown.bank.Lots
	used, expired := lotsIn(lots, bank.UsedUp), lotsIn(lots, bank.Expired)
	row := kit.AcrossBy(theme.SpaceSection)
	if len(used) > 0 {
		row.Add(h.foldButton("contracts.lots.used", len(used), &h.used))
	}
	if len(expired) > 0 {
		row.Add(h.foldButton("contracts.lots.expired", len(expired), &h.expired))
	}
	row.Add(kit.Space())
	if next := nextLot(w, lots, h.card.screen.today()); next != "" {
		row.Add(kit.Secondary(next))
	}
	var objects []fyne.CanvasObject
	if len(row.Objects) > 1 {
		objects = append(objects, kit.HighAs(row, theme.ControlSmall))
	}
	if h.used && len(used) > 0 {
		objects = append(objects, h.lots(used))
	}
	if h.expired && len(expired) > 0 {
		objects = append(objects, h.lots(expired))
	}
	return append(objects, h.openTimes()...)
}

// foldButton opens and closes what it names.
func (h *hours) foldButton(key string, count int, open *bool) *kit.Button {
	drawing := icon.FoldClosed
	if *open {
		drawing = icon.FoldOpen
	}
	return kit.NewTextButton(h.card.screen.t(key, "Count", strconv.Itoa(count)), "", func() {
		*open = !*open
		h.showTop()
	}).WithIcon(drawing).Quiet()
}

func (h *hours) lots(lots []view.BankLot) fyne.CanvasObject {
	w, today := h.card.screen.env.Words, h.card.screen.today()
	shown := make([]kit.Lot, len(lots))
	for i, lot := range lots {
		shown[i] = presentLot(w, lot, today)
	}
	return kit.NewLots(shown...)
}

// openTimes lists the work that no hours cover yet.
func (h *hours) openTimes() []fyne.CanvasObject {
	s, shown := h.card.screen, h.card.shown.bank
	var lines []fyne.CanvasObject
	for _, group := range []struct {
		key   string
		times []view.OpenTime
	}{{"contracts.uncovered", shown.UncoveredTime}, {"contracts.undecided", shown.UndecidedTime}} {
		for i, open := range group.times {
			if i == mostLots {
				lines = append(lines, kit.Secondary(s.t("contracts.more_times", "Count", strconv.Itoa(len(group.times)-i))))
				break
			}
			ticket := open.TicketID
			lines = append(lines, kit.NewLine(
				kit.Span{Text: s.t(group.key, "Hours", s.env.Words.Duration(open.Open)) + "  ", Ink: theme.Danger.Ink()},
				kit.Link(short(open.TicketRef), func() { s.env.Go(page.Route{Page: page.Tickets, ID: ticket}) }),
				kit.Plain(" "+open.Subject+" · "+open.Staff+" · "+day(s.env.Words, open.PostingDay, s.today())),
			).Clipped())
		}
	}
	return lines
}

// showMoves shows the movements of the period, the last one selected.
func (h *hours) showMoves() {
	w, shown, today := h.card.screen.env.Words, h.card.shown, h.card.screen.today()
	h.chooser.SetLabel(periodText(w, shown.month, today), "")
	h.whole.Refresh()
	selected := h.grid.Selected()
	h.moves = map[string]view.MovementRow{}
	var rows []kit.Row
	if shown.bank.HasBank {
		rows = moveRows(w, shown.statement, today)
	}
	for _, move := range shown.statement.Movements {
		h.moves[moveKey(move)] = move
	}
	h.grid.SetSource(kit.NewRows(rows))
	if selected == "" || !h.grid.SelectKey(selected) {
		h.grid.Select(len(rows) - 1)
	}
	h.explain(h.grid.Selected())
}

// explain tells in the box why the selected movement is as it is, or what is
// left when none is.
func (h *hours) explain(key string) {
	w, today := h.card.screen.env.Words, h.card.screen.today()
	move, ok := h.moves[key]
	if !ok {
		h.why.show(whyLeft(w, h.card.shown, today))
		return
	}
	h.why.show(whyMoved(w, h.card.shown, move, today))
}

// turnWhy explains what is left, and from there the selected movement again, where it can be seen.
func (h *hours) turnWhy() {
	h.scroll.ScrollToBottom()
	if h.why.shown.ofLeft {
		h.explain(h.grid.Selected())
		return
	}
	h.explain("")
}

// openTicket goes to the ticket of a movement.
func (h *hours) openTicket(key string) {
	if id := h.moves[key].Work.TicketID; id != "" {
		h.card.screen.env.Go(page.Route{Page: page.Tickets, ID: id})
	}
}

// mostMonths is how many months the choice offers.
const mostMonths = 12

// chooseMonth offers the latest months of the contract.
func (h *hours) chooseMonth() {
	w, today := h.card.screen.env.Words, h.card.screen.today()
	first, last := monthsOf(h.card.shown.contract, today)
	var items []kit.MenuItem
	for month := last; month >= first && len(items) < mostMonths; month = month.AddMonths(-1) {
		items = append(items, kit.MenuItem{Label: periodText(w, month, today), Do: func() { h.showMonth(month) }})
	}
	h.card.screen.showMenu(h.chooser, items)
}

func (h *hours) stepMonth(by int) {
	shown, today := h.card.shown, h.card.screen.today()
	h.showMonth(monthOf(shown.contract, shown.month.AddMonths(by), today))
}

func (h *hours) showMonth(month civil.Day) {
	if !h.card.loaded || month == h.card.shown.month {
		return
	}
	h.setMonth(month)
	h.card.load()
}

// setMonth chooses a month; today's is followed when the clock goes on.
func (h *hours) setMonth(month civil.Day) {
	h.month = month
	if month == h.card.screen.today().MonthStart() {
		h.month = 0
	}
}
