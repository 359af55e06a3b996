package intake_test

import (
	"io"
	"strings"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/intake"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// export is a file with a line that can be taken and one that cannot.
const export = `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags
Peter Tester,peter@example.test,,Move,,Nothing,No,2026-03-04,10:23:52,2026-03-04,10:23:52,00:00:00,
Peter Tester,peter@example.test,,Move,,Packing,Yes,2026-03-04,10:00:00,2026-03-04,11:30:00,01:30:00,
`

// picks answers every dialog with a file that holds the text.
type picks string

func (p picks) Open(_ string, then func([]page.Picked, error)) {
	then([]page.Picked{{Name: "toggl.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(string(p))), nil
	}}}, nil)
}

func (picks) Save(string, string, func(string, error)) {}

// open opens the screen with the file picked for a customer.
func open(t *testing.T, text string) *pagetest.Bench {
	t.Helper()
	b := pagetest.Open(t, desktest.Demo(t, "en"), pagetest.Options{}, func(env page.Env) page.Page {
		env.Files = picks(text)
		return intake.New(env)
	})
	b.Show(page.Route{Page: page.Import})
	b.Tab(1)
	b.Type("sund")
	b.Key("Return")
	b.Press("Choose file…")
	return b
}

func TestWhatCannotBeTakenIsNamedOnce(t *testing.T) {
	b := open(t, export)
	b.Wants("duration: No time was spent.", "1 entry, 1 h 30", "1 line cannot be taken")
	b.Lacks("Duration:")
}

func TestWhatWasImportedIsSaidUntilItIsUndone(t *testing.T) {
	b := open(t, export)
	b.Act(page.Confirm)
	b.Wants("1 entry, 1 h 30, imported")
	b.Page.Reload()
	b.Wants("1 entry, 1 h 30, imported")
	b.Act(page.Confirm) // nothing is left to import
	if len(b.Told) != 1 {
		t.Errorf("imported again: %q", b.Told)
	}
	b.Undo()
	b.Wants("1 entry, 1 h 30, can be imported")
	b.Act(page.Confirm)
	if len(b.Told) != 2 {
		t.Errorf("after undo it is not imported again: %q", b.Told)
	}
}

func TestAFileOfSomethingElseIsRefusedInWords(t *testing.T) {
	b := open(t, "a;b\n1;2\n")
	b.Lacks("can be imported")
	b.Act(page.Confirm)
	if len(b.Told)+len(b.Failed) != 0 {
		t.Errorf("told %q, failed %v", b.Told, b.Failed)
	}
}
