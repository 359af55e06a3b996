package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// The parts of a check that do not belong to one table.
const (
	partTable      = "table "
	partReferences = "references "
	partRows       = "rows"
	partContents   = "contents"
)

// CheckParts lists the parts of which a check of the whole desk consists, for
// one who makes it a little at a time. Each reads for seconds at most, but for
// the largest tables of very large desks.
func (db *DB) CheckParts(ctx context.Context) ([]string, error) {
	tables, err := texts(ctx, db.reads, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
	if err != nil {
		return nil, refusalOf(db.path, err)
	}
	var parts []string
	for _, table := range tables {
		parts = append(parts, partTable+table)
	}
	referring, err := texts(ctx, db.reads, `SELECT DISTINCT s.name FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) k
		WHERE s.type = 'table' ORDER BY s.name`)
	for _, table := range referring {
		parts = append(parts, partReferences+table)
	}
	return append(parts, partRows, partContents), err
}

// CheckPart makes one part of a check. It holds up nobody who writes, and ends
// when its context does. A part that is no more, since the desk has changed, is
// in order.
func (db *DB) CheckPart(ctx context.Context, part string) (Report, error) {
	var r Report
	var err error
	table, one := strings.CutPrefix(part, partTable)
	referring, another := strings.CutPrefix(part, partReferences)
	switch {
	case one:
		r.Damage, err = texts(ctx, db.reads, fmt.Sprintf("PRAGMA integrity_check(%s)", quotedName(table)))
		if slices.Equal(r.Damage, []string{"ok"}) || err != nil && strings.Contains(err.Error(), "no such table") {
			return Report{}, nil
		}
	case another:
		r.References, err = texts(ctx, db.reads, `SELECT "table" || ' row ' || COALESCE(rowid, '') || ' to ' || parent
			FROM pragma_foreign_key_check(?) LIMIT ?`, referring, checkMost)
	case part == partRows:
		if r.Schema, err = schemaDifferences(ctx, db.reads); err == nil {
			r.Rows, err = strayRows(ctx, db.reads)
		}
	case part == partContents:
		r.Blobs, err = db.missingBlobs(ctx)
	}
	if err != nil && reasonOf(err) == Damaged {
		r.Damage = append(r.Damage, err.Error())
		err = nil
	}
	return r, refusalOf(db.path, err)
}

func quotedName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
