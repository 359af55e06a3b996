package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// syncFile waits until what was written to the file is on disk.
func syncFile(name string) error {
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncDir waits until the names in the folder are on disk. Windows does that
// by itself.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// createPrivate makes an empty file that only its owner may read, for SQLite
// to fill: what SQLite makes by itself anybody may read.
func createPrivate(name string) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// writeWhole writes a small file so that it is there whole or not at all.
func writeWhole(name string, content []byte) error {
	temp := name + ".new"
	if err := os.WriteFile(temp, content, 0o600); err != nil {
		return errors.Join(err, removeIfThere(temp))
	}
	if err := syncFile(temp); err != nil {
		return err
	}
	return moveInto(temp, name)
}

// moveInto renames a file that is on disk and waits until its name is, too.
func moveInto(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

func moveIfThere(from, to string) error {
	err := os.Rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func removeIfThere(name string) error {
	err := os.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func exists(name string) (bool, error) {
	_, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// freeSuffix gives the suffix with which nothing stands beside the desk: the
// one wanted, or that with a number.
func freeSuffix(path, wanted string) (string, error) {
	suffix := wanted
	for n := 2; ; n++ {
		taken, err := exists(path + suffix)
		if err != nil || !taken {
			return suffix, err
		}
		suffix = fmt.Sprintf("%s-%d", wanted, n)
	}
}
