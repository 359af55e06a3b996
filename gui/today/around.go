package today

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/gui/icon"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// around is the right column: what others did that concerns the person, what
// awaits a decision, hours that run out, and changed opening hours. A section
// is there only when it says something.
type around struct {
	screen *screen
	panel  *kit.Panel
	all    []listed // the sections of the last reading, without the hours
	hours  listed
	asked  time.Time // when the hours were read; also before the last start
	round  int
}

// listed is a section with its list; no list when it holds words alone.
type listed struct {
	section *kit.Section
	list    *kit.Items
}

func newAround(s *screen) *around {
	a := &around{screen: s, panel: kit.NewPanel()}
	var kept readHours
	if json.Unmarshal([]byte(s.env.Recall(hoursKey)), &kept) == nil && civil.Of(kept.At) == civil.Of(s.env.Clock()) {
		a.asked, a.hours = kept.At, a.runningOut(kept.Out)
	}
	return a
}

// readHours is what is remembered of the hours that run out: settling every
// bank anew takes seconds on a large desk.
type readHours struct {
	At  time.Time         `json:"at"`
	Out []view.RunningOut `json:"out"`
}

const hoursKey = "today.hours"

// lists are the lists shown, from the top.
func (a *around) lists() []fyne.Focusable {
	var lists []fyne.Focusable
	for _, part := range append(append([]listed{}, a.all...), a.hours) {
		if part.list != nil && part.list.Count() > 0 {
			lists = append(lists, part.list)
		}
	}
	return lists
}

// first is the first list, or nothing.
func (a *around) first() fyne.Focusable {
	if lists := a.lists(); len(lists) > 0 {
		return lists[0]
	}
	return nil
}

func (a *around) apply(read facts) {
	a.all = nil
	a.add(a.forYou(read.Today))
	a.add(a.decisions(read.Today))
	a.add(a.untimed(read.Today))
	a.add(a.desk(read))
	a.show()
}

func (a *around) add(part listed) {
	if part.section != nil {
		a.all = append(a.all, part)
	}
}

func (a *around) show() {
	var sections []fyne.CanvasObject
	for _, part := range a.all {
		sections = append(sections, part.section)
	}
	if a.hours.section != nil {
		sections = append(sections, a.hours.section)
	}
	if len(sections) == 0 {
		sections = append(sections, kit.NewSection(a.screen.t("today.around"), "", kit.NewParagraph(kit.RoleBody, kit.Soft(a.screen.t("today.around.none")))))
	}
	a.panel.Set(sections...)
}

// forYou is what others did: answers of customers, and hand-overs.
func (a *around) forYou(read view.Today) listed {
	s, now := a.screen, a.screen.env.Clock()
	var items []kit.PanelItem
	for _, t := range read.Replies {
		items = append(items, news("reply:"+t.ID, icon.Reply, t.Customer, s.t("today.answered", "Ref", t.Ref), lastText(s.words, t, now)))
	}
	for _, over := range read.HandOvers {
		who := over.From
		if who == "" {
			who = s.t("today.rules")
		}
		text := s.t("today.assigned", "Ref", over.Ticket.Ref)
		if over.Line > 0 {
			text = s.t("today.moved", "Ref", over.Ticket.Ref, "Line", over.Line)
		}
		items = append(items, news("over:"+over.Ticket.ID, icon.HandOver, who, text, s.words.Moment(over.At.In(now.Location()), now)))
	}
	return a.list(s.t("today.for_you"), items, func(key string) {
		_, id, _ := cutKey(key)
		s.openTicket(id)
	})
}

// decisions is what awaits the person's decision.
func (a *around) decisions(read view.Today) listed {
	s := a.screen
	var items []kit.PanelItem
	for _, t := range read.Uncovered {
		items = append(items, news("ticket:"+t.ID, icon.Warning, t.Ref, s.t("today.decide.uncovered", "Customer", t.Customer), ""))
	}
	for _, week := range read.Unsent {
		_, number := week.Monday.Start(time.UTC).ISOWeek()
		items = append(items, news("week:"+week.Monday.Text(), icon.Time, s.t("today.week", "Week", number),
			s.t("today.decide.week", "Hours", s.words.Duration(week.Minutes)), ""))
	}
	return a.list(s.t("today.decide"), items, func(key string) {
		if kind, id, _ := cutKey(key); kind == "week" {
			s.env.Go(page.Route{Page: page.Time, ID: id})
		} else {
			s.openTicket(id)
		}
	})
}

