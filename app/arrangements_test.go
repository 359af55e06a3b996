package app_test

import (
	"slices"
	"strings"
	"testing"

	"tallydesk/app/bank"
	"tallydesk/app/command"
	"tallydesk/app/terms"
	"tallydesk/app/view"
)

// clause is a sentence of an arrangement and where the desk keeps it. What is
// a rule of the bank or of charging is a line; what the rules to come will read
// (clocks, pace, surveys) is kept as the contract's service level and remarks,
// in words that the customer reads.
type clause struct {
	says string
	kept func(k view.Contract) bool
}

func has(kind terms.Kind, holds func(line terms.Line) bool) func(view.Contract) bool {
	return func(k view.Contract) bool {
		return slices.ContainsFunc(k.Lines, func(line view.ContractLine) bool { return line.Kind == kind && holds(line.Now.Line) })
	}
}

func without(kind terms.Kind) func(view.Contract) bool {
	return func(k view.Contract) bool { return !has(kind, anyLine)(k) }
}

func anyLine(terms.Line) bool { return true }

func covers(kinds ...string) func(terms.Line) bool {
	return func(line terms.Line) bool { return slices.Equal(line.Covers, kinds) }
}

func named(name string) func(terms.Line) bool {
	return func(line terms.Line) bool { return line.Name == name }
}

func remark(words string) func(view.Contract) bool {
	return func(k view.Contract) bool { return strings.Contains(k.Remarks, words) }
}

func level(name string) func(view.Contract) bool {
	return func(k view.Contract) bool { return k.ServiceLevel == name }
}

func open(calendar string) func(view.Contract) bool {
	return func(k view.Contract) bool { return k.Calendar.Name == calendar }
}

func prepaidOnly(line terms.Line) bool { return line.Least == 60 && !line.WhenPaid }

