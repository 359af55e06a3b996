package app_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/ticket"
)

// P4: one command end to end, durable, against the bare rows that it writes
// (quality.md). The pragmas are the same: WAL, synchronous=FULL.

func openTicket(s *scene, n int) command.Command {
	return &command.OpenTicket{
		CustomerID: s.customer, ReporterID: s.liaison, Subject: fmt.Sprintf("Schemat låser sig %d", n), Kind: ticket.Fault,
		Body: "När Eva och jag publicerar samma enhet samtidigt låser sig schemat och vi måste båda logga ut.",
	}
}

func logTime(ticketID string) command.Command {
	return &command.LogTime{Work: command.Work{
		TicketID: ticketID, WorkDay: civil.Date(2026, 11, 17), Minutes: 30, WorkType: "support", Note: "Släppt låset",
	}}
}

func BenchmarkP4OpenTicket(b *testing.B) {
	s := newScene(b)
	n := 0
	for b.Loop() {
		n++
		s.Do(openTicket(s, n))
	}
}

func BenchmarkP4OpenTicketReference(b *testing.B) {
	s := newScene(b)
	bareRows(b, s, s.Do(openTicket(s, 0)))
}

func BenchmarkP4LogTime(b *testing.B) {
	s := newScene(b)
	on := s.Do(openTicket(s, 0)).Created("ticket")
	for b.Loop() {
		s.Do(logTime(on))
	}
}

func BenchmarkP4LogTimeReference(b *testing.B) {
	s := newScene(b)
	on := s.Do(openTicket(s, 0)).Created("ticket")
	bareRows(b, s, s.Do(logTime(on)))
}

// bareRow is a row that a command wrote, with the statement that writes it.
type bareRow struct {
	insert *sql.Stmt
	id     int // index of the id among the values, or -1
	values []any
}

// bareRows writes, again and again, rows like those of a command under new
// ids, by prepared statements in one transaction each.
func bareRows(b *testing.B, s *scene, receipt app.Receipt) {
	b.Helper()
	db, err := sql.Open("sqlite", "file:"+s.Path()+"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	conn, err := db.Conn(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	rows := writtenBy(b, conn, receipt.ID)
	for b.Loop() {
		bareWrite(b, conn, rows)
	}
}

func bareWrite(b *testing.B, conn *sql.Conn, rows []bareRow) {
	b.Helper()
	ctx := context.Background()
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		b.Fatal(err)
	}
	for _, row := range rows {
		if row.id >= 0 {
			row.values[row.id] = app.NewID()
		}
		if _, err := row.insert.ExecContext(ctx, row.values...); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
		b.Fatal(err)
	}
}

// writtenBy collects the rows that a command wrote: its journal, its rows and
// its words in the index.
func writtenBy(b *testing.B, conn *sql.Conn, commandID string) []bareRow {
	b.Helper()
	rows := selected(b, conn, "command", "SELECT * FROM command WHERE id = ?", commandID)
	rows = append(rows, selected(b, conn, "touch", "SELECT * FROM touch WHERE command_id = ?", commandID)...)
	touched, err := conn.QueryContext(context.Background(), "SELECT tbl, id FROM touch WHERE command_id = ?", commandID)
	if err != nil {
		b.Fatal(err)
	}
	defer touched.Close()
	for touched.Next() {
		var table, id string
		if err := touched.Scan(&table, &id); err != nil {
			b.Fatal(err)
		}
		rows = append(rows, selected(b, conn, table, "SELECT * FROM "+table+" WHERE id = ?", id)...)
		indexed := selected(b, conn, "doc", "SELECT tbl, id FROM doc WHERE tbl = ? AND id = ?", table, id)
		if len(indexed) > 0 {
			words := "När Eva och jag publicerar samma enhet samtidigt låser sig schemat och vi måste båda logga ut."
			rows = append(rows, indexed...)
			rows = append(rows, bareRow{prepared(b, conn, "INSERT INTO doc_words (title, body) VALUES (?, ?)"), -1, []any{words, ""}})
			rows = append(rows, bareRow{prepared(b, conn, "INSERT INTO doc_parts (text) VALUES (?)"), -1, []any{words}})
		}
	}
	return rows
}

func selected(b *testing.B, conn *sql.Conn, table, query string, args ...any) []bareRow {
	b.Helper()
	found, err := conn.QueryContext(context.Background(), query, args...)
	if err != nil {
		b.Fatal(err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		b.Fatal(err)
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ")
	insert := prepared(b, conn, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+marks+")")
	var rows []bareRow
	for found.Next() {
		row := bareRow{insert: insert, id: -1, values: make([]any, len(columns))}
		pointers := make([]any, len(columns))
		for i, column := range columns {
			pointers[i] = &row.values[i]
			if column == "id" && table != "touch" || column == "command_id" {
				row.id = i
			}
		}
		if err := found.Scan(pointers...); err != nil {
			b.Fatal(err)
		}
		if table == "command" {
			rows = append(rows, freshReplica(row, b, conn))
			continue
		}
		rows = append(rows, row)
	}
	return rows
}

// freshReplica drops the columns that must be unique from the journal's row.
func freshReplica(row bareRow, b *testing.B, conn *sql.Conn) bareRow {
	b.Helper()
	row.insert = prepared(b, conn, `INSERT INTO command (id, replica_id, seq, actor_id, act, name, ver, payload, recorded_at)
		VALUES (?1, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`)
	return row
}

func prepared(b *testing.B, conn *sql.Conn, query string) *sql.Stmt {
	b.Helper()
	stmt, err := conn.PrepareContext(context.Background(), query)
	if err != nil {
		b.Fatal(err)
	}
	return stmt
}
