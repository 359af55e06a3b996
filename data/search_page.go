package data

import (
	"context"
	"slices"
)

// Place is how far somebody has gone through what a search finds. The zero
// Place is the beginning.
type Place struct {
	step  int   // which part of the index, looked at in which way
	below int64 // rows below this one are still to come; 0: all
}

// SearchFrom is Search for who goes on: it gives the next rows after a place, and
// the place after them. Nothing is left out, however many rows there are: cards
// come first, then what people say, each the newest first, those with words
// that begin as typed before those that only contain it. There is no more when
// more is false.
func (db *DB) SearchFrom(ctx context.Context, typed string, after Place, most int, tables ...string) (hits []Hit, next Place, more bool, err error) {
	steps := stepsOf(termsOf(typed), tables)
	for next = after; next.step < len(steps) && len(hits) < most; {
		found, below, err := db.stepFrom(ctx, steps[next.step], next.below, most-len(hits))
		if err != nil {
			return nil, after, false, err
		}
		hits, next.below = append(hits, found...), below
		if below == 0 {
			next = Place{step: next.step + 1}
		}
	}
	return hits, next, next.step < len(steps), nil
}

// step is one pass through a part of the index.
type step struct {
	look
	section
	tables []string
	before []look // what they find has been given already
}

// stepsOf lists the passes of a search in turn.
func stepsOf(terms []string, tables []string) []step {
	var steps []step
	for _, part := range []section{card, talk} {
		wanted := slices.DeleteFunc(slices.Clone(tables), func(table string) bool { return sectionOf(table) != part })
		if len(wanted) == 0 || len(terms) == 0 {
			continue
		}
		var before []look
		for _, l := range looks(terms) {
			if l.query != "" {
				steps = append(steps, step{look: l, section: part, tables: wanted, before: before})
				before = append(slices.Clone(before), l)
			}
		}
	}
	return steps
}

// numbered is a hit with its row in the index.
type numbered struct {
	row int64
	Hit
}

// stepFrom gives at most so many rows of a pass, and below which row it goes on;
// 0 when there is nothing more.
func (db *DB) stepFrom(ctx context.Context, s step, below int64, most int) ([]Hit, int64, error) {
	found, err := db.numbered(ctx, s, below, most)
	if err != nil || len(found) == 0 {
		return nil, 0, err
	}
	last, full := found[len(found)-1].row, len(found) == most
	for _, former := range s.before {
		if found, err = db.without(ctx, found, former); err != nil {
			return nil, 0, err
		}
	}
	hits := make([]Hit, len(found))
	for i, one := range found {
		hits[i] = one.Hit
	}
	if !full {
		return hits, 0, nil
	}
	return hits, last, nil
}

func (db *DB) numbered(ctx context.Context, s step, below int64, most int) ([]numbered, error) {
	first, last := sections[s.section].first, sections[s.section].last
	if below > 0 {
		last = below - 1
	}
	args := []any{s.query, first, last}
	for _, table := range s.tables {
		args = append(args, table)
	}
	rows, err := db.reads.QueryContext(ctx, "SELECT doc.rowid, doc.tbl, doc.id FROM "+s.index+" CROSS JOIN doc ON doc.rowid = "+s.index+".rowid"+
		" WHERE "+s.index+" MATCH ? AND "+s.index+".rowid BETWEEN ? AND ? AND doc.tbl IN ("+marks(len(s.tables))+
		") ORDER BY "+s.index+".rowid DESC LIMIT ?", append(args, most)...)
	if err != nil {
		return nil, refuseOdd(err)
	}
	defer rows.Close()
	var found []numbered
	for rows.Next() {
		var one numbered
		if err := rows.Scan(&one.row, &one.Table, &one.ID); err != nil {
			return nil, err
		}
		found = append(found, one)
	}
	return found, refuseOdd(rows.Err())
}

// without leaves out what an earlier look has found among the same rows.
func (db *DB) without(ctx context.Context, found []numbered, former look) ([]numbered, error) {
	if len(found) == 0 {
		return nil, nil
	}
	rows, err := db.reads.QueryContext(ctx, "SELECT rowid FROM "+former.index+" WHERE "+former.index+" MATCH ? AND rowid BETWEEN ? AND ?",
		former.query, found[len(found)-1].row, found[0].row)
	if err != nil {
		return found, refuseOdd(err)
	}
	defer rows.Close()
	given := map[int64]bool{}
	for rows.Next() {
		var row int64
		if err := rows.Scan(&row); err != nil {
			return nil, err
		}
		given[row] = true
	}
	found = slices.DeleteFunc(found, func(one numbered) bool { return given[one.row] })
	return found, refuseOdd(rows.Err())
}

// marks are the placeholders of so many values.
func marks(n int) string {
	text := "?"
	for range n - 1 {
		text += ", ?"
	}
	return text
}
