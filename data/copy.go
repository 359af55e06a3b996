package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// A copy is the whole desk in files that anybody can read: one file of JSON
// lines for each table, the contents of attachments by their hash, and a
// manifest that names them all. Two copies of the same desk are the same byte
// by byte, so nothing in them says when they were made.
const (
	copyFormat   = 1
	copyReadme   = "README.txt"
	copyManifest = "manifest.json"
	copyTables   = "tables" // tables/ticket.jsonl
	copyContents = "files"  // files/ab/abcd…
	copyEnding   = ".jsonl"

	copyManifestMost = 256 << 20 // bytes
	copyLineMost     = 256 << 20 // bytes of one row
)

// CopyManifest tells what a copy holds.
type CopyManifest struct {
	Format   int         `json:"format"`   // of the copy itself
	Schema   int64       `json:"schema"`   // schema version of the rows
	History  string      `json:"history"`  // which desk it is, whatever computer it is on
	Tables   []CopyTable `json:"tables"`   // in the order in which rows are read back
	Contents []Part      `json:"contents"` // the contents of attachments, by their hash
	Missing  []string    `json:"missing"`  // contents that rows refer to and that were not there, or damaged
}

// CopyTable is one table of a copy.
type CopyTable struct {
	Table   string   `json:"table"`
	Columns []string `json:"columns"` // in the order of each line
	Rows    int64    `json:"rows"`
	Size    int64    `json:"size"` // bytes
	SHA256  string   `json:"sha256"`
}

// file is where the table's rows are, from the copy's folder.
func (t CopyTable) file() string { return copyTables + "/" + t.Table + copyEnding }

// Rows counts the rows of all tables.
func (m CopyManifest) Rows() int64 {
	var rows int64
	for _, table := range m.Tables {
		rows += table.Rows
	}
	return rows
}

// CopyReason says why a copy is not taken. It ends the key of the words
// error.copy.<reason>.
type CopyReason string

// The reasons why a copy is not taken.
const (
	NoCopy        CopyReason = "none"      // the folder holds none
	BrokenCopy    CopyReason = "broken"    // a file is not as the manifest says
	BrokenLine    CopyReason = "line"      // a line is not a row of its table
	LostReference CopyReason = "reference" // a row refers to one that is not there
	DeskNotEmpty  CopyReason = "notempty"  // the desk to make has rows already
	FolderTaken   CopyReason = "taken"     // there is something in the folder to write
)

// CopyFault says that a copy is not taken, and where the trouble is. Nothing
// has been changed.
type CopyFault struct {
	Reason CopyReason
	File   string // as it is called in the copy
	Line   int64  // 0 when it is about the whole file
	Cause  error
}

// Error tells the fault for a log.
func (f *CopyFault) Error() string {
	text := "copy: " + string(f.Reason) + ": " + f.File
	if f.Line > 0 {
		text += fmt.Sprintf(" line %d", f.Line)
	}
	if f.Cause != nil {
		text += ": " + f.Cause.Error()
	}
	return text
}

// Unwrap gives the technical reason.
func (f *CopyFault) Unwrap() error { return f.Cause }

// journal are the tables of infrastructure that belong to the desk: what was
// done and can be undone, and the numbers given out.
var journal = []struct{ table, order string }{
	{"command", "rowid"}, // what was done last is told by this order
	{"touch", "command_id, n"},
	{"counter", "id"},
}

// copiedOrder tells in which order a table's rows are written, and whether it
// belongs in a copy at all: what is of this computer alone does not.
func copiedOrder(name string) (order string, copied bool) {
	for _, known := range journal {
		if known.table == name {
			return known.order, true
		}
	}
	if isInfrastructure(name) {
		return "", false
	}
	t, err := tableNamed(name)
	return "id", err != nil || t.class != Local
}

// copied lists the tables of a copy with the columns that are written: all but
// the derived ones.
func copied() []CopyTable {
	var tables []CopyTable
	for _, t := range declared {
		if t.class == Local {
			continue
		}
		columns := make([]string, 0, len(t.columns))
		for _, c := range t.columns {
			if !c.derived {
				columns = append(columns, c.name)
			}
		}
		tables = append(tables, CopyTable{Table: t.name, Columns: columns})
	}
	return append(tables,
		CopyTable{Table: "command", Columns: []string{"id", "replica_id", "seq", "actor_id", "act", "name", "ver", "payload", "recorded_at"}},
		CopyTable{Table: "touch", Columns: []string{"command_id", "n", "tbl", "id", "before", "after"}},
		CopyTable{Table: "counter", Columns: []string{"id", "last"}},
	)
}

// parseCopyManifest reads a manifest and believes nothing of it.
func parseCopyManifest(text []byte) (CopyManifest, error) {
	var m CopyManifest
	if err := json.Unmarshal(text, &m); err != nil {
		return m, err
	}
	if m.Format != copyFormat {
		return m, fmt.Errorf("format %d is not known", m.Format)
	}
	if m.Schema < 1 || m.History == "" {
		return m, errors.New("it does not say of which desk it is")
	}
	seen := map[string]bool{}
	for _, table := range m.Tables {
		if table.Rows < 0 || table.Size < 0 || !validSHA(table.SHA256) || len(table.Columns) == 0 || seen[table.Table] {
			return m, fmt.Errorf("the table %q is not possible", table.Table)
		}
		seen[table.Table] = true
	}
	shas := make([]string, len(m.Contents))
	for i, content := range m.Contents {
		if shas[i] = content.SHA256; content.Size < 0 || !validSHA(content.SHA256) {
			return m, fmt.Errorf("the content %q is not possible", content.SHA256)
		}
	}
	if !slices.IsSorted(shas) || len(slices.Compact(shas)) != len(m.Contents) {
		return m, errors.New("the contents are not in order")
	}
	return m, nil
}
