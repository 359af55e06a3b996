package contracts

import (
	"slices"
	"strings"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// day writes a day, with its year when that is not today's.
func day(w *words.Words, d, today civil.Day) string {
	if d != civil.Never && d.Year() == today.Year() {
		return w.Day(d)
	}
	return w.DayYear(d)
}

// term writes from when to when something holds.
func term(w *words.Words, start, end civil.Day) string {
	if end == civil.Never || end == 0 {
		return w.T("contracts.term.open", "Start", w.DayYear(start))
	}
	if start.Year() == end.Year() {
		return w.Day(start) + " – " + w.DayYear(end)
	}
	return w.DayYear(start) + " – " + w.DayYear(end)
}

// dates writes a contract's term and what comes at its end.
func dates(w *words.Words, contract view.Contract, today civil.Day) string {
	text := term(w, contract.Start, contract.End)
	switch {
	case contract.End == civil.Never:
		return text
	case contract.Successor.ID != "":
		return text + " · " + w.T("contracts.renewed", "Number", contract.Successor.Name)
	case contract.State == view.Ended:
		return text
	case contract.RenewalMonths > 0:
		return text + " · " + w.N("contracts.renews", int(contract.End+1-today))
	default:
		return text + " · " + w.N("contracts.ends", int(contract.End-today))
	}
}

// lineName is what a line is called.
func lineName(w *words.Words, line terms.Line) string {
	if line.Name != "" {
		return line.Name
	}
	return w.T("line." + string(line.Kind))
}

// lineText says what a line gives or costs.
func lineText(w *words.Words, line terms.Line, currency string) string {
	var parts []string
	add := func(when bool, text string) {
		if when {
			parts = append(parts, text)
		}
	}
	add(line.Minutes > 0, w.T("contracts.line."+string(line.Kind), "Hours", w.Duration(line.Minutes)))
	add(line.PerYear > 0, w.N("contracts.line.per_year", line.PerYear))
	add(line.Price != 0, price(w, line, currency))
	add(line.Price == 0 && slices.Contains(terms.FieldsOf(line.Kind), "price"), w.T("contracts.line.no_price"))
	add(line.Least > 0, w.T("contracts.line.least", "Hours", w.Duration(line.Least)))
	add(line.RollOver != "", rollOver(w, line))
	add(line.Cycle == bank.Anniversary, w.T("contracts.line.anniversary"))
	add(line.ProRata, w.T("contracts.line.pro_rata"))
	add(line.HostedOnly, w.T("contracts.line.hosted_only"))
	add(line.EarlyUse, w.T("contracts.line.early_use"))
	add(line.WhenPaid, w.T("contracts.line.when_paid"))
	add(len(line.Covers) > 0, w.T("contracts.line.covers", "What", strings.Join(wordsOf(w, "kind.", line.Covers), ", ")))
	scope := append(wordsOf(w, "kind.", line.Scope.Kinds), wordsOf(w, "worktype.", line.Scope.WorkTypes)...)
	add(len(scope) > 0, w.T("contracts.line.scope", "What", strings.Join(scope, ", ")))
	return strings.Join(parts, " · ")
}

// price writes a line's price: of an hour, or of a period.
func price(w *words.Words, line terms.Line, currency string) string {
	amount := w.Money(money.Amount{Minor: line.Price, Currency: currency})
	if line.Period != "" {
		return amount + " " + w.T("period."+string(line.Period))
	}
	return w.T("contracts.rate", "Price", amount)
}

func rollOver(w *words.Words, line terms.Line) string {
	switch line.RollOver {
	case bank.RollMonths:
		return w.N("contracts.line.kept_months", line.RollOverMonths)
	case bank.RollCapped:
		return w.T("contracts.line.kept_to", "Hours", w.Duration(line.Cap))
	case bank.RollUnlimited:
		return w.T("contracts.line.kept")
	default:
		return w.T("contracts.line.not_kept")
	}
}

func wordsOf(w *words.Words, prefix string, codes []string) []string {
	var names []string
	for _, code := range codes {
		names = append(names, strings.ToLower(w.T(prefix+code)))
	}
	return names
}

// termsFacts are the rules in force and what else is agreed, for the panel.
func termsFacts(w *words.Words, contract view.Contract) []kit.Fact {
	var facts []kit.Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, kit.Fact{Label: w.T(key), Value: value})
		}
	}
	add("field.service_level", contract.ServiceLevel)
	add("contracts.open_hours", contract.Calendar.Name)
	if rules, ok := inForce(contract); ok {
		add("field.over_use", w.T("overuse."+string(rules.OverUse)))
		add("field.draw_order", w.T("draworder."+string(rules.DrawOrder)))
	}
	add("contracts.renewal", renewal(w, contract))
	add("field.products", products(w, contract))
	if contract.Predecessor.ID != "" {
		add("contracts.follows", contract.Predecessor.Name)
	}
	return facts
}

// inForce gives the rules that hold now, or those that will.
func inForce(contract view.Contract) (view.TermsVersion, bool) {
	for _, version := range contract.Terms {
		if version.InForce {
			return version, true
		}
	}
	if len(contract.Terms) > 0 {
		return contract.Terms[0], true
	}
	return view.TermsVersion{}, false
}

// renewal tells whether a contract is renewed; one without an end never is.
func renewal(w *words.Words, contract view.Contract) string {
	switch {
	case contract.End == civil.Never:
		return w.T("contracts.renewal.open")
	case contract.RenewalMonths == 0:
		return w.T("contracts.renewal.none")
	}
	return w.N("contracts.renewal.months", contract.RenewalMonths)
}

func products(w *words.Words, contract view.Contract) string {
	if len(contract.Products) == 0 {
		return w.T("contracts.products.all")
	}
	names := make([]string, len(contract.Products))
	for i, product := range contract.Products {
		names[i] = product.Name
	}
	return strings.Join(names, ", ")
}

// rate is the price of an hour of a lot; nothing without one.
func rate(w *words.Words, lot view.BankLot) string {
	if lot.Price.Minor == 0 || lot.Minutes == 0 {
		return ""
	}
	hour := money.Amount{Minor: (lot.Price.Minor*60 + int64(lot.Minutes)/2) / int64(lot.Minutes), Currency: lot.Price.Currency}
	return w.T("contracts.rate", "Price", w.Money(hour))
}
