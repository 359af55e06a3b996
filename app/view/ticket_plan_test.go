package view_test

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// The list of tickets and its count never read the whole table: whatever is
// asked for comes from an index, in the order of the list, so that a million
// tickets cost no more than a thousand.
func TestTicketListsUseIndexes(t *testing.T) {
	desk := desktest.New(t)
	db, err := sql.Open("sqlite", "file:"+desk.Path()+"?_pragma=query_only(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	open := []ticket.State{ticket.New, ticket.InProgress}
	filters := map[string]view.TicketFilter{
		"all":                     {},
		"open":                    {Open: true},
		"of a customer":           {CustomerID: "x"},
		"open of a customer":      {CustomerID: "x", Open: true},
		"mine":                    {Mine: true, Open: true},
		"of somebody":             {AssigneeID: "x"},
		"nobody's":                {Unassigned: true, Open: true},
		"of a contract":           {ContractID: "x"},
		"uncovered":               {Uncovered: true, Open: true},
		"in one state":            {States: []ticket.State{ticket.Closed}},
		"in open states":          {States: open},
		"done states":             {States: []ticket.State{ticket.Closed, ticket.Resolved}},
		"of a priority":           {Open: true, Priorities: []ticket.Priority{ticket.High, ticket.VeryHigh}},
		"of a kind":               {Open: true, Kinds: []ticket.Kind{ticket.Fault}},
		"of a line":               {Open: true, Line: 2},
		"by activity":             {Sort: view.ByActivity},
		"customer's by activity":  {CustomerID: "x", Sort: view.ByActivity},
		"by number":               {Sort: view.ByNumber},
		"of a customer by number": {CustomerID: "x", Sort: view.ByNumber},
	}
	for name, filter := range filters {
		t.Run(name, func(t *testing.T) {
			for _, from := range []int{0, 500} {
				page, count, args, err := desk.View().TicketQueries(context.Background(), filter, from)
				if err != nil {
					t.Fatal(err)
				}
				counted := plan(t, db, count, args)
				wantNoScan(t, counted)
				listed := plan(t, db, page, append(args, 50, from))
				wantNoScan(t, listed)
				if sorts := strings.Count(listed, "TEMP B-TREE"); sorts > min(from, 1) { // one sorts the page's few rows
					t.Errorf("sorts before it pages:\n%s", listed)
				}
			}
		})
	}
}

// wantNoScan allows walking along an index, never through the table itself.
func wantNoScan(t *testing.T, plan string) {
	t.Helper()
	for line := range strings.Lines(plan) {
		table := strings.HasPrefix(line, "SCAN t") || strings.HasPrefix(line, "SCAN k") || strings.HasPrefix(line, "SCAN a")
		if table && !strings.Contains(line, "USING") {
			t.Errorf("reads a whole table:\n%s", plan)
		}
	}
}

func plan(t *testing.T, db *sql.DB, query string, args []any) string {
	t.Helper()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, detail)
	}
	return strings.Join(lines, "\n")
}
