package data

import (
	"slices"
	"strings"
	"testing"
)

// root is the bucket that a table's rows are in: a constant, or the table
// whose rows have buckets of their own.
func root(t *testing.T, declared *table) string {
	t.Helper()
	for declared.bucket.parent != "" {
		parent, err := tableNamed(declared.bucket.parent)
		if err != nil {
			t.Fatal(err)
		}
		declared = parent
	}
	return declared.bucket.constant + declared.bucket.own
}

// architecture.md, References: a foreign key points into the same bucket or
// pub, so that whoever holds a row holds what it refers to; a staff table may
// point anywhere. Nothing is deleted by itself.
func TestForeignKeysStayInTheBucket(t *testing.T) {
	db := newDesk(t)
	count := 0
	for _, from := range declared {
		rows, err := db.Reads().Query(`SELECT "from", "table", "on_delete" FROM pragma_foreign_key_list(?)`, from.name)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			count++
			var column, target, onDelete string
			if err := rows.Scan(&column, &target, &onDelete); err != nil {
				t.Fatal(err)
			}
			to, err := tableNamed(target)
			if err != nil {
				t.Fatal(err)
			}
			if bucket := root(t, to); bucket != Public && root(t, from) != Staff && bucket != root(t, from) {
				t.Errorf("%s.%s points from %s into %s", from.name, column, root(t, from), bucket)
			}
			if onDelete != "NO ACTION" {
				t.Errorf("%s.%s: on delete %s", from.name, column, onDelete)
			}
			if !from.column(column).nullable {
				t.Errorf("%s.%s refers to a row and is not nullzero", from.name, column)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	if count < 50 {
		t.Errorf("only %d foreign keys were looked at", count)
	}
}

func TestStaffOnlyTablesAreInStaffBuckets(t *testing.T) {
	for _, declared := range declared {
		if declared.class == StaffOnly && root(t, declared) != Staff && declared.bucket.under != PayPrefix {
			t.Errorf("%s is in %s", declared.name, root(t, declared))
		}
		if declared.journalled() && !slices.ContainsFunc(declared.columns, func(c column) bool { return c.name == "bucket" }) {
			t.Errorf("%s has no bucket", declared.name)
		}
	}
}

func TestMistakesInDeclarationsAreFoundAtOnce(t *testing.T) {
	before := len(declared)
	defer func() { declared = declared[:before] }()
	for _, c := range []struct {
		declare func()
		want    string
	}{
		{func() { Declare[Product]("nowhere", Synced) }, "no bucket rule"},
		{func() {
			Declare[struct {
				Row
				Name string
			}]("nowhere", Synced, In(Public))
		}, "no bun tag"},
		{func() {
			Declare[struct {
				Row
				Open bool `bun:"open"`
			}]("nowhere", Synced, In(Public))
		}, "columns are"},
	} {
		func() {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, c.want) {
					t.Errorf("got %q, want %q", said, c.want)
				}
			}()
			c.declare()
		}()
	}
}
