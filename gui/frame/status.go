package frame

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// statusLine says where the desk is kept, for a while what happened last, and
// what works in the background.
type statusLine struct {
	kept   string // where the desk is kept
	left   int    // seconds that what happened last is still said
	words  *words.Words
	line   fyne.CanvasObject
	dot    *kit.Dot
	where  *kit.Text
	warns  *kit.Button // leads to what somebody should do something about
	work   *kit.Text
	cancel *kit.Button
	jobs   []*job
}

// job is one piece of background work.
type job struct {
	text string
	part float64
	stop context.CancelFunc
}

func newStatusLine(w *words.Words, desk *app.Desk) *statusLine {
	kept := w.T("frame.kept", "File", filepath.Base(desk.Path()))
	s := &statusLine{words: w, kept: kept, where: kit.Meta(kept).In(theme.Text2).Clipped(), work: kit.Meta("").In(theme.Text2)}
	s.cancel = kit.NewTextButton(w.T("frame.cancel"), "", s.stopNewest)
	s.cancel.Hide()
	s.showWork()
	s.dot = kit.NewDot(theme.Good.Ink())
	s.warns = kit.NewTextButton("", "", nil)
	s.warns.Hide()
	row := kit.Across(s.dot, kit.Grow(s.where), s.warns, s.work, s.cancel)
	s.line = kit.HighAs(kit.PadAcross(row, theme.SpacePanel), theme.StatusLine)
	return s
}

// saySeconds is how long a sentence stands in the line.
const saySeconds = 15

// say shows a sentence in the line for a while.
func (s *statusLine) say(text string) {
	s.left = saySeconds
	s.where.SetText(text)
}

// tick takes a second off; at none the line says again where the desk is kept.
func (s *statusLine) tick() {
	if s.left == 0 {
		return
	}
	s.left--
	if s.left == 0 {
		s.where.SetText(s.kept)
	}
}

// working shows a piece of work; the person can cancel its context.
func (s *statusLine) working(text string) (context.Context, func(part float64), func()) {
	ctx, stop := context.WithCancel(context.Background())
	j := &job{text: text, stop: stop}
	s.jobs = append(s.jobs, j)
	s.showWork()
	progress := func(part float64) {
		j.part = part
		s.showWork()
	}
	finished := func() {
		stop()
		for i, other := range s.jobs {
			if other == j {
				s.jobs = append(s.jobs[:i], s.jobs[i+1:]...)
				break
			}
		}
		s.showWork()
	}
	return ctx, progress, finished
}

func (s *statusLine) stopNewest() {
	if len(s.jobs) > 0 {
		s.jobs[len(s.jobs)-1].stop()
	}
}

func (s *statusLine) showWork() {
	if len(s.jobs) == 0 {
		s.work.SetText(s.words.T("frame.idle"))
		s.cancel.Hide()
		return
	}
	newest := s.jobs[len(s.jobs)-1]
	s.work.SetText(s.words.T("frame.working", "What", newest.text, "Percent", int(newest.part*100)))
	s.cancel.Show()
}
