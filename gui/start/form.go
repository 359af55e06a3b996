package start

import (
	"fyne.io/fyne/v2"

	"tallydesk/app/command"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// setUpForm asks for what an empty desk needs.
type setUpForm struct {
	form    *kit.Form
	content fyne.CanvasObject

	name, owner, email, login *kit.Entry
	currency, language        *kit.Choice
}

func newSetUpForm(s *start) *setUpForm {
	f := &setUpForm{
		name: kit.NewEntry(s.t("start.form.name.example")), owner: kit.NewEntry(s.t("start.form.owner.example")),
		email: kit.NewEntry(s.t("start.form.email.example")), login: kit.NewEntry(s.t("start.form.login.example")),
	}
	f.currency = kit.NewChoice([]kit.Option{
		{Value: "SEK", Label: "SEK"},
		{Value: "EUR", Label: "EUR"},
		{Value: "NOK", Label: "NOK"},
		{Value: "DKK", Label: "DKK"},
		{Value: "GBP", Label: "GBP"},
		{Value: "USD", Label: "USD"},
	}, "SEK", nil)
	f.language = kit.NewChoice([]kit.Option{
		{Value: "en", Label: s.t("language.en")}, {Value: "sv", Label: s.t("language.sv")},
	}, s.Words.Lang(), nil)
	f.form = kit.NewForm(
		kit.NewField("name", s.t("start.form.name"), "", f.name),
		kit.NewField("owner_name", s.t("start.form.owner"), "", f.owner),
		kit.NewField("owner_email", s.t("start.form.email"), s.t("start.form.optional"), f.email),
		kit.NewField("owner_login", s.t("start.form.login"), s.t("start.form.login.help"), f.login),
		kit.NewField("currency", s.t("start.form.currency"), "", f.currency),
		kit.NewField("language", s.t("start.form.language"), s.t("start.form.language.help"), f.language),
	)
	f.form.OnSubmit = func() { s.make(f.setUp()) }
	f.form.OnCancel = s.leaveForm
	f.content = kit.Down(theme.SpacePanel, kit.SectionTitle(s.t("start.form.title")), f.form, kit.AcrossBy(theme.SpacePanel,
		kit.NewPrimary(s.t("start.form.make"), "Ctrl+Enter", f.form.Submit),
		kit.NewTextButton(s.t("start.form.back"), "Esc", s.leaveForm),
	))
	return f
}

func (f *setUpForm) setUp() command.SetUp {
	return command.SetUp{
		Name: f.name.Text, OwnerName: f.owner.Text, OwnerEmail: f.email.Text, OwnerLogin: f.login.Text,
		Currency: f.currency.Selected(), Language: f.language.Selected(),
	}
}