// untimed is what was answered today without time.
func (a *around) untimed(read view.Today) listed {
	s := a.screen
	items := make([]kit.PanelItem, len(read.Untimed))
	for i, t := range read.Untimed {
		items[i] = news(t.ID, icon.Time, t.Ref, t.Subject, "")
	}
	return a.list(s.t("today.untimed"), items, s.openTicket)
}

// desk is the opening hours that will not be as usual.
func (a *around) desk(read facts) listed {
	if len(read.changed) == 0 {
		return listed{}
	}
	rows := kit.Down(theme.SpaceTiny)
	for _, day := range read.changed {
		rows.Add(kit.NewParagraph(kit.RoleBody, kit.Plain(changedText(a.screen.words, day))))
	}
	return listed{section: kit.NewSection(a.screen.t("today.desk"), "", rows)}
}

// hoursEvery is how long the hours that run out stand before they are read
// anew.
const hoursEvery = time.Hour

// readRunningOut reads the hours that run out, in the background.
func (a *around) readRunningOut() {
	s, now := a.screen, a.screen.env.Clock()
	if !a.asked.IsZero() && now.Sub(a.asked) < hoursEvery {
		return
	}
	a.asked = now
	a.round++
	round := a.round
	s.env.UI.Go(func() {
		out, err := s.env.Desk.View().RunningOut(context.Background(), civil.Of(now))
		s.env.UI.Do(func() {
			if err != nil || round != a.round {
				return // the banks are told of again in a while
			}
			out = out[:min(len(out), mostOut)]
			if text, err := json.Marshal(readHours{now, out}); err == nil {
				s.env.Remember(hoursKey, string(text))
			}
			a.hours = a.runningOut(out)
			a.show()
		})
	})
}

// mostOut is how many contracts are told of.
const mostOut = 6

// The columns of the hours that run out, in units.
const (
	outBar = 96
)

func (a *around) runningOut(out []view.RunningOut) listed {
	s := a.screen
	items := make([]kit.PanelItem, len(out))
	for i, contract := range out {
		left := kit.Name(s.words.Duration(contract.Left))
		note := kit.Secondary(s.t("today.left"))
		if contract.Low() {
			left = left.In(theme.Warning.Ink())
		}
		if contract.Loss > 0 {
			note = kit.Secondary(s.t("today.expire", "Hours", s.words.Duration(contract.Loss), "Day", s.words.Day(contract.LossDay)))
		}
		bar := kit.NewBar(float64(contract.Left)/float64(max(contract.Of, 1)), theme.Accent)
		first := kit.Across(kit.Grow(kit.Body(contract.Customer).Clipped()), left)
		second := kit.Across(kit.Grow(note.Clipped()), kit.Wide(bar, outBar))
		items[i] = kit.PanelItem{Key: contract.ContractID, Content: kit.Down(theme.LineGap, first, second)}
	}
	return a.list(s.t("today.hours"), items, func(id string) { s.env.Go(page.Route{Page: page.Contracts, ID: id}) })
}

// list makes a section of items; none makes none.
func (a *around) list(label string, items []kit.PanelItem, open func(key string)) listed {
	if len(items) == 0 {
		return listed{}
	}
	list := kit.NewItems(items...)
	list.OnOpen = open
	return listed{kit.NewSection(label, a.screen.words.Number(len(items)), list), list}
}

// news is a line that tells of something.
func news(key string, sign icon.Icon, who, what, when string) kit.PanelItem {
	return kit.PanelItem{Key: key, Content: kit.Across(
		kit.NewMark(sign, theme.Text2, theme.IconText), kit.Name(who), kit.Grow(kit.Body(what).Clipped()), kit.Meta(when))}
}

// cutKey splits a key into what it is of and the id.
func cutKey(key string) (kind, id string, found bool) { return strings.Cut(key, ":") }
