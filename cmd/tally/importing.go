package main

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"time"

	"tallydesk/app/fail"
	"tallydesk/app/intake"
)

// importNoun brings data in; its flags stand before or behind the kind of row.
type importNoun struct {
	Customers importCustomers `cmd:""`
	Contacts  importContacts  `cmd:""`
	Tickets   importTickets   `cmd:""`
	Time      importTime      `cmd:""`
	All       importAll       `cmd:""`

	DryRun          bool     `name:"dry-run"`
	Source          string   `name:"source" is:"code" of:"sources"`
	Customer        string   `name:"customer" is:"customer"`
	CreateCustomers bool     `name:"create-customers"`
	AddPeople       bool     `name:"add-people"`
	Ticket          string   `name:"ticket" is:"ticket"`
	Map             []string `name:"map" is:"column" sep:"none"`
	Value           []string `name:"value" is:"meaning" sep:"none"`
	Mapping         string   `name:"mapping" is:"text"`
	SaveMapping     string   `name:"save-mapping" is:"text"`
	DateOrder       string   `name:"date-order" is:"code" of:"dateorders"`
	Unit            string   `name:"unit" is:"code" of:"units"`
	Zone            string   `name:"zone" is:"zone"`
	Delimiter       string   `name:"delimiter" is:"sign"`
	Encoding        string   `name:"encoding" is:"code" of:"encodings"`
	Sheet           string   `name:"sheet" is:"text"`
}

// The kinds of row that can be imported, each with its file.
type (
	importCustomers struct {
		File string `arg:"" is:"file"`
	}
	importContacts struct {
		File string `arg:"" is:"file"`
	}
	importTickets struct {
		File string `arg:"" is:"file"`
	}
	importTime struct {
		File string `arg:"" is:"file"`
	}
)

func (importCustomers) examples() []string {
	return []string{"import customers customers.csv --dry-run"}
}

func (importContacts) examples() []string {
	return []string{`import contacts people.csv --customer SUND --map "Who=name"`}
}

func (importTickets) examples() []string {
	return []string{"import tickets issues.csv --customer SUND --add-people --value state:Parked=waiting_customer"}
}

func (importTime) examples() []string {
	return []string{
		"import time toggl.csv --source toggl --customer SUND --add-people --dry-run",
		"import time redmine.csv --source redmine --customer SUND --ticket SUND-1001",
	}
}

func (k *importCustomers) run(c *call) error { return c.importing(intake.Customers, k.File) }
func (k *importContacts) run(c *call) error  { return c.importing(intake.Contacts, k.File) }
func (k *importTickets) run(c *call) error   { return c.importing(intake.Tickets, k.File) }
func (k *importTime) run(c *call) error      { return c.importing(intake.Time, k.File) }

// importing carries out an import of any kind.
func (c *call) importing(kind intake.Kind, path string) error {
	k := c.node.Parent.Target.Addr().Interface().(*importNoun)
	job, mapping, err := k.job(c, kind, path)
	if err != nil {
		return err
	}
	if k.SaveMapping != "" && !k.DryRun {
		mapping = k.SaveMapping
		err := intake.SaveMapping(c.ctx, c.desk, intake.Saved{
			Name: mapping, Kind: kind, Source: job.Mapping.Source, Columns: job.File.Columns, Fields: job.Mapping.Fields, Choices: job.Choices,
		})
		if err != nil {
			return err
		}
	}
	var report intake.Report
	if k.DryRun {
		report, err = intake.Look(c.ctx, c.desk, job)
	} else {
		report, err = intake.Take(c.ctx, c.desk, job, func(float64) {})
	}
	if err != nil {
		return err
	}
	return c.imported(report, job, mapping, k.DryRun)
}

// job reads the file and makes of it, and of what was typed, what is to be done.
func (k *importNoun) job(c *call, kind intake.Kind, path string) (job intake.Job, mapping string, err error) {
	file, err := k.open(path)
	if err != nil {
		return job, "", err
	}
	saved, err := intake.SavedMappings(c.ctx, c.desk)
	if err != nil {
		return job, "", err
	}
	if job, mapping, err = k.begin(file, kind, saved); err != nil {
		return job, "", err
	}
	for _, typed := range k.Map {
		at := strings.LastIndex(typed, "=")
		if at < 0 {
			return job, "", badly("--map", fail.NewInvalid("map", "import.pair", fail.Args{"Text": typed}))
		}
		if err := job.Mapping.Set(file.Columns, typed[:at], intake.Field(strings.TrimSpace(typed[at+1:]))); err != nil {
			return job, "", badly("--map", err)
		}
	}
	job.Now = c.now()
	if file.Zone == nil {
		job.Choices.Zone = c.zone
	}
	return job, mapping, k.choose(c, &job.Choices)
}

// begin takes the saved mapping that was named, or the one that fits, or what
// the headings say.
func (k *importNoun) begin(file *intake.File, kind intake.Kind, saved []intake.Saved) (intake.Job, string, error) {
	if k.Mapping == "" {
		if len(k.Map) > 0 {
			saved = nil
		}
		job, offered := intake.Begin(file, kind, intake.Source(k.Source), saved)
		return job, offered, nil
	}
	at := slices.IndexFunc(saved, func(s intake.Saved) bool { return s.Name == k.Mapping && s.Kind == kind })
	if at < 0 {
		return intake.Job{}, "", fail.New(fail.NotFound, "import.mapping", fail.Args{"Name": k.Mapping})
	}
	return intake.Job{File: file, Mapping: saved[at].For(file.Columns), Choices: saved[at].Choices}, k.Mapping, nil
}

