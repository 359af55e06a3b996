package settings

import (
	"tallydesk/app/access"
	"tallydesk/gui/page"
)

// place is one line of the column of sections.
type place struct {
	name  string // its word is settings.<name>; routes name it too
	group string // its word is settings.group.<group>
	who   func(access.Actor) bool
	make  func(page.Env) section
}

// places are the sections in their order; those of a group stand together.
var places = []place{
	{"appearance", "person", everybody, newAppearance},
	{"language", "person", everybody, newLanguage},
	{"working", "person", everybody, newWorking},
	{"company", "desk", staff, newCompany},
	{"people", "desk", staff, newPeople},
	{"calendars", "desk", staff, newCalendars},
	{"templates", "desk", staff, newTemplates},
	{"backup", "safe", staff, newBackup},
	{"folder", "program", admins, newFolder},
	{"desktop", "program", everybody, newDesktop},
	{"about", "program", staff, newAbout},
}

func everybody(access.Actor) bool { return true }

// staff are the provider's people; who of them may change what is the
// commands' business.
func staff(actor access.Actor) bool { return actor.Staff() }

// admins may set up the desk.
func admins(actor access.Actor) bool { return actor.May(access.SetUpDesk) }
