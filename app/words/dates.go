package words

import (
	"fmt"
	"strings"
	"time"

	"tallydesk/app/civil"
)

// calendar is what months and days are called, January and Sunday first.
type calendar struct {
	months, longMonths [12]string
	days, longDays     [7]string
}

func (w *Words) nameCalendar() {
	for i := range w.calendar.months {
		w.calendar.months[i] = w.T(fmt.Sprintf("month.short.%d", i+1))
		w.calendar.longMonths[i] = w.T(fmt.Sprintf("month.long.%d", i+1))
	}
	for i := range w.calendar.days {
		w.calendar.days[i] = w.T(fmt.Sprintf("weekday.short.%d", i))
		w.calendar.longDays[i] = w.T(fmt.Sprintf("weekday.long.%d", i))
	}
}

// Day writes a day without its year: "4 Nov", Swedish "4 nov". civil.Never is
// the word for never.
func (w *Words) Day(d civil.Day) string {
	if d == civil.Never {
		return w.T("day.never")
	}
	_, month, day := d.Date()
	return fmt.Sprintf("%d %s", day, w.calendar.months[month-1])
}

// DayYear writes a day with its year: "4 Nov 2026".
func (w *Words) DayYear(d civil.Day) string {
	if d == civil.Never {
		return w.T("day.never")
	}
	return fmt.Sprintf("%s %d", w.Day(d), d.Year())
}

// LongDay writes a day with weekday and year: "Wed 18 Nov 2026".
func (w *Words) LongDay(d civil.Day) string {
	if d == civil.Never {
		return w.T("day.never")
	}
	return w.Weekday(d.Weekday()) + " " + w.DayYear(d)
}

// Weekday gives a weekday's short name: "Wed", Swedish "ons".
func (w *Words) Weekday(day time.Weekday) string { return w.calendar.days[day] }

// WeekdayName gives a weekday's full name: "Wednesday", Swedish "onsdag".
func (w *Words) WeekdayName(day time.Weekday) string { return w.calendar.longDays[day] }

// MonthName gives a month's full name: "November", Swedish "november".
func (w *Words) MonthName(month time.Month) string { return w.calendar.longMonths[month-1] }

// Month writes the month of a day with its year: "November 2026".
func (w *Words) Month(d civil.Day) string {
	_, month, _ := d.Date()
	return fmt.Sprintf("%s %d", w.MonthName(month), d.Year())
}

// Moment writes an instant as seen from now, in t's location: "today 09:12",
// "yesterday 15:20", on one of the six coming days "Thu 11:52", otherwise in
// the same year "4 Nov 11:52", else "4 Nov 2025 11:52". A weekday alone never
// means a past one, so that a deadline cannot be misread.
func (w *Words) Moment(t, now time.Time) string {
	return w.near(t, now) + t.Format(" 15:04")
}

func (w *Words) near(t, now time.Time) string {
	day, today := civil.Of(t), civil.Of(now.In(t.Location()))
	switch distance := day - today; {
	case distance == 0:
		return w.T("day.today")
	case distance == -1:
		return w.T("day.yesterday")
	case distance > 0 && distance < 7:
		return w.Weekday(t.Weekday())
	}
	if day.Year() == today.Year() {
		return w.Day(day)
	}
	return w.DayYear(day)
}

// Clock writes an instant's time of day: "09:12".
func (w *Words) Clock(t time.Time) string { return t.Format("15:04") }

// Sentence makes the first letter a capital: "today 09:12" at the start of a
// sentence.
func Sentence(text string) string {
	for i, first := range text {
		return text[:i] + strings.ToUpper(string(first)) + text[i+len(string(first)):]
	}
	return text
}
