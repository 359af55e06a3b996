package gallery

import (
	"fyne.io/fyne/v2"

	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

func (g *gallery) text() fyne.CanvasObject {
	sentence := g.t("sentence")
	return kit.Down(theme.SpaceTiny,
		kit.Figure(g.t("figure")), kit.Title(sentence), kit.SectionTitle(sentence),
		kit.Body(sentence), kit.Name(sentence), kit.Secondary(sentence), kit.Meta(sentence), kit.Group(sentence), kit.Mono(g.t("code")),
		kit.NewLine(kit.Strong("#1042  "), kit.Plain(sentence), kit.Soft(" · "+g.t("customer"))),
		kit.NewParagraph(kit.RoleMessage, kit.Plain(g.t("message"))))
}

func (g *gallery) buttons() fyne.CanvasObject {
	nothing := func() {}
	off := kit.NewPrimary(g.t("disabled"), "", nothing)
	off.Disable()
	return kit.AcrossBy(theme.SpacePanel,
		kit.NewPrimary(g.t("send"), "Ctrl+Enter", nothing),
		kit.NewTextButton(g.t("filter"), "F", nothing),
		kit.NewOutlineButton(g.t("book"), nothing),
		kit.NewDanger(g.t("delete"), "", nothing), off,
		kit.NewIconButton(icon.OpenWindow, g.t("open"), nothing),
		kit.NewIconButton(icon.More, g.t("more"), nothing),
		kit.NewTextButton(g.t("history"), "", nothing).WithIcon(icon.FoldClosed).Quiet())
}

func (g *gallery) chips() fyne.CanvasObject {
	rows := kit.Down(theme.SpaceSmall)
	row := kit.Across()
	for _, value := range []string{"very_high", "high", "medium", "low"} {
		row.Add(kit.NewChip(kit.PriorityBadge(value, g.words.T("priority."+value))))
	}
	rows.Add(row)
	row = kit.Across()
	for i, value := range ticketStates() {
		if i == len(ticketStates())/2 {
			rows.Add(row)
			row = kit.Across()
		}
		row.Add(kit.NewChip(kit.StateBadge(value, g.words.T("state."+value))))
	}
	rows.Add(row)
	rows.Add(kit.Across(
		kit.NewChip(kit.DeadlineBadge("overdue", g.t("overdue"))), kit.NewChip(kit.DeadlineBadge("soon", g.t("soon"))),
		kit.NewChip(kit.DeadlineBadge("paused", g.t("paused"))), kit.NewChip(kit.DeadlineBadge("met", g.t("met"))),
		kit.NewChip(kit.DeadlineBadge("none", g.t("noDate")))))
	rows.Add(kit.Across(
		kit.NewChip(kit.FaultBadge(g.t("fault"))), kit.NewChip(kit.InternalBadge(g.t("internal"))),
		kit.NewChip(kit.UncoveredBadge(g.t("uncovered"))), kit.NewChip(kit.UnsentBadge(g.t("unsent"))),
		kit.NewChip(kit.AsOfBadge(g.t("asOf")))))
	return rows
}

// ticketStates are the states in the order of the work.
func ticketStates() []string {
	return []string{
		"new", "awaiting_liaison", "assessed", "in_progress", "waiting_customer", "waiting_approval",
		"waiting_release", "resolved", "closed", "declined", "merged",
	}
}

func (g *gallery) segments() fyne.CanvasObject {
	views := []kit.Option{
		{Value: "week", Label: g.t("week")},
		{Value: "day", Label: g.t("day"), Count: "3"},
		{Value: "approve", Label: g.t("approve")},
	}
	ways := []kit.Option{
		{Value: "reply", Label: g.words.T("kit.composer.reply"), Key: "R", Icon: icon.Reply},
		{Value: "note", Label: g.words.T("kit.composer.note"), Key: "N", Icon: icon.Lock},
	}
	return kit.AcrossBy(theme.SpaceSection, kit.NewViews(views, "week", nil), kit.NewToggle(ways, "reply", nil))
}

func (g *gallery) bars() fyne.CanvasObject {
	lot := kit.Lot{Name: g.t("lot"), Share: 0.575, Left: g.t("lotLeft"), Of: g.t("lotOf"), Until: g.t("lotUntil")}
	second := lot
	second.Name, second.Share = g.t("lotTwo"), 1
	return kit.Down(theme.SpaceCell,
		kit.NewLots(lot, second, second),
		kit.NewBalanceBar(kit.BarPart{Share: 0.57, Ink: theme.LotNear}, kit.BarPart{Share: 0.1, Ink: theme.LotMiddle}, kit.BarPart{Share: 0.04, Ink: theme.LotFar}),
		kit.NewBar(0.1, theme.AccentFill),
		kit.Across(kit.NewDot(theme.Good.Ink()), kit.NewSwatch(theme.LotNear), kit.NewAvatar("AL", true), kit.NewAvatar("CH", false)))
}

func (g *gallery) icons() fyne.CanvasObject {
	row := kit.AcrossBy(theme.SpaceCell)
	for _, drawing := range []icon.Icon{
		icon.Today, icon.Tickets, icon.Customers, icon.Contracts, icon.Time, icon.Projects, icon.Calendar, icon.Library,
		icon.Reports, icon.Billing, icon.Sync, icon.Settings, icon.Search, icon.ForYou, icon.New,
	} {
		row.Add(kit.NewMark(drawing, theme.Text2, theme.IconRail))
	}
	return row
}
