package command

import (
	"cmp"
	"time"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/data"
)

var _ = register[LogTime]()

// Work is what a person did. Work on a ticket is charged by the rules of its
// contract. Work for a customer without a ticket, and work for nobody, is
// internal: it has no charges, since every charge hangs on a ticket, and the
// customer never sees it.
type Work struct {
	TicketID       string
	CustomerID     string     // whom it was for, when there is no ticket
	WorkDay        civil.Day  // none: the day of Start
	Start, End     time.Time  // both or neither
	Minutes        int        // worked; without Start and End only
	Adjusted       int        // minutes that count instead, by hand; 0 for as worked (R-TIME-1)
	AdjustedReason string     // needed with Adjusted
	WorkType       string     // of terms.WorkTypes
	OnSite         bool       // rather than remote
	Note           string     // to the customer
	InternalNote   string     // for staff only
	Class          bank.Class // by hand; empty for by the rules (R-TIME-10)
	// ClassReason is needed with Class: a code of bank.Reason where nothing is
	// charged, which the customer sees; else words for staff only.
	ClassReason string
}

// LogTime records work. It is submitted when it is saved (R-TIME-6), and
// charged at once. Label: "entry".
type LogTime struct {
	StaffID string // who worked; empty for the actor
	Draft   bool   // a cell of the week sheet: it draws nothing until it is submitted
	Work
}

// Spec names the command.
func (LogTime) Spec() Spec { return Spec{Name: "time.log", Version: 1, Class: Fact} }

// Validate looks at the work alone.
func (l *LogTime) Validate() error { return l.validate() }

// Authorize lets everybody of staff log their own time, and admins that of
// others.
func (l *LogTime) Authorize(_ *data.Tx, actor access.Actor) error {
	if l.StaffID != "" && l.StaffID != actor.StaffID {
		return actor.Require(access.LogOthersTime)
	}
	return actor.Require(access.LogTime)
}

// Check refuses what cannot have happened yet (R-TIME-8).
func (l *LogTime) Check(tx *data.Tx, c Ctx) error { return l.check(tx, c) }

// Apply writes the entry and its charges.
func (l *LogTime) Apply(tx *data.Tx, c Ctx) error {
	entry := data.TimeEntry{
		Row: data.Row{ID: c.NewID("entry")}, StaffID: cmp.Or(l.StaffID, c.Actor.StaffID), State: string(Submitted),
	}
	if l.Draft {
		entry.State = string(Draft)
	}
	if entry.StaffID == "" {
		return fail.Required("staff")
	}
	if err := knownStaff(tx, entry.StaffID); err != nil {
		return err
	}
	if err := l.write(tx, &entry); err != nil {
		return err
	}
	if err := data.TimeEntries.Insert(tx, &entry); err != nil {
		return err
	}
	return recharge(tx, entry)
}

// EntryState says how far a time entry has come (R-TIME-6). Its word is
// entrystate.<code>.
type EntryState string

// The states of a time entry.
const (
	Draft     EntryState = "draft" // written into the week sheet, seen by staff only
	Submitted EntryState = "submitted"
	Approved  EntryState = "approved" // locked for the person
)

// reasonCodes are the reasons that customers may see.
var reasonCodes = []bank.Reason{
	bank.SoftwareFault, bank.Warranty, bank.Goodwill, bank.TrainingIncluded, bank.Investigation,
	bank.InternalWork, bank.TechTicket, bank.Maintenance,
}

// HandReasons lists the reasons that can be given by hand for not charging.
var HandReasons = []bank.Reason{
	bank.Goodwill, bank.Warranty, bank.SoftwareFault, bank.TrainingIncluded, bank.Investigation, bank.InternalWork,
}

// HandClasses lists the classes that can be given by hand.
var HandClasses = []bank.Class{bank.Drawn, bank.Billable, bank.Covered, bank.NoCharge, bank.Internal}

func (w *Work) validate() error {
	errs := []error{
		w.validateTimes(), wantOneOf("work_type", w.WorkType, terms.WorkTypes...), w.validateClass(),
		terms.CheckNumber("minutes", int64(w.Minutes)), terms.CheckNumber("adjusted", int64(w.Adjusted)),
		allowText("note", w.Note, maxText), allowText("internal_note", w.InternalNote, maxText),
		allowText("adjusted_reason", w.AdjustedReason, maxText), allowText("class_reason", w.ClassReason, maxText),
	}
	if w.TicketID != "" && w.CustomerID != "" {
		errs = append(errs, fail.NewInvalid("customer", "time.ticket_or_customer"))
	}
	if w.Adjusted != 0 {
		errs = append(errs, wantSome("adjusted_reason", w.AdjustedReason))
	}
	return fail.Join(errs...)
}

