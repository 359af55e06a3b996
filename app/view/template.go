package view

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/template"
	"tallydesk/app/ticket"
)

// Template is a canned reply or a ticket template (R-TIX-11).
type Template struct {
	ID       string
	Tag      int64 // for command.ChangeTemplate
	Use      command.TemplateUse
	Name     string
	Language string
	Body     string
	Own      bool // the reader's; otherwise all staff have it
	Archived bool
	Subject  string // of a ticket template, as the two below
	Kind     ticket.Kind
	Priority ticket.Priority
}

// TemplateFilter says which templates are wanted.
type TemplateFilter struct {
	Use      command.TemplateUse // "" for all
	Text     string              // that the name, the subject or the text has, in any case
	Archived bool                // those that are archived instead of the others
	Prefer   string              // language that comes first
}

// Templates lists the templates that the reader has: its own and those that
// all share. Names that begin with the text come before those that have it
// within, and these before texts; the preferred language comes first among
// equals.
func (r *Reader) Templates(ctx context.Context, filter TemplateFilter) ([]Template, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	var list []Template
	err := r.each(ctx, `SELECT id, tag, use_for, name, language, body, owner_id IS NOT NULL, archived, subject, kind, priority
		FROM template WHERE archived = ? AND (owner_id IS NULL OR owner_id = ?) AND (? = '' OR use_for = ?) ORDER BY name, id`,
		[]any{filter.Archived, r.actor.StaffID, filter.Use, filter.Use}, func(rows *sql.Rows) error {
			var t Template
			err := rows.Scan(&t.ID, &t.Tag, &t.Use, &t.Name, &t.Language, &t.Body, &t.Own, &t.Archived, &t.Subject, &t.Kind, &t.Priority)
			list = append(list, t)
			return err
		})
	if err != nil {
		return nil, err
	}
	return filter.sort(list), nil
}

// sort keeps what has the text, what fits best first.
func (f TemplateFilter) sort(list []Template) []Template {
	text := strings.ToLower(strings.TrimSpace(f.Text))
	list = slices.DeleteFunc(list, func(t Template) bool { return t.far(text) == farthest })
	slices.SortStableFunc(list, func(a, b Template) int {
		if d := a.far(text) - b.far(text); d != 0 {
			return d
		}
		return f.foreign(a) - f.foreign(b)
	})
	return list
}

func (f TemplateFilter) foreign(t Template) int {
	if f.Prefer == "" || t.Language == f.Prefer {
		return 0
	}
	return 1
}

// farthest is how far a text is from a template that does not have it.
const farthest = 3

// far tells how well a text fits: 0 begins the name, 1 begins a word of it, or
// is in it, 2 is in the texts.
func (t Template) far(text string) int {
	name := strings.ToLower(t.Name)
	switch {
	case strings.HasPrefix(name, text):
		return 0
	case strings.Contains(name, text):
		return 1
	case strings.Contains(strings.ToLower(t.Subject+"\n"+t.Body), text):
		return 2
	}
	return farthest
}

// Template reads a template by its id, or by its name in any case when only one
// has it.
func (r *Reader) Template(ctx context.Context, called string) (Template, error) {
	var found []Template
	for _, archived := range []bool{false, true} {
		list, err := r.Templates(ctx, TemplateFilter{Archived: archived})
		if err != nil {
			return Template{}, err
		}
		for _, t := range list {
			if t.ID == called || strings.EqualFold(t.Name, called) {
				found = append(found, t)
			}
		}
	}
	switch len(found) {
	case 0:
		return Template{}, fail.New(fail.NotFound, "template")
	case 1:
		return found[0], nil
	}
	return Template{}, fail.New(fail.Conflict, "template.several", fail.Args{"Name": called})
}

// TicketFacts gives what the variables of a template stand for on a ticket, and
// the language in which the reporter, or else the customer, reads.
func (r *Reader) TicketFacts(ctx context.Context, ticketID string, now time.Time) (facts template.Facts, language string, err error) {
	t, err := r.Ticket(ctx, ticketID)
	if err != nil {
		return facts, "", err
	}
	facts, language, err = r.CallerFacts(ctx, t.CustomerID, t.ReporterID, now)
	if err != nil {
		return facts, "", err
	}
	facts.Ref, facts.Subject, facts.State, facts.Product = t.Ref, t.Subject, t.State, t.Product
	if t.ContractID == "" {
		return facts, language, nil
	}
	facts.Contract = strings.TrimSpace(t.ContractNumber + " " + t.Contract)
	left, err := r.BankLeft(ctx, []string{t.ContractID}, civil.Of(now))
	facts.HasBank, facts.MinutesLeft = left[t.ContractID].HasBank, left[t.ContractID].Left
	return facts, language, err
}

// CallerFacts is TicketFacts before there is a ticket: of a customer and one of
// its contacts, either of which may be unknown.
func (r *Reader) CallerFacts(ctx context.Context, customerID, contactID string, now time.Time) (facts template.Facts, language string, err error) {
	if err := r.staff(); err != nil {
		return facts, "", err
	}
	provider, err := r.Provider(ctx)
	if err != nil {
		return facts, "", err
	}
	facts = template.Facts{Me: r.actor.Name, Provider: provider.Name, Today: now}
	if customerID == "" {
		return facts, provider.Language, nil
	}
	if err := r.one(ctx, "customer", "SELECT name, language FROM customer WHERE id = ?", []any{customerID}, &facts.Customer, &language); err != nil {
		return facts, "", err
	}
	if contactID == "" {
		return facts, language, nil
	}
	var own string
	err = r.one(ctx, "contact", "SELECT name, language FROM contact WHERE id = ? AND customer_id = ?", []any{contactID, customerID}, &facts.Contact, &own)
	if own != "" {
		language = own
	}
	return facts, language, err
}
