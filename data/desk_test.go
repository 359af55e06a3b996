package data

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// template is a new desk, made once: tests work on copies of it.
var template = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "desk")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "desk.db")
	db, err := Open(context.Background(), path, Options{Program: "test", Create: true})
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// deskFile makes a desk that nobody has open.
func deskFile(t testing.TB) string {
	t.Helper()
	content, err := template()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// newDesk opens a desk that lives as long as the test.
func newDesk(t testing.TB) *DB {
	t.Helper()
	return openDesk(t, deskFile(t))
}

func openDesk(t testing.TB, path string) *DB {
	t.Helper()
	db, err := Open(t.Context(), path, Options{Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// write runs fn as the command.
func write(t testing.TB, db *DB, command string, fn func(*Tx) error) {
	t.Helper()
	if err := db.Write(t.Context(), func(tx *Tx) error { tx.On(command); return fn(tx) }); err != nil {
		t.Fatal(err)
	}
}

func customer(id string) *Customer {
	return &Customer{Row: Row{ID: id}, Code: strings.ToUpper(id), Name: "Customer " + id, Status: "active"}
}

// putCustomer writes one customer as a command of its own.
func putCustomer(t testing.TB, db *DB, id string) {
	t.Helper()
	write(t, db, "put-"+id, func(tx *Tx) error { return Customers.Put(tx, customer(id)) })
}

// dump gives every row of the tables as text.
func dump(t testing.TB, pool *sql.DB, tables ...string) []string {
	t.Helper()
	var all []string
	for _, table := range tables {
		rows, err := pool.Query("SELECT * FROM " + table + " ORDER BY 1, 2")
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			line := table
			for i, value := range values {
				line += fmt.Sprintf(" %s=%v", columns[i], *value.(*any))
			}
			all = append(all, line)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// ids lists the ids of a table.
func ids(t testing.TB, db *DB, table string) []string {
	t.Helper()
	var all []string
	if err := db.EachID(t.Context(), table, func(id string) error { all = append(all, id); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}