func (w *Work) validateTimes() error {
	if w.Start.IsZero() && w.End.IsZero() {
		return fail.Join(wantDay("work_day", w.WorkDay), wantMinutes(w.Minutes))
	}
	switch {
	case w.Start.IsZero():
		return fail.Required("start")
	case w.End.IsZero():
		return fail.Required("end")
	case w.Minutes != 0:
		return fail.NewInvalid("minutes", "time.times_or_minutes")
	case !w.End.After(w.Start):
		return fail.NewInvalid("end", "order")
	case w.worked() == 0:
		return fail.Required("minutes")
	case w.WorkDay != 0 && !near(w.WorkDay, civil.Of(w.Start.UTC())):
		return fail.NewInvalid("work_day", "time.other_day")
	}
	return nil
}

// near allows for zones: somewhere it may be the day before or after.
func near(a, b civil.Day) bool { return a-b <= 1 && b-a <= 1 }

func (w *Work) validateClass() error {
	if w.Class == "" {
		return nil
	}
	errs := []error{wantOneOf("class", w.Class, HandClasses...)}
	if w.Class == bank.NoCharge || w.Class == bank.Internal {
		errs = append(errs, wantOneOf("class_reason", bank.Reason(w.ClassReason), HandReasons...))
	} else {
		errs = append(errs, wantSome("class_reason", w.ClassReason))
	}
	return fail.Join(errs...)
}

// worked gives the minutes as measured.
func (w *Work) worked() int {
	if w.Start.IsZero() {
		return w.Minutes
	}
	return int(w.End.Sub(w.Start).Round(time.Minute) / time.Minute)
}

// check refuses an entry of more than 24 hours, or one that ends after the
// moment at which it is recorded (R-TIME-8).
func (w *Work) check(tx *data.Tx, c Ctx) error {
	if most := 24 * 60; w.worked() > most || w.Adjusted > most {
		return fail.NewInvalid("minutes", "time.too_long")
	}
	if w.End.After(c.At) {
		return fail.NewInvalid("end", "time.future")
	}
	zone, err := facts.Zone(tx, "")
	if err != nil {
		return err
	}
	if w.WorkDay > civil.Of(c.At.In(zone)) {
		return fail.NewInvalid("work_day", "time.future")
	}
	return nil
}

// write puts the work into a row.
func (w *Work) write(tx *data.Tx, entry *data.TimeEntry) error {
	if err := w.wantRows(tx); err != nil {
		return err
	}
	day := w.WorkDay
	if day == 0 {
		zone, err := facts.Zone(tx, "")
		if err != nil {
			return err
		}
		day = civil.Of(w.Start.In(zone))
	}
	entry.TicketID, entry.CustomerID, entry.WorkDay = w.TicketID, w.CustomerID, day.Text()
	entry.StartAt, entry.EndAt = 0, 0
	if !w.Start.IsZero() {
		entry.StartAt, entry.EndAt = w.Start.UnixMilli(), w.End.UnixMilli()
	}
	entry.Worked, entry.Adjusted, entry.AdjustedReason = int64(w.worked()), int64(w.worked()), ""
	if w.Adjusted != 0 {
		entry.Adjusted, entry.AdjustedReason = int64(w.Adjusted), w.AdjustedReason
	}
	entry.WorkType, entry.OnSite, entry.Note, entry.InternalNote = w.WorkType, bit(w.OnSite), w.Note, w.InternalNote
	entry.ClassOverride, entry.OverrideReason = string(w.Class), w.ClassReason
	return nil
}

func (w *Work) wantRows(tx *data.Tx) error {
	if w.TicketID != "" {
		return wantRow(tx, "ticket", w.TicketID, "ticket")
	}
	if w.CustomerID != "" {
		return wantRow(tx, "customer", w.CustomerID, "customer")
	}
	return nil
}

// FactsOf gives work as charging looks at it, for a preview of its charges.
func (w *Work) FactsOf() facts.Work {
	minutes := w.worked()
	if w.Adjusted != 0 {
		minutes = w.Adjusted
	}
	return facts.Work{
		Day: w.WorkDay, Start: w.Start, End: w.End, Minutes: minutes, Type: w.WorkType,
		Override: bank.Verdict{Class: w.Class, Reason: bank.Reason(w.ClassReason)},
	}
}
