package tickets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// later runs work off the interface's goroutine when the test says so.
type later struct{ waiting []func() }

func (l *later) ui() kit.UI {
	return kit.UI{Go: func(work func()) { l.waiting = append(l.waiting, work) }, Do: func(change func()) { change() }}
}

// run does all that waits, the newest first when turned round.
func (l *later) run(turned bool) {
	for len(l.waiting) > 0 {
		now := l.waiting
		l.waiting = nil
		if turned {
			slices.Reverse(now)
		}
		for _, work := range now {
			work()
		}
	}
}

func (s *scene) showLater(t *testing.T) (*pagetest.Bench, *later) {
	t.Helper()
	work := &later{}
	s.ui = work.ui()
	b := s.show(pagetest.Options{})
	work.run(false)
	return b, work
}

func TestLateResultsAreDropped(t *testing.T) {
	s := newScene(t)
	b, work := s.showLater(t)
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Wants("Fetching the ticket…")
	b.Show(page.Route{Page: page.Tickets, ID: s.report})
	work.run(true)
	b.Wants("SUND-1002", "Report shows wrong week for part-time staff")
	b.Lacks("When Eva and I publish")

	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	b.Show(page.Route{Page: page.Tickets})
	work.run(false)
	b.Lacks("When Eva and I publish")
}

func TestReplyFromTheListWaitsForTheTicket(t *testing.T) {
	s := newScene(t)
	b, work := s.showLater(t)
	b.Key(fyne.KeyDown)
	b.Type("r")
	work.run(false)
	b.Type("Hello")
	b.Act(page.Confirm)
	b.Act(page.Confirm) // nothing is sent twice
	work.run(false)
	if said := s.said(s.locks); len(said) != 2 || said[1] != "Hello" {
		t.Errorf("said %q, failed %v", said, b.Failed)
	}
}

func TestADraftThatComesLateOverwritesNothing(t *testing.T) {
	s := newScene(t)
	b, work := s.showLater(t)
	if err := s.SaveDraft(t.Context(), draftKey(s.locks, false), "from before"); err != nil {
		t.Fatal(err)
	}
	b.Show(page.Route{Page: page.Tickets, ID: s.locks})
	ticket := work.waiting
	work.waiting = nil
	for _, read := range ticket {
		read()
	}
	b.Type("r")
	b.Type("new words")
	work.run(false)
	b.Wants("new words")
	b.Lacks("from before")
}

// Letters typed while a ticket is being read wait for it.
func TestTypedAheadWaitsForTheTicket(t *testing.T) {
	s := newScene(t)
	b, work := s.showLater(t)
	b.Key(fyne.KeyDown)
	b.Key(fyne.KeyReturn)
	b.Type("rHello")
	work.run(false)
	b.Act(page.Confirm)
	work.run(false)
	if said := s.said(s.locks); len(said) != 2 || said[1] != "Hello" {
		t.Errorf("said %q, failed %v", said, b.Failed)
	}
}