func (k *importNoun) open(path string) (*intake.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fail.New(fail.NotFound, "file", fail.Args{"Path": path}).Because(err)
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.IsDir() {
		return nil, fail.New(fail.NotFound, "file", fail.Args{"Path": path}).Because(err)
	}
	read, err := intake.Open(path, file, intake.ReadOptions{Delimiter: k.Delimiter, Encoding: intake.Encoding(k.Encoding), Sheet: k.Sheet})
	return read, badly("--delimiter", err)
}

// choose takes over what was typed about the file.
func (k *importNoun) choose(c *call, choices *intake.Choices) (err error) {
	choices.Order, choices.Unit = cmp.Or(intake.Order(k.DateOrder), choices.Order), cmp.Or(intake.Unit(k.Unit), choices.Unit)
	choices.CreateCustomers, choices.AddPeople = k.CreateCustomers, k.AddPeople
	if k.Zone != "" {
		zone, err := time.LoadLocation(k.Zone)
		if err != nil || k.Zone == "Local" {
			return badly("--zone", fail.NewInvalid("zone", "zone", fail.Args{"Value": k.Zone}))
		}
		choices.Zone = zone
	}
	for _, typed := range k.Value {
		said, code, ok := strings.Cut(typed, "=")
		field, value, both := strings.Cut(said, ":")
		if !ok || !both {
			return badly("--value", fail.NewInvalid("value", "import.pair", fail.Args{"Text": typed}))
		}
		if choices.Values == nil {
			choices.Values = map[string]string{}
		}
		choices.Values[intake.ValueKey(intake.Field(strings.TrimSpace(field)), value)] = strings.TrimSpace(code)
	}
	if k.Customer != "" {
		if choices.CustomerID, err = c.customerID(k.Customer); err != nil {
			return err
		}
	}
	if k.Ticket != "" {
		choices.TicketID, err = c.ticketID(k.Ticket)
	}
	return err
}

// partly says that some rows could not be taken.
type partly struct{ rows int }

// Error tells it for a log.
func (partly) Error() string { return "some rows were not taken" }

// imported tells what became of an import.
func (c *call) imported(report intake.Report, job intake.Job, mapping string, dry bool) error {
	told := record{
		{"kind", coded{"import.kind.", string(job.Mapping.Kind)}},
		{"source", coded{"source.", string(job.Mapping.Source)}},
		{"mapping", mapping},
		{"rows", report.Rows},
		{"taken", report.New},
		{"known", report.Known},
		{"changed", report.Changed},
		{"refused", report.Refused()},
		{"minutes", minutes(report.Minutes)},
		{"customers", report.Customers},
		{"contacts", report.Contacts},
		{"tickets", report.Tickets},
		{"people", report.People},
		{"as_other", report.AsOther},
		{"for_chosen", report.ForChosen},
		{"problems", c.refusedRows("line", report.Problems)},
		{"cancelled", report.Cancelled},
		{"dry_run", dry},
		{"act", report.Act},
	}
	if err := c.tellImport(report, told, dry); err != nil {
		return err
	}
	if report.Cancelled {
		return c.ctx.Err()
	}
	if n := report.Refused(); n > 0 {
		return partly{n}
	}
	return nil
}

// refusedRows lists what is wrong with rows; the line of the file goes by the
// name given.
func (c *call) refusedRows(line string, problems []intake.Problem) []record {
	var rows []record
	for _, problem := range problems {
		rows = append(rows, record{
			{line, problem.Line}, {"column", problem.Column}, {"value", problem.Value}, {"reason", c.reason(problem.Err)},
		})
	}
	return rows
}

// reason tells what is wrong with a cell; its column stands beside it.
func (c *call) reason(err error) string {
	var told []string
	for _, invalid := range fail.Invalids(err) {
		told = append(told, c.words.Invalid(invalid))
	}
	if len(told) == 0 {
		return c.words.Explain(err).What
	}
	return strings.Join(told, " ")
}

func (c *call) tellImport(report intake.Report, told record, dry bool) error {
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	switch {
	case dry:
		c.out.line(c.words.T("cli.import.dry"))
	case report.Cancelled && report.Act != "":
		c.out.line(c.words.T("cli.import.cancelled", "Act", report.Act))
	case report.Act == "":
		c.out.line(c.words.T("cli.import.none"))
	default:
		c.out.line(c.words.T("cli.done.import"))
	}
	c.out.card(told.withoutNoughts(), "source", "mapping", "rows", "taken", "known", "changed", "refused", "minutes", "customers", "contacts", "tickets", "people", "as_other", "for_chosen")
	c.out.section("cli.part.problems", c.refusedRows("at_line", report.Problems), "at_line", "column", "value", "reason")
	return nil
}

// withoutNoughts leaves out what there is none of.
func (r record) withoutNoughts() record {
	return slices.DeleteFunc(slices.Clone(r), func(f field) bool { return f.value == 0 || f.value == minutes(0) })
}
