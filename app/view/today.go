package view

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
)

// Today is what a member of staff wants to know first, beside the own queue.
type Today struct {
	Line      int // the person's support line; 0 for none
	Waiting   int // tickets that nobody has taken, of that line or of all when the person has none
	Replies   []TicketRow
	HandOvers []HandOver
	Untimed   []TicketRow // answered today, without time of today
	Unsent    []UnsentWeek
	Uncovered []TicketRow // open without a contract, for whoever must ask (R-ACC-2)
	DoneToday int
	OnHold    int // the person's own tickets that wait for somebody else
	InQueue   int // those that the person can work on
}

// HandOver is a ticket that came to the person, or to the person's line,
// because somebody else decided so.
type HandOver struct {
	Ticket TicketRow
	At     time.Time
	From   string // who decided it; empty when the rules did
	Line   int    // the line that it came to; 0 when it came to the person
	Before int    // the line that it came from
	Reason string // internal, of a change of lines
}

// UnsentWeek is a past week with time that the person has not submitted.
type UnsentWeek struct {
	Monday  civil.Day
	Minutes int
}

// mostNews is how many of one sort are told; the rest is in the lists.
const mostNews = 8

// handOverDays is how long a ticket that came by somebody else's decision is
// news.
const handOverDays = 3

// Working lists the states in which a ticket is the assignee's to work on.
var Working = []ticket.State{ticket.New, ticket.Assessed, ticket.InProgress}

// OnHold lists the states in which a ticket waits for somebody else.
var OnHold = []ticket.State{ticket.WaitingCustomer, ticket.WaitingApproval, ticket.WaitingRelease}

// Today reads what there is today for the actor, in whose zone now is.
func (r *Reader) Today(ctx context.Context, now time.Time) (Today, error) {
	var today Today
	if err := r.staff(); err != nil {
		return today, err
	}
	line, err := r.lineOf(ctx, r.actor.StaffID)
	if err != nil {
		return today, err
	}
	today.Line = line
	for _, read := range []func(context.Context, time.Time, *Today) error{
		r.todayCounts, r.todayReplies, r.todayHandOvers, r.todayMoves, r.todayUntimed, r.todayUnsent, r.todayUncovered,
	} {
		if err := read(ctx, now, &today); err != nil {
			return today, err
		}
	}
	return today, nil
}

// TakeNext gives the ticket that the actor takes next: the first in the work
// queue (R-TIX-1) that nobody has, of the actor's line; false when there is
// none.
func (r *Reader) TakeNext(ctx context.Context) (TicketRow, bool, error) {
	if err := r.staff(); err != nil {
		return TicketRow{}, false, err
	}
	line, err := r.lineOf(ctx, r.actor.StaffID)
	if err != nil {
		return TicketRow{}, false, err
	}
	where, args, err := r.nobodys(ctx, line)
	if err != nil {
		return TicketRow{}, false, err
	}
	rows, err := r.ticketRows(ctx, ticketPage(where, ByQueue, 0), append(args, 1, 0)...)
	if err != nil || len(rows) == 0 {
		return TicketRow{}, false, err
	}
	return rows[0], true, nil
}

func (r *Reader) lineOf(ctx context.Context, staffID string) (int, error) {
	var line int
	err := r.each(ctx, "SELECT line FROM staff_detail WHERE id = ?", []any{staffID}, func(rows *sql.Rows) error { return rows.Scan(&line) })
	return line, err
}

// nobodys asks for the tickets that a line can take. What has not been assessed
// is on no line yet: it waits for the lowest line that anybody works on. Who
// has no line can take everything.
func (r *Reader) nobodys(ctx context.Context, line int) (string, []any, error) {
	var w query.Where
	w.Add("t.assignee_id IS NULL")
	w.Add("t.done = 0")
	query.AnyOf(&w, "t.state", Working)
	if line > 0 {
		var lowest int
		err := r.each(ctx, `SELECT COALESCE(MIN(d.line), 0) FROM staff_detail d JOIN staff s ON s.id = d.id
			WHERE s.active = 1 AND d.line > 0`, nil, func(rows *sql.Rows) error { return rows.Scan(&lowest) })
		if err != nil {
			return "", nil, err
		}
		w.Add("(t.line = ? OR t.line = 0 AND ? = ?)", line, line, lowest)
	}
	where, args := w.SQL()
	return where, args, nil
}

