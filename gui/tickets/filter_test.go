package tickets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/app/ticket"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// offered are the rows under the filter's field.
func offered(b *pagetest.Bench) []string {
	offers := b.Page.(*screen).list.now.offers
	if !offers.shown() {
		return nil
	}
	var texts []string
	for _, row := range offers.list.Rows() {
		texts = append(texts, row.Text())
	}
	return texts
}

// ux.md 4: F filters; tokens, values and names are offered while one types, and
// ↓ Enter takes one.
func TestTheFilterOffersHowToGoOn(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Type("f")
	b.Type("cust")
	if got := offered(b); len(got) != 1 || !strings.HasPrefix(got[0], "customer:") {
		t.Fatalf("offered %q", got)
	}
	b.Key(fyne.KeyDown)
	b.Key(fyne.KeyReturn)
	field := b.Page.(*screen).list.now.filter
	if field.Text != "customer:" {
		t.Fatalf("the field holds %q", field.Text)
	}
	if got := offered(b); len(got) != 2 { // both customers
		t.Fatalf("offered %q", got)
	}
	b.Type("brov")
	if got := offered(b); len(got) != 1 || got[0] != "Brovalla kommun   " && got[0] != "Brovalla kommun" {
		t.Fatalf("offered %q", got)
	}
	b.Key(fyne.KeyDown)
	b.Key(fyne.KeyReturn)
	if field.Text != "customer:BROV " {
		t.Fatalf("the field holds %q", field.Text)
	}
	b.Wants("Login page down")
	b.Lacks("Schedule locks")
	b.Type("prio:")
	if got := offered(b); len(got) != 4 {
		t.Fatalf("offered %q", got)
	}
	b.Key(fyne.KeyEscape)
	if offered(b) != nil || field.Text != "customer:BROV prio:" {
		t.Errorf("Esc leaves %q in %q", offered(b), field.Text)
	}
	b.Wants("needs a value right after it")
	b.Type("low")
	b.Key(fyne.KeyReturn)
	b.Wants("No tickets match customer:BROV prio:low")
}

func TestTheFilterNarrowsTheView(t *testing.T) {
	s := newScene(t)
	s.Do(&command.SetState{TicketID: s.report, State: ticket.Resolved, Resolution: "The week is right now."})
	b := s.show(pagetest.Options{})
	for _, c := range []struct {
		typed        string
		wants, lacks string
	}{
		{"kund:sund", "Schedule locks", "Login page"},
		{"customer:kommun", "Login page", "Report shows"},
		{"state:done", "Report shows", "Schedule locks"},
		{"-prio:very-high", "Schedule locks", "Login page"},
		{`"two planners"`, "Schedule locks", "Login page"},
		{"-schedule", "Login page", "Schedule locks"},
		{"inkom:idag", "Schedule locks", "Report shows"},
		{"opened:<2026-11-18", "No tickets match", "Schedule locks"},
		{"is:emergency", "Login page", "Schedule locks"},
		{"has:time", "No tickets match", "Schedule locks"},
		{"product:planner", "Schedule locks", "Login page"},
		{"assignee:none", "Login page", "Report shows"},
		{"customer:nowhere", "knows nobody", "Schedule locks"},
		{"custo:sund", "Did you mean customer:?", "Schedule locks"},
	} {
		b.Page.(*screen).list.now.filter.SetText(c.typed)
		b.Wants(c.wants)
		b.Lacks(c.lacks)
	}
}

// R-TIX-11: filter, order and columns are kept under a name, and come back by
// it.
func TestAViewIsSavedAndComesBack(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	list := b.Page.(*screen).list
	list.now.filter.SetText("kund:sund prio:hög")
	list.setColumns([]string{"priority", "kind", "opened"})
	b.Act(page.SaveView)
	b.Type("Sundvik, urgent")
	b.Act(page.Confirm)
	b.Wants("Sundvik, urgent", "Schedule locks", "Received")
	b.Lacks("Report shows", "Login page")
	saved, ok := list.saved()
	if !ok || saved.Filter.String() != "is:open customer:sund prio:high" || strings.Join(saved.Columns, " ") != "priority ticket kind opened" {
		t.Fatalf("saved %+v, failed %v", saved, b.Failed)
	}
	list.now.choose(viewAll)
	list.setColumns(firstColumns)
	b.Wants("Login page", "Assignee")
	b.Page.Open(page.Route{Page: page.Tickets, View: saved.ID})
	b.Wants("Schedule locks", "Received")
	b.Lacks("Login page", "Assignee")

	again := s.show(pagetest.Options{})
	again.Page.Restore(b.Page.Save())
	again.Wants("Sundvik, urgent", "Schedule locks")
	again.Lacks("Login page")

	s.undo(b)
	b.Page.Reload()
	if list.readViews(nil); len(list.kept) != 0 {
		t.Errorf("undone, there is %+v", list.kept)
	}
}

