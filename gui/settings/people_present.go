package settings

import (
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// peopleRows are people as the list shows them.
func peopleRows(w *words.Words, all []person) []kit.Row {
	rows := make([]kit.Row, len(all))
	for i, one := range all {
		first := kit.Part{Text: one.name(), Bold: one.active(), Ink: theme.Text}
		if !one.active() {
			first.Ink = theme.Text2
		}
		rows[i] = kit.Row{Key: one.key(), Cells: []kit.Cell{{First: first, Second: kit.Part{Text: one.about(w), Ink: theme.Text2}}}, Muted: !one.active()}
	}
	return rows
}

func (p person) name() string {
	if p.member.ID != "" {
		return p.member.Name
	}
	return p.user.Name
}

// active tells whether the person works here, or may come in.
func (p person) active() bool {
	if p.member.ID != "" {
		return p.member.Active
	}
	return p.user.Active
}

// about says in a line what somebody is.
func (p person) about(w *words.Words) string {
	var parts []string
	switch {
	case p.member.ID != "" && !p.member.Active:
		parts = append(parts, w.T("settings.people.left"))
	case p.user.ID == "":
		parts = append(parts, w.T("settings.people.no_login"))
	case !p.user.Active:
		parts = append(parts, w.T("settings.people.closed"))
	case p.member.ID != "":
		parts = append(parts, w.T("role."+string(p.user.Role)))
	}
	if p.member.Line > 0 {
		parts = append(parts, w.T("settings.people.line", "Line", p.member.Line))
	}
	if p.user.Customer != "" {
		parts = append(parts, p.user.Customer)
	}
	return strings.Join(parts, " · ")
}

// personFacts are what is known of somebody.
func personFacts(w *words.Words, p person) []kit.Fact {
	var facts []kit.Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, kit.Fact{Label: w.T("field." + key), Value: value})
		}
	}
	add("login", p.user.Login)
	if p.user.ID != "" {
		add("role", w.T("role."+string(p.user.Role)))
	}
	add("customer", p.user.Customer)
	if p.member.ID == "" {
		return facts
	}
	add("email", p.member.Email)
	add("functions", wordsOf(w, "function.", p.member.Functions))
	add("department", p.member.Department)
	if p.member.Line > 0 {
		add("line", w.Number(p.member.Line))
	}
	add("skills", strings.Join(p.member.Skills, ", "))
	add("weekly_minutes", w.Duration(p.member.WeeklyMinutes))
	return facts
}

func wordsOf(w *words.Words, prefix string, codes []string) string {
	texts := make([]string, len(codes))
	for i, code := range codes {
		texts[i] = w.T(prefix + code)
	}
	return strings.Join(texts, ", ")
}

// rateItems are what somebody costs, the newest first; the one that holds on a
// day is marked.
func rateItems(w *words.Words, rates []view.CostRate, today civil.Day) []kit.PanelItem {
	items := make([]kit.PanelItem, len(rates))
	holds := true
	for i, rate := range rates {
		line := kit.Across(kit.Name(w.T("settings.rate.hour", "Amount", w.Money(rate.Hour))), kit.Secondary(w.T("settings.rate.from", "Day", w.DayYear(rate.ValidFrom))))
		if holds && rate.ValidFrom <= today {
			line.Add(kit.NewChip(kit.Badge{Text: w.T("settings.rate.now"), Tone: theme.Good, Fill: kit.FillTone}))
			holds = false
		}
		items[i] = kit.PanelItem{Key: rate.ID, Content: line}
	}
	return items
}
