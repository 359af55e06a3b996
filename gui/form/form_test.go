package form_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/app/fail"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

// blank is a screen that shows nothing: what matters stands in front of it.
type blank struct{ content fyne.CanvasObject }

func newBlank(page.Env) page.Page { return blank{kit.Body("")} }

func (b blank) Content() fyne.CanvasObject    { return b.content }
func (blank) Open(page.Route)                 {}
func (blank) Reload()                         {}
func (blank) Focus()                          {}
func (blank) Actions() map[page.Action]func() { return nil }
func (blank) Rune(rune) bool                  { return false }
func (blank) Key(fyne.KeyName) bool           { return false }
func (blank) Save() string                    { return "" }
func (blank) Restore(string)                  {}

// inputs are one of every input there is.
type inputs struct {
	text     *kit.Entry
	choice   *kit.Choice
	check    *kit.Check
	checks   *kit.Checks
	day      *kit.ValueEntry[civil.Day]
	customer *kit.Autocomplete
}

func newInputs(env page.Env) *inputs {
	return &inputs{
		text: kit.NewEntry(""), choice: kit.NewChoice([]kit.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}, "a", nil),
		check:  kit.NewCheck("Check", false, nil),
		checks: kit.NewChecks([]kit.Option{{Value: "x", Label: "X"}, {Value: "y", Label: "Y"}}, nil, nil),
		day:    form.NewDay(env, 0), customer: form.NewCustomer(env, ""),
	}
}

func (i *inputs) sheet(commands func() ([]command.Command, error)) form.Sheet {
	return form.Sheet{
		Key: "test", Title: "Test", Confirm: "Save", Commands: commands,
		Fields: []*kit.Field{
			kit.NewField("code", "Text", "", i.text), kit.NewField("choice", "Choice", "", i.choice), kit.NewField("check", "", "", i.check),
			kit.NewField("checks", "Checks", "", i.checks), kit.NewField("day", "Day", "", i.day), kit.NewField("customer", "Customer", "", i.customer),
		},
		Done: func([]app.Receipt) string { return "Done." },
	}
}

func none() ([]command.Command, error) { return nil, nil }

func TestDraftOfEveryInputSurvives(t *testing.T) {
	desk := desktest.New(t)
	desk.Do(&command.CreateCustomer{Code: "SUND", Name: "Sundvik kommun"})
	b := pagetest.Open(t, desk, pagetest.Options{}, newBlank)
	first := newInputs(b.Env)
	form.Open(b.Env, first.sheet(none))
	b.Type("SUND")
	b.Write("choice", "b")
	first.check.Tapped(nil)
	b.Field("checks").Focus()
	b.Key(fyne.KeySpace)
	b.Write("day", "2026-11-02")
	b.Field("customer").Focus()
	b.Type("sund")
	b.Key(fyne.KeyReturn)

	b = pagetest.Open(t, desk, pagetest.Options{}, newBlank) // as after a crash
	again := newInputs(b.Env)
	form.Open(b.Env, again.sheet(none))
	day, _, err := again.day.Value()
	picked, _ := again.customer.Picked()
	got := []any{again.text.Text, again.choice.Selected(), again.check.Checked(), again.checks.Selected(), day, err, picked.Label}
	want := []any{"SUND", "b", true, []string{"x"}, civil.Date(2026, 11, 2), nil, "Sundvik kommun"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestErrorsStandAtTheirFields(t *testing.T) {
	desk := desktest.New(t)
	b := pagetest.Open(t, desk, pagetest.Options{}, newBlank)
	in := newInputs(b.Env)
	form.Open(b.Env, in.sheet(func() ([]command.Command, error) {
		return []command.Command{&command.CreateCustomer{Code: in.text.Text, Name: "Sundvik"}}, nil
	}))
	b.Type("not a code")
	b.Act(page.Confirm)
	if b.Field("code").Error() == "" || len(b.Told) > 0 {
		t.Error("the error is not at its field")
	}
	b.Write("code", "SUND")
	b.Act(page.Confirm)
	if diff := cmp.Diff([]string{"Done."}, b.Told); diff != "" || b.Env.Modals.Open() {
		t.Errorf("open %v, %s", b.Env.Modals.Open(), diff)
	}
	if text, err := desk.Draft(context.Background(), "form/test"); text != "" || err != nil {
		t.Errorf("the draft is still there: %q, %v", text, err)
	}
}

// While a sheet's act is on its way it is not sent again.
func TestSheetIsSentOnce(t *testing.T) {
	desk := desktest.New(t)
	b := pagetest.Open(t, desk, pagetest.Options{}, newBlank)
	var work []func()
	env := b.Env
	env.UI.Go = func(f func()) { work = append(work, f) }
	in := newInputs(env)
	form.Open(env, in.sheet(func() ([]command.Command, error) {
		return []command.Command{&command.CreateCustomer{Code: "SUND", Name: "Sundvik"}}, nil
	}))
	work = nil
	b.Act(page.Confirm)
	b.Act(page.Confirm)
	if len(work) != 1 {
		t.Errorf("sent %d times", len(work))
	}
	for len(work) > 0 {
		next := work[0]
		work = work[1:]
		next()
	}
	if len(b.Told) != 1 {
		t.Errorf("told %q", b.Told)
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{{"", 0}, {"12", 12}, {" 7 ", 7}} {
		entry := kit.NewEntry("")
		entry.Text = c.text
		if got, err := form.Number("n", entry); got != c.want || err != nil {
			t.Errorf("%q: %d, %v", c.text, got, err)
		}
	}
	for _, text := range []string{"-1", "1,5", "many"} {
		entry := kit.NewEntry("")
		entry.Text = text
		if _, err := form.Number("n", entry); len(fail.Invalids(err)) != 1 {
			t.Errorf("%q: %v", text, err)
		}
	}
}