func (r *Reader) todayCounts(ctx context.Context, now time.Time, today *Today) error {
	where, args, err := r.nobodys(ctx, today.Line)
	if err != nil {
		return err
	}
	if err := r.one(ctx, "ticket", ticketCount(where), args, &today.Waiting); err != nil {
		return err
	}
	err = r.each(ctx, "SELECT state, COUNT(*) FROM ticket WHERE assignee_id = ? AND done = 0 GROUP BY state", []any{r.actor.StaffID},
		func(rows *sql.Rows) error {
			var state ticket.State
			var n int
			err := rows.Scan(&state, &n)
			switch {
			case slices.Contains(Working, state):
				today.InQueue += n
			case slices.Contains(OnHold, state):
				today.OnHold += n
			}
			return err
		})
	if err != nil {
		return err
	}
	start := startOf(now)
	return r.one(ctx, "ticket", `SELECT COUNT(*) FROM ticket WHERE assignee_id = ? AND done = 1 AND queue_key <= ? AND MAX(resolved_at, closed_at) >= ?`,
		[]any{r.actor.StaffID, ticket.DoneKey(start), start.UnixMilli()}, &today.DoneToday)
}

// startOf is the first moment of a moment's day, in the moment's zone.
func startOf(now time.Time) time.Time { return civil.Of(now).Start(now.Location()) }

// mondayOf is the first day of a day's week.
func mondayOf(day civil.Day) civil.Day { return day - civil.Day((int(day.Weekday())+6)%7) }

// news reads tickets, at most so many as are told.
func (r *Reader) news(ctx context.Context, where, order string, args ...any) ([]TicketRow, error) {
	return r.ticketRows(ctx, "SELECT "+ticketColumns+" FROM ticket t"+ticketJoins+" WHERE "+where+" ORDER BY "+order+", t.id LIMIT ?",
		append(args, mostNews)...)
}

func (r *Reader) todayReplies(ctx context.Context, _ time.Time, today *Today) (err error) {
	today.Replies, err = r.news(ctx, "t.assignee_id = ? AND t.done = 0 AND t.last_from = ?", "t.last_at DESC", r.actor.StaffID, CustomerSide)
	return err
}

// todayHandOvers finds what others have assigned to the actor lately.
func (r *Reader) todayHandOvers(ctx context.Context, now time.Time, today *Today) error {
	return r.each(ctx, `SELECT e.at, COALESCE(s.name, ''), `+ticketColumns+` FROM ticket t JOIN ticket_event e ON e.ticket_id = t.id
		LEFT JOIN staff s ON s.id = e.staff_id`+ticketJoins+`
		WHERE t.assignee_id = ? AND t.done = 0 AND e.kind IN ('assignee', 'routed') AND e.after_value = t.assignee_id
			AND e.at >= ? AND COALESCE(e.staff_id, '') <> t.assignee_id
		ORDER BY e.at DESC, e.id LIMIT ?`,
		[]any{r.actor.StaffID, startOf(now).AddDate(0, 0, -handOverDays).UnixMilli(), mostNews}, func(rows *sql.Rows) error {
			var over HandOver
			var at int64
			err := over.Ticket.scanAfter(rows, &at, &over.From)
			over.At = Instant(at)
			today.HandOvers = append(today.HandOvers, over)
			return err
		})
}

