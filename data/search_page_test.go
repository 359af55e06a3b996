package data

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Going through what is found page by page gives every row once, whatever the
// size of the pages: no number of hits is too many.
func TestSearchPagesGiveEveryRowOnce(t *testing.T) {
	db := newDesk(t)
	err := db.Write(t.Context(), func(tx *Tx) error {
		for i := range 60 {
			text := []string{"printer", "sprinter", "scanner", "the printer is a sprinter"}[i%4]
			for _, table := range []string{"customer", "ticket", "message"} {
				if err := tx.Index(table, fmt.Sprint(table, i), text, ""); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	tables := []string{"ticket", "customer"}
	whole := pagesOf(t, db, "printer", 1000, tables...)
	if len(whole) != 2*45 || whole[0] != "customer59" || whole[30] != "customer57" || whole[45] != "ticket59" {
		t.Fatalf("%d hits: %v", len(whole), whole)
	}
	for _, most := range []int{1, 7, 45, 89, 90} {
		if diff := cmp.Diff(whole, pagesOf(t, db, "printer", most, tables...)); diff != "" {
			t.Errorf("%d at a time: %s", most, diff)
		}
	}
	for _, typed := range []string{"", `"`, "*", "nowhere", "\xff", "-", "NEAR("} {
		if found := pagesOf(t, db, typed, 10, tables...); len(found) > 0 {
			t.Errorf("%q: %v", typed, found)
		}
	}
}

func pagesOf(t *testing.T, db *DB, typed string, most int, tables ...string) []string {
	t.Helper()
	var all []string
	more, place := true, Place{}
	for rounds := 0; more && rounds < 1000; rounds++ {
		hits, next, goesOn, err := db.SearchFrom(t.Context(), typed, place, most, tables...)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range hits {
			all = append(all, hit.ID)
		}
		place, more = next, goesOn
	}
	return all
}

// What stands between quotation marks must stand so; a mark that opens nothing
// means nothing.
func TestExactWords(t *testing.T) {
	db := newDesk(t)
	index(t, db, "the report is slow", "slow is the report", `a 19" screen`, "Löneutbetalning saknas helt", "PN-4711/B is broken")
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{`"report is slow"`, []string{"0"}},
		{"report is slow", []string{"1", "0"}},
		{`"REPORT IS" slow`, []string{"0"}},
		{`"loneutbetalning saknas"`, []string{"3"}},
		{`19" screen`, []string{"2"}},
		{`"report is`, []string{"1", "0"}},
		{`"" report`, []string{"1", "0"}},
		{`"PN-4711/B is"`, []string{"4"}},
		{"pn-4711/b", []string{"4"}},
		{"4711", []string{"4"}},
	} {
		if diff := cmp.Diff(c.want, found(t, db, c.typed, 10)); diff != "" {
			t.Errorf("%q: %s", c.typed, diff)
		}
	}
}
