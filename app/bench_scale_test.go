package app_test

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite" // for the query by hand

	"tallydesk/app"
	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// P5 and P6: lists and search on large desks, which .make/bench makes once and
// names in TALLYDESK_BENCH: a folder with a small one and a large one.

// largeDesk opens one of the two; there are none outside of .make/bench.
func largeDesk(b *testing.B, name string) *app.Desk {
	b.Helper()
	folder := os.Getenv("TALLYDESK_BENCH")
	if folder == "" {
		b.Skip("TALLYDESK_BENCH names no folder with large desks; run make bench")
	}
	desk, err := app.Open(ctx, filepath.Join(folder, name+".db"), app.Options{Program: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = desk.Close() })
	return desk
}

// lists are what people look at all day, each with what it is by hand.
var lists = []struct {
	name   string
	filter view.TicketFilter
	where  string
}{
	{"open", view.TicketFilter{Open: true}, "t.done = 0"},
	{"high", view.TicketFilter{Open: true, Priorities: []ticket.Priority{ticket.High, ticket.VeryHigh}}, "t.done = 0 AND t.priority IN ('high', 'very_high')"},
	{"faults", view.TicketFilter{Open: true, Kinds: []ticket.Kind{ticket.Fault}}, "t.done = 0 AND t.kind = 'fault'"},
	{"unassigned", view.TicketFilter{Open: true, Unassigned: true}, "t.done = 0 AND t.assignee_id IS NULL"},
	{"closed", view.TicketFilter{States: []ticket.State{ticket.Closed}, Kinds: []ticket.Kind{ticket.Question}}, "t.done = 1 AND t.state = 'closed' AND t.kind = 'question'"},
	{"all", view.TicketFilter{}, "1 = 1"},
}

func firstPage(b *testing.B, name string) {
	desk := largeDesk(b, name)
	for _, list := range lists {
		b.Run(list.name, func(b *testing.B) {
			for b.Loop() {
				rows, _, err := desk.View().Tickets(ctx, list.filter, view.Page{Most: 50})
				if err != nil || len(rows) == 0 {
					b.Fatal(len(rows), err)
				}
			}
		})
	}
}

func BenchmarkP5FirstPage(b *testing.B) { firstPage(b, "large") }

// The same query by hand, with all that a row of the list shows.
func BenchmarkP5FirstPageReference(b *testing.B) {
	desk := largeDesk(b, "large")
	db, err := sql.Open("sqlite", "file:"+desk.Path()+"?_pragma=query_only(1)")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	for _, list := range lists {
		b.Run(list.name, func(b *testing.B) {
			for b.Loop() {
				byHand(b, db, list.where)
			}
		})
	}
}

func byHand(b *testing.B, db *sql.DB, where string) {
	rows, err := db.QueryContext(ctx, `SELECT t.id, t.number, t.subject, t.customer_id, k.code, k.name, t.kind, t.priority, t.wished, t.state,
		COALESCE(t.assignee_id, ''), COALESCE(a.name, ''), t.line, t.emergency, t.contract_id IS NULL, t.received_at, t.last_at, t.last_from
		FROM ticket t LEFT JOIN customer k ON k.id = t.customer_id LEFT JOIN staff a ON a.id = t.assignee_id
		WHERE `+where+` ORDER BY t.done, t.queue_key, t.id LIMIT 50`)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var texts [13]string
		var numbers [5]int64
		if err := rows.Scan(&texts[0], &numbers[0], &texts[1], &texts[2], &texts[3], &texts[4], &texts[5], &texts[6], &texts[7], &texts[8],
			&texts[9], &texts[10], &numbers[1], &numbers[2], &numbers[3], &numbers[4], new(int64), &texts[11]); err != nil {
			b.Fatal(err)
		}
	}
}

// How a list grows with the desk: the large one against the small one.
func BenchmarkP5Growth(b *testing.B)          { firstPage(b, "large") }
func BenchmarkP5GrowthReference(b *testing.B) { firstPage(b, "small") }

// The figure is the time that 95 of 100 searches stay below.
func BenchmarkP6Search(b *testing.B) {
	for _, name := range []string{"small", "large"} {
		desk := largeDesk(b, name)
		words := typedWords(b, desk)
		for _, letters := range []int{1, 2, 3, 4, 6} {
			b.Run(name+"/"+strconv.Itoa(letters), func(b *testing.B) {
				var took []time.Duration
				for b.Loop() {
					typed := string(words[len(took)%len(words)][:letters])
					start := time.Now()
					if _, err := desk.View().Search(ctx, typed, 20); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(start))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)*95/100]), "ns/op")
			})
		}
	}
}

