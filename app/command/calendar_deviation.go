package command

import (
	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/facts"
	"tallydesk/app/fail"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

var (
	_ = register[AnnounceDeviation]()
	_ = register[WithdrawDeviation]()
)

// longestDeviation is how many days can be given other hours at once.
const longestDeviation = 366

// AnnounceDeviation gives a date, or the open days from one to another, other
// opening hours, and customers the reason. A single date gets them whatever it
// is; of several days, those that are closed anyway stay so. Labels:
// "deviation" for a date, "deviation:2026-12-04" … for several.
type AnnounceDeviation struct {
	CalendarID  string
	Day         civil.Day
	Last        civil.Day           // the last of several days; none for a date
	Hours       []worktime.Interval // none: closed
	Reason      string
	AnnouncedOn civil.Day
}

// Spec names the command.
func (AnnounceDeviation) Spec() Spec {
	return Spec{Name: "calendar.deviate", Version: 1, Class: Decision}
}

// Validate wants a day, hours within it, and a reason.
func (a *AnnounceDeviation) Validate() error {
	_, err := worktime.ParseHours(worktime.FormatHours(a.Hours))
	return fail.Join(wantDay("day", a.Day), wantSpan(a.Day, a.Last), fail.In("hours", err), wantText("reason", a.Reason, maxName))
}

// Authorize is for admins.
func (a *AnnounceDeviation) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply writes the dates' hours over any former ones.
func (a *AnnounceDeviation) Apply(tx *data.Tx, c Ctx) error {
	if err := wantRow(tx, "calendar", a.CalendarID, "calendar"); err != nil {
		return err
	}
	if a.Last == 0 {
		return a.write(tx, a.Day, c.NewID("deviation"))
	}
	days, err := a.days(tx)
	if err != nil {
		return err
	}
	for _, day := range days {
		if err := a.write(tx, day, c.NewID("deviation:"+day.String())); err != nil {
			return err
		}
	}
	return nil
}

// days are those of several days that are open, or have been changed already.
func (a *AnnounceDeviation) days(tx *data.Tx) ([]civil.Day, error) {
	calendar, err := new(facts.Calendars).Get(tx, a.CalendarID)
	if err != nil {
		return nil, err
	}
	var days []civil.Day
	for day := a.Day; day <= a.Last; day++ {
		if info := calendar.Day(day); info.Open() || info.Cause == worktime.CauseDeviation {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		return nil, fail.NewInvalid("last", "calendar.none_open")
	}
	return days, nil
}

func (a *AnnounceDeviation) write(tx *data.Tx, day civil.Day, id string) error {
	row := data.Deviation{
		Row: data.Row{ID: id}, CalendarID: a.CalendarID, Day: day.Text(),
		Hours: worktime.FormatHours(a.Hours), Reason: a.Reason, AnnouncedOn: a.AnnouncedOn.Text(),
	}
	same, err := data.Deviations.Find(tx, "calendar_id = ? AND day = ?", a.CalendarID, row.Day)
	if err != nil {
		return err
	}
	if len(same) > 0 {
		row.ID = same[0].ID
	}
	return data.Deviations.Put(tx, &row)
}

// WithdrawDeviation gives a date, or all from one to another, the hours back
// that the calendar's rules have for them.
type WithdrawDeviation struct {
	CalendarID string
	Day        civil.Day
	Last       civil.Day // the last of several days; none for a date
}

// Spec names the command.
func (WithdrawDeviation) Spec() Spec {
	return Spec{Name: "calendar.withdraw", Version: 1, Class: Decision}
}

// Validate wants a day.
func (a *WithdrawDeviation) Validate() error {
	return fail.Join(wantDay("day", a.Day), wantSpan(a.Day, a.Last))
}

// Authorize is for admins.
func (a *WithdrawDeviation) Authorize(_ *data.Tx, actor access.Actor) error {
	return actor.Require(access.SetUpDesk)
}

// Apply deletes the changed hours.
func (a *WithdrawDeviation) Apply(tx *data.Tx, _ Ctx) error {
	last := max(a.Last, a.Day)
	rows, err := data.Deviations.Find(tx, "calendar_id = ? AND day BETWEEN ? AND ? ORDER BY day, id", a.CalendarID, a.Day.Text(), last.Text())
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return fail.New(fail.NotFound, "calendar.deviation")
	}
	for _, row := range rows {
		if err := data.Deviations.Delete(tx, row.ID); err != nil {
			return err
		}
	}
	return nil
}

// wantSpan refuses days that end before they begin, and too many at once.
func wantSpan(first, last civil.Day) error {
	switch {
	case last == 0:
		return nil
	case last < first:
		return fail.NewInvalid("last", "order")
	case last-first >= longestDeviation:
		return fail.NewInvalid("last", "calendar.long", fail.Args{"Most": longestDeviation})
	}
	return nil
}
