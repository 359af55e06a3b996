package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"io"
	"os"
	"slices"
	"time"
)

// describe makes the manifest of a copied database.
func (db *DB) describe(ctx context.Context, snapshot string, made time.Time) (Manifest, error) {
	m := Manifest{Format: backupFormat, Made: made.UTC(), Rows: map[string]int64{}, Blobs: []Part{}, Missing: []string{}}
	var err error
	if m.Database, err = partOf(ctx, snapshot); err != nil {
		return m, err
	}
	pool, err := sql.Open("sqlite", readOnlyDSN(snapshot))
	if err != nil {
		return m, err
	}
	defer pool.Close()
	if m.Schema, err = glance(ctx, pool); err != nil {
		return m, err
	}
	for _, t := range declared {
		var rows int64
		if err := pool.QueryRowContext(ctx, "SELECT COUNT(*) FROM "+t.name).Scan(&rows); err != nil {
			return m, err
		}
		m.Rows[t.name] = rows
	}
	used, err := usedBlobs(ctx, pool)
	for _, sha := range used {
		if size, here := db.Blobs().size(sha); here {
			m.Blobs = append(m.Blobs, Part{SHA256: sha, Size: size})
		} else {
			m.Missing = append(m.Missing, sha)
		}
	}
	return m, err
}

func (m *Manifest) leaveOut(sha string) {
	m.Blobs = slices.DeleteFunc(m.Blobs, func(p Part) bool { return p.SHA256 == sha })
	m.Missing = append(m.Missing, sha)
	slices.Sort(m.Missing)
}

func partOf(ctx context.Context, name string) (Part, error) {
	file, err := os.Open(name)
	if err != nil {
		return Part{}, err
	}
	defer file.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, withContext(ctx, file))
	return Part{SHA256: hex.EncodeToString(sum.Sum(nil)), Size: size}, err
}