// typedWords are words of tickets of all ages, as somebody looks for them.
func typedWords(b *testing.B, desk *app.Desk) [][]rune {
	b.Helper()
	_, total, err := desk.View().Tickets(ctx, view.TicketFilter{}, view.Page{Most: 1})
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 1))
	var words [][]rune
	for range 40 {
		rows, _, err := desk.View().Tickets(ctx, view.TicketFilter{}, view.Page{From: random.IntN(total), Most: 1})
		if err != nil || len(rows) == 0 {
			b.Fatal(err)
		}
		said, err := desk.View().Conversation(ctx, rows[0].ID)
		if err != nil {
			b.Fatal(err)
		}
		for _, item := range said {
			for _, word := range strings.Fields(item.Body) {
				if letters := []rune(word); len(letters) >= 6 {
					words = append(words, letters)
				}
			}
		}
	}
	return words
}

// Other screens, each with a bound of its own in the eyes of whoever waits.
func BenchmarkP5Screens(b *testing.B) {
	desk := largeDesk(b, "large")
	rows, _, err := desk.View().Tickets(ctx, view.TicketFilter{Open: true}, view.Page{Most: 40})
	if err != nil {
		b.Fatal(err)
	}
	on := rows[len(rows)-1]
	head, err := desk.View().Ticket(ctx, on.ID)
	if err != nil {
		b.Fatal(err)
	}
	staff, err := desk.View().Staff(ctx)
	if err != nil {
		b.Fatal(err)
	}
	today := civil.Of(desk.Now())
	biggest := mostCharged(b, desk)
	for name, read := range map[string]func(context.Context) error{
		"ticket": func(ctx context.Context) error {
			_, err := desk.View().Ticket(ctx, on.ID)
			return err
		},
		"conversation": func(ctx context.Context) error { _, err := desk.View().Conversation(ctx, on.ID); return err },
		"time":         func(ctx context.Context) error { _, err := desk.View().TimeOf(ctx, on.ID); return err },
		"counts":       func(ctx context.Context) error { _, err := desk.View().TicketCounts(ctx); return err },
		"count of all": func(ctx context.Context) error {
			_, err := desk.View().TicketCount(ctx, view.TicketFilter{})
			return err
		},
		"rare": func(ctx context.Context) error {
			_, _, err := desk.View().Tickets(ctx, view.TicketFilter{Emergency: true, Line: 3, Kinds: []ticket.Kind{ticket.Change}}, view.Page{Most: 50})
			return err
		},
		"customers": func(ctx context.Context) error {
			_, _, err := desk.View().Customers(ctx, view.CustomerFilter{}, today, view.Page{Most: 100})
			return err
		},
		"customer": func(ctx context.Context) error { _, err := desk.View().Customer(ctx, on.CustomerID); return err },
		"customer's tickets": func(ctx context.Context) error {
			_, _, err := desk.View().Tickets(ctx, view.TicketFilter{CustomerID: on.CustomerID, Sort: view.ByActivity}, view.Page{Most: 50})
			return err
		},
		"contracts": func(ctx context.Context) error {
			_, _, err := desk.View().Contracts(ctx, view.ContractFilter{AsOf: today}, view.Page{Most: 100})
			return err
		},
		"contract": func(ctx context.Context) error { _, err := desk.View().Contract(ctx, biggest, today); return err },
		"bank":     func(ctx context.Context) error { _, err := desk.View().Bank(ctx, biggest, today); return err },
		"statement": func(ctx context.Context) error {
			_, err := desk.View().Statement(ctx, biggest, today-90, today, today)
			return err
		},
		"week":  func(ctx context.Context) error { _, err := desk.View().Week(ctx, staff[0].ID, today-7); return err },
		"today": func(ctx context.Context) error { _, err := desk.View().Today(ctx, desk.Now()); return err },
		"times": func(ctx context.Context) error {
			_, _, err := desk.View().Times(ctx, view.TimeFilter{}, view.Page{Most: 50})
			return err
		},
		"duplicates": func(ctx context.Context) error {
			_, err := desk.View().Duplicates(ctx, on.CustomerID, head.Subject)
			return err
		},
		"filtered by words": func(ctx context.Context) error {
			_, _, err := desk.View().Tickets(ctx, view.TicketFilter{Open: true, Text: "schemat"}, view.Page{Most: 50})
			return err
		},
		"search for nothing": func(ctx context.Context) error { _, err := desk.View().Search(ctx, "publicerasx", 20); return err },
		"search for two":     func(ctx context.Context) error { _, err := desk.View().Search(ctx, "schemat lås", 20); return err },
		"search for a part":  func(ctx context.Context) error { _, err := desk.View().Search(ctx, "TD-1234", 20); return err },
		"search inside":      func(ctx context.Context) error { _, err := desk.View().Search(ctx, "utbetal", 20); return err },
	} {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				if err := read(ctx); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// mostCharged is the contract with the most charges.
func mostCharged(b *testing.B, desk *app.Desk) string {
	b.Helper()
	db, err := sql.Open("sqlite", "file:"+desk.Path()+"?_pragma=query_only(1)")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	var id string
	err = db.QueryRowContext(ctx, "SELECT contract_id FROM charge WHERE contract_id IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1").Scan(&id)
	if err != nil {
		b.Fatal(err)
	}
	return id
}
