package data

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// applicationID marks a SQLite file as a desk ("TDsk" in its header).
const applicationID = 0x5444736b

// The header of a SQLite file (sqlite.org/fileformat2.html).
const (
	headerMagic       = "SQLite format 3\x00"
	headerSize        = 100
	pageSizeOffset    = 16 // two bytes; 1 means 65536
	applicationOffset = 68
)

// deskPath gives the one name of a desk's file, of which those of its lock and
// its contents are made: a link to the file is no desk of its own.
func deskPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path, nil
	}
	if file, err := filepath.EvalSymlinks(path); err == nil {
		return file, nil
	}
	return path, nil // a link to nowhere: there is no desk
}

// refusePlace looks at where the desk is, and at the first bytes of it, without
// touching anything: it refuses what no desk can be made of. It tells whether
// there is a desk at all; if not, there may be one.
func refusePlace(path string, create bool) (exists bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, refuseNew(path, create)
	case err != nil:
		return false, &Refusal{Reason: Unreadable, Path: path, Cause: err}
	case info.IsDir():
		return false, &Refusal{Reason: Directory, Path: path}
	case !info.Mode().IsRegular():
		return false, &Refusal{Reason: NotDatabase, Path: path}
	}
	if err := refuseNetwork(path, filepath.Dir(path)); err != nil {
		return false, err
	}
	return true, refuseContent(path)
}

// refuseNew refuses a new desk where none is wished for, where a lost desk has
// left its latest changes, or where SQLite is not safe.
func refuseNew(path string, create bool) error {
	if !create {
		return &Refusal{Reason: Missing, Path: path}
	}
	if log, err := os.Stat(path + walSuffix); err == nil && log.Size() > 0 {
		return &Refusal{Reason: Damaged, Path: path, Cause: errors.New("the file is gone and its log is left")}
	}
	dir := filepath.Dir(path)
	for {
		_, err := os.Stat(dir)
		if err == nil {
			return refuseNetwork(path, dir)
		}
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			return refusalOf(path, err)
		}
		dir = filepath.Dir(dir)
	}
}

func refuseNetwork(path, dir string) error {
	kind, remote, err := remoteFileSystem(dir)
	if err != nil {
		return refusalOf(path, err)
	}
	if remote {
		return &Refusal{Reason: Network, Path: path, Cause: fmt.Errorf("the file system is %s", kind)}
	}
	return nil
}

func refuseContent(path string) error {
	header, err := readHeader(path)
	if err != nil {
		return &Refusal{Reason: Unreadable, Path: path, Cause: err}
	}
	if len(header) == 0 {
		return &Refusal{Reason: Damaged, Path: path, Cause: errors.New("the file is empty")}
	}
	if !bytes.HasPrefix(header, []byte(headerMagic)) {
		return &Refusal{Reason: NotDatabase, Path: path}
	}
	if len(header) < headerSize {
		return &Refusal{Reason: Damaged, Path: path, Cause: io.ErrUnexpectedEOF}
	}
	if binary.BigEndian.Uint32(header[applicationOffset:]) != applicationID {
		return &Refusal{Reason: Foreign, Path: path}
	}
	if err := refuseCut(path, header); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return &Refusal{Reason: ReadOnly, Path: path, Cause: err}
	}
	return file.Close()
}

// refuseCut refuses a file that ends within a page. While there is a log, the
// file may still be growing.
func refuseCut(path string, header []byte) error {
	if log, err := os.Stat(path + walSuffix); err == nil && log.Size() > 0 {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return refusalOf(path, err)
	}
	pageSize := int64(binary.BigEndian.Uint16(header[pageSizeOffset:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	if pageSize == 0 || info.Size()%pageSize != 0 {
		return &Refusal{Reason: Damaged, Path: path, Cause: io.ErrUnexpectedEOF}
	}
	return nil
}

func readHeader(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, headerSize))
}
