package keep

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tallydesk/app"
)

// Backup is a backup that lies in a folder.
type Backup struct {
	File string
	Name
	Size int64
}

// List gives the backups in a folder that were made by themselves, of the desk
// of this name or, when the tag is given too, of this very desk; the newest
// first.
func List(folder string, of Name) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var found []Backup
	for _, entry := range entries {
		name, own := ParseName(entry.Name())
		if !own || name.Desk != of.Desk || of.Tag != "" && name.Tag != of.Tag || !entry.Type().IsRegular() {
			continue
		}
		info, err := entry.Info()
		if err != nil {
			continue // it was taken away meanwhile
		}
		found = append(found, Backup{File: filepath.Join(folder, entry.Name()), Name: name, Size: info.Size()})
	}
	slices.SortFunc(found, func(a, b Backup) int { return b.Made.Compare(a.Made) })
	return found, nil
}

// NewestFor looks for the newest backup of the desk in the file that looks
// whole, in the folders: also when the desk itself cannot be read.
func NewestFor(ctx context.Context, desk string, folders ...string) (Backup, bool) {
	var all []Backup
	for _, folder := range folders {
		found, err := List(folder, Name{Desk: deskName(desk)})
		if err == nil {
			all = append(all, found...)
		}
	}
	slices.SortFunc(all, func(a, b Backup) int { return b.Made.Compare(a.Made) })
	for _, b := range all {
		if good(ctx, b.File) {
			return b, true
		}
	}
	return Backup{}, false
}

// good tells whether a backup looks whole, as far as its beginning tells.
func good(ctx context.Context, file string) bool {
	p, err := app.PreviewRestore(ctx, file, "", app.Keys{}, time.Time{})
	return err == nil || p.Sealing != ""
}

// thinOut removes what is kept no longer.
func thinOut(ctx context.Context, settings Settings, own Name, now time.Time) (removed []string, err error) {
	found, err := List(settings.Folder, own)
	if err != nil {
		return nil, err
	}
	var all []Kept
	for _, b := range found {
		all = append(all, Kept{File: b.File, Made: b.Made, Good: good(ctx, b.File)})
	}
	for _, old := range Surplus(settings.Plan, all, now) {
		if err := os.Remove(old.File); err != nil {
			return removed, err
		}
		removed = append(removed, old.File)
	}
	return removed, nil
}

// removeParts clears away what a program that was killed has left half-written.
func removeParts(folder string, own Name) error {
	entries, err := os.ReadDir(folder)
	var errs []error
	for _, entry := range entries {
		whole, part := strings.CutSuffix(entry.Name(), ".part")
		name, ok := ParseName(whole)
		if part && ok && name.Desk == own.Desk && name.Tag == own.Tag {
			errs = append(errs, os.Remove(filepath.Join(folder, entry.Name())))
		}
	}
	return errors.Join(append(errs, err)...)
}
