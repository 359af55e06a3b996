package app

import (
	"context"
	"fmt"

	"tallydesk/app/access"
	"tallydesk/data"
)

// Finding is something that is not as it should be in a desk. Its kind's word
// is finding.<kind>; the text is for somebody who repairs desks.
type Finding struct{ Kind, Text string }

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
	return findings, nil
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
