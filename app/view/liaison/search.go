package liaison

import (
	"context"
	"database/sql"
	"slices"

	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// hitQueries read what was found, by table: id, ticket, number, subject, text
// and moment. They are bound to the customer's bucket.
var hitQueries = map[string]string{
	"ticket": `SELECT t.id, t.id, t.number, t.subject, t.subject || ' ' || t.resolution, t.received_at
		FROM ticket t WHERE t.id IN (SELECT value FROM json_each(?)) AND t.bucket = ?`,
	"message": `SELECT m.id, t.id, t.number, t.subject, m.body, m.at
		FROM message m JOIN ticket t ON t.id = m.ticket_id WHERE m.id IN (SELECT value FROM json_each(?)) AND m.bucket = ?`,
}

// hitTables lists what is searched.
var hitTables = []string{"ticket", "message"}

// Search finds the customer's tickets and public messages that have the words
// typed, the newest first.
func (r *Reader) Search(ctx context.Context, typed string, most int) ([]view.Hit, error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, err
	}
	typed, most = query.Typed(typed), max(most, 0)
	for asked := most; ; asked *= 4 { // on a desk of many customers the newest hits may all be others'
		found, err := r.db.Search(ctx, typed, asked, hitTables...)
		if err != nil {
			return nil, err
		}
		hits, err := r.ownHits(ctx, bucket, found, typed)
		if err != nil || len(hits) >= most || len(found) < asked {
			return hits[:min(len(hits), most)], err
		}
	}
}

// ownHits reads those of the hits that are the customer's, in the order found.
func (r *Reader) ownHits(ctx context.Context, bucket string, found []data.Hit, typed string) ([]view.Hit, error) {
	ids := map[string][]string{}
	for _, hit := range found {
		ids[hit.Table] = append(ids[hit.Table], hit.ID)
	}
	own := map[data.Hit]view.Hit{}
	for _, table := range hitTables {
		err := r.each(ctx, hitQueries[table], []any{query.List(ids[table]), bucket}, func(rows *sql.Rows) error {
			hit := view.Hit{Kind: table, CustomerID: r.actor.CustomerID}
			var number int
			var text string
			var at int64
			err := rows.Scan(&hit.ID, &hit.TicketID, &number, &hit.Title, &text, &at)
			hit.Ref, hit.Snippet, hit.At = ticket.OwnRef(number), view.Snippet(text, typed), view.Instant(at)
			own[data.Hit{Table: table, ID: hit.ID}] = hit
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	var hits []view.Hit
	for _, hit := range found {
		if known, there := own[hit]; there {
			hits = append(hits, known)
		}
	}
	return hits, nil
}

// Find gives the few best of the customer's tickets and what was said on them, as
// they are wanted while somebody types.
func (r *Reader) Find(ctx context.Context, typed string, most int) ([]view.Hit, error) {
	hits, err := r.Search(ctx, typed, mostRanked)
	return view.Best(hits, typed, most), err
}

// mostRanked is how many of the newest are looked at to give the best first.
const mostRanked = 40

// SearchFrom is Search for who goes on: the hits after a place, and the place
// after them. There is no more when more is false.
func (r *Reader) SearchFrom(ctx context.Context, typed string, after view.Place, most int, kinds ...string) (hits []view.Hit, next view.Place, more bool, err error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, after, false, err
	}
	typed, next, more = query.Typed(typed), after, true
	kinds = slices.DeleteFunc(slices.Clone(kinds), func(kind string) bool { return !slices.Contains(hitTables, kind) })
	for more && len(hits) < most { // on a desk of many customers the next hits may all be others'
		var found []data.Hit
		if found, next, more, err = r.db.SearchFrom(ctx, typed, next, most-len(hits), kinds...); err != nil {
			return nil, after, false, err
		}
		own, err := r.ownHits(ctx, bucket, found, typed)
		if err != nil {
			return nil, after, false, err
		}
		hits = append(hits, own...)
	}
	return hits, next, more, nil
}

// Things gives hits of the customer's own tickets by their ids, in the order
// asked for; what is not there, or not the customer's, is left out.
func (r *Reader) Things(ctx context.Context, things []view.Thing) ([]view.Hit, error) {
	bucket, err := r.bucket()
	if err != nil {
		return nil, err
	}
	var found []data.Hit
	for _, thing := range things {
		if thing.Kind == "ticket" {
			found = append(found, data.Hit{Table: thing.Kind, ID: thing.ID})
		}
	}
	return r.ownHits(ctx, bucket, found, "")
}
