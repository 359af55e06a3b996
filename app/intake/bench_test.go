package intake_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"tallydesk/app/command"
	"tallydesk/app/desktest"
)

// imported are the rows of one measured import.
const imported = 5000

// BenchmarkImportTime imports time onto fifty tickets, and takes it back:
// rows/s and undone/s.
func BenchmarkImportTime(b *testing.B) {
	var text strings.Builder
	text.WriteString("User,Email,Client,Project,Task,Description,Start date,Start time,End date,End time,Duration\n")
	for n := range imported {
		day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n%2000).Format(time.DateOnly)
		fmt.Fprintf(&text, "Ann %d,ann%d@x.example,Big Company,Project %d,Task %d,Work %d,%s,10:00:00,%s,11:30:00,01:30:00\n", n%20, n%20, n%10, n%5, n, day, day)
	}
	var taken, undone time.Duration
	for range b.N {
		desk := desktest.New(b)
		desk.Do(&command.CreateCustomer{Code: "BIG", Name: "Big Company"})
		job := jobOf(b, text.String())
		job.Choices.AddPeople = true
		began := time.Now()
		report := take(b, desk, job)
		taken += time.Since(began)
		if report.New != imported {
			b.Fatalf("%+v", report)
		}
		began = time.Now()
		undo(b, desk, report.Act)
		undone += time.Since(began)
	}
	b.ReportMetric(float64(b.N)*imported/taken.Seconds(), "rows/s")
	b.ReportMetric(float64(b.N)*imported/undone.Seconds(), "undone/s")
}
