package data

import (
	"os"

	"golang.org/x/sys/unix"
)

// forget asks the system to drop what it remembers of a file that is on disk,
// so that reading it back reads the disk. That it may not is no harm.
func forget(file *os.File) {
	_ = unix.Fadvise(int(file.Fd()), 0, 0, unix.FADV_DONTNEED)
}
