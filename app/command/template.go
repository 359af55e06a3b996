package command

import (
	"cmp"
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/template"
	"tallydesk/app/ticket"
	"tallydesk/data"
)

var (
	_ = register[CreateTemplate]()
	_ = register[ChangeTemplate]()
	_ = register[ArchiveTemplate]()
)

// TemplateUse says what a template is for.
type TemplateUse string

// The uses.
const (
	CannedReply    TemplateUse = "reply"  // inserted into a reply
	TicketTemplate TemplateUse = "ticket" // what a new ticket begins with
)

// TemplateUses lists the uses.
var TemplateUses = []TemplateUse{CannedReply, TicketTemplate}

// CreateTemplate adds a canned reply or a ticket template (R-TIX-11). Label:
// "template".
type CreateTemplate struct {
	Use      TemplateUse
	Name     string
	Language string // en or sv
	Body     string // Markdown with variables of package template
	Own      bool   // for oneself; otherwise all staff have it
	// Of a ticket template alone.
	Subject  string          // may have variables
	Kind     ticket.Kind     // a question when empty
	Priority ticket.Priority // medium when empty
}

// Spec names the command.
func (CreateTemplate) Spec() Spec { return Spec{Name: "template.create", Version: 1, Class: Fact} }

// Validate wants a name, a language, and texts whose variables are known.
func (k *CreateTemplate) Validate() error {
	errs := []error{
		wantOneOf("use", k.Use, TemplateUses...), wantText("name", k.Name, maxName), wantOneOf("language", k.Language, "en", "sv"),
		knownVariables("body", k.Body),
	}
	if k.Use != TicketTemplate {
		return fail.Join(append(errs, wantText("body", k.Body, maxText), notOfReply("subject", k.Subject),
			notOfReply("kind", k.Kind), notOfReply("priority", k.Priority))...)
	}
	return fail.Join(append(errs, allowText("body", k.Body, maxText), wantText("subject", k.Subject, maxName),
		knownVariables("subject", k.Subject), wantOneOf("kind", k.kind(), ticket.Kinds...), wantOneOf("priority", k.priority(), ticket.Priorities...))...)
}

// notOfReply refuses what only a ticket template has.
func notOfReply[T ~string](field string, value T) error {
	if value == "" {
		return nil
	}
	return fail.NewInvalid(field, "template.ticket_only")
}

func knownVariables(field, text string) error {
	_, err := template.Parse(text)
	return fail.In(field, err)
}

func (k *CreateTemplate) kind() ticket.Kind         { return cmp.Or(k.Kind, ticket.Question) }
func (k *CreateTemplate) priority() ticket.Priority { return cmp.Or(k.Priority, ticket.Medium) }

// Authorize lets staff make their own templates, and admins those that all
// share.
func (k *CreateTemplate) Authorize(_ *data.Tx, actor access.Actor) error {
	if k.Own {
		return actor.Require(access.WorkTickets)
	}
	return actor.Require(access.SetUpDesk)
}

// Check refuses a name that stands in the same list already.
func (k *CreateTemplate) Check(tx *data.Tx, c Ctx) error {
	return freeTemplateName(tx, data.Template{UseFor: string(k.Use), Name: k.Name, Language: k.Language, OwnerID: k.owner(c)})
}

// owner is whose own the template is.
func (k *CreateTemplate) owner(c Ctx) string {
	if k.Own {
		return c.Actor.StaffID
	}
	return ""
}

// Apply writes the template.
func (k *CreateTemplate) Apply(tx *data.Tx, c Ctx) error {
	row := data.Template{Row: data.Row{ID: c.NewID("template")}}
	k.fillRow(&row, c)
	return data.Templates.Insert(tx, &row)
}

func (k *CreateTemplate) fillRow(row *data.Template, c Ctx) {
	row.UseFor, row.Name, row.Language, row.Body, row.OwnerID = string(k.Use), strings.TrimSpace(k.Name), k.Language, k.Body, k.owner(c)
	row.Subject, row.Kind, row.Priority = "", "", ""
	if k.Use == TicketTemplate {
		row.Subject, row.Kind, row.Priority = k.Subject, string(k.kind()), string(k.priority())
	}
}

