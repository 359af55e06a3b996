package app

import (
	"context"
	"os"
	"time"

	"tallydesk/data"
)

// Preview tells what a restore would bring and what would be gone, before
// anything is touched.
type Preview struct {
	File     string
	FileSize int64  // bytes of the file
	Sealing  string // "passphrase", "key" or empty: what opens it

	Made       time.Time
	Version    string // of the program that made it
	Provider   string
	LastChange time.Time
	Size       int64 // bytes of what it holds, unpacked
	Files      int   // contents of attachments
	Missing    int   // contents that were not there to be saved
	Holds      Holding

	There *There // the desk that would be replaced; nil where there is none
}

// Holding counts what people know of a desk's rows.
type Holding struct{ Customers, Contracts, Tickets, Messages, Entries int }

// There tells of the desk that a restore would replace.
type There struct {
	Path       string
	KeptAs     string // its name after the restore
	Trouble    error  // why it cannot be read; the rest is then unknown
	Provider   string
	LastChange time.Time
	Another    bool // it is another desk than the backup's
	Parted     bool // it never held the backup's last change
	Holds      Holding
	Later      Holding // of those: made after the backup
	Changed    int     // rows changed since, of all kinds
}

// Loses tells whether the desk has what the backup has not.
func (t There) Loses() bool {
	return t.Another && t.Holds != Holding{} || t.Later != Holding{} || t.Changed > 0
}

// PreviewRestore looks into a backup and at the desk that it would replace,
// which may be open. Of a backup that is sealed and not opened by the keys, the
// preview tells how it is sealed, beside the error.
func PreviewRestore(ctx context.Context, file, path string, keys Keys, now time.Time) (Preview, error) {
	p := Preview{File: file}
	if info, err := os.Stat(file); err == nil {
		p.FileSize = info.Size()
	}
	m, err := data.InspectBackup(ctx, file, keys)
	p.Sealing = string(m.Sealing)
	if err != nil {
		return p, refused(err)
	}
	p.Made, p.Version, p.Provider, p.LastChange = m.Made, m.Version, m.Provider, m.LastChange
	p.Size, p.Files, p.Missing, p.Holds = m.Size(), len(m.Blobs), len(m.Missing), holding(m.Rows)
	if _, err := os.Stat(path); err != nil {
		return p, nil
	}
	p.There = &There{Path: path}
	if p.There.KeptAs, err = data.ReplacedName(path, now); err != nil {
		return p, refused(err)
	}
	there, err := data.SurveyDesk(ctx, path, m)
	if err != nil {
		p.There.Trouble = refused(err)
		return p, ctx.Err()
	}
	p.There.fill(there, m)
	return p, nil
}

func (t *There) fill(s data.Survey, m data.Manifest) {
	t.Provider, t.LastChange, t.Parted = s.Provider, s.LastChange, s.Parted
	t.Another = m.History != "" && m.History != s.History
	t.Holds, t.Later = holding(s.Rows), holding(s.Later)
	for _, rows := range s.Changed {
		t.Changed += int(rows)
	}
}

func holding(rows map[string]int64) Holding {
	return Holding{
		Customers: int(rows["customer"]), Contracts: int(rows["contract"]), Tickets: int(rows["ticket"]),
		Messages: int(rows["message"] + rows["note"]), Entries: int(rows["time_entry"]),
	}
}
