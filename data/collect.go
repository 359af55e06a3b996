package data

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Unused is how long a content is kept after the last row that referred to it
// was seen: time enough to undo.
const Unused = 30 * 24 * time.Hour

// abandoned is how long after its last byte a file that was being received
// counts as left behind.
const abandoned = 24 * time.Hour

// Collect removes the contents that no row has referred to for 30 days, and
// tells how many they were. It takes note of what is referred to at the moment
// it runs, so it is to run daily.
func (b *Blobs) Collect(ctx context.Context, now time.Time) (removed int, err error) {
	kept, err := b.list(now)
	if err != nil {
		return 0, err
	}
	err = b.db.Write(ctx, func(tx *Tx) error {
		if err := noteUse(tx, kept, now); err != nil {
			return err
		}
		removed, err = b.removeUnused(tx, now)
		return err
	})
	return removed, err
}

// list finds the contents on disk, and clears away what was never received in
// full.
func (b *Blobs) list(now time.Time) (sizes map[string]int64, err error) {
	sizes = map[string]int64{}
	err = filepath.WalkDir(b.dir(), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return ignoreGone(err)
		}
		if validSHA(entry.Name()) {
			sizes[entry.Name()] = info.Size()
		} else if strings.HasPrefix(entry.Name(), addingPrefix) && now.Sub(info.ModTime()) > abandoned {
			return removeIfThere(name)
		}
		return nil
	})
	return sizes, ignoreGone(err)
}

// noteUse brings the table blob up to what is on disk and what is referred to.
func noteUse(tx *Tx, kept map[string]int64, now time.Time) error {
	for sha, size := range kept {
		if err := tx.Exec("INSERT INTO blob (sha256, size) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", sha, size); err != nil {
			return err
		}
	}
	used := "(" + blobReferences() + ")"
	if err := tx.Exec("UPDATE blob SET unused_since = 0 WHERE unused_since <> 0 AND sha256 IN " + used); err != nil {
		return err
	}
	return tx.Exec("UPDATE blob SET unused_since = ? WHERE unused_since = 0 AND sha256 NOT IN "+used, now.UnixMilli())
}

func (b *Blobs) removeUnused(tx *Tx, now time.Time) (int, error) {
	rows, err := tx.fixed("SELECT sha256 FROM blob WHERE unused_since <> 0 AND unused_since <= ?", now.Add(-Unused).UnixMilli())
	if err != nil {
		return 0, err
	}
	unused, err := readTexts(rows)
	if err != nil {
		return 0, err
	}
	for _, sha := range unused {
		if err := removeIfThere(blobPath(b.dir(), sha)); err != nil {
			return 0, fmt.Errorf("remove content %s: %w", sha, err)
		}
		if err := tx.Exec("DELETE FROM blob WHERE sha256 = ?", sha); err != nil {
			return 0, err
		}
	}
	return len(unused), nil
}

// usedBlobs lists the contents that rows refer to, in order.
func usedBlobs(ctx context.Context, pool reader) ([]string, error) {
	return texts(ctx, pool, blobReferences()+" ORDER BY 1")
}

// blobReferences is the query for the contents that rows refer to: those of
// every table with a column sha256.
func blobReferences() string {
	var queries []string
	for _, t := range declared {
		for _, c := range t.columns {
			if c.name == "sha256" {
				queries = append(queries, "SELECT sha256 FROM "+t.name)
			}
		}
	}
	return strings.Join(queries, " UNION ")
}

func ignoreGone(err error) error {
	if os.IsNotExist(err) {
		return nil
	}
	return err
}
