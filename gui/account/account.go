// Package account is what a customer's liaison sees: My account (ux.md 3.5) and
// the tickets of the own customer, in the customer's words (ux.md 5.1). It
// reads the desk as a liaison may (R-ACC-1) and never through the views of
// staff, and changes it only by commands that a liaison may give.
package account

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/app/words"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// home is My account: first what waits for the person, then what support does,
// then the hours.
type home struct {
	env     page.Env
	words   *words.Words
	answers *answers
	round   int
	facts   facts
	read    bool
	drawn   buttons // of the rows, which are drawn anew when something changes
	before  visit   // the last visit
	came    bool    // before is known
	all     bool    // all movements are shown, and not the newest alone

	hello, since, customer  *kit.Text
	waiting, working, moves *kit.Items
	whyMove, whyHours       *whyBox
	changes                 *fyne.Container // other opening hours
	left, right             *kit.Panel
	split                   *kit.Split
	leftParts, rightParts   []fyne.CanvasObject
	isWide                  bool
	state                   *kit.Stack
	failed                  *fyne.Container
	content                 fyne.CanvasObject
}

// The three things that the screen can show.
const (
	showsLoading = iota
	showsFailure
	showsAccount
)

// The widths of the right column, and what the left one needs beside it, in
// units (ux.md 3.6).
const (
	rightWidth = 376
	rightLeast = 300
	leftLeast  = 600
)

// New makes My account.
func New(env page.Env) page.Page {
	w := env.Words
	h := &home{
		env: env, words: w, answers: newAnswers(env), failed: container.NewStack(),
		hello: kit.Title(""), since: kit.Secondary("").Clipped(), customer: kit.Name(""),
		waiting: kit.NewItems(), working: kit.NewItems(), moves: kit.NewItems(),
		left: kit.NewPanel(), right: kit.NewPanel(), changes: kit.Down(theme.Hairline),
	}
	h.whyMove, h.whyHours = newWhyBox(w), newWhyBox(w)
	h.waiting.OnOpen, h.working.OnOpen = h.openTicket, h.openTicket
	h.moves.OnOpen = h.explainMove
	head := kit.Pad(kit.AcrossBy(theme.SpacePanel, h.hello, kit.Grow(h.since), h.customer), theme.SpacePanel, theme.SpaceCell)
	add := kit.NewOutlineButton(w.T("account.new"), h.newTicket).WithIcon(icon.New)
	foot := kit.Down("", kit.Rule(), kit.Pad(kit.Across(add), theme.SpacePanel, theme.SpaceCell))
	h.split = kit.NewSplit(kit.Down("", kit.Grow(h.left), foot), h.right, kit.SplitOptions{
		Fixed: kit.Second, Width: rightWidth, MinFixed: rightLeast, MinOther: leftLeast,
	})
	body := kit.Down("", head, kit.Rule(), h.changes, kit.Grow(h.split))
	loading := kit.Down("", kit.Pad(kit.Secondary(w.T("account.loading")), theme.SpacePanel, theme.SpacePanel))
	h.state = kit.NewStack(loading, h.failed, body)
	h.isWide = true
	h.content = kit.WatchWidth(kit.NewGround(theme.Surface, h.state), h.fit)
	return h
}

// fit sets the right column beneath the left one where there is no room for
// both.
func (h *home) fit(width float32) {
	if wide := width >= theme.Units(leftLeast+rightLeast); wide != h.isWide {
		h.isWide = wide
		h.arrange()
	}
}

func (h *home) arrange() {
	if h.isWide {
		h.left.Set(h.leftParts...)
		h.right.Set(h.rightParts...)
		h.split.ShowFixed(true)
		return
	}
	h.right.Set()
	h.split.ShowFixed(false)
	h.left.Set(append(append([]fyne.CanvasObject{}, h.leftParts...), h.rightParts...)...)
}

// Content is what the frame shows.
func (h *home) Content() fyne.CanvasObject { return h.content }

// Open shows the account as it is now.
func (h *home) Open(page.Route) { h.Reload() }

// Reload reads everything anew.
func (h *home) Reload() {
	h.round++
	round := h.round
	h.env.UI.Go(func() {
		read, err := readFacts(context.Background(), h.env.Desk, h.env.Clock())
		h.env.UI.Do(func() {
			if round == h.round {
				h.apply(read, err)
			}
		})
	})
}

func (h *home) apply(read facts, err error) {
	if err != nil {
		h.fail(err)
		return
	}
	h.meet(read)
	awaited, lost := !h.read, false // there was nothing to focus yet; the button pressed last is gone
	if awaited || !reflect.DeepEqual(read, h.facts) {
		h.facts, h.read = read, true
		lost = h.drawn.hasFocus(h.env)
		h.show()
	}
	h.state.Turn(showsAccount)
	if canvas := h.env.Canvas(); lost || awaited && canvas != nil && canvas.Focused() == nil {
		h.Focus()
	}
	h.env.Changed()
}

// meet greets, and tells what has come since the last visit.
func (h *home) meet(read facts) {
	if !h.came {
		h.came = true
		h.before = parseVisit(h.env.Recall(visitKey))
		h.env.Remember(visitKey, visit{At: h.env.Clock(), Used: read.used()}.String())
	}
	h.hello.SetText(h.words.T("account.hello", "Name", firstName(h.env.Desk.Actor().Name)))
	h.since.SetText(sinceText(h.words, h.before, read, h.env.Clock()))
	h.customer.SetText(read.about.Customer)
}

// fail says why nothing can be shown.
func (h *home) fail(err error) {
	trouble := h.words.Explain(err)
	again := kit.NewOutlineButton(h.words.T("kit.retry"), h.Reload)
	h.failed.Objects = []fyne.CanvasObject{kit.NewEmptyState(trouble.What, joined(trouble.Safe, trouble.Do), again)}
	h.failed.Refresh()
	h.state.Turn(showsFailure)
}

// Focus puts the keyboard on what waits for the person, else on what goes on.
func (h *home) Focus() {
	canvas := h.env.Canvas()
	if canvas == nil {
		return
	}
	for _, list := range []*kit.Items{h.waiting, h.working, h.moves} {
		if list.Count() > 0 {
			canvas.Focus(list)
			return
		}
	}
	canvas.Unfocus()
}

// Actions are what can be done here.
func (h *home) Actions() map[page.Action]func() {
	actions := map[page.Action]func(){page.NextArea: h.nextArea}
	if h.read {
		actions[page.Why] = h.why
		actions[page.NewTicket] = h.newTicket
	}
	return actions
}

// nextArea moves the keyboard on to the next list.
func (h *home) nextArea() {
	if canvas := h.env.Canvas(); canvas != nil {
		canvas.FocusNext()
	}
}

// Rune hears W: why.
func (h *home) Rune(letter rune) bool {
	if (letter == 'w' || letter == 'W') && h.read {
		h.why()
		return true
	}
	return false
}

// Key closes an explanation with Esc.
func (h *home) Key(key fyne.KeyName) bool {
	if key != fyne.KeyEscape || !h.whyMove.Visible() && !h.whyHours.Visible() {
		return false
	}
	h.whyMove.Hide()
	h.whyHours.Hide()
	h.arrange()
	return true
}

// Save and Restore have nothing to keep.
func (h *home) Save() string { return "" }

// Restore is of no use here: the account always opens as it is now.
func (h *home) Restore(string) {}

func (h *home) openTicket(id string) { h.env.Go(page.Route{Page: page.Tickets, ID: id}) }

func (h *home) newTicket() { openNewTicket(h.env, h.facts.about.CustomerID) }
