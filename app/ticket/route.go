package ticket

import (
	"cmp"
	"slices"

	"tallydesk/app/civil"
)

// Part is why somebody takes part in a ticket.
type Part string

// The parts.
const (
	Engineer       Part = "engineer"
	Analyst        Part = "analyst"
	AccountManager Part = "account_manager"
	Watcher        Part = "watcher"
)

// The functions of staff that routing looks for.
const (
	engineerFunction       = "engineer"
	analystFunction        = "business_analyst"
	trainerFunction        = "trainer"
	projectManagerFunction = "project_manager"
)

// Person is a member of staff who can be called to a ticket.
type Person struct {
	ID        string
	Functions []string
	LastWork  civil.Day // last day of work with the customer; 0 for never
}

// Participation calls a person to a ticket.
type Participation struct {
	StaffID string
	Part    Part
}

// Participants says who is called to a new ticket (R-TIX-2): to a fault the
// engineers, the business analyst who knows the customer best, and the
// customer's account manager; to others nobody. Nobody is called twice.
func Participants(kind Kind, people []Person, managerID string) []Participation {
	if kind != Fault {
		return nil
	}
	var called []Participation
	call := func(id string, part Part) {
		known := slices.ContainsFunc(called, func(p Participation) bool { return p.StaffID == id })
		if id != "" && !known {
			called = append(called, Participation{StaffID: id, Part: part})
		}
	}
	for _, person := range byID(with(people, engineerFunction)) {
		call(person.ID, Engineer)
	}
	call(closest(with(people, analystFunction)).ID, Analyst)
	if slices.ContainsFunc(people, func(p Person) bool { return p.ID == managerID }) {
		call(managerID, AccountManager)
	}
	return called
}

// Assignee says who gets a new ticket by itself (R-TIX-2): training goes to the
// trainer or project manager who worked with the customer last; "" is nobody.
func Assignee(kind Kind, people []Person) string {
	if kind != Training {
		return ""
	}
	found := closest(with(people, trainerFunction, projectManagerFunction))
	if found.LastWork == 0 {
		return ""
	}
	return found.ID
}

func with(people []Person, functions ...string) []Person {
	var found []Person
	for _, person := range people {
		if slices.ContainsFunc(functions, func(f string) bool { return slices.Contains(person.Functions, f) }) {
			found = append(found, person)
		}
	}
	return found
}

func byID(people []Person) []Person {
	return slices.SortedFunc(slices.Values(people), func(a, b Person) int { return cmp.Compare(a.ID, b.ID) })
}

// closest is the person with the most recent work, then the least id; the zero
// Person of none.
func closest(people []Person) Person {
	if len(people) == 0 {
		return Person{}
	}
	return slices.MinFunc(people, func(a, b Person) int {
		return cmp.Or(cmp.Compare(b.LastWork, a.LastWork), cmp.Compare(a.ID, b.ID))
	})
}