// ChangeTemplate writes a template anew; what it is for stays.
type ChangeTemplate struct {
	TemplateID string
	Base       int64 // tag of the row that was seen; 0 for any
	CreateTemplate
}

// Spec names the command.
func (ChangeTemplate) Spec() Spec { return Spec{Name: "template.change", Version: 1, Class: Decision} }

// Authorize lets staff change their own templates, and admins those that all
// share; who makes one of the other needs both.
func (k *ChangeTemplate) Authorize(tx *data.Tx, actor access.Actor) error {
	if err := mayChangeTemplate(tx, k.TemplateID, actor); err != nil {
		return err
	}
	return k.CreateTemplate.Authorize(tx, actor)
}

// Check refuses a name that stands in the same list already.
func (k *ChangeTemplate) Check(tx *data.Tx, c Ctx) error {
	return freeTemplateName(tx, data.Template{
		Row: data.Row{ID: k.TemplateID}, UseFor: string(k.Use), Name: k.Name, Language: k.Language, OwnerID: k.owner(c),
	})
}

// Apply writes the fields over the former ones.
func (k *ChangeTemplate) Apply(tx *data.Tx, c Ctx) error {
	row, err := data.Templates.Get(tx, k.TemplateID)
	if err != nil {
		return notFound(err, "template")
	}
	if err := unchanged(row.Tag, k.Base, "template"); err != nil {
		return err
	}
	if row.UseFor != string(k.Use) {
		return fail.NewInvalid("use", "template.use")
	}
	k.fillRow(&row, c)
	return data.Templates.Put(tx, &row)
}

// ArchiveTemplate takes a template out of the lists it is offered in, or puts
// it back. It is never lost.
type ArchiveTemplate struct {
	TemplateID string
	Archived   bool
}

// Spec names the command.
func (ArchiveTemplate) Spec() Spec { return Spec{Name: "template.archive", Version: 1, Class: Fact} }

// Validate has nothing to look at alone.
func (k *ArchiveTemplate) Validate() error { return nil }

// Authorize is for the template's owner, and for admins when all share it.
func (k *ArchiveTemplate) Authorize(tx *data.Tx, actor access.Actor) error {
	return mayChangeTemplate(tx, k.TemplateID, actor)
}

// Apply marks the template.
func (k *ArchiveTemplate) Apply(tx *data.Tx, _ Ctx) error {
	row, err := data.Templates.Get(tx, k.TemplateID)
	if err != nil {
		return notFound(err, "template")
	}
	row.Archived = bit(k.Archived)
	return data.Templates.Put(tx, &row)
}

// mayChangeTemplate lets people change their own templates, and admins those
// that all share. Those of others do not exist.
func mayChangeTemplate(tx *data.Tx, id string, actor access.Actor) error {
	if err := actor.Require(access.WorkTickets); err != nil {
		return err
	}
	row, err := data.Templates.Get(tx, id)
	switch {
	case err != nil:
		return notFound(err, "template")
	case row.OwnerID == "":
		return actor.Require(access.SetUpDesk)
	case row.OwnerID != actor.StaffID:
		return fail.New(fail.NotFound, "template")
	}
	return nil
}

// freeTemplateName refuses a name that another template of the same use,
// language and owner has.
func freeTemplateName(tx *data.Tx, wanted data.Template) error {
	rows, err := data.Templates.Find(tx, "use_for = ? AND language = ? AND archived = 0 AND id <> ? AND COALESCE(owner_id, '') = ? ORDER BY id",
		wanted.UseFor, wanted.Language, wanted.ID, wanted.OwnerID)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if strings.EqualFold(row.Name, strings.TrimSpace(wanted.Name)) {
			return fail.NewInvalid("name", "taken", fail.Args{"Text": wanted.Name})
		}
	}
	return nil
}
