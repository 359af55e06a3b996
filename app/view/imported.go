package view

import (
	"context"
	"database/sql"
)

// Imported gives the ids of the rows that were imported from a source, by what
// they are called there.
func (r *Reader) Imported(ctx context.Context, source string) (map[string]string, error) {
	if err := r.staff(); err != nil {
		return nil, err
	}
	ids := map[string]string{}
	err := r.each(ctx, "SELECT external_id, row_id FROM external_ref WHERE source = ?", []any{source}, func(rows *sql.Rows) error {
		var external, id string
		err := rows.Scan(&external, &id)
		ids[external] = id
		return err
	})
	return ids, err
}
