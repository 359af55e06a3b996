package app_test

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
	"tallydesk/data"
)

// example makes a command that succeeds in the scene, given any number of
// other examples done before it.
type example func(s *scene) command.Command

// examples has at least one example of every command in the catalogue; the
// files examples_<noun>_test.go fill it.
var examples = map[string]example{}

func exampleOf(name string, build example) struct{} {
	examples[name] = build
	return struct{}{}
}

// notUndone lists the commands that no example can show as undone.
var notUndone = map[string]string{
	"desk.set_up": "it is what makes a desk; TestSetUp undoes it by hand",
	"act.undo":    "undoing an undo is TestUndoingAnUndoDoesTheActAgain",
}

// Law I8: undo(apply(S)) = S for every command, and undoing the undo does it
// again.
func TestUndoOfEveryCommandRestoresTheRows(t *testing.T) {
	for _, name := range slices.Sorted(slices.Values(command.Names())) {
		if _, why := notUndone[name]; why {
			continue
		}
		build, known := examples[name]
		if !known {
			t.Errorf("%s: the catalogue has it, the examples do not", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			cmd := build(s)
			before := rowsOf(t, s.Desk)
			receipt := s.Do(cmd)
			after := rowsOf(t, s.Desk)
			if cmp.Equal(before, after) {
				t.Fatal("the example changes nothing")
			}
			undone := s.Do(&command.Undo{Act: receipt.Act})
			if diff := cmp.Diff(before, rowsOf(t, s.Desk)); diff != "" {
				t.Errorf("after undo (-before +now):\n%s", diff)
			}
			s.Do(&command.Undo{Act: undone.Act})
			if diff := cmp.Diff(after, rowsOf(t, s.Desk)); diff != "" {
				t.Errorf("after undoing the undo (-after +now):\n%s", diff)
			}
		})
	}
}

// Law: any number of commands done as one act are undone as one.
func TestUndoOfAnyActRestoresTheRows(t *testing.T) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(examples)), func(name string) bool { return notUndone[name] != "" })
	s := newScene(t)
	rapid.Check(t, func(rt *rapid.T) {
		chosen := rapid.SliceOfN(rapid.SampledFrom(names), 1, 6).Draw(rt, "commands")
		cmds := make([]command.Command, len(chosen))
		for i, name := range chosen {
			cmds[i] = examples[name](s)
		}
		before := rowsOf(t, s.Desk)
		var acts []string
		for _, cmd := range cmds {
			receipt, err := s.Desk.Desk.Do(context.Background(), cmd)
			if err == nil { // one example may stand in another's way: the law is about those that were done
				acts = append(acts, receipt.Act)
			}
		}
		for _, act := range slices.Backward(acts) {
			s.Do(&command.Undo{Act: act})
		}
		if diff := cmp.Diff(before, rowsOf(t, s.Desk)); diff != "" {
			rt.Fatalf("%v: after undo (-before +now):\n%s", chosen, diff)
		}
	})
}

func TestUndoingAnUndoDoesTheActAgain(t *testing.T) {
	s := newScene(t)
	receipt := s.Do(&command.NoteCustomer{CustomerID: s.customer, Text: "first"})
	undone := s.Do(&command.Undo{Act: receipt.Act})
	s.Do(&command.Undo{Act: undone.Act})
	customer, err := s.View().Customer(context.Background(), s.customer)
	if err != nil || customer.Notes != "first" {
		t.Errorf("notes = %q, %v", customer.Notes, err)
	}
}

// rowsOf reads every row that commands write, its tag aside.
func rowsOf(t testing.TB, desk *desktest.Desk) map[string][]map[string]any {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+desk.Path()+"?_pragma=query_only(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string][]map[string]any{}
	for _, table := range data.Tables() {
		all[table] = tableRows(t, db, table)
	}
	return all
}

func tableRows(t testing.TB, db *sql.DB, table string) []map[string]any {
	t.Helper()
	rows, err := db.Query("SELECT * FROM " + table + " ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var found []map[string]any
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		row := map[string]any{}
		for i, column := range columns {
			if column != "tag" {
				row[column] = fmt.Sprint(*values[i].(*any))
			}
		}
		found = append(found, row)
	}
	return found
}
