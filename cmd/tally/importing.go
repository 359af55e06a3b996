package main

import (
	"os"
	"time"

	"tallydesk/app/fail"
	"tallydesk/app/intake"
)

type importNoun struct {
	All  importAll  `cmd:""`
	Time importTime `cmd:""`
}

type importTime struct {
	File      string `arg:"" is:"file"`
	Source    string `name:"source" is:"code" of:"sources" required:""`
	Customer  string `name:"customer" is:"customer" required:""`
	Ticket    string `name:"ticket" is:"ticket"`
	AddPeople bool   `name:"add-people"`
	DryRun    bool   `name:"dry-run"`
}

func (importTime) examples() []string {
	return []string{
		"import time toggl.csv --source toggl --customer SUND --add-people --dry-run",
		"import time redmine.csv --source redmine --customer SUND --ticket SUND-1001",
	}
}

func (k *importTime) run(c *call) error {
	target := intake.Target{AddPeople: k.AddPeople, DryRun: k.DryRun}
	var err error
	if target.CustomerID, err = c.customerID(k.Customer); err != nil {
		return err
	}
	if target.TicketID, err = c.ticketID(k.Ticket); err != nil {
		return err
	}
	entries, problems, err := k.read(c.zone)
	if err != nil {
		return err
	}
	report, err := intake.TakeTime(c.ctx, c.desk, intake.Source(k.Source), entries, target, func(float64) {})
	if err != nil {
		return err
	}
	report.Problems = append(problems, report.Problems...)
	return c.imported(report, k.DryRun)
}

func (k *importTime) read(zone *time.Location) ([]intake.Work, []intake.Problem, error) {
	file, err := os.Open(k.File)
	if err != nil {
		return nil, nil, fail.New(fail.NotFound, "file", fail.Args{"Path": k.File}).Because(err)
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.IsDir() {
		return nil, nil, fail.New(fail.NotFound, "file", fail.Args{"Path": k.File}).Because(err)
	}
	table, err := intake.Read(file)
	if err != nil {
		return nil, nil, err
	}
	return intake.TimeOf(table, intake.Source(k.Source), zone)
}

func (c *call) imported(report intake.Report, dry bool) error {
	var problems []record
	for _, problem := range report.Problems {
		problems = append(problems, record{{"at_line", problem.Line}, {"column", problem.Column}, {"problem", c.words.Error(problem.Err)}})
	}
	told := record{
		{"entries", report.Entries},
		{"minutes", minutes(report.Minutes)},
		{"tickets", report.Tickets},
		{"people", report.People},
		{"known", report.Known},
		{"problems", problems},
		{"dry_run", dry},
		{"act", report.Act},
	}
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	switch {
	case dry:
		c.out.line(c.words.T("cli.import.dry"))
	case report.Act == "":
		c.out.line(c.words.T("cli.import.none"))
	default:
		c.out.line(c.words.T("cli.done.import"))
	}
	c.out.card(told, "entries", "minutes", "tickets", "people", "known")
	c.out.section("cli.part.problems", problems, "at_line", "column", "problem")
	return nil
}
