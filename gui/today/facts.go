package today

import (
	"context"
	"time"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/worktime"
)

// facts are what the screen shows, as read.
type facts struct {
	view.Today
	calendar *worktime.Calendar // nil on a desk without one
	changed  []worktime.DayInfo // coming days with other hours than usual
	isNew    bool               // there is no customer yet
}

// daysAhead is how far changed hours are told in advance.
const daysAhead = 14

func readFacts(ctx context.Context, desk *app.Desk, now time.Time) (facts, error) {
	day, err := desk.View().Today(ctx, now)
	if err != nil {
		return facts{}, err
	}
	read := facts{Today: day}
	_, customers, err := desk.View().Customers(ctx, view.CustomerFilter{}, civil.Of(now), view.Page{Most: 1})
	if err != nil {
		return facts{}, err
	}
	read.isNew = customers == 0
	provider, err := desk.View().Provider(ctx)
	if err != nil || provider.CalendarID == "" {
		return read, err
	}
	if read.calendar, err = desk.View().Calendar(ctx, provider.CalendarID); err != nil {
		return facts{}, err
	}
	read.changed = changedDays(read.calendar, read.calendar.DayOf(now))
	return read, nil
}

// changedDays are the coming days that are not as their weekday is, but for
// weekends.
func changedDays(calendar *worktime.Calendar, from civil.Day) []worktime.DayInfo {
	var changed []worktime.DayInfo
	for day := from; day <= from+daysAhead; day++ {
		info := calendar.Day(day)
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		if info.Cause != worktime.CauseWeekday && (!weekend || info.Open()) {
			changed = append(changed, info)
		}
	}
	return changed
}
