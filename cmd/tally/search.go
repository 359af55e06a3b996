package main

import (
	"strings"

	"tallydesk/app/view"
)

type searchCommand struct {
	Words []string `arg:"" is:"text"`
	Most  int      `name:"most" is:"number" default:"20"`
}

func (searchCommand) examples() []string {
	return []string{"search sick leave", "search SUND-1001", "search carin --json"}
}

func (k *searchCommand) run(c *call) error {
	search := c.view.Search
	if c.onCustomerSide() {
		search = c.desk.Account().Search
	}
	hits, err := search(c.ctx, strings.Join(k.Words, " "), k.Most)
	if err != nil {
		return err
	}
	var records []record
	for _, hit := range hits {
		records = append(records, record{
			{"kind", coded{"cli.hit.", hit.Kind}},
			{"id", hit.ID},
			{"ref", hit.Ref},
			{"title", hit.Title},
			{"at", hit.At},
			{"found", foundIn(hit.Snippet)},
			{"ticket_id", hit.TicketID},
			{"customer_id", hit.CustomerID},
		})
	}
	return c.out.list(records, "cli.none.hits", "kind", "ref", "title", "found", "at")
}

// foundIn writes where the words stand.
func foundIn(snippet []view.Span) string {
	var text strings.Builder
	for _, span := range snippet {
		text.WriteString(span.Text)
	}
	return text.String()
}
