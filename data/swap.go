package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A new, a migrated and a restored desk come into being the same way: built
// whole beside the old one ("<desk>.staged", its blobs "<desk>.staged.blobs"),
// checked, and then put in its place, while the old one is kept under another
// name. A marker on disk makes that one step: once it is there, whoever opens
// the desk next finishes what a crash broke off; until then the old desk
// stands as it was.

const (
	stagedSuffix = ".staged"
	swapSuffix   = ".swap" // the marker; it holds the suffix that the old desk gets
	blobsSuffix  = ".blobs"
	walSuffix    = "-wal"
	shmSuffix    = "-shm"
)

// clearStaged takes away what an attempt that failed has left.
func clearStaged(path string) error {
	staged := path + stagedSuffix
	return errors.Join(
		removeIfThere(staged), removeIfThere(staged+walSuffix), removeIfThere(staged+shmSuffix),
		removeIfThere(staged+"-journal"), os.RemoveAll(staged+blobsSuffix))
}

// swapIn puts the staged desk in place; the old one is kept as path+keep. The
// desk must be held alone.
func swapIn(path, keep string) error {
	keep, err := freeSuffix(path, keep)
	if err != nil {
		return err
	}
	if err := syncFile(path + stagedSuffix); err != nil {
		return err
	}
	if err := writeWhole(path+swapSuffix, []byte(keep)); err != nil {
		return err
	}
	return finishSwap(path)
}

// swapPending tells whether a swap was begun and not finished.
func swapPending(path string) (bool, error) { return exists(path + swapSuffix) }

// finishSwap completes a swap from wherever it stands. The desk must be held alone.
func finishSwap(path string) error {
	keep, err := os.ReadFile(path + swapSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := swapDatabase(path, path+string(keep)); err != nil {
		return err
	}
	if err := swapBlobs(path, path+string(keep)); err != nil {
		return err
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return err
	}
	return removeIfThere(path + swapSuffix)
}

// swapDatabase keeps the old file together with its log: beside the new file
// the old log would be taken for the new one's.
func swapDatabase(path, old string) error {
	staged, err := exists(path + stagedSuffix)
	if err != nil || !staged {
		return err
	}
	for _, suffix := range []string{shmSuffix, walSuffix, ""} {
		if err := moveIfThere(path+suffix, old+suffix); err != nil {
			return err
		}
	}
	return moveInto(path+stagedSuffix, path)
}

func swapBlobs(path, old string) error {
	staged, err := exists(path + stagedSuffix + blobsSuffix)
	if err != nil || !staged {
		return err
	}
	if err := moveIfThere(path+blobsSuffix, old+blobsSuffix); err != nil {
		return err
	}
	return moveInto(path+stagedSuffix+blobsSuffix, path+blobsSuffix)
}
