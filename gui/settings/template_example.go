package settings

import (
	"context"
	"time"

	"tallydesk/app/template"
	"tallydesk/app/view"
)

// exampleFacts gives what variables stand for on a ticket to show as an
// example: the one that something has happened on last. On a desk without
// tickets only what is known of the writer is there.
func exampleFacts(ctx context.Context, reader *view.Reader, now time.Time) (template.Facts, error) {
	rows, _, err := reader.Tickets(ctx, view.TicketFilter{Sort: view.ByActivity}, view.Page{Most: 1})
	if err != nil {
		return template.Facts{}, err
	}
	if len(rows) == 0 {
		facts, _, err := reader.CallerFacts(ctx, "", "", now)
		return facts, err
	}
	facts, _, err := reader.TicketFacts(ctx, rows[0].ID, now)
	return facts, err
}
