package main

import (
	"cmp"
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/template"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

type templateNoun struct {
	List   templateList   `cmd:""`
	Show   templateShow   `cmd:""`
	Add    templateAdd    `cmd:""`
	Change templateChange `cmd:""`
	Remove templateRemove `cmd:""`
}

type templateList struct {
	Text     []string `arg:"" optional:"" is:"text"`
	For      string   `name:"for" is:"code" of:"templateuses"`
	Archived bool     `name:"archived"`
}

func (templateList) examples() []string {
	return []string{"template list", "template list version", "template list --for ticket --json"}
}

func (k *templateList) run(c *call) error {
	filter := view.TemplateFilter{Use: command.TemplateUse(k.For), Archived: k.Archived, Text: strings.Join(k.Text, " ")}
	found, err := c.view.Templates(c.ctx, filter)
	if err != nil {
		return err
	}
	var records []record
	for _, t := range found {
		records = append(records, templateRecord(t))
	}
	return c.out.list(records, "cli.none.templates", "name", "used_for", "language", "own", "wording")
}

// templateRecord tells of a template.
func templateRecord(t view.Template) record {
	told := record{
		{"id", t.ID},
		{"name", t.Name},
		{"used_for", coded{"template.use.", string(t.Use)}},
		{"language", coded{"language.", t.Language}},
		{"own", t.Own},
		{"archived", t.Archived},
		{"subject", t.Subject},
		{"body", t.Body},
		{"wording", wording(cmp.Or(t.Subject, t.Body))},
	}
	if t.Use == command.TicketTemplate {
		told = append(told, field{"kind", coded{"kind.", string(t.Kind)}}, field{"priority", coded{"priority.", string(t.Priority)}})
	}
	return told
}

// longestLine is as much of a text as a table shows, in letters.
const longestLine = 60

func wording(text string) string {
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) > longestLine {
		return string(letters[:longestLine]) + "…"
	}
	return string(letters)
}

type templateShow struct {
	Name   string `arg:"" is:"text"`
	Ticket string `name:"ticket" is:"ticket"`
}

func (templateShow) examples() []string {
	return []string{`template show "Which version"`, `template show "Which version" --ticket SUND-1001`}
}

func (k *templateShow) run(c *call) error {
	found, err := c.view.Template(c.ctx, k.Name)
	if err != nil {
		return err
	}
	text, missing, err := c.filled(found, k.Ticket)
	if err != nil {
		return err
	}
	if c.out.json {
		told := templateRecord(found)
		told.set("body", text)
		return c.out.answer(c.out.object(append(told, field{"missing", missing})))
	}
	c.out.line(harmless(text))
	if len(missing) > 0 {
		beside := &page{words: c.words, to: c.stderr}
		beside.line(c.words.T("cli.template.missing", "Names", strings.Join(missing, " ")))
		return beside.failed
	}
	return nil
}

// filled gives the text of a template as it is on a ticket, with the variables
// that have no value there; without a ticket as it is written.
func (c *call) filled(t view.Template, ref string) (text string, missing []string, err error) {
	if ref == "" {
		return t.Body, nil, nil
	}
	on, err := c.view.Ticket(c.ctx, ref)
	if err != nil {
		return "", nil, err
	}
	facts, _, err := c.view.TicketFacts(c.ctx, on.ID, c.now())
	if err != nil {
		return "", nil, err
	}
	read, err := template.Parse(t.Body)
	if err != nil {
		return "", nil, err
	}
	text, gaps := read.Fill(facts.Values(words.For(t.Language)))
	for _, gap := range gaps {
		missing = append(missing, gap.Written())
	}
	return text, missing, nil
}

// templateFields are the flags of what a template says.
type templateFields struct {
	Text     string `name:"text" is:"text"`
	Language string `name:"language" is:"lang" of:"langs"`
	Subject  string `name:"subject" is:"text"`
	Kind     string `name:"kind" is:"code" of:"kinds"`
	Priority string `name:"priority" is:"code" of:"priorities"`
}

type templateAdd struct {
	Name string `arg:"" is:"text"`
	For  string `name:"for" is:"code" of:"templateuses" default:"reply"`
	Own  bool   `name:"own"`
	templateFields
}

func (templateAdd) examples() []string {
	return []string{
		`template add "Which unit" --text "Hello {{first_name}}! Which unit is it about?"`,
		`template add "Ny enhet" --for ticket --language sv --subject "Ny enhet hos {{customer}}" --kind assistance --text "Namn:"`,
	}
}

func (k *templateAdd) run(c *call) error {
	created := command.CreateTemplate{
		Use: command.TemplateUse(k.For), Name: k.Name, Own: k.Own, Language: cmp.Or(k.Language, c.words.Lang()),
		Subject: k.Subject, Kind: ticket.Kind(k.Kind), Priority: ticket.Priority(k.Priority),
	}
	var err error
	if created.Body, err = c.prose(k.Text); err != nil {
		return err
	}
	return c.do(&created, "template", record{{"name", k.Name}}, "cli.done.template.add", "Name", k.Name)
}

type templateChange struct {
	Name   string `arg:"" is:"text"`
	Rename string `name:"name" is:"text"`
	templateFields
}

func (templateChange) examples() []string {
	return []string{`template change "Which version" --text "Which version is it, {{first_name}}? {{me}}"`}
}

func (k *templateChange) run(c *call) error {
	found, err := c.view.Template(c.ctx, k.Name)
	if err != nil {
		return err
	}
	text, err := c.prose(k.Text)
	if err != nil {
		return err
	}
	changed := command.CreateTemplate{
		Use: found.Use, Own: found.Own, Name: cmp.Or(k.Rename, found.Name), Language: cmp.Or(k.Language, found.Language),
		Body: cmp.Or(text, found.Body), Subject: cmp.Or(k.Subject, found.Subject),
		Kind: cmp.Or(ticket.Kind(k.Kind), found.Kind), Priority: cmp.Or(ticket.Priority(k.Priority), found.Priority),
	}
	return c.do(&command.ChangeTemplate{TemplateID: found.ID, Base: found.Tag, CreateTemplate: changed}, "",
		record{{"id", found.ID}, {"name", changed.Name}}, "cli.done.template.change", "Name", changed.Name)
}

type templateRemove struct {
	Name string `arg:"" is:"text"`
	Back bool   `name:"back"`
}

func (templateRemove) examples() []string {
	return []string{`template remove "Which version"`, `template remove "Which version" --back`}
}

func (k *templateRemove) run(c *call) error {
	found, err := c.view.Template(c.ctx, k.Name)
	switch {
	case err != nil:
		return err
	case found.Archived == !k.Back:
		return fail.New(fail.Conflict, "template.same")
	}
	key := "cli.done.template.remove"
	if k.Back {
		key = "cli.done.template.back"
	}
	return c.do(&command.ArchiveTemplate{TemplateID: found.ID, Archived: !k.Back}, "", record{{"id", found.ID}, {"name", found.Name}}, key, "Name", found.Name)
}
