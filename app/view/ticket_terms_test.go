package view_test

import (
	"database/sql"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/desktest"
	"tallydesk/app/view"
)

// Law: asking ticket by ticket finds what looking all up at once finds.
func TestBothWaysOfAskingForWordsFindTheSame(t *testing.T) {
	desk := desktest.Demo(t, "sv")
	db, err := sql.Open("sqlite", "file:"+desk.Path()+"?_pragma=query_only(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	some := 0
	for _, typed := range []string{"s", "sche", "schema", "hej", "nämnden", "namnden", "1001", "c++", `"hej mona"`, "mona schema", "zzz", "-", `"`, "*", ""} {
		found := map[bool][]string{}
		for _, whole := range []bool{false, true} {
			condition, args := view.WordsCondition(typed, whole)
			rows, err := db.Query("SELECT t.id FROM ticket t WHERE ("+condition+") ORDER BY t.id", args...)
			if err != nil {
				t.Fatalf("%q: %v", typed, err)
			}
			for rows.Next() {
				var id string
				if err := rows.Scan(&id); err != nil {
					t.Fatal(err)
				}
				found[whole] = append(found[whole], id)
			}
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			rows.Close()
		}
		some += len(found[true])
		if diff := cmp.Diff(found[true], found[false]); diff != "" {
			t.Errorf("%q: %s", typed, diff)
		}
	}
	if some == 0 {
		t.Error("nothing was found at all")
	}
}
