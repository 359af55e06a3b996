package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/template"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// The rows of a template's text.
const (
	templateRows     = 6
	templateRowsMost = 14
)

// templateFields are the inputs of a template, with how it will look.
type templateFields struct {
	list     *templates
	use      command.TemplateUse
	name     *kit.Entry
	language *kit.Choice
	own      *kit.Check
	subject  *kit.Entry
	kind     *kit.Choice
	priority *kit.Choice
	body     *kit.Entry
	example  template.Facts // of a ticket that there is
	about    *kit.Text      // says which
	preview  *kit.Paragraph
	missing  *kit.MessageLine
}

func (s *templates) newFields(t view.Template) *templateFields {
	w := s.env.Words
	f := &templateFields{
		list: s, use: t.Use, name: kit.NewEntry(""), subject: kit.NewEntry(""), body: kit.NewMultiLine("", templateRows, templateRowsMost),
		language: kit.NewChoice(coded(w, "language.", words.Languages), t.Language, nil),
		own:      kit.NewCheck(s.t("template.own.check"), t.Own, nil),
		kind:     kit.NewChoice(coded(w, "kind.", ticket.Kinds), string(t.Kind), nil),
		priority: kit.NewChoice(coded(w, "priority.", ticket.Priorities), string(t.Priority), nil),
		about:    kit.Group(""), preview: kit.NewParagraph(kit.RoleMessage), missing: kit.NewMessageLine(theme.Warning, ""),
	}
	f.name.SetText(t.Name)
	f.subject.SetText(t.Subject)
	f.body.SetText(t.Body)
	f.readExample()
	return f
}

// coded offers codes by their words.
func coded[T ~string](w *words.Words, prefix string, codes []T) []kit.Option {
	offered := make([]kit.Option, len(codes))
	for i, code := range codes {
		offered[i] = kit.Option{Value: string(code), Label: w.T(prefix + string(code))}
	}
	return offered
}

// fields are the inputs in their order.
func (f *templateFields) fields() []*kit.Field {
	t := f.list.t
	all := []*kit.Field{
		kit.NewField("name", t("template.name"), t("template.name.help"), f.name), kit.NewField("language", t("template.language"), "", f.language),
	}
	if f.list.mayShare() {
		all = append(all, kit.NewField("own", "", t("template.own.help"), f.own))
	}
	if f.use == command.TicketTemplate {
		all = append(all, kit.NewField("subject", t("template.subject"), "", f.subject), kit.NewField("kind", t("template.kind"), "", f.kind),
			kit.NewField("priority", t("template.priority"), "", f.priority))
	}
	return append(all, kit.NewField("body", t("template.text"), t("template.text.help", "Variables", template.Known()), f.body))
}

// after is how the text will look, and which variables there are.
func (f *templateFields) after() fyne.CanvasObject {
	var facts []kit.Fact
	for _, variable := range template.Variables {
		facts = append(facts, kit.Fact{Label: variable.Written(), Value: f.list.t(variable.Key())})
	}
	return kit.Down(theme.SpaceSmall, f.about, kit.NewGround(theme.Sunken, kit.Pad(f.preview, theme.SpaceCell, theme.SpaceSmall)).Rounded(theme.RadiusControl),
		f.missing, kit.NewFold(f.list.t("template.variables"), "", "", kit.NewFacts(facts...), false))
}

// readExample reads what the variables stand for on the ticket that something
// has happened on last.
func (f *templateFields) readExample() {
	env := f.list.env
	now := env.Clock()
	env.UI.Go(func() {
		example, err := exampleFacts(context.Background(), env.Desk.View(), now)
		env.UI.Do(func() {
			if err == nil { // without an example the variables stay as they are
				f.example = example
				f.changed()
			}
		})
	})
}

// changed fills the text in anew.
func (f *templateFields) changed() {
	about := f.list.t("template.preview")
	if f.example.Ref != "" {
		about = f.list.t("template.preview.of", "Ref", f.example.Ref)
	}
	f.about.SetText(about)
	text := f.body.Text
	if f.use == command.TicketTemplate {
		text = strings.TrimSpace(f.subject.Text + "\n\n" + text)
	}
	read, err := template.Parse(text)
	if err != nil {
		f.preview.Set(kit.Plain(text))
		f.say(theme.Danger, f.list.env.Words.Invalid(fail.Invalids(err)[0]))
		return
	}
	filled, missing := read.Fill(f.example.Values(words.For(f.language.Selected())))
	f.preview.Set(kit.Plain(filled))
	if len(missing) == 0 {
		f.missing.Hide()
		return
	}
	f.say(theme.Warning, missingText(f.list.env.Words, missing))
}

func (f *templateFields) say(tone theme.Tone, text string) {
	f.missing.Set(tone, text)
	f.missing.Show()
}

// missingText names the variables that have no value.
func missingText(w *words.Words, missing []template.Variable) string {
	names := make([]string, len(missing))
	for i, variable := range missing {
		names[i] = w.T(variable.Key())
	}
	return w.T("template.missing", "Names", strings.Join(names, ", "))
}

// template is what the inputs say.
func (f *templateFields) template() command.CreateTemplate {
	written := command.CreateTemplate{
		Use: f.use, Name: strings.TrimSpace(f.name.Text), Language: f.language.Selected(), Body: strings.TrimSpace(f.body.Text),
		Own: f.own.Checked() || !f.list.mayShare(),
	}
	if f.use == command.TicketTemplate {
		written.Subject = strings.TrimSpace(f.subject.Text)
		written.Kind, written.Priority = ticket.Kind(f.kind.Selected()), ticket.Priority(f.priority.Selected())
	}
	return written
}

// create opens the sheet of a new template, of the kind that is shown.
func (s *templates) create() {
	use := s.use()
	if use == "" {
		use = command.CannedReply
	}
	f := s.newFields(view.Template{Use: use, Language: s.env.Words.Lang(), Own: !s.mayShare(), Kind: ticket.Question, Priority: ticket.Medium})
	form.Open(s.env, form.Sheet{
		Key: "template.new/" + string(use), Title: s.t("template.new.title." + string(use)), Confirm: s.t("template.new.do"),
		Fields: f.fields(), After: f.after(), Changed: f.changed,
		Commands: func() ([]command.Command, error) {
			created := f.template()
			return []command.Command{&created}, nil
		},
		Done: func([]app.Receipt) string { return s.t("template.new.done", "Name", strings.TrimSpace(f.name.Text)) },
	})
}

// change opens the sheet of a template. One that all share is changed by those
// who may.
func (s *templates) change(id string) {
	t, ok := s.rows[id]
	if !ok {
		return
	}
	if !t.Own && !s.mayShare() {
		s.env.Fail(fail.New(fail.Forbidden, "template.shared"))
		return
	}
	f := s.newFields(t)
	form.Open(s.env, form.Sheet{
		Key: "template/" + id, Title: s.t("template.title", "Name", t.Name), Confirm: s.t("template.save"),
		Fields: f.fields(), After: f.after(), Changed: f.changed,
		Commands: func() ([]command.Command, error) {
			return []command.Command{&command.ChangeTemplate{TemplateID: id, Base: t.Tag, CreateTemplate: f.template()}}, nil
		},
		Done: func([]app.Receipt) string { return s.t("template.done", "Name", strings.TrimSpace(f.name.Text)) },
	})
}
