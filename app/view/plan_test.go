package view_test

import (
	"database/sql"
	"strings"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/app/view"
)

// What is read again and again comes from indexes, and where a million rows
// would have to be looked up, from an index alone.
func TestOftenReadComesFromIndexes(t *testing.T) {
	desk := desktest.New(t)
	db, err := sql.Open("sqlite", "file:"+desk.Path()+"?_pragma=query_only(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for name, c := range map[string]struct {
		query string
		args  int
		want  []string // parts of the plan
	}{
		"a bank's version": {view.BankVersionQuery, 1, []string{"charge USING COVERING INDEX charge_bank", "USING INDEX charge_undecided"}},
		"undecided time":   {"SELECT SUM(h.minutes) FROM charge h WHERE " + view.UndecidedOf, 3, []string{"USING INDEX charge_bank (contract_id=? AND class=?)", "USING INDEX charge_undecided (bucket=?)"}},
		"what draws": {
			"SELECT id, work_day, posting_day, start_at, minutes, kind, work_type FROM charge WHERE contract_id = ? AND class = ?", 2,
			[]string{"USING COVERING INDEX charge_bank (contract_id=? AND class=?)"},
		},
		"latest time":     {"SELECT id FROM time_entry e WHERE 1 = 1 ORDER BY e.work_day DESC, e.start_at DESC, e.id DESC LIMIT 50", 0, []string{"SCAN e USING COVERING INDEX time_entry_day"}},
		"somebody's week": {"SELECT id FROM time_entry e WHERE e.staff_id = ? AND e.work_day BETWEEN ? AND ?", 3, []string{"USING COVERING INDEX time_entry_staff (staff_id=? AND work_day>? AND work_day<?)"}},
		"last work without ticket": {
			"SELECT MAX(work_day) FROM time_entry WHERE customer_id = ? AND +staff_id = ?", 2, []string{"USING INDEX time_entry_customer (customer_id=?)"},
		},
		"last work": {"SELECT MAX(work_day) FROM charge WHERE bucket = ? AND staff_id = ?", 2, []string{"USING COVERING INDEX charge_staff (bucket=? AND staff_id=?)"}},
	} {
		t.Run(name, func(t *testing.T) {
			told := plan(t, db, c.query, make([]any, c.args))
			for _, want := range c.want {
				if !strings.Contains(told, want) {
					t.Errorf("no %q in\n%s", want, told)
				}
			}
			if strings.Contains(told, "TEMP B-TREE") {
				t.Errorf("it sorts:\n%s", told)
			}
		})
	}
}
