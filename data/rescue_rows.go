package data

import (
	"database/sql"
	"errors"
	"math"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// table saves the rows of one table. They are read in the order of their
// rowid; where a page cannot be read, the first row behind it is looked for.
func (w *rescue) table(name string) (RescuedTable, error) {
	told := RescuedTable{Name: name}
	columns, err := w.columns(name)
	if err != nil {
		return told, err
	}
	if len(columns) == 0 { // the table itself is gone
		told.Lost = -1
		return told, nil
	}
	insert, err := w.inserter(name, columns)
	if err != nil {
		return told, err
	}
	skipped, err := w.rows(name, columns, func(values []any) error {
		err := insert(values)
		if misfit(err) {
			told.LeftOut++
			return w.note(name, columns, values)
		}
		told.Read++
		return err
	})
	if err = errors.Join(err, w.commit()); err != nil {
		return told, err
	}
	if skipped {
		told.Lost = w.expected(name, told.Read+told.LeftOut)
	}
	return told, nil
}

// columns are those that both desks have.
func (w *rescue) columns(name string) ([]string, error) {
	const query = "SELECT name FROM pragma_table_info(?) ORDER BY name"
	wanted, err := texts(w.ctx, w.to, query, name)
	if err != nil {
		return nil, err
	}
	there, err := texts(w.ctx, w.from, query, name)
	if err != nil {
		return nil, w.ctx.Err()
	}
	has := map[string]bool{}
	for _, column := range there {
		has[column] = true
	}
	both := wanted[:0]
	for _, column := range wanted {
		if has[column] {
			both = append(both, column)
		}
	}
	return both, nil
}

// inserter begins a transaction and gives what writes one row in it.
func (w *rescue) inserter(name string, columns []string) (func([]any) error, error) {
	if _, err := w.to.ExecContext(w.ctx, "BEGIN"); err != nil {
		return nil, err
	}
	statement, err := w.to.PrepareContext(w.ctx, "INSERT INTO "+name+" ("+strings.Join(columns, ", ")+") VALUES (?"+ //nolint:sqlclosecheck // closed with the desk that is made
		strings.Repeat(", ?", len(columns)-1)+")")
	if err != nil {
		return nil, err
	}
	return func(values []any) error {
		_, err := statement.ExecContext(w.ctx, values...)
		return err
	}, nil
}

func (w *rescue) commit() error {
	_, err := w.to.ExecContext(w.ctx, "COMMIT")
	return err
}

// rows gives every row that can be read to fn. skipped tells whether a part of
// the table could not be read.
func (w *rescue) rows(name string, columns []string, fn func([]any) error) (skipped bool, err error) {
	last := int64(math.MinInt64)
	for {
		failed, err := w.read(name, columns, last, 0, func(rowid int64, values []any) error {
			last = rowid
			return fn(values)
		})
		if err != nil {
			return skipped, err
		}
		if !failed {
			return skipped, nil
		}
		skipped = true
		next, found, err := w.behind(name, columns, last)
		if err != nil || !found {
			return skipped, err
		}
		last = next - 1
	}
}

// read gives the rows behind a rowid to fn, so many at most (0: all). failed
// tells that the file could not be read any further.
func (w *rescue) read(name string, columns []string, behind int64, most int, fn func(int64, []any) error) (failed bool, err error) {
	query := "SELECT rowid, " + strings.Join(columns, ", ") + " FROM " + name + " NOT INDEXED WHERE rowid > ? ORDER BY rowid"
	if most == 1 {
		query += " LIMIT 1"
	}
	rows, err := w.from.QueryContext(w.ctx, query, behind)
	if err != nil {
		return true, w.ctx.Err()
	}
	defer rows.Close()
	var rowid int64
	values := make([]any, len(columns))
	places := []any{&rowid}
	for i := range values {
		places = append(places, &values[i])
	}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return true, w.ctx.Err()
		}
		if err := fn(rowid, values); err != nil {
			return false, err
		}
	}
	return rows.Err() != nil, w.ctx.Err()
}

