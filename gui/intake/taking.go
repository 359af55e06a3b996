package intake

import (
	"context"

	"tallydesk/app/intake"
	"tallydesk/gui/theme"
)

// look finds out what would become of the rows, without writing anything.
func (s *screen) look() {
	if s.job.File == nil || s.busy {
		return
	}
	job := s.prepared()
	s.generation++
	generation := s.generation
	s.env.UI.Go(func() {
		records, questions := job.Read()
		report, err := intake.Report{}, job.Err()
		if err == nil && len(questions) > 0 {
			err = questions[0].Err()
		}
		if err == nil {
			report, err = intake.Look(context.Background(), s.env.Desk, job)
		}
		s.env.UI.Do(func() {
			if generation != s.generation {
				return
			}
			s.records, s.report = records, report
			s.show()
			s.tell(err)
		})
	})
}

// tell says what would happen; while something must be said first, where.
func (s *screen) tell(err error) {
	switch {
	case err != nil:
		s.message.Set(theme.Warning, s.env.Words.Error(err))
		s.views.SetSelected(viewColumns)
		s.turn(viewColumns)
	case s.report.New == 0 && s.taken != "":
		s.message.Set(theme.Good, s.taken)
	default:
		s.taken, s.act = "", ""
		s.back.Hide()
		s.message.Set(toneOf(s.report), would(s.env.Words, s.job.Mapping.Kind, s.report, s.offered))
		if s.report.New > 0 {
			s.save.Enable()
		}
	}
}

// show shows the records, and what is wrong with them.
func (s *screen) show() {
	s.save.Disable()
	s.views.SetOptions(s.viewOptions())
	s.rows.Objects = nil
	if s.job.File == nil {
		s.rows.Add(s.emptyRows())
	} else {
		s.rows.Add(s.grid())
	}
	s.rows.Refresh()
	s.problems.show(s.report.Problems)
	s.columns.values.show(s.report.Problems)
}

// take imports for good.
func (s *screen) take() {
	if s.save.Disabled() || s.busy || s.job.File == nil {
		return
	}
	job := s.prepared()
	s.busy = true
	s.save.Disable()
	ctx, progress, finished := s.env.Working(s.env.Words.T("import.working", "File", s.picked.Name))
	s.env.UI.Go(func() {
		report, err := intake.Take(ctx, s.env.Desk, job, func(part float64) {
			s.env.UI.Do(func() { progress(part) })
		})
		s.env.UI.Do(func() {
			finished()
			s.busy = false
			if err != nil {
				s.env.Fail(err)
				s.look()
				return
			}
			s.done(report)
		})
	})
}

// done tells what was imported, also of an import that was broken off, and
// offers to take it back.
func (s *screen) done(report intake.Report) {
	s.taken, s.act = did(s.env.Words, s.job.Mapping.Kind, report), report.Act
	if report.Act == "" {
		s.look()
		return
	}
	s.back.Show()
	s.env.Done(s.taken, report.Act)
}

// undo takes the import back.
func (s *screen) undo() {
	act := s.act
	if act == "" || s.busy {
		return
	}
	s.busy = true
	_, _, finished := s.env.Working(s.env.Words.T("import.undoing"))
	s.env.UI.Go(func() {
		_, err := s.env.Desk.Undo(context.Background(), act)
		s.env.UI.Do(func() {
			finished()
			s.busy = false
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.taken, s.act = "", ""
			s.look()
		})
	})
}
