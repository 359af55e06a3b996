package data

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// remoteFileSystem names the file system that a folder is on, and tells
// whether it lies on another computer. One that the system does not tell of
// counts as local.
func remoteFileSystem(dir string) (kind string, remote bool, err error) {
	var stat unix.Stat_t
	if err := unix.Stat(dir, &stat); err != nil {
		return "", false, err
	}
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return "", false, nil
	}
	defer mounts.Close()
	device := fmt.Sprintf("%d:%d", unix.Major(stat.Dev), unix.Minor(stat.Dev))
	kind, err = mountedType(mounts, device)
	return kind, isRemote(kind), err
}

// mountedType finds a device in the text of /proc/self/mountinfo, which has
// lines like "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw".
func mountedType(mounts io.Reader, device string) (string, error) {
	lines := bufio.NewScanner(mounts)
	for lines.Scan() {
		mount, system, _ := strings.Cut(lines.Text(), " - ")
		fields := strings.Fields(mount)
		if len(fields) > 2 && fields[2] == device {
			kind, _, _ := strings.Cut(system, " ")
			return kind, nil
		}
	}
	return "", lines.Err()
}

// freeSpace tells how many bytes there is room for in a folder.
func freeSpace(dir string) (int64, error) {
	var stat unix.Statfs_t
	if err := unix.Statfs(dir, &stat); err != nil {
		return 0, err
	}
	return int64(stat.Bavail) * stat.Bsize, nil // no disk has 2^63 bytes
}
