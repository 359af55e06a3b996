package contracts

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// termsView is the view of what is agreed: lines with all their versions,
// rules, and the rest in words.
type termsView struct {
	card    *card
	lines   *kit.Items
	panel   *kit.Panel
	content fyne.CanvasObject
}

func newTermsView(c *card) *termsView {
	v := &termsView{card: c, lines: kit.NewItems(), panel: kit.NewPanel()}
	v.lines.OnOpen = c.screen.changeLine
	v.lines.OnMenu = func(key string, at fyne.Position) {
		if canvas := c.screen.env.Canvas(); canvas != nil {
			kit.ShowMenu(canvas, at, c.lineMenu(key))
		}
	}
	v.content = kit.AtMost(v.panel, theme.ReadingWidth)
	return v
}

// lineMenu is what can be done with a line.
func (c *card) lineMenu(key string) []kit.MenuItem {
	if !c.screen.mayChange() {
		return nil
	}
	return []kit.MenuItem{
		{Label: c.screen.t("contracts.change_line"), Key: "Enter", Do: func() { c.screen.changeLine(key) }},
		{Label: c.screen.t("contracts.end_line"), Do: func() { c.screen.endLine(key) }},
	}
}

func (v *termsView) apply() {
	s, contract := v.card.screen, v.card.shown.contract
	items := make([]kit.PanelItem, len(contract.Lines))
	for i, line := range contract.Lines {
		items[i] = kit.PanelItem{Key: line.LineID, Content: v.line(line)}
	}
	v.lines.Set(items...)
	lines := fyne.CanvasObject(v.lines)
	if len(items) == 0 {
		lines = kit.Secondary(s.t("contracts.lines.none"))
	}
	v.panel.Set(
		kit.NewSection(s.t("contracts.lines"), "", lines, v.acts(act{"contracts.add_line", s.addLine})...),
		kit.NewSection(s.t("contracts.rules"), "", v.rules(contract), v.acts(act{"contracts.change", s.changeTerms})...),
		kit.NewSection(s.t("contracts.agreement"), "", v.agreement(contract), v.acts(act{"contracts.change", s.changeAgreed})...),
		kit.NewSection(s.t("field.products"), "", kit.NewParagraph(kit.RoleBody, kit.Plain(products(s.env.Words, contract))),
			v.acts(act{"contracts.change", s.changeProducts})...),
	)
}

// act is something to do, offered beside a section's label.
type act struct {
	key string
	do  func()
}

// acts are the buttons of those who may change contracts.
func (v *termsView) acts(acts ...act) []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	if v.card.screen.mayChange() {
		for _, one := range acts {
			buttons = append(buttons, kit.NewTextButton(v.card.screen.t(one.key), "", one.do))
		}
	}
	return buttons
}

// versionWidth is the column of days before a version, in units.
const versionWidth = 208

// line writes a line with its versions, the one in force in full ink.
func (v *termsView) line(line view.ContractLine) fyne.CanvasObject {
	w, currency := v.card.screen.env.Words, v.card.shown.contract.Currency
	head := kit.AcrossBy(theme.SpaceSmall, kit.Name(lineName(w, line.Now.Line)))
	if line.Now.Name != "" {
		head.Add(kit.Secondary(w.T("line." + string(line.Kind))))
	}
	if !line.InForce {
		head.Add(kit.NewChip(kit.Badge{Text: lineState(w, line, v.card.screen.today()), Tone: theme.Neutral, Fill: kit.FillTone}))
	}
	column := kit.Down(theme.Hairline, head)
	for i, version := range line.Versions {
		text := kit.Body(lineText(w, version.Line, currency))
		if version.ID != line.Now.ID || !line.InForce {
			text = kit.Secondary(lineText(w, version.Line, currency))
		}
		column.Add(kit.NewFact(versionWidth, kit.Secondary(holds(w, line.Versions, i)).Clipped(), text.Clipped()))
	}
	return column
}

// lineState says why a line is not in force.
func lineState(w *words.Words, line view.ContractLine, today civil.Day) string {
	if line.Versions[0].ValidFrom > today {
		return w.T("contractstate.coming")
	}
	return w.T("contractstate.ended")
}

// holds says from when to when a version holds: until the next one, or the
// line's end.
func holds(w *words.Words, versions []view.LineVersion, i int) string {
	end := versions[i].ValidTo
	if i+1 < len(versions) {
		end = versions[i+1].ValidFrom - 1
	}
	return term(w, versions[i].ValidFrom, end)
}

// rules lists the versions of the contract's rules.
func (v *termsView) rules(contract view.Contract) fyne.CanvasObject {
	w := v.card.screen.env.Words
	column := kit.Down(theme.Hairline)
	for i, version := range contract.Terms {
		end := contract.End
		if i+1 < len(contract.Terms) {
			end = contract.Terms[i+1].ValidFrom - 1
		}
		text := kit.Secondary(rulesText(w, version))
		if version.InForce {
			text = kit.Body(rulesText(w, version))
		}
		column.Add(kit.NewFact(versionWidth, kit.Secondary(term(w, version.ValidFrom, end)).Clipped(), text.Clipped()))
	}
	return column
}

func rulesText(w *words.Words, version view.TermsVersion) string {
	return w.T("contracts.rules.text", "OverUse", w.T("overuse."+string(version.OverUse)), "Order", w.T("draworder."+string(version.DrawOrder)))
}

// agreement is what is agreed in words, and the contracts before and after.
func (v *termsView) agreement(contract view.Contract) fyne.CanvasObject {
	s := v.card.screen
	w := s.env.Words
	facts := []kit.Fact{
		{Label: s.t("field.name"), Value: contract.Name},
		{Label: s.t("contracts.open_hours"), Value: contract.Calendar.Name},
		{Label: s.t("field.currency"), Value: contract.Currency},
		{Label: s.t("contracts.renewal"), Value: renewal(w, contract)},
	}
	if contract.ServiceLevel != "" {
		facts = append(facts, kit.Fact{Label: s.t("field.service_level"), Value: contract.ServiceLevel})
	}
	if contract.Remarks != "" {
		facts = append(facts, kit.Fact{Label: s.t("field.remarks"), Value: contract.Remarks})
	}
	column := kit.Down(theme.Hairline)
	for _, fact := range facts {
		column.Add(kit.NewFact(versionWidth, kit.Secondary(fact.Label).Clipped(), kit.NewParagraph(kit.RoleBody, kit.Plain(fact.Value))))
	}
	for _, kin := range []struct {
		key   string
		other view.Named
	}{{"contracts.before", contract.Predecessor}, {"contracts.after", contract.Successor}} {
		if kin.other.ID != "" {
			link := kit.NewTextButton(s.t(kin.key, "Number", kin.other.Name), "", func() { s.goTo(kin.other.ID) })
			column.Add(kit.AcrossBy(theme.SpaceSmall, link))
		}
	}
	return column
}
