package app

import (
	"context"
	"fmt"

	"tallydesk/app/access"
	"tallydesk/data"
)

// Finding is something that is not as it should be in a desk. Its kind's word
// is finding.<kind>; the text is for somebody who repairs desks.
type Finding struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// The kinds of finding.
const (
	Damage     = "damage"    // SQLite finds something wrong in the file
	References = "reference" // a row refers to another that is not there
	Schema     = "schema"    // a table or column is not as it should be
	Stray      = "row"       // a row belongs nowhere
	Contents   = "content"   // the content of an attachment is missing or cut
	Computed   = "derived"   // a computed value was not what it is computed from
	Index      = "index"     // the search index did not hold what it is made from
)

// Check reads the whole desk and tells what is wrong with it; nothing is good.
func (d *Desk) Check(ctx context.Context) ([]Finding, error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return nil, err
	}
	report, err := d.db.Check(ctx)
	if err != nil {
		return nil, refused(err)
	}
	return findingsOf(report), nil
}

// CheckParts lists the parts of a check, for one who makes it a little at a
// time.
func (d *Desk) CheckParts(ctx context.Context) ([]string, error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return nil, err
	}
	parts, err := d.db.CheckParts(ctx)
	return parts, refused(err)
}

// CheckPart makes one part of a check. Nobody who writes waits for it.
func (d *Desk) CheckPart(ctx context.Context, part string) ([]Finding, error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return nil, err
	}
	report, err := d.db.CheckPart(ctx, part)
	return findingsOf(report), refused(err)
}

func findingsOf(report data.Report) []Finding {
	var findings []Finding
	for _, list := range []struct {
		kind  string
		texts []string
	}{
		{Damage, report.Damage}, {References, report.References}, {Schema, report.Schema}, {Stray, report.Rows}, {Contents, report.Blobs},
	} {
		for _, text := range list.texts {
			findings = append(findings, Finding{list.kind, text})
		}
	}
	return findings
}

// mostFindings bounds what Rebuild tells.
const mostFindings = 100

// Rebuild computes everything anew that is computed from rows, the search index
// included, and tells what was not as it had to be. It is one transaction:
// others who want to write wait until it is done.
func (d *Desk) Rebuild(ctx context.Context) ([]Finding, error) {
	if err := d.actor.Require(access.KeepSafe); err != nil {
		return nil, err
	}
	var findings []Finding
	err := d.db.Write(ctx, func(tx *data.Tx) error {
		findings = nil
		before, err := tx.IndexDigest()
		if err != nil {
			return err
		}
		for _, table := range data.Tables() {
			if err := d.rebuildTable(ctx, tx, table, &findings); err != nil {
				return err
			}
		}
		if err := tx.EachIndexed(func(table, id string) error { return rebuildRow(tx, table, id, &findings) }); err != nil {
			return err
		}
		if err := tx.TidyIndex(); err != nil {
			return err
		}
		after, err := tx.IndexDigest()
		if err == nil && after != before {
			findings = append(findings, Finding{Index, "the search index was made anew"})
		}
		return err
	})
	if err != nil {
		return nil, refused(err)
	}
	d.notify()
	return findings, nil
}

// wantIndex makes the search index of a desk that has rows and no index, as
// one has after a new version has changed how it is made.
func (d *Desk) wantIndex(ctx context.Context) error {
	var missing bool
	err := d.db.Reads().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM customer) AND NOT EXISTS (SELECT 1 FROM doc)").Scan(&missing)
	if err != nil || !missing {
		return err
	}
	return d.db.Write(ctx, func(tx *data.Tx) error {
		for table, deriver := range derivers {
			if err := d.db.EachID(ctx, table, func(id string) error { return deriver(tx, id) }); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *Desk) rebuildTable(ctx context.Context, tx *data.Tx, table string, findings *[]Finding) error {
	if derivers[table] == nil {
		return nil
	}
	return d.db.EachID(ctx, table, func(id string) error { return rebuildRow(tx, table, id, findings) })
}

func rebuildRow(tx *data.Tx, table, id string, findings *[]Finding) error {
	deriver := derivers[table]
	if deriver == nil {
		*findings = append(*findings, Finding{Index, fmt.Sprintf("%s %s does not belong in the search index", table, id)})
		return tx.Unindex(table, id)
	}
	before, err := tx.Derived(table, id)
	if err != nil {
		return err
	}
	if err := deriver(tx, id); err != nil {
		return fmt.Errorf("derive %s %s: %w", table, id, err)
	}
	after, err := tx.Derived(table, id)
	if err == nil && after != before && len(*findings) < mostFindings {
		*findings = append(*findings, Finding{Computed, fmt.Sprintf("%s %s held %s, not %s", table, id, before, after)})
	}
	return err
}
