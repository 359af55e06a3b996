package timesheet_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/timesheet"
)

// slowly is an interface whose work is done only when the test says so: what
// is typed meanwhile meets rows that are not read anew yet.
type slowly struct{ work []func() }

func (s *slowly) ui() kit.UI {
	return kit.UI{Go: func(work func()) { s.work = append(s.work, work) }, Do: func(change func()) { change() }}
}

// step does one piece of work.
func (s *slowly) step() {
	next := s.work[0]
	s.work = s.work[1:]
	next()
}

func (s *slowly) settle() {
	for len(s.work) > 0 {
		s.step()
	}
}

// Keys pressed faster than the desk answers all count, in their order.
func TestFastKeys(t *testing.T) {
	desk := demoDesk(t)
	slow := &slowly{}
	b := pagetest.Open(t, desk, pagetest.Options{}, func(env page.Env) page.Page {
		env.UI = slow.ui()
		return timesheet.New(env)
	})
	b.Show(page.Route{Page: page.Time})
	slow.settle()
	b.Type("+++")
	slow.settle()
	wantMinutes(t, desk, "BROV-1002", 2, 45)
	b.Type("+")
	slow.step() // done, but the week is not read anew yet
	b.Type("-")
	slow.settle()
	wantMinutes(t, desk, "BROV-1002", 2, 45)
	b.Type("1h")
	b.Key(fyne.KeyReturn, fyne.KeyUp)
	b.Type("2h")
	b.Key(fyne.KeyReturn)
	b.Type("30m")
	b.Key(fyne.KeyReturn)
	slow.settle()
	wantMinutes(t, desk, "BROV-1002", 2, 120)
	wantMinutes(t, desk, "NORR-1002", 2, 30)
	if got := len(cell(t, desk, "BROV-1002", 2).Entries); got != 1 || len(b.Failed) > 0 {
		t.Errorf("%d entries, failed %v", got, b.Failed)
	}
}

// An answer for a week that is no longer shown is dropped.
func TestLateAnswers(t *testing.T) {
	desk := demoDesk(t)
	slow := &slowly{}
	b := pagetest.Open(t, desk, pagetest.Options{}, func(env page.Env) page.Page {
		env.UI = slow.ui()
		return timesheet.New(env)
	})
	b.Show(page.Route{Page: page.Time})
	b.Act(page.NextWeek)
	slow.work[0], slow.work[1] = slow.work[1], slow.work[0]
	slow.settle()
	b.Wants("Week 48", "Nothing logged this week.")
}
