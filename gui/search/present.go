package search

import (
	"time"

	"tallydesk/app/view"
	"tallydesk/app/words"
	"tallydesk/gui/kit"
	"tallydesk/gui/theme"
)

// present makes rows of hits: kind, title over snippet with the words found,
// and when.
func present(w *words.Words, now time.Time, hits []view.Hit) []kit.Row {
	rows := make([]kit.Row, len(hits))
	for i, hit := range hits {
		when := ""
		if !hit.At.IsZero() {
			when = w.Moment(hit.At.In(now.Location()), now)
		}
		title := []kit.Span{{Text: hit.Title}}
		if hit.Ref != "" {
			title = []kit.Span{{Text: hit.Ref, Bold: true}, {Text: "  " + hit.Title}}
		}
		rows[i] = kit.Row{Key: hit.Kind + "/" + hit.ID, Cells: []kit.Cell{
			{First: kit.Part{Text: w.T("search.kind." + hit.Kind), Ink: theme.Text2}},
			{First: kit.Part{Spans: title}, Second: kit.Part{Spans: snippet(hit.Snippet)}},
			{First: kit.Part{Text: when, Meta: true, Ink: theme.Text3}},
		}}
	}
	return rows
}

func snippet(parts []view.Span) []kit.Span {
	spans := make([]kit.Span, len(parts))
	for i, part := range parts {
		spans[i] = kit.Span{Text: part.Text, Bold: part.Match, Ink: theme.Text2}
		if part.Match {
			spans[i].Ink = theme.Accent
		}
	}
	return spans
}
