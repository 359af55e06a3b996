//go:build unix

package data

import (
	"errors"
	"syscall"
)

// isFull tells whether a file could not grow: the disk, the quota or the limit
// of the process is used up.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// isReadOnly tells whether the disk itself cannot be written.
func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
