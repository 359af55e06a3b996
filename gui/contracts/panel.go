package contracts

import (
	"strconv"

	"fyne.io/fyne/v2"

	"tallydesk/app/bank"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// sections are those of the side panel: what waits for somebody, the rules,
// and the lines.
func (c *card) sections() []fyne.CanvasObject {
	if !c.loaded {
		return nil
	}
	s, contract := c.screen, c.shown.contract
	var sections []fyne.CanvasObject
	if todo := c.todo(); len(todo) > 0 {
		sections = append(sections, kit.NewSection(s.t("contracts.todo"), strconv.Itoa(len(todo)), kit.Down(theme.SpaceCell, todo...)))
	}
	sections = append(sections, kit.NewSection(s.t("contracts.terms"), "", kit.NewFacts(termsFacts(s.env.Words, contract)...)))
	lines := kit.Down(theme.SpaceSmall)
	for _, line := range contract.Lines {
		if line.InForce {
			about := kit.Down("", kit.Body(lineName(s.env.Words, line.Now.Line)).Clipped())
			if text := lineText(s.env.Words, line.Now.Line, contract.Currency); text != "" {
				about.Add(kit.NewParagraph(kit.RoleSecondary, kit.Plain(text)))
			}
			lines.Add(about)
		}
	}
	if len(lines.Objects) == 0 {
		lines.Add(kit.Secondary(s.t("contracts.lines.none")))
	}
	return append(sections, kit.NewSection(s.t("contracts.lines"), "", lines))
}

// todo is what somebody has to do or decide, with the answers in place.
func (c *card) todo() []fyne.CanvasObject {
	s, shown := c.screen, c.shown.bank
	var todo []fyne.CanvasObject
	if shown.Uncovered > 0 {
		var acts []fyne.CanvasObject
		if s.mayChange() && c.sellsHours() {
			acts = append(acts, kit.NewTextButton(s.t("contracts.buy"), "", s.buyHours))
		}
		acts = append(acts, c.showTicket(shown.UncoveredTime)...)
		todo = append(todo, c.task(s.t("contracts.todo.uncovered", "Hours", s.env.Words.Duration(shown.Uncovered)),
			s.t("contracts.todo.uncovered.detail"), acts...))
	}
	if shown.Undecided > 0 {
		todo = append(todo, c.task(s.t("contracts.todo.undecided", "Hours", s.env.Words.Duration(shown.Undecided)),
			s.t("contracts.todo.undecided.detail"), c.showTicket(shown.UndecidedTime)...))
	}
	for _, lot := range shown.Lots {
		if lot.Origin == bank.OfPurchase && lot.Paid == 0 && lot.State != bank.Expired && s.mayChange() {
			text := s.t("contracts.todo.unpaid", "Lot", lot.Name().Say(s.env.Words, s.today()), "Hours", s.env.Words.Duration(lot.Minutes))
			todo = append(todo, c.task(text, s.env.Words.Money(lot.Price),
				kit.NewTextButton(s.t("contracts.mark_paid"), "", func() { s.markPaid(lot) })))
		}
	}
	return todo
}

// showTicket offers the ticket of the first of some open time.
func (c *card) showTicket(times []view.OpenTime) []fyne.CanvasObject {
	if len(times) == 0 {
		return nil
	}
	first, s := times[0], c.screen
	return []fyne.CanvasObject{kit.NewTextButton(s.t("contracts.open_ticket", "Ref", short(first.TicketRef)), "", func() {
		s.env.Go(page.Route{Page: page.Tickets, ID: first.TicketID})
	})}
}

// task is one thing to do: what it is, a line about it, and the answers.
func (c *card) task(text, detail string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	mark := kit.NewMark(icon.Warning, theme.Warning.Ink(), theme.IconText)
	column := kit.Down(theme.SpaceTiny, kit.NewParagraph(kit.RoleBody, kit.Plain(text)))
	if detail != "" {
		column.Add(kit.NewParagraph(kit.RoleSecondary, kit.Plain(detail)))
	}
	if len(acts) > 0 {
		column.Add(kit.AcrossBy(theme.SpaceSection, acts...))
	}
	return kit.NewFact(taskMark, mark, column)
}

// taskMark is the column of the mark before a task, in units.
const taskMark = 16
