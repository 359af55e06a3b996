package view

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tallydesk/app/lookup"
	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// mostRanked is how many of the newest are looked at to give the best first.
const mostRanked = 60

// Find gives the few best of some kinds of things, as they are wanted while
// somebody types: a ticket by its number first, then what has the words as they
// are typed, then what has them without their diacritics; within that the newest
// first. Of a ticket and what was said on it there is one hit.
func (r *Reader) Find(ctx context.Context, typed string, most int, kinds ...string) ([]Hit, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	typed = query.Typed(typed)
	found, err := r.db.Search(ctx, typed, mostRanked, kinds...)
	if err != nil {
		return nil, err
	}
	numbered, err := r.numbered(ctx, typed, kinds)
	if err != nil {
		return nil, err
	}
	others := slices.DeleteFunc(found, func(hit data.Hit) bool { return slices.Contains(numbered, hit) })
	found = slices.Concat(numbered[:min(len(numbered), most)], others)
	hits, err := r.hits(ctx, found, typed)
	return Best(hits, typed, most), err
}

// Best puts the hits first that have the words as they are typed, and keeps one
// of each ticket: the ticket itself when its subject has them.
func Best(hits []Hit, typed string, most int) []Hit {
	seen := map[string]bool{}
	var kept []Hit
	for _, hit := range hits {
		if hit.TicketID != "" && seen[hit.TicketID] {
			continue
		}
		seen[hit.TicketID] = true
		if hit.TicketID != "" && (Called{Name: hit.Title}).has(typed) {
			hit.Kind, hit.ID, hit.Snippet = "ticket", hit.TicketID, Snippet(hit.Title, typed)
		}
		kept = append(kept, hit)
	}
	slices.SortStableFunc(kept, func(a, b Hit) int { return rank(a, typed) - rank(b, typed) })
	return kept[:min(len(kept), most)]
}

// rank is less for what fits better.
func rank(hit Hit, typed string) int {
	code, number, isRef := ticket.ParseRef(typed)
	named := literal(hit.Title + " " + hit.Ref)
	typed = strings.TrimSpace(literal(typed))
	switch {
	case isRef && hit.Kind == "ticket" && (hit.Ref == ticket.Ref(code, number) || code == "" && strings.HasSuffix(hit.Ref, ticket.Ref("", number))):
		return 0
	case strings.HasPrefix(named, typed), strings.EqualFold(hit.Ref, typed):
		return 1
	case strings.Contains(" "+named, " "+typed):
		return 2
	case strings.Contains(literal(textOf(hit.Snippet)), typed):
		return 3
	}
	return 4
}

// literal is text as it is compared letter by letter, diacritics included.
func literal(text string) string { return strings.ToLower(norm.NFC.String(text)) }

func textOf(spans []Span) string {
	var text strings.Builder
	for _, span := range spans {
		text.WriteString(span.Text)
	}
	return text.String()
}

// FindStaff gives colleagues whose names, logins or addresses have the words
// typed.
func (r *Reader) FindStaff(ctx context.Context, typed string, most int) ([]Hit, error) {
	staff, err := r.Staff(ctx)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(staff))
	for i, member := range staff {
		texts[i] = strings.Join([]string{member.Name, member.Login, member.Email}, " ")
	}
	var hits []Hit
	for _, found := range lookup.Find(typed, texts) {
		member := staff[found.Index]
		hits = append(hits, Hit{Kind: "staff", ID: member.ID, Title: member.Name, Snippet: Snippet(member.Email, typed)})
	}
	return hits[:min(len(hits), most)], nil
}

// Place is how far somebody has gone through what a search finds.
type Place = data.Place

// SearchFrom is Search for who goes on: the hits of some kinds after a place, and
// the place after them. There is no more when more is false.
func (r *Reader) SearchFrom(ctx context.Context, typed string, after Place, most int, kinds ...string) (hits []Hit, next Place, more bool, err error) {
	if err := r.staff(); err != nil {
		return nil, after, false, err
	}
	typed, next, more = query.Typed(typed), after, true
	numbered, err := r.numbered(ctx, typed, kinds)
	if err != nil {
		return nil, after, false, err
	}
	var found []data.Hit
	if after == (Place{}) {
		found = numbered[:min(len(numbered), most)]
	}
	for more && len(found) < most { // those of the number are not given twice
		var step []data.Hit
		if step, next, more, err = r.db.SearchFrom(ctx, typed, next, most-len(found), kinds...); err != nil {
			return nil, after, false, err
		}
		found = append(found, slices.DeleteFunc(step, func(hit data.Hit) bool { return slices.Contains(numbered, hit) })...)
	}
	hits, err = r.hits(ctx, found, typed)
	return hits, next, more, err
}

// numbered gives the tickets of a number that was typed, if tickets are looked
// for.
func (r *Reader) numbered(ctx context.Context, typed string, kinds []string) ([]data.Hit, error) {
	if !slices.Contains(kinds, "ticket") {
		return nil, nil
	}
	rows, err := r.ticketsByRef(ctx, typed)
	hits := make([]data.Hit, len(rows))
	for i, row := range rows {
		hits[i] = data.Hit{Table: "ticket", ID: row.ID}
	}
	return hits, err
}

// Things gives hits of tickets, customers, contacts and contracts by their ids,
// in the order asked for; what is not there any more is left out.
func (r *Reader) Things(ctx context.Context, things []Thing) ([]Hit, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	found := make([]data.Hit, len(things))
	for i, thing := range things {
		found[i] = data.Hit{Table: thing.Kind, ID: thing.ID}
	}
	return r.hits(ctx, found, "")
}

// Thing is something with an id: a ticket, customer, contact or contract.
type Thing struct{ Kind, ID string }
