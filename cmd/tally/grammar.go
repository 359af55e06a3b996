package main

// globals are the flags that every command has.
type globals struct {
	DB   string   `name:"db" is:"file"`
	As   *string  `name:"as" is:"login"` // nil: the owner
	JSON bool     `name:"json"`
	Lang string   `name:"lang" is:"lang" of:"langs"`
	Help helpFlag `name:"help" short:"h"`
}

// grammar is everything that can be typed. What it says of itself stands among
// the words (see explain).
type grammar struct {
	globals

	Demo       demoCommand       `cmd:""`
	Init       initCommand       `cmd:""`
	Customer   customerNoun      `cmd:""`
	Contact    contactNoun       `cmd:""`
	Staff      staffNoun         `cmd:""`
	User       userNoun          `cmd:""`
	Product    productNoun       `cmd:""`
	Contract   contractNoun      `cmd:""`
	Today      todayCommand      `cmd:""`
	Ticket     ticketNoun        `cmd:""`
	View       viewNoun          `cmd:""`
	Time       timeNoun          `cmd:""`
	Search     searchCommand     `cmd:""`
	Bank       bankNoun          `cmd:""`
	Calendar   calendarNoun      `cmd:""`
	Template   templateNoun      `cmd:""`
	Export     exportNoun        `cmd:""`
	Import     importNoun        `cmd:""`
	Backup     backupNoun        `cmd:""`
	Restore    restoreCommand    `cmd:""`
	Check      checkCommand      `cmd:""`
	Rescue     rescueCommand     `cmd:""`
	Company    companyNoun       `cmd:""`
	Desk       deskNoun          `cmd:""`
	Config     configNoun        `cmd:""`
	Undo       undoCommand       `cmd:""`
	Completion completionCommand `cmd:""`
	Help       helpCommand       `cmd:""`
}

// exampled is a command that shows how it is used; each example is what is
// typed after "tally". A test parses them and carries them out on a demo desk.
type exampled interface{ examples() []string }

// paged are the flags of long lists.
type paged struct {
	Most int `name:"most" is:"number" default:"50"`
}
