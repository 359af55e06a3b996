package timesheet

import (
	"context"

	"tallydesk/app/command"
)

// gesture is one change of the week: what it says, and its commands, which are
// made when its turn comes, from the rows as they are then.
type gesture struct {
	text string
	cmds func() []command.Command
}

// queue carries out gestures one after the other: fast typing must not meet
// rows that the gesture before has changed.
type queue struct {
	waiting []gesture
	busy    bool // one is being carried out
	stale   bool // one has been, and the week has not been read since
	run     func(gesture)
}

func (q *queue) add(g gesture) {
	q.waiting = append(q.waiting, g)
	q.next()
}

func (q *queue) next() {
	if q.busy || q.stale || len(q.waiting) == 0 {
		return
	}
	g := q.waiting[0]
	q.waiting = q.waiting[1:]
	q.run(g)
}

// settled is called when the week has been read.
func (q *queue) settled() {
	q.stale = false
	q.next()
}

// do carries out a gesture as one act, in its turn.
func (s *screen) do(text string, cmds func() []command.Command) {
	s.queue.run = s.carryOut
	s.queue.add(gesture{text, cmds})
}

func (s *screen) carryOut(g gesture) {
	cmds := g.cmds()
	if len(cmds) == 0 {
		s.queue.next()
		return
	}
	s.queue.busy = true
	s.env.UI.Go(func() {
		receipts, err := s.env.Desk.DoAll(context.Background(), cmds...)
		s.env.UI.Do(func() {
			s.queue.busy, s.queue.stale = false, true
			if err != nil {
				s.queue.waiting = nil // they were meant for a week that is another
				s.env.Fail(err)
				s.Reload()
				return
			}
			s.env.Done(g.text, receipts[0].Act)
		})
	})
}
