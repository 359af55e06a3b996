package export_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	_ "modernc.org/sqlite" // to fill a desk faster than anybody works

	"tallydesk/app/desktest"
	"tallydesk/app/export"
	"tallydesk/app/view"
)

// benchRows is how many rows goal P14 speaks of.
const benchRows = 100_000

// worked is a list of so many time entries with notes.
func worked(b *testing.B) export.List {
	b.Helper()
	d := desktest.Demo(b, "en")
	db, err := sql.Open("sqlite", "file:"+d.Path())
	if err != nil {
		b.Fatal(err)
	}
	_, err = db.Exec(`PRAGMA foreign_keys = OFF; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO time_entry SELECT printf('%08d', i) || e.id, e.bucket, e.tag, e.staff_id, e.ticket_id, e.customer_id, e.work_day, e.start_at, e.end_at,
			e.worked, e.adjusted, e.adjusted_reason, e.work_type, e.on_site, e.note, e.internal_note, e.state, e.class_override, e.override_reason
		FROM n CROSS JOIN (SELECT * FROM time_entry WHERE note <> '' AND ticket_id IS NOT NULL ORDER BY id LIMIT 1) e`, benchRows)
	if err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	return export.Time(d.Desk, view.TimeFilter{})
}

func saved(b *testing.B, format export.Format) {
	list, path := worked(b), filepath.Join(b.TempDir(), "time")
	for b.Loop() {
		report, err := export.Save(context.Background(), list, path, as(format, "en"), unheard)
		if err != nil || report.Rows < benchRows {
			b.Fatal(report, err)
		}
	}
	b.ReportMetric(float64(benchRows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// P14: 100,000 rows, read from the desk and on disk as a workbook, in 2 s at
// the most.
func BenchmarkP14HundredThousandRows(b *testing.B) { saved(b, export.XLSX) }

// The same rows as CSV: what reading them costs.
func BenchmarkP14HundredThousandRowsReference(b *testing.B) { saved(b, export.CSV) }

// BenchmarkJSONLines: the same rows for programs.
func BenchmarkJSONLines(b *testing.B) { saved(b, export.JSONL) }