// arrangements are the five support arrangements that the desk must be able to
// express, by the templates that express them.
var arrangements = map[string][]clause{
	"care_hosted": {
		{"customers are automatically enrolled", func(k view.Contract) bool { return k.RenewalMonths == 12 }},
		{"updates, upgrades and new versions are provided", has(terms.Maintenance, covers())},
		{"hosted customers receive free services time each month", has(terms.Allowance, func(l terms.Line) bool { return l.Minutes == 60 && l.HostedOnly })},
		{"unused time rolls over from month to month", has(terms.Allowance, func(l terms.Line) bool { return l.RollOver == bank.RollUnlimited })},
		{"purchase time", has(terms.Prepaid, prepaidOnly)},
		{"a fixed number of tickets each year", has(terms.Quota, func(l terms.Line) bool { return l.PerYear == 12 })},
		{"a confirmed bug is credited", remark("one that is confirmed is credited")},
		{"faults go to engineers, with a business analyst and an account manager", remark("with a business analyst and your account manager")},
		{"a services request is re-allocated", remark("A request that is no fault is moved")},
		{"systems receive new versions automatically", remark("installed for you")},
		{"faults are treated like emergencies", level("Faults at once")},
	},
	"care_on_premise": {
		{"on-premise customers plan upgrades", remark("upgrades are planned with you")},
		{"free monthly time is for hosted customers", without(terms.Allowance)},
		{"a fixed number of tickets each year", has(terms.Quota, anyLine)},
		{"services are bought", has(terms.Prepaid, prepaidOnly)},
	},
	"support": {
		{"application and technical support", has(terms.Maintenance, covers("fault", "assistance", "question"))},
		{"open 09–12 and 13–16, closed on bridge days", open("Sweden office")},
		{"an assessment within two hours", level("Assessed within 2 hours")},
		{"for trained main administrators and IT", remark("trained main administrators")},
		{"requests at any time", remark("at any time")},
		{"three lines", remark("Three lines")},
		{"the customer asks for closing; a survey", remark("may then answer a short survey")},
		{"deviations are announced in advance", remark("announced in advance")},
		{"update service by subscription", has(terms.AddOn, func(l terms.Line) bool { return l.Name == "Update service" && l.Period == terms.Year })},
		{"upgrades at a fixed price", has(terms.AddOn, func(l terms.Line) bool { return l.Name == "Upgrade at a fixed price" && l.Period == terms.Once })},
		{"database administration", has(terms.AddOn, named("Database administration"))},
		{"work to order", has(terms.PayAsYouGo, anyLine)},
	},
	"project": {
		{"annual support fees", has(terms.Maintenance, func(l terms.Line) bool { return l.Period == terms.Year })},
		{"time on a ticket becomes revenue", has(terms.PayAsYouGo, anyLine)},
		{"by kind of work", has(terms.PayAsYouGo, func(l terms.Line) bool { return slices.Equal(l.Scope.WorkTypes, []string{"consulting", "development"}) })},
		{"costs by person, to a project", remark("kept by person and counted to the customer's project")},
		{"over-use is charged", func(k view.Contract) bool { return k.Terms[0].OverUse == terms.Charge }},
	},
	"prepaid": {
		{"at least twenty hours at a time", has(terms.Prepaid, func(l terms.Line) bool { return l.Least == 20*60 })},
		{"paid in advance", has(terms.Prepaid, func(l terms.Line) bool { return l.WhenPaid })},
		{"an average number of hours a week", has(terms.Reserved, func(l terms.Line) bool { return l.Minutes == 120 })},
		{"they expire at the end of the quarter", remark("expire at the end of the quarter")},
		{"hours are rolled over if it is our fault", remark("through our fault are carried over")},
		{"priority is given to pre-paid clients", remark("prepaid work goes first")},
		{"phone calls for emergencies", remark("the phone is for emergencies")},
		{"the rest as you go", has(terms.PayAsYouGo, anyLine)},
	},
	"payg": {
		{"pay-as-you-go at a rate", has(terms.PayAsYouGo, anyLine)},
		{"no hours in a bank", without(terms.Prepaid)},
		{"after pre-paid clients", level("After prepaid customers")},
	},
	"maintenance": {
		{"an active maintenance contract", has(terms.Maintenance, covers("fault", "assistance", "question"))},
		{"designated liaisons", remark("designated liaisons")},
		{"9 AM to 5 PM ET", open("US Eastern office")},
		{"priority levels", level("Standard")},
		{"very high: 2 and 4 business hours", remark("very high 2 h and 4 h")},
		{"low: 3 working days, negotiated", remark("low 3 working days and as negotiated")},
		{"answered the same business day", remark("the same business day, else the next")},
		{"permission for remote access", remark("Permission is asked before a remote session")},
		{"the client's own IT support", remark("The customer's own IT helps")},
		{"the original training plan", has(terms.Training, func(l terms.Line) bool { return l.Minutes > 0 })},
		{"additional training fees may apply", has(terms.PayAsYouGo, func(l terms.Line) bool { return slices.Equal(l.Scope.Kinds, []string{"training"}) })},
		{"changes are specified and quoted", remark("specified and quoted")},
	},
}

// Domain.md 5: every arrangement that the desk is for can be agreed on as a
// contract, clause by clause, in one command.
func TestEveryArrangementIsAContract(t *testing.T) {
	for _, template := range terms.Templates() {
		t.Run(template.Key, func(t *testing.T) {
			clauses := arrangements[template.Key]
			if len(clauses) == 0 {
				t.Fatal("no arrangement is told of this template")
			}
			s := newScene(t)
			customer := s.Do(&command.CreateCustomer{Code: "ARR", Name: "Arrangement", Language: "en"}).Created("customer")
			card := s.card(s.Do(&command.EnrolCustomer{CustomerID: customer, Template: template.Key, Start: day("2026-01-01")}).Created("contract"))
			for _, c := range clauses {
				if !c.kept(card) {
					t.Errorf("%q is kept nowhere in %+v", c.says, card)
				}
			}
		})
	}
}
