package data

import (
	"database/sql"
	"errors"
	"slices"
)

// reference says that a column names the row of another table by its id.
type reference struct{ child, column, parent string }

// softReferences are those that the schema does not enforce, and without which
// a row means nothing.
var softReferences = []reference{
	{"login", "contact_id", "contact"},
	{"customer_note", "id", "customer"},
	{"contract_line", "line_id", "contract_line"},
	{"lot", "line_id", "contract_line"},
}

// references lists what refers to what.
func (tx *Tx) references() ([]reference, error) {
	rows, err := tx.fixed(`SELECT s.name, k."from", k."table" FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) k
		WHERE s.type = 'table' ORDER BY s.name, k.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := slices.Clone(softReferences)
	for rows.Next() {
		var r reference
		if err := rows.Scan(&r.child, &r.column, &r.parent); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// wantWhole is a *ChangedSince when a row that was put back refers to one that
// is gone, or a row that went away is still referred to.
func (tx *Tx) wantWhole(steps []touchRow) error {
	all, err := tx.references()
	if err != nil {
		return err
	}
	for _, step := range steps {
		gone, err := tx.isGone(step)
		if err != nil {
			return err
		}
		for _, r := range all {
			if step.table == r.child {
				err = errors.Join(err, tx.none(r.parent, "SELECT c."+r.column+" FROM "+r.child+" c WHERE c.id = ? AND c."+r.column+
					" <> '' AND NOT EXISTS (SELECT 1 FROM "+r.parent+" p WHERE p.id = c."+r.column+")", step.id))
			}
			if step.table == r.parent && gone {
				err = errors.Join(err, tx.none(r.child, "SELECT c.id FROM "+r.child+" c WHERE c."+r.column+" = ? LIMIT 1", step.id))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// isGone tells whether a row is not there any more.
func (tx *Tx) isGone(step touchRow) (bool, error) {
	var gone bool
	err := tx.QueryRow("SELECT NOT EXISTS (SELECT 1 FROM "+step.table+" WHERE id = ?)", step.id).Scan(&gone)
	return gone, err
}

// none is a *ChangedSince of the table when a query finds an id.
func (tx *Tx) none(table, query, id string) error {
	var found string
	err := tx.QueryRow(query, id).Scan(&found)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		err = &ChangedSince{Table: table, ID: found}
	}
	return err
}
