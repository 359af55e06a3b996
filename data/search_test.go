package data

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// index makes the texts findable, each under its place in the list.
func index(t testing.TB, db *DB, texts ...string) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *Tx) error {
		for i, text := range texts {
			if err := tx.Index("ticket", fmt.Sprint(i), text, "body of "+text); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// found lists the ids that a search gives.
func found(t testing.TB, db *DB, typed string, most int) []string {
	t.Helper()
	hits, err := db.Search(t.Context(), typed, most, "ticket")
	if err != nil {
		t.Fatalf("search %q: %v", typed, err)
	}
	var all []string
	for _, hit := range hits {
		all = append(all, hit.ID)
	}
	return all
}

func TestSearch(t *testing.T) {
	db := newDesk(t)
	index(t, db,
		"Löneutbetalningen saknas i Malmö", // 0
		"Malmo office cannot log in",       // 1
		"C++ runtime is missing",           // 2
		`The "quick" report is slow`,       // 3
		"Åsa Öberg i Växjö",                // 4
		"NOT AND OR NEAR",                  // 5
		"Ticket 1042 and 1043",             // 6
		"100% of it, a_b and C:\\temp",     // 7
	)
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"malmö", []string{"1", "0"}}, // newest first
		{"malmo", []string{"1", "0"}},
		{"MALMÖ", []string{"1", "0"}},
		{"växjö", []string{"4"}},
		{"vaxjo", []string{"4"}},
		{"åsa", []string{"4"}},
		{"asa ob", []string{"4"}},
		{"utbetal", []string{"0"}}, // inside a compound
		{"loneutb", []string{"0"}},
		{"utbetal malm", []string{"0"}},
		{"ma", []string{"1", "0"}},
		{"c++", []string{"2", "7", "1"}}, // then what begins with c
		{"quick", []string{"3"}},
		{`"quick"`, []string{"3"}},
		{`"`, nil},
		{`"""`, nil},
		{`qui"slow`, []string{"3"}},
		{"", nil},
		{"  \t\n", nil},
		{"NOT", []string{"5", "1"}}, // also "cannot"
		{"near and", []string{"5"}},
		{"NEAR(", []string{"5"}},
		{"title:malmö", nil},
		{"*", nil},
		{"++", nil},
		{"malm*", []string{"1", "0"}},
		{"-malmö", []string{"1", "0"}},
		{"1042", []string{"6"}},
		{"#1042", []string{"6"}},
		{"104", []string{"6"}},
		{"042", []string{"6"}},
		{"a_b", []string{"7"}},
		{"C:\\temp", []string{"7"}},
		{"nowhere", nil},
		{"malmö nowhere", nil},
		{"\x00malmö\x00", []string{"1", "0"}},
		{"\xff\xfe", nil},
		{"'; DROP TABLE doc; --", nil},
	} {
		if diff := cmp.Diff(c.want, found(t, db, c.typed, 10)); diff != "" {
			t.Errorf("%q: %s", c.typed, diff)
		}
	}
}

func TestSearchGivesNoMoreThanAsked(t *testing.T) {
	db := newDesk(t)
	index(t, db, "printer", "printer", "sprinter")
	for most, want := range [][]string{{}, {"1"}, {"1", "0"}, {"1", "0", "2"}, {"1", "0", "2"}} {
		if most == 0 {
			continue
		}
		if diff := cmp.Diff(want, found(t, db, "printer", most)); diff != "" {
			t.Errorf("%d: %s", most, diff)
		}
	}
}

func TestSearchFollowsChangesAndDeletions(t *testing.T) {
	db := newDesk(t)
	index(t, db, "printer", "scanner")
	change := func(fn func(*Tx) error) {
		t.Helper()
		if err := db.Write(t.Context(), fn); err != nil {
			t.Fatal(err)
		}
	}
	change(func(tx *Tx) error { return tx.Index("ticket", "0", "keyboard", "") })
	for typed, want := range map[string][]string{"printer": nil, "rinte": nil, "keyb": {"0"}, "eyboar": {"0"}, "scanner": {"1"}} {
		if diff := cmp.Diff(want, found(t, db, typed, 10)); diff != "" {
			t.Errorf("%s: %s", typed, diff)
		}
	}
	change(func(tx *Tx) error { return tx.Unindex("ticket", "1") })
	change(func(tx *Tx) error { return tx.Unindex("ticket", "1") })
	change(func(tx *Tx) error { return tx.Index("ticket", "2", "telephone", "") })
	for typed, want := range map[string][]string{"scanner": nil, "canne": nil, "tele": {"2"}} {
		if diff := cmp.Diff(want, found(t, db, typed, 10)); diff != "" {
			t.Errorf("%s: %s", typed, diff)
		}
	}
}

func TestIndexIsTold(t *testing.T) {
	db := newDesk(t)
	digest := func() (text string, all []Hit) {
		t.Helper()
		err := db.Write(t.Context(), func(tx *Tx) (err error) {
			if text, err = tx.IndexDigest(); err != nil {
				return err
			}
			return tx.EachIndexed(func(table, id string) error { all = append(all, Hit{table, id}); return nil })
		})
		if err != nil {
			t.Fatal(err)
		}
		return text, all
	}
	empty, _ := digest()
	index(t, db, "printer", "scanner")
	first, all := digest()
	if diff := cmp.Diff([]Hit{{"ticket", "0"}, {"ticket", "1"}}, all); diff != "" {
		t.Error(diff)
	}
	index(t, db, "printer", "scanner")
	if again, _ := digest(); again != first || first == empty {
		t.Errorf("digests %s, %s, %s", empty, first, again)
	}
	index(t, db, "printer", "printer")
	if other, _ := digest(); other == first {
		t.Error("other words have the same digest")
	}
}

// The row of something new is found without reading those there are.
func TestNextRowIsSought(t *testing.T) {
	var told []string
	rows, err := newDesk(t).Reads().Query("EXPLAIN QUERY PLAN "+lastDoc, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		told = append(told, detail)
	}
	if plan := strings.Join(told, "\n"); strings.Contains(plan, "SCAN doc") || !strings.Contains(plan, "SEARCH doc USING INTEGER PRIMARY KEY") {
		t.Error(plan)
	}
}

func FuzzSearch(f *testing.F) {
	for _, typed := range []string{"", `"`, "c++", "a OR b", "NEAR(a b)", "title:x", "{a b}", "^x", "a + b", "*", "åäö", "\x00", "\xff"} {
		f.Add(typed)
	}
	db := newDesk(f)
	index(f, db, "printer", "Åsa")
	f.Fuzz(func(t *testing.T, typed string) {
		hits, err := db.Search(t.Context(), typed, 5, "ticket")
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		if len(hits) > 5 {
			t.Errorf("%q: %d hits", typed, len(hits))
		}
	})
}
