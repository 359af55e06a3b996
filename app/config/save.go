package config

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// errNotFolder is what the system says when a folder on the way is a file.
var errNotFolder = syscall.ENOTDIR

// save writes a file whole or not at all. Where the file is a link, what it
// points to is written: people keep such files elsewhere.
func save(file string, content []byte) (err error) {
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(filepath.Dir(file), ".user-*.toml")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(fresh.Name()))
		}
	}()
	_, err = fresh.Write(content)
	if err == nil {
		err = fresh.Sync()
	}
	if err = errors.Join(err, fresh.Close()); err != nil {
		return err
	}
	return os.Rename(fresh.Name(), file)
}
