package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"
)

// A backup is one file: a tar archive, compressed with zstd, of a manifest, the
// database and the contents, in this order and nothing else.
const (
	manifestName = "manifest.json"
	databaseName = "desk.db"
	blobsFolder  = "blobs/"

	backupFormat    = 1
	manifestMaxSize = 64 << 20 // enough for 600,000 contents
)

// Manifest tells what a backup holds.
type Manifest struct {
	Format   int              `json:"format"`   // of the backup file itself
	Made     time.Time        `json:"made"`     // when it was made, UTC
	Schema   int64            `json:"schema"`   // schema version of the database
	Rows     map[string]int64 `json:"rows"`     // rows by table
	Database Part             `json:"database"` // the database file
	Blobs    []Part           `json:"blobs"`    // the contents, by their hash
	Missing  []string         `json:"missing"`  // contents that rows refer to and that were not there, or damaged
	Sealing  Sealing          `json:"-"`        // what opens the file
	Version  string           `json:"version"`  // of the program that made it
	Summary
}

// Summary tells at a glance which desk it is and how far it has come.
type Summary struct {
	History     string    `json:"history"`      // which desk it is, whatever computer it is on
	Provider    string    `json:"provider"`     // the company's name; empty before the desk is set up
	LastChange  time.Time `json:"last_change"`  // when the last command was recorded; zero before any
	LastCommand string    `json:"last_command"` // its id
}

// Part is one file in a backup.
type Part struct {
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"` // bytes
}

// Size is the room that the backup's parts need, in bytes.
func (m Manifest) Size() int64 {
	size := m.Database.Size
	for _, blob := range m.Blobs {
		size += blob.Size
	}
	return size
}

// entry is a part under its name in the archive.
type entry struct {
	name string
	part Part
}

// entries lists the parts in the order they stand in the archive.
func (m Manifest) entries() []entry {
	list := []entry{{databaseName, m.Database}}
	for _, blob := range m.Blobs {
		list = append(list, entry{blobsFolder + blob.SHA256, blob})
	}
	return list
}

func parseManifest(text []byte) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return m, fmt.Errorf("manifest: %w", err)
	}
	if m.Format != backupFormat {
		return m, fmt.Errorf("manifest: format %d is not known", m.Format)
	}
	var total int64
	last := ""
	for i, e := range m.entries() {
		if !validSHA(e.part.SHA256) || e.part.Size < 0 || e.part.Size > math.MaxInt64-total {
			return m, fmt.Errorf("manifest: part %d is not possible", i)
		}
		total += e.part.Size
		if i > 0 && e.part.SHA256 <= last {
			return m, errors.New("manifest: the contents are not in order")
		}
		if i > 0 {
			last = e.part.SHA256
		}
	}
	return m, nil
}