// todayMoves finds what has come to the actor's line lately and waits there.
func (r *Reader) todayMoves(ctx context.Context, now time.Time, today *Today) error {
	if today.Line == 0 {
		return nil
	}
	return r.each(ctx, `SELECT m.at, COALESCE(s.name, ''), m.before_line, m.reason, `+ticketColumns+` FROM ticket t JOIN line_move m ON m.ticket_id = t.id
		LEFT JOIN staff s ON s.id = m.staff_id`+ticketJoins+`
		WHERE t.assignee_id IS NULL AND t.done = 0 AND t.line = ? AND m.after_line = t.line AND m.at >= ? AND COALESCE(m.staff_id, '') <> ?
		ORDER BY m.at DESC, m.id LIMIT ?`,
		[]any{today.Line, startOf(now).AddDate(0, 0, -handOverDays).UnixMilli(), r.actor.StaffID, mostNews}, func(rows *sql.Rows) error {
			over := HandOver{Line: today.Line}
			var at int64
			err := over.Ticket.scanAfter(rows, &at, &over.From, &over.Before, &over.Reason)
			over.At = Instant(at)
			today.HandOvers = append(today.HandOvers, over)
			return err
		})
}

// todayUntimed finds what the actor has answered today without logging time.
func (r *Reader) todayUntimed(ctx context.Context, now time.Time, today *Today) (err error) {
	start := startOf(now).UnixMilli()
	today.Untimed, err = r.news(ctx, `t.last_at >= ?
		AND EXISTS (SELECT 1 FROM message m WHERE m.ticket_id = t.id AND m.at >= ? AND m.staff_id = ?)
		AND NOT EXISTS (SELECT 1 FROM time_entry e WHERE e.ticket_id = t.id AND e.work_day = ? AND e.staff_id = ?)`, "t.last_at DESC",
		start, start, r.actor.StaffID, civil.Of(now).Text(), r.actor.StaffID)
	return err
}

// unsentWeeks is how far back weeks are looked at.
const unsentWeeks = 8

func (r *Reader) todayUnsent(ctx context.Context, now time.Time, today *Today) error {
	monday := mondayOf(civil.Of(now))
	return r.each(ctx, `SELECT work_day, adjusted FROM time_entry WHERE staff_id = ? AND work_day BETWEEN ? AND ? AND state = 'draft' ORDER BY work_day, id`,
		[]any{r.actor.StaffID, (monday - 7*unsentWeeks).Text(), (monday - 1).Text()}, func(rows *sql.Rows) error {
			var text string
			var minutes int
			err := rows.Scan(&text, &minutes)
			of := mondayOf(civil.FromText(text, 0))
			if n := len(today.Unsent); n == 0 || today.Unsent[n-1].Monday != of {
				today.Unsent = append(today.Unsent, UnsentWeek{Monday: of})
			}
			today.Unsent[len(today.Unsent)-1].Minutes += minutes
			return err
		})
}

// todayUncovered finds open tickets without a contract: the actor's own, and
// those of nobody that the actor's line can take.
func (r *Reader) todayUncovered(ctx context.Context, _ time.Time, today *Today) error {
	where, args, err := r.nobodys(ctx, today.Line)
	if err != nil {
		return err
	}
	today.Uncovered, err = r.news(ctx, "t.contract_id IS NULL AND t.done = 0 AND (t.assignee_id = ? OR "+where+")", "t.queue_key",
		append([]any{r.actor.StaffID}, args...)...)
	return err
}

// DoneToday lists the actor's tickets that were resolved or closed today, the
// latest first.
func (r *Reader) DoneToday(ctx context.Context, now time.Time, most int) ([]TicketRow, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	start := startOf(now)
	return r.ticketRows(ctx, "SELECT "+ticketColumns+" FROM ticket t"+ticketJoins+
		" WHERE t.assignee_id = ? AND t.done = 1 AND t.queue_key <= ? AND MAX(t.resolved_at, t.closed_at) >= ? ORDER BY t.queue_key, t.id LIMIT ?",
		r.actor.StaffID, ticket.DoneKey(start), start.UnixMilli(), most)
}