func TestAViewIsChangedSharedAndDeleted(t *testing.T) {
	s := newScene(t)
	id := s.Do(&command.SaveView{Name: "Faults", Seen: command.Seen{Filter: "kind:fault"}}).Created("view")
	b := s.show(pagetest.Options{})
	list := b.Page.(*screen).list
	do := func(label string) {
		t.Helper()
		for _, item := range list.now.viewItems() {
			if item.Label == label && !item.Disabled {
				item.Do()
				return
			}
		}
		t.Fatalf("no item %q", label)
	}
	do("Faults")
	b.Wants("Login page")
	b.Lacks("Schedule locks")
	list.now.filter.SetText("kind:fault,assistance")
	do("Save Faults as it is now")
	do("Share Faults with all")
	if saved, _ := list.savedCalled(id); !saved.Shared || saved.Filter.String() != "kind:fault,assistance" {
		t.Errorf("changed to %+v, failed %v", saved, b.Failed)
	}
	do("Rename Faults…")
	b.Type(" and help")
	b.Act(page.Confirm)
	do("Delete Faults and help")
	if _, there := list.savedCalled(id); there {
		t.Error("the view is still there")
	}
	b.Wants("Schedule locks")
}

// Columns that were chosen are there again at the next start.
func TestColumnsAreChosenAndRemembered(t *testing.T) {
	s := newScene(t)
	b := s.show(pagetest.Options{})
	b.Act(page.Columns)
	b.Key(fyne.KeySpace) // the first box: priority
	b.Act(page.Confirm)
	if got := strings.Join(b.Page.(*screen).list.columns, " "); got != "ticket state assignee last" {
		t.Errorf("columns %s", got)
	}
	if kept := b.Env.Recall(columnsKey); strings.Contains(kept, "priority") {
		t.Errorf("remembered %q", kept)
	}
	if got := chosenColumns([]string{"nowhere"}); len(got) != len(firstColumns) {
		t.Errorf("of a choice that means nothing: %v", got)
	}
}

// A message that was found opens its ticket at its place.
func TestAMessageOpensAtItsPlace(t *testing.T) {
	s := newScene(t)
	message := s.Do(&command.Reply{TicketID: s.locks, Body: "Which version do you see?"}).Created("message")
	s.Do(&command.Reply{TicketID: s.locks, Body: "Later words."})
	b := s.show(pagetest.Options{})
	b.Page.Open(page.Route{Page: page.Tickets, ID: s.locks, At: message})
	if got := b.Page.(*screen).detail.timeline.Selected(); got != message {
		t.Errorf("selected %q, want %q", got, message)
	}
}

// Back brings a view as it was left, with what was typed in it; going there anew
// brings it as it was saved.
func TestBackBringsAViewAsItWasLeft(t *testing.T) {
	s := newScene(t)
	id := s.Do(&command.SaveView{Name: "Faults", Seen: command.Seen{Filter: "kind:fault"}}).Created("view")
	b := s.show(pagetest.Options{})
	route := page.Route{Page: page.Tickets, View: id}
	b.Page.Open(route)
	field := b.Page.(*screen).list.now.filter
	field.SetText("kind:fault emergency")
	left := b.Page.Save()
	b.Page.Open(page.Route{Page: page.Tickets, View: viewAll})
	if field.Text != "" {
		t.Errorf("all tickets are narrowed by %q", field.Text)
	}
	b.Page.Restore(left)
	b.Page.Open(route)
	if field.Text != "kind:fault emergency" {
		t.Errorf("back, the filter is %q", field.Text)
	}
	b.Page.Open(route)
	if field.Text != "kind:fault" {
		t.Errorf("anew, the filter is %q", field.Text)
	}
}
