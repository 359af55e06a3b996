package view

import (
	"context"
	"database/sql"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view/internal/query"
	"tallydesk/data"
)

// EntryRow is a time entry in a list.
type EntryRow struct {
	ID                                 string
	Tag                                int64 // Base of command.EditTime and DeleteTime
	StaffID, Staff                     string
	TicketID, TicketRef, Subject       string // empty for work without a ticket
	CustomerID, CustomerCode, Customer string // empty for internal work for nobody
	WorkDay                            civil.Day
	Start, End                         time.Time // zero when only the duration is known
	Worked                             int       // minutes, as measured
	Minutes                            int       // that count: as worked, or adjusted by hand
	AdjustedReason                     string
	WorkType                           string
	OnSite                             bool
	Note, InternalNote                 string
	State                              command.EntryState
	Override                           bank.Verdict // class by hand, with its reason for staff
	Verdict                            bank.Verdict // of its first charge; internal when it has none, empty for a draft
	Overlaps                           bool         // with another entry of the person (R-TIME-8)
	LongDay                            bool         // the person's day has more minutes of work than it is long (R-TIME-8)
}

// TimeFilter narrows the list of time entries.
type TimeFilter struct {
	StaffID, CustomerID, TicketID string
	ContractID                    string // that a part is charged under
	State                         command.EntryState
	Class                         bank.Class // of a part; bank.Internal for entries without charges
	From, To                      civil.Day  // work days, inclusive; none for no limit
}

const entryColumns = `SELECT e.id, e.tag, COALESCE(e.staff_id, ''), COALESCE(s.name, ''),
	COALESCE(t.id, ''), COALESCE(t.number, 0), COALESCE(t.subject, ''), COALESCE(c.id, ''), COALESCE(c.code, ''), COALESCE(c.name, ''),
	e.work_day, e.start_at, e.end_at, e.worked, e.adjusted, e.adjusted_reason, e.work_type, e.on_site, e.note, e.internal_note, e.state,
	e.class_override, e.override_reason, COALESCE(h.class, 'internal'), COALESCE(h.reason, '') ` + entryTables

const entryTables = `FROM time_entry e LEFT JOIN staff s ON s.id = e.staff_id LEFT JOIN ticket t ON t.id = e.ticket_id
	LEFT JOIN customer c ON c.id = COALESCE(t.customer_id, e.customer_id) LEFT JOIN charge h ON h.entry_id = e.id AND h.part = 0 WHERE `

func (row *EntryRow) scan(rows *sql.Rows) error {
	var number int
	var day string
	var start, end int64
	err := rows.Scan(&row.ID, &row.Tag, &row.StaffID, &row.Staff, &row.TicketID, &number, &row.Subject,
		&row.CustomerID, &row.CustomerCode, &row.Customer, &day, &start, &end, &row.Worked, &row.Minutes, &row.AdjustedReason,
		&row.WorkType, &row.OnSite, &row.Note, &row.InternalNote, &row.State, &row.Override.Class, &row.Override.Reason,
		&row.Verdict.Class, &row.Verdict.Reason)
	row.WorkDay, row.Start, row.End = civil.FromText(day, 0), Instant(start), Instant(end)
	if row.State == command.Draft {
		row.Verdict = bank.Verdict{}
	}
	if row.TicketID != "" {
		row.TicketRef = ticket.Ref(row.CustomerCode, number)
	}
	return err
}

// Times lists time entries, the latest first, and tells how many there are.
func (r *Reader) Times(ctx context.Context, filter TimeFilter, page Page) ([]EntryRow, int, error) {
	if err := r.staff(); err != nil {
		return nil, 0, err
	}
	where, args := filter.where()
	var total int
	if err := r.one(ctx, "time_entry", "SELECT COUNT(*) FROM time_entry e WHERE "+where, args, &total); err != nil {
		return nil, 0, err
	}
	// The page is found first, among the entries alone: with all that is told of
	// them, every entry there is would be put in order.
	const latest = " ORDER BY e.work_day DESC, e.start_at DESC, e.id DESC"
	list, err := r.entries(ctx, "e.id IN (SELECT e.id FROM time_entry e WHERE "+where+latest+" LIMIT ? OFFSET ?)"+latest, append(args, page.Most, page.From)...)
	return list, total, err
}

