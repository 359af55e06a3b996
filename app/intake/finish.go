package intake

import (
	"math"
	"net/mail"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
)

// finish makes of a row's cells what they mean together, and looks for what
// contradicts itself.
func (r *cellReader) finish(rec *Record) {
	switch r.job.Mapping.Kind {
	case Time:
		r.finishTime(rec)
	case Tickets:
		r.finishTicket(rec)
	case Contacts:
		r.finishContact(rec)
	case Customers:
		r.need(rec, Name, Code)
	}
}

// need is a problem of the record unless one of the fields says something.
func (r *cellReader) need(rec *Record, fields ...Field) {
	for _, field := range fields {
		if rec.Values[field] != nil || rec.raw[field] != "" { // what is there and wrong has been told
			return
		}
	}
	for _, field := range fields {
		if rec.columns[field] != "" {
			rec.fail(field, fail.Required(string(field)))
			return
		}
	}
	rec.fail(fields[0], fail.Required(string(fields[0])))
}

// finishTime brings start, end and duration together.
func (r *cellReader) finishTime(rec *Record) {
	r.need(rec, Email, Person, FirstName, LastName)
	if name := strings.TrimSpace(rec.text(FirstName) + " " + rec.text(LastName)); name != "" && rec.text(Person) == "" {
		rec.Values[Person] = name
	}
	if len(rec.Problems) > 0 {
		return
	}
	start, ok := r.instant(rec, StartTime, rec.day(Day))
	if !ok {
		return
	}
	if rec.day(Day) == 0 && !start.IsZero() {
		rec.Values[Day] = civil.Of(start)
	}
	if r.need(rec, Day, StartTime); rec.day(Day) == 0 {
		return
	}
	endDay := rec.day(EndDay)
	if endDay == 0 {
		endDay = rec.day(Day)
	}
	end, ok := r.instant(rec, EndTime, endDay)
	if !ok {
		return
	}
	r.spend(rec, start, end)
}

// instant gives the moment of a time of day on a day; nothing where the row has
// none.
func (r *cellReader) instant(rec *Record, field Field, day civil.Day) (time.Time, bool) {
	switch value := rec.Values[field].(type) {
	case time.Time:
		return value, true
	case Clock:
		if day == 0 {
			rec.fail(field, fail.Required("day"))
			return time.Time{}, false
		}
		at, err := r.at(day, stamp{seconds: int(value), hasClock: true}, rec.raw[field])
		if err != nil {
			rec.fail(field, err)
		}
		return at, err == nil
	}
	return time.Time{}, true
}

// most is the longest entry (R-TIME-8).
const most = 24 * time.Hour

// spend settles how long was worked, and from when to when.
func (r *cellReader) spend(rec *Record, start, end time.Time) {
	length, stated := rec.Values[Duration].(Length)
	lasted := time.Duration(length) * time.Second
	if stated && start.IsZero() && !end.IsZero() {
		start = end.Add(-lasted)
	}
	if stated && end.IsZero() && !start.IsZero() {
		end = start.Add(lasted)
	}
	if !start.IsZero() && !end.IsZero() {
		if end = overNight(rec, start, end, lasted); end.Before(start) {
			rec.fail(EndTime, fail.NewInvalid("end", "order"))
			return
		}
		if stated && !agree(end.Sub(start), lasted) {
			if again := end.Add(time.Hour); agree(again.Sub(start), lasted) && again.Format(time.TimeOnly) == end.Format(time.TimeOnly) {
				end = again // the hour that the clocks go through twice
			} else {
				rec.fail(Duration, fail.NewInvalid("duration", "import.duration", fail.Args{"Text": rec.raw[Duration]}))
				return
			}
		}
		lasted = end.Sub(start)
		rec.Values[StartTime], rec.Values[EndTime] = start, end
	} else {
		delete(rec.Values, StartTime)
		delete(rec.Values, EndTime)
	}
	r.limit(rec, end, lasted)
}

// overNight puts an end without a day of its own on the next day where the
// duration says so.
func overNight(rec *Record, start, end time.Time, lasted time.Duration) time.Time {
	_, clock := rec.Values[EndTime].(Clock)
	if next := end.AddDate(0, 0, 1); clock && rec.day(EndDay) == 0 && end.Before(start) && agree(next.Sub(start), lasted) {
		return next
	}
	return end
}

// agree tells whether two durations are the same: programs round to the minute.
func agree(a, b time.Duration) bool { return (a - b).Abs() < time.Minute }

// limit refuses what cannot have been worked.
func (r *cellReader) limit(rec *Record, end time.Time, lasted time.Duration) {
	field := Duration
	if rec.columns[Duration] == "" {
		field = EndTime
	}
	minutes := int(math.Round(lasted.Minutes()))
	switch {
	case minutes <= 0:
		if rec.raw[Duration] == "" && rec.raw[EndTime] == "" {
			rec.fail(field, fail.Required("minutes"))
			return
		}
		rec.fail(field, fail.NewInvalid("duration", "import.nothing"))
	case lasted > most:
		rec.fail(field, fail.NewInvalid("minutes", "time.too_long"))
	case end.After(r.job.Now), rec.day(Day) > civil.Of(r.job.Now.In(r.zone)):
		rec.fail(Day, fail.NewInvalid("day", "future"))
	}
	rec.Values[Duration] = Length(minutes * 60)
}

// finishTicket settles the state and its moments.
func (r *cellReader) finishTicket(rec *Record) {
	r.need(rec, Subject)
	opened, closed := rec.moment(Opened), rec.moment(Closed)
	switch {
	case opened.After(r.job.Now):
		rec.fail(Opened, fail.NewInvalid("opened", "future"))
	case closed.After(r.job.Now):
		rec.fail(Closed, fail.NewInvalid("closed", "future"))
	case !closed.IsZero() && closed.Before(opened):
		rec.fail(Closed, fail.NewInvalid("closed", "order"))
	}
	if rec.text(State) == "" && rec.raw[State] == "" && !closed.IsZero() {
		rec.Values[State] = Coded{codedWords[asState], string(ticket.Closed)}
	}
}

// finishContact puts the name together and looks at the addresses.
func (r *cellReader) finishContact(rec *Record) {
	emails := rec.texts(Email)
	if rec.text(Name) == "" {
		name := strings.TrimSpace(rec.text(FirstName) + " " + rec.text(LastName))
		if name == "" && len(emails) > 0 {
			name, _, _ = strings.Cut(emails[0], "@")
		}
		if name != "" {
			rec.Values[Name] = name
		}
	}
	r.need(rec, Name, FirstName, LastName, Email)
	for _, address := range emails {
		if parsed, err := mail.ParseAddress(address); err != nil || parsed.Address != address {
			rec.raw[Email] = address
			rec.fail(Email, fail.NewInvalid("emails", "email", fail.Args{"Value": address}))
		}
	}
}
