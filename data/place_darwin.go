package data

import "golang.org/x/sys/unix"

// remoteFileSystem names the file system that a folder is on, and tells
// whether it lies on another computer.
func remoteFileSystem(dir string) (kind string, remote bool, err error) {
	var stat unix.Statfs_t
	if err := unix.Statfs(dir, &stat); err != nil {
		return "", false, err
	}
	kind = unix.ByteSliceToString(stat.Fstypename[:])
	return kind, isRemote(kind), nil
}

// freeSpace tells how many bytes there is room for in a folder.
func freeSpace(dir string) (int64, error) {
	var stat unix.Statfs_t
	if err := unix.Statfs(dir, &stat); err != nil {
		return 0, err
	}
	return int64(stat.Bavail) * int64(stat.Bsize), nil // no disk has 2^63 bytes
}
