// Package today is the screen that a member of staff begins the day with: the
// own queue in the order in which it is worked on, what others did that
// concerns the person, what awaits a decision, and hours that run out. It holds
// no rule: what is shown comes from view, what is done are commands.
package today

import (
	"context"

	"fyne.io/fyne/v2"

	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// screen is the queue with what is around it.
type screen struct {
	env    page.Env
	words  *words.Words
	queue  *queue
	around *around
	split  *kit.Split
	narrow *kit.Segments // which of the two is shown where there is room for one
	stage  *kit.Stack
	root   fyne.CanvasObject
	isWide bool
	shown  facts
	read   bool
	round  int
}

// The two things that a narrow window chooses between.
const (
	showsQueue  = "queue"
	showsAround = "around"
)

// The room that the two need beside each other, in units (ux.md 3.1).
const (
	aroundWidth = 400
	aroundLeast = 300
	queueLeast  = 620
)

// New makes the screen.
func New(env page.Env) page.Page {
	s := &screen{env: env, words: env.Words, isWide: true}
	s.queue, s.around = newQueue(s), newAround(s)
	s.narrow = kit.NewViews([]kit.Option{
		{Value: showsQueue, Label: s.t("today.queue")}, {Value: showsAround, Label: s.t("today.around")},
	}, showsQueue, func(string) { s.arrange() })
	s.split = kit.NewSplit(s.queue.content, s.around.panel, kit.SplitOptions{
		Fixed: kit.Second, Width: aroundWidth, MinFixed: aroundLeast, MinOther: queueLeast,
	})
	s.stage = kit.NewStack(s.split, kit.NewGround(theme.Surface, kit.Space()))
	s.root = kit.WatchWidth(s.stage, s.fit)
	s.arrange()
	return s
}

// t gives words.
func (s *screen) t(key string, args ...any) string { return s.words.T(key, args...) }

// fit shows what is around beside the queue where both have room.
func (s *screen) fit(width float32) {
	if wide := width >= theme.Units(queueLeast+aroundLeast); wide != s.isWide {
		s.isWide = wide
		s.arrange()
	}
}

func (s *screen) arrange() {
	around := !s.isWide && s.narrow.Selected() == showsAround
	s.split.ShowFixed(s.isWide)
	if s.isWide {
		s.queue.head.turn(nil)
		s.queue.show(nil)
		return
	}
	s.queue.head.turn(s.narrow)
	if around {
		s.queue.show(s.around.panel)
		return
	}
	s.queue.show(nil)
}

// Content is what the frame shows.
func (s *screen) Content() fyne.CanvasObject { return s.root }

// Open shows the day as it is now.
func (s *screen) Open(page.Route) { s.Reload() }

// Reload reads everything anew. Rows under the cursor do not move: what is new
// waits until it is asked for.
func (s *screen) Reload() {
	s.queue.grid.Renew()
	s.round++
	round := s.round
	s.env.UI.Go(func() {
		read, err := readFacts(context.Background(), s.env.Desk, s.env.Clock())
		s.env.UI.Do(func() {
			if round == s.round {
				s.apply(read, err)
			}
		})
	})
	s.around.readRunningOut()
}

func (s *screen) apply(read facts, err error) {
	if err != nil {
		s.env.Fail(err)
		return
	}
	s.shown, s.read = read, true
	s.queue.apply(read)
	s.around.apply(read)
	s.env.Changed()
}

// Minute writes anew what depends on the time of day.
func (s *screen) Minute() {
	if s.read {
		s.queue.head.say(s.shown, s.env.Clock())
	}
}

// Focus puts the keyboard on the queue, else on what is around it.
func (s *screen) Focus() {
	canvas := s.env.Canvas()
	if canvas == nil {
		return
	}
	if list := s.around.first(); s.queue.grid.Total() == 0 && list != nil && s.isWide && s.read {
		canvas.Focus(list)
		return
	}
	canvas.Focus(s.queue.grid)
}

// Actions are what can be done here.
func (s *screen) Actions() map[page.Action]func() {
	return map[page.Action]func(){
		page.Take: s.takeNext, page.NextArea: func() { s.area(1) }, page.PreviousArea: func() { s.area(-1) },
	}
}

// area moves the keyboard to the next (1) or the previous (-1) list.
func (s *screen) area(by int) {
	canvas := s.env.Canvas()
	if canvas == nil {
		return
	}
	areas := append([]fyne.Focusable{s.queue.grid}, s.around.lists()...)
	at := 0
	for i, area := range areas {
		if area == canvas.Focused() {
			at = (i + by + len(areas)) % len(areas)
		}
	}
	canvas.Focus(areas[at])
}

// Rune hears T: take next.
func (s *screen) Rune(letter rune) bool {
	if letter != 't' && letter != 'T' {
		return false
	}
	s.takeNext()
	return true
}

// Key has nothing to close.
func (s *screen) Key(fyne.KeyName) bool { return false }

// Save gives the queue's place.
func (s *screen) Save() string { return s.queue.save() }

// Restore brings it back.
func (s *screen) Restore(state string) { s.queue.restore(state) }

func (s *screen) openTicket(id string) { s.env.Go(page.Route{Page: page.Tickets, ID: id}) }
