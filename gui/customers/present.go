package customers

import (
	"cmp"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// statusBadge shows whether a customer is one still.
func statusBadge(w *words.Words, status string) kit.Badge {
	badge := kit.Badge{Text: w.T("status." + status), Fill: kit.FillTone, Tone: theme.Neutral, Icon: icon.StateClosed}
	if status == "active" {
		badge.Tone, badge.Icon = theme.Good, icon.Tick
	}
	return badge
}

// aboutLine is the line under a customer's name.
func aboutLine(w *words.Words, k view.Customer) string {
	parts := []string{w.T("deployment." + k.Deployment), w.T("language." + k.Language), k.Zone}
	if k.Manager != "" {
		parts = append(parts, w.T("customers.managed", "Who", k.Manager))
	}
	return strings.Join(parts, " · ")
}

// aboutFacts are what is known of a customer beside the line under its name.
func aboutFacts(w *words.Words, k view.Customer) []kit.Fact {
	return []kit.Fact{
		{Label: w.T("field.address"), Value: cmp.Or(k.Address, "–")},
		{Label: w.T("field.vat_no"), Value: cmp.Or(k.VATNo, "–")},
		{Label: w.T("field.currency"), Value: k.Currency},
	}
}

// contactBadges show whether a person is a liaison, and as what, or has left.
func contactBadges(w *words.Words, contact view.Contact) []kit.Badge {
	var badges []kit.Badge
	if contact.Liaison {
		badges = append(badges, kit.Badge{Text: w.T("customers.liaison", "Function", w.T("function."+contact.Function)), Tone: theme.Info, Fill: kit.FillTone})
	}
	if !contact.Active {
		badges = append(badges, kit.Badge{Text: w.T("customers.has_left"), Tone: theme.Neutral, Fill: kit.FillTone})
	}
	return badges
}

// reach is how to reach a person.
func reach(contact view.Contact) string {
	return strings.Join(append(append([]string{}, contact.Emails...), contact.Phones...), " · ")
}

// contactText is what else is known of a person.
func contactText(w *words.Words, contact view.Contact) string {
	var parts []string
	if contact.ITContact {
		parts = append(parts, w.T("customers.it_contact"))
	}
	for _, training := range contact.Training {
		parts = append(parts, w.T("customers.trained", "Product", training.Product, "Day", w.DayYear(training.Day)))
	}
	if contact.Login != "" {
		parts = append(parts, w.T("customers.login", "Login", contact.Login))
	}
	return strings.Join(parts, " · ")
}

// bankLeft writes what is left under a contract.
func bankLeft(w *words.Words, bank view.BankLeft) string {
	if !bank.HasBank {
		return ""
	}
	return w.T("customers.left_hours", "Hours", w.Duration(bank.Left))
}

// contractText is a contract's state and term.
func contractText(w *words.Words, contract view.ContractRow) string {
	text := w.T("contractstate."+string(contract.State)) + " · "
	if contract.End == civil.Never {
		return text + w.T("customers.from", "Day", w.DayYear(contract.Start))
	}
	return text + w.DayYear(contract.Start) + " – " + w.DayYear(contract.End)
}

// loss says what of a contract's hours is lost next.
func loss(w *words.Words, bank view.BankLeft, today civil.Day) string {
	switch {
	case bank.Uncovered > 0:
		return w.T("customers.uncovered", "Hours", w.Duration(bank.Uncovered))
	case bank.Loss == 0:
		return ""
	case bank.LossDay.Year() == today.Year():
		return w.T("customers.loss", "Hours", w.Duration(bank.Loss), "Day", w.Day(bank.LossDay))
	default:
		return w.T("customers.loss", "Hours", w.Duration(bank.Loss), "Day", w.DayYear(bank.LossDay))
	}
}

// lastMoment is when something was last said in a ticket, or when it came.
func lastMoment(w *words.Words, ticket view.TicketRow, now time.Time) string {
	last := ticket.LastAt
	if last.IsZero() {
		last = ticket.Received
	}
	return w.Moment(last.In(now.Location()), now)
}

// installationText is how a product is installed.
func installationText(w *words.Words, i view.Installation) string {
	parts := []string{w.T("deployment." + i.Deployment)}
	if i.Licences > 0 {
		parts = append(parts, w.N("customers.licences", i.Licences))
	}
	if len(i.Modules) > 0 {
		parts = append(parts, strings.Join(i.Modules, ", "))
	}
	if i.Environment != "" {
		parts = append(parts, i.Environment)
	}
	return strings.Join(parts, " · ")
}

// planText is the upgrade that is planned; nothing without one.
func planText(w *words.Words, i view.Installation) string {
	if i.PlanVersion == "" {
		return ""
	}
	parts := []string{w.T("customers.upgrade_to", "Version", i.PlanVersion)}
	if i.PlanDay != 0 {
		parts = append(parts, w.DayYear(i.PlanDay))
	}
	if i.PlanStaff != "" {
		parts = append(parts, i.PlanStaff)
	}
	return strings.Join(parts, " · ")
}

func planTone(state string) theme.Tone {
	switch state {
	case "done":
		return theme.Good
	case "agreed":
		return theme.Info
	default:
		return theme.Neutral
	}
}

// listed are the parts of a text that is divided by commas or lines.
func listed(text string) []string {
	var parts []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
