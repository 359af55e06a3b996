package today

import (
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// head says what day it is, when the desk is open, and how much waits.
type head struct {
	words   *words.Words
	day     *kit.Text
	mine    *kit.Text
	waiting *kit.Button
	nothing *kit.Text
	choice  *fyne.Container
	content fyne.CanvasObject
}

func newHead(s *screen) *head {
	h := &head{words: s.words, day: kit.Secondary("").Clipped(), mine: kit.Meta(""), nothing: kit.Meta(""), choice: kit.Across()}
	h.waiting = kit.NewTextButton("", "", func() { s.env.Go(page.Route{Page: page.Tickets}) })
	h.waiting.Hide()
	take := kit.NewPrimary(s.t("today.take"), "T", s.takeNext)
	first := kit.AcrossBy(theme.SpaceCell, kit.Title(s.t("today.title")), kit.Grow(h.day), take)
	second := kit.HighAs(kit.Across(h.choice, kit.Group(s.t("today.my_queue")), h.mine, h.waiting, kit.Space(), h.nothing), theme.ControlSmall)
	h.content = kit.Pad(kit.Down(theme.SpaceSmall, first, second), theme.SpacePanel, theme.SpaceSmall)
	return h
}

// turn shows a choice before the words, in a narrow window.
func (h *head) turn(choice fyne.CanvasObject) {
	h.choice.Objects = nil
	if choice != nil {
		h.choice.Objects = []fyne.CanvasObject{choice}
	}
	showIf(h.choice, choice != nil)
	h.choice.Refresh()
	h.content.Refresh()
}

func (h *head) say(read facts, now time.Time) {
	h.day.SetText(dayText(h.words, read.calendar, now))
	h.mine.SetText(h.words.Number(read.InQueue))
	h.waiting.SetLabel(waitingText(h.words, read.Today), "")
	showIf(h.waiting, read.Waiting > 0)
	h.nothing.SetText("")
	h.content.Refresh()
}

// sayNothing tells that there is nothing to take.
func (h *head) sayNothing() {
	h.nothing.SetText(h.words.T("today.take.none"))
	h.content.Refresh()
}
