package template

import (
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/words"
)

// Variable is what a text can leave open.
type Variable string

// The variables there are. What each stands for is the word
// "template.variable.<name>".
const (
	Ticket    Variable = "ticket"     // number with the customer's code
	Subject   Variable = "subject"    // of the ticket
	State     Variable = "state"      // of the ticket, in words
	Customer  Variable = "customer"   // name
	Contact   Variable = "contact"    // name of the reporter
	FirstName Variable = "first_name" // the reporter's first name
	Me        Variable = "me"         // name of who writes
	MyFirst   Variable = "my_first_name"
	Provider  Variable = "provider" // name of the company that gives support
	Product   Variable = "product"
	Contract  Variable = "contract"   // number and name
	HoursLeft Variable = "hours_left" // in the contract's time bank
	Today     Variable = "today"      // with weekday and year
)

// Variables lists the variables, those used most first.
var Variables = []Variable{
	Ticket, Subject, Customer, Contact, FirstName, Me, MyFirst, Provider, Product, Contract, HoursLeft, State, Today,
}

// Written is the variable as a text has it: {{customer}}.
func (v Variable) Written() string { return opening + string(v) + closing }

// Key names what the variable stands for in words.
func (v Variable) Key() string { return "template.variable." + string(v) }

// Known lists all variables as a text has them.
func Known() string {
	written := make([]string, len(Variables))
	for i, variable := range Variables {
		written[i] = variable.Written()
	}
	return strings.Join(written, " ")
}

// Facts are what the variables stand for in one case. What is not known is
// left empty.
type Facts struct {
	Ref, Subject      string
	State             ticket.State
	Customer, Contact string
	Me, Provider      string
	Product, Contract string
	HasBank           bool // the contract has hours
	MinutesLeft       int  // of them; less than none when more was used
	Today             time.Time
}

// Values writes the facts in a language. Nothing is made up: a variable whose
// fact is not known has no value.
func (f Facts) Values(w *words.Words) map[Variable]string {
	values := map[Variable]string{
		Ticket: f.Ref, Subject: f.Subject, Customer: f.Customer, Contact: f.Contact, FirstName: firstName(f.Contact),
		Me: f.Me, MyFirst: firstName(f.Me), Provider: f.Provider, Product: f.Product, Contract: f.Contract,
	}
	if f.State != "" {
		values[State] = w.T("state." + string(f.State))
	}
	if f.HasBank {
		values[HoursLeft] = w.Duration(f.MinutesLeft)
	}
	if !f.Today.IsZero() {
		values[Today] = w.LongDay(civil.Of(f.Today))
	}
	return values
}

func firstName(name string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return first
}