// behind finds the first row that can be read behind a damaged place: in ever
// longer strides, and then by halving the last one.
func (w *rescue) behind(name string, columns []string, last int64) (first int64, found bool, err error) {
	if last == math.MinInt64 {
		last = 0 // rowids are counted from 1
	}
	try := func(after int64) (readable bool, err error) {
		failed, err := w.read(name, columns, after, 1, func(rowid int64, _ []any) error {
			first, found = rowid, true
			return nil
		})
		return !failed, err
	}
	bad := last
	for stride := int64(1); ; stride *= 2 {
		if stride > math.MaxInt64/4 || last > math.MaxInt64-stride {
			return 0, false, nil
		}
		readable, err := try(last + stride)
		if err != nil {
			return 0, false, err
		}
		if !readable {
			bad = last + stride
			continue
		}
		good := last + stride
		for good-bad > 1 {
			middle := bad + (good-bad)/2
			readable, err := try(middle)
			if err != nil {
				return 0, false, err
			}
			if readable {
				good = middle
			} else {
				bad = middle
			}
		}
		found = false
		_, err = try(good)
		return first, found, err
	}
}

// expected tells how many rows are lost, if an index still knows how many there
// were.
func (w *rescue) expected(name string, read int64) int64 {
	var all int64
	if err := w.from.QueryRowContext(w.ctx, "SELECT COUNT(*) FROM "+name).Scan(&all); err != nil || all <= read {
		return -1
	}
	return all - read
}

// misfit tells whether a row was refused for what is in it.
func misfit(err error) bool {
	var engine *sqlite.Error
	return errors.As(err, &engine) && engine.Code()&0xff == sqlite3.SQLITE_CONSTRAINT
}

// settle takes out, again and again, the rows that belong to rows which are
// lost, until every reference leads somewhere. Where a row can do without what
// is lost, it only forgets it.
func (w *rescue) settle() error {
	for {
		broken, err := w.broken()
		if err != nil || len(broken) == 0 {
			return err
		}
		for _, b := range broken {
			if err := w.settleRow(b); err != nil {
				return err
			}
		}
	}
}

// dangling is a reference that leads nowhere.
type dangling struct {
	table  string
	rowid  int64
	column string
}

// dispensable are the references without which a row still means what it
// meant: it forgets them where they lead nowhere.
var dispensable = map[string]bool{
	"contract.calendar_id": true, "contract.predecessor_id": true, "customer.manager_id": true,
	"former_text.staff_id": true, "installation.plan_staff_id": true, "line_move.staff_id": true, "lot.made_by": true,
	"lot_override.staff_id": true, "message.contact_id": true, "message.staff_id": true, "note.staff_id": true,
	"provider.calendar_id": true, "ticket.assignee_id": true, "ticket.contract_id": true, "ticket.owner_id": true,
	"ticket.product_id": true, "ticket.reporter_id": true, "ticket_event.contact_id": true, "ticket_event.staff_id": true,
	"time_entry.ticket_id": true,
}

func (w *rescue) broken() ([]dangling, error) {
	rows, err := w.to.QueryContext(w.ctx, `SELECT v."table", v.rowid, f."from" FROM pragma_foreign_key_check AS v
		JOIN pragma_foreign_key_list(v."table") AS f ON f.id = v.fkid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []dangling
	for rows.Next() {
		var d dangling
		if err := rows.Scan(&d.table, &d.rowid, &d.column); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, rows.Err()
}

func (w *rescue) settleRow(d dangling) error {
	if dispensable[d.table+"."+d.column] {
		_, err := w.to.ExecContext(w.ctx, "UPDATE "+d.table+" SET "+d.column+" = NULL WHERE rowid = ?", d.rowid)
		return err
	}
	columns, err := texts(w.ctx, w.to, "SELECT name FROM pragma_table_info(?) ORDER BY cid", d.table)
	if err != nil {
		return err
	}
	values, places := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		places[i] = &values[i]
	}
	err = w.to.QueryRowContext(w.ctx, "SELECT "+strings.Join(columns, ", ")+" FROM "+d.table+" WHERE rowid = ?", d.rowid).Scan(places...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // it was taken out for another reference
	}
	if err != nil {
		return err
	}
	if err := w.note(d.table, columns, values); err != nil {
		return err
	}
	at := slices.IndexFunc(w.told.Tables, func(t RescuedTable) bool { return t.Name == d.table })
	w.told.Tables[at].LeftOut++
	w.told.Tables[at].Read--
	_, err = w.to.ExecContext(w.ctx, "DELETE FROM "+d.table+" WHERE rowid = ?", d.rowid)
	return err
}