// where asks for time entries alone, so that counting them reads nothing else.
func (f TimeFilter) where() (string, []any) {
	var w query.Where
	w.Equal("e.staff_id", f.StaffID)
	w.Equal("e.ticket_id", f.TicketID)
	if f.CustomerID != "" {
		w.Add("(e.customer_id = ? OR e.ticket_id IN (SELECT id FROM ticket WHERE customer_id = ?))", f.CustomerID, f.CustomerID)
	}
	w.Equal("e.state", string(f.State))
	if f.From != 0 {
		w.Add("e.work_day >= ?", f.From.Text())
	}
	if f.To != 0 && f.To != civil.Never {
		w.Add("e.work_day <= ?", f.To.Text())
	}
	if f.ContractID != "" {
		w.Add("e.id IN (SELECT entry_id FROM charge WHERE contract_id = ?)", f.ContractID)
	}
	switch f.Class {
	case "":
	case bank.Internal:
		w.Add("e.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM charge WHERE entry_id = e.id)")
	default:
		w.Add("e.id IN (SELECT entry_id FROM charge WHERE class = ?)", string(f.Class))
	}
	return w.SQL()
}

// TimeOf lists the time on a ticket, the earliest first.
func (r *Reader) TimeOf(ctx context.Context, ticketID string) ([]EntryRow, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	return r.entries(ctx, "e.ticket_id = ? ORDER BY e.work_day, e.start_at, e.id", ticketID)
}

// entries reads time entries, flags included.
func (r *Reader) entries(ctx context.Context, where string, args ...any) ([]EntryRow, error) {
	var list []EntryRow
	err := r.db.Snapshot(ctx, func(q data.Querier) (err error) {
		list, err = readEntries(q, where, args...)
		return err
	})
	return list, err
}

func readEntries(q data.Querier, where string, args ...any) ([]EntryRow, error) {
	var list []EntryRow
	err := scanRows(q, entryColumns+where, args, func(rows *sql.Rows) error {
		var row EntryRow
		err := row.scan(rows)
		list = append(list, row)
		return err
	})
	if err != nil {
		return nil, err
	}
	return list, flagAll(q, list)
}

// Entry is a time entry with what became of it.
type Entry struct {
	EntryRow
	Charges []EntryCharge // its parts by day; none for internal work
}

// EntryCharge is one part of an entry as it is charged.
type EntryCharge struct {
	ChargeRow
	Number    string    // of the contract
	Draws     []LotDraw // of drawn time
	Uncovered int       // minutes of it that no lot covered
}

// LotDraw is what a piece of time takes from a lot.
type LotDraw struct {
	Lot     bank.Lot
	Minutes int
	Left    int // in the lot, afterwards
}

// Entry reads a time entry.
func (r *Reader) Entry(ctx context.Context, id string) (Entry, error) {
	var entry Entry
	if err := r.staff(); err != nil {
		return entry, err
	}
	err := r.db.Snapshot(ctx, func(q data.Querier) error {
		list, err := readEntries(q, "e.id = ?", id)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return fail.New(fail.NotFound, "time_entry")
		}
		entry.EntryRow = list[0]
		return entry.readCharges(q)
	})
	return entry, err
}

func (e *Entry) readCharges(q data.Querier) error {
	rows, err := chargeRows(q, "h.entry_id = ?", e.ID)
	for _, row := range rows {
		charge := EntryCharge{ChargeRow: row}
		if err := charge.settle(q); err != nil {
			return err
		}
		e.Charges = append(e.Charges, charge)
	}
	return err
}

// settle finds what a charge drew. What is posted later does not matter to it,
// so the bank is settled on its posting day.
func (c *EntryCharge) settle(q data.Querier) error {
	contracts, err := data.Contracts.Find(q, "id = ?", c.ContractID)
	if err != nil || len(contracts) == 0 {
		return err
	}
	c.Number = contracts[0].Number
	if c.Verdict.Class != bank.Drawn {
		return nil
	}
	read, err := readBank(q, c.ContractID, c.PostingDay)
	if err != nil {
		return err
	}
	c.Draws, c.Uncovered = drawsOf(read.ledger, c.ID)
	return nil
}

// drawsOf tells what an entry drew, and what was left of each lot as the
// ledger stands.
func drawsOf(ledger bank.Ledger, entryID string) ([]LotDraw, int) {
	draws, uncovered := ledger.Of(entryID)
	told := make([]LotDraw, len(draws))
	for i, draw := range draws {
		lot, _ := ledger.Lot(draw.Lot)
		told[i] = LotDraw{Lot: lot.Lot, Minutes: draw.Minutes, Left: lot.Left}
	}
	return told, uncovered
}

// WorkTypes lists the types of work that time is logged as.
func (r *Reader) WorkTypes(context.Context) []string { return terms.WorkTypes }
