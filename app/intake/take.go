package intake

import (
	"context"
	"errors"

	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/fail"
)

// Report says what became of an import, or would.
type Report struct {
	Act       string // what Undo takes back; empty when nothing was written
	Rows      int    // of the file
	Done      int    // gone through
	New       int    // taken
	Known     int    // here already, and left alone
	Changed   int    // of these, what says something else by now
	Minutes   int    // of the time taken
	Customers int    // added on the way; those of an import of customers are New
	Contacts  int
	Tickets   int
	People    int      // members of staff
	AsOther   []string // activities that are no type of work here
	ForChosen []string // customers that are not known, whose rows are taken for the one chosen
	Cancelled bool     // broken off; what was taken until then stays
	Problems  []Problem
}

// chunk is how many rows go into one transaction: few enough that others can
// write in between.
const chunk = 200

// Look tells what would become of an import, and writes nothing.
func Look(ctx context.Context, desk *app.Desk, job Job) (Report, error) {
	records, w, err := ready(ctx, desk, job)
	if err != nil {
		return Report{}, err
	}
	t := newTaker(job, w, len(records))
	t.do = t.pretend
	for _, rec := range records {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		if err := t.take(rec); err != nil {
			return Report{}, err
		}
	}
	return t.report, nil
}

// Take imports the rows that can be taken, as one act over many transactions.
// Rows that are here already are left alone, so that a file can be imported
// again after it has grown; one that was broken off goes on where it stopped,
// under the same act. Cancelling keeps what was taken until then. Progress is
// told from 0 to 1.
func Take(ctx context.Context, desk *app.Desk, job Job, progress func(part float64)) (Report, error) {
	records, w, err := ready(ctx, desk, job)
	if err != nil {
		return Report{}, err
	}
	run, err := begin(ctx, desk, job)
	if err != nil {
		return Report{}, err
	}
	t := newTaker(job, w, len(records))
	for len(records) > 0 && !t.report.Cancelled {
		next := records[:min(chunk, len(records))]
		records = records[len(next):]
		if err := t.some(ctx, desk, run.act, next); err != nil {
			return Report{}, err
		}
		progress(float64(t.report.Done) / float64(t.report.Rows))
	}
	if t.wrote || run.goesOn {
		t.report.Act = run.act
	}
	if !t.report.Cancelled {
		err = run.end(context.WithoutCancel(ctx), desk)
	}
	return t.report, err
}

// ready reads the records, and what is on the desk. What nobody can decide is
// an error.
func ready(ctx context.Context, desk *app.Desk, job Job) ([]Record, *world, error) {
	if err := fail.Join(desk.Actor().Require(access.Import), job.Err()); err != nil {
		return nil, nil, err
	}
	records, questions := job.Read()
	if len(questions) > 0 {
		return nil, nil, questions[0].Err()
	}
	w, err := look(ctx, desk, job.Mapping)
	if err == nil && job.Mapping.Kind == Time {
		err = w.lookAtOwn(ctx, desk.View(), records)
	}
	return records, w, err
}

// taker carries out the rows of one import.
type taker struct {
	job    Job
	w      *world
	do     app.Doer
	wrote  bool
	seen   map[string]int // how often rows have said the same
	report Report
}

func newTaker(job Job, w *world, rows int) *taker {
	return &taker{job: job, w: w, seen: map[string]int{}, report: Report{Rows: rows}}
}

// pretend looks at a command and does nothing.
func (t *taker) pretend(cmd command.Command) (app.Receipt, error) {
	return app.Receipt{ID: app.NewID()}, cmd.Validate()
}

// some carries out the rows of one transaction. When it is broken off, what was
// done stays and is told.
func (t *taker) some(ctx context.Context, desk *app.Desk, act string, records []Record) error {
	if ctx.Err() != nil {
		t.report.Cancelled = true
		return nil
	}
	before := t.report.written()
	// A row that has been begun is done: only between rows it is broken off.
	err := desk.Continue(context.WithoutCancel(ctx), act, func(do app.Doer) error {
		t.do = do
		for _, rec := range records {
			if ctx.Err() != nil {
				t.report.Cancelled = true
				return nil
			}
			if err := t.take(rec); err != nil {
				return err
			}
		}
		return nil
	})
	t.wrote = t.wrote || t.report.written() > before
	return err
}

// Refused counts the rows that cannot be taken.
func (r Report) Refused() int {
	lines := map[int]bool{}
	for _, problem := range r.Problems {
		lines[problem.Line] = true
	}
	return len(lines)
}

func (r Report) written() int { return r.New + r.Customers + r.Contacts + r.Tickets + r.People }

// take imports one row. What a person can mend is a problem of the row; only
// trouble with the desk itself is an error.
func (t *taker) take(rec Record) error {
	t.report.Done++
	if len(rec.Problems) > 0 {
		t.report.Problems = append(t.report.Problems, rec.Problems...)
		return nil
	}
	err := t.bring(&rec)
	told, known := fail.As(err)
	switch {
	case err == nil:
		return nil
	case known && told.Kind == fail.Forbidden:
		return err
	case known && told.Key == "imported":
		t.report.Known++
		return nil
	case known, errors.Is(err, fail.NotValid):
		t.report.Problems = append(t.report.Problems, rec.problem(err))
		return nil
	}
	return err
}

func (t *taker) bring(rec *Record) error {
	origin := t.origin(rec)
	if known, here := t.w.refs[origin.ExternalID]; here {
		t.report.Known++
		if known.Digest != "" && known.Digest != origin.Digest {
			t.report.Changed++
		}
		return nil
	}
	var err error
	switch t.job.Mapping.Kind {
	case Customers:
		err = t.customerRow(rec, origin)
	case Contacts:
		err = t.contactRow(rec, origin)
	case Tickets:
		err = t.ticketRow(rec, origin)
	case Time:
		err = t.timeRow(rec, origin)
	}
	return err
}

// fieldOf tells which field of a file an error of a command is about.
var fieldOf = map[string]Field{
	"emails": Email, "phones": Phone, "end": EndTime, "start": StartTime, "minutes": Duration, "work_day": Day, "body": Description,
	"at": Opened, "user": Person, "staff": Person, "work_type": Activity, "contact": Reporter, "liaison": Liaison,
}

// problem puts an error to the column that it is about.
func (rec *Record) problem(err error) Problem {
	problem := Problem{Line: rec.Line, Err: err}
	for _, invalid := range fail.Invalids(err) {
		field := Field(invalid.Field)
		if rec.columns[field] == "" {
			field = fieldOf[invalid.Field]
		}
		if rec.columns[field] != "" {
			problem.Column, problem.Field, problem.Value = rec.columns[field], field, rec.raw[field]
			break
		}
	}
	return problem
}
