// Package cmd is the top floor of the house. Its folders are the programs: tallydesk, the window, and tally, the
// command line. It has no code of its own, only the tests that see the whole house from up here: which floor may
// import which, and what must not stand in the sources of a floor.
//
//	cmd/          the programs
//	gui/          the screens
//	app/          what the business does; its pure packages know no file, no clock and no database
//	data/         rows in a database
//
// Arrows only go down, and only app reaches data. Everyone may read assets/.
package cmd
