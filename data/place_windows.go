package data

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// remoteFileSystem tells whether the drive that a folder is on is a share of
// another computer.
func remoteFileSystem(dir string) (kind string, remote bool, err error) {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return "", false, err
	}
	if windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return "a network drive", true, nil
	}
	return "", false, nil
}

// freeSpace tells how many bytes there is room for in a folder.
func freeSpace(dir string) (int64, error) {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, err
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, nil, nil); err != nil {
		return 0, err
	}
	return int64(free), nil // no disk has 2^63 bytes
}
