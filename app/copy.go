package app

import (
	"context"
	"errors"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/data"
)

// Copied tells what a copy of the desk in readable files holds.
type Copied struct {
	Tables  int
	Rows    int64
	Files   int      // contents of attachments, each once
	Size    int64    // bytes of all files
	Missing []string // hashes of attachments that were not there to be copied, or damaged
}

// CopyOut writes the whole desk as it stands now, attachments and what can be
// undone included, into a new folder of readable files, with the readme beside
// them. Others may go on working meanwhile. The folder is there whole, or not
// at all. Two copies of the same desk are the same byte by byte.
func (d *Desk) CopyOut(ctx context.Context, dir string, readme string, progress Progress) (Copied, error) {
	if err := d.actor.Require(access.ExportAll); err != nil {
		return Copied{}, err
	}
	manifest, err := d.db.WriteCopy(ctx, dir, []byte(readme), progress)
	if err != nil {
		return Copied{}, refused(faulty(err))
	}
	return copied(manifest), nil
}

// CopyIn makes a new desk of a copy: the same desk, with everything computed
// anew that is computed. At path there must be no desk, or an empty one; a copy
// is never merged into another desk. Where CopyIn fails, nothing has come into
// being.
func CopyIn(ctx context.Context, dir, path, program string, progress Progress) (Copied, error) {
	manifest, err := data.ReadCopy(ctx, dir, path, data.ReadCopyOptions{Derivers: derivers, Program: program, Progress: progress})
	if err != nil {
		return Copied{}, refused(faulty(err))
	}
	return copied(manifest), nil
}

func copied(m data.CopyManifest) Copied {
	told := Copied{Tables: len(m.Tables), Rows: m.Rows(), Files: len(m.Contents), Missing: m.Missing}
	for _, table := range m.Tables {
		told.Size += table.Size
	}
	for _, content := range m.Contents {
		told.Size += content.Size
	}
	return told
}

// faulty says in words for people why a copy is not taken; other errors pass.
func faulty(err error) error {
	var fault *data.CopyFault
	if !errors.As(err, &fault) {
		return err
	}
	kind := fail.NotValid
	if fault.Reason == data.FolderTaken || fault.Reason == data.DeskNotEmpty {
		kind = fail.Conflict
	}
	text := ""
	if fault.Cause != nil {
		text = fault.Cause.Error()
	}
	return fail.New(kind, "copy."+string(fault.Reason), fail.Args{"File": fault.File, "Line": int(fault.Line), "Text": text}).Because(err)
}

// Unwritable says in words for people why a file could not be written: the
// disk is full, the folder may not be written, or is not there. Other errors
// pass.
func Unwritable(path string, err error) error { return refused(data.Unwritable(path, err)) }
