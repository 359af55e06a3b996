package data

import (
	"archive/tar"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
)

// archive reads a backup file from its beginning to its end. It believes
// nothing: every part must be the next one that the manifest names, of the
// size and hash that it names.
type archive struct {
	path     string
	sealing  Sealing
	file     *os.File
	unzip    *zstd.Decoder
	tar      *tar.Reader
	manifest Manifest
}

// openArchive reads as far as the manifest.
func openArchive(ctx context.Context, path string, keys Keys) (*archive, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	a := &archive{path: path, file: file}
	if err := a.open(ctx, keys); err != nil {
		return nil, errors.Join(err, a.close())
	}
	return a, nil
}

func (a *archive) open(ctx context.Context, keys Keys) error {
	packed := bufio.NewReaderSize(withContext(ctx, a.file), 1<<16)
	a.sealing = sealingOf(packed)
	content := io.Reader(packed)
	var err error
	if a.sealing != Unsealed {
		if content, err = a.unseal(packed, keys); err != nil {
			return err
		}
	}
	a.unzip, err = zstd.NewReader(content, zstd.WithDecoderMaxWindow(64<<20), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	a.tar = tar.NewReader(a.unzip)
	a.manifest, err = a.readManifest()
	return err
}

func (a *archive) close() error {
	if a.unzip != nil {
		a.unzip.Close()
	}
	return a.file.Close()
}

func (a *archive) readManifest() (Manifest, error) {
	header, err := a.tar.Next()
	if err != nil && a.sealing != Unsealed {
		return Manifest{}, a.refuse(BrokenBackup, err)
	}
	if err != nil || header.Name != manifestName {
		return Manifest{}, a.refuse(NotBackup, err)
	}
	if header.Size > manifestMaxSize {
		return Manifest{}, a.refuse(BrokenBackup, fmt.Errorf("a manifest of %d bytes", header.Size))
	}
	text, err := io.ReadAll(a.tar)
	if err != nil {
		return Manifest{}, a.refuse(BrokenBackup, err)
	}
	m, err := parseManifest(text)
	if err != nil {
		return m, a.refuse(BrokenBackup, err)
	}
	m.Sealing = a.sealing
	return m, nil
}

// each gives every part to fn, verified: fn is told of a part that is not as
// the manifest says by an error from reading it, at its end at the latest.
func (a *archive) each(fn func(entry, io.Reader) error) error {
	for _, e := range a.manifest.entries() {
		header, err := a.tar.Next()
		if err != nil {
			return a.refuse(BrokenBackup, err)
		}
		if header.Name != e.name || header.Size != e.part.Size || header.Typeflag != tar.TypeReg {
			return a.refuse(BrokenBackup, fmt.Errorf("found %q of %d bytes for %s", header.Name, header.Size, e.name))
		}
		if err := fn(e, &verified{archive: a, want: e.part, sum: sha256.New()}); err != nil {
			return err
		}
	}
	return a.atEnd()
}

// atEnd refuses whatever comes after the last part.
func (a *archive) atEnd() error {
	if _, err := a.tar.Next(); err != io.EOF {
		return a.refuse(BrokenBackup, errors.Join(errors.New("it does not end where it should"), err))
	}
	if n, err := io.Copy(io.Discard, io.LimitReader(a.unzip, 1<<20)); n == 1<<20 || err != nil {
		return a.refuse(BrokenBackup, errors.Join(errors.New("there is more after its end"), err))
	}
	return nil
}

// refuse makes the refusal, unless the reading was only called off.
func (a *archive) refuse(reason Reason, cause error) error {
	if errors.Is(cause, context.Canceled) || errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	return &Refusal{Reason: reason, Path: a.path, Cause: cause}
}

// verified reads one part; where it is not what the manifest says, the last
// Read refuses the backup in place of io.EOF.
type verified struct {
	archive *archive
	want    Part
	sum     hash.Hash
	size    int64
}

// Read reads on.
func (v *verified) Read(p []byte) (int, error) {
	n, err := v.archive.tar.Read(p)
	v.sum.Write(p[:n])
	v.size += int64(n)
	if err != nil && err != io.EOF {
		return n, v.archive.refuse(BrokenBackup, err)
	}
	if err == io.EOF && (v.size != v.want.Size || hex.EncodeToString(v.sum.Sum(nil)) != v.want.SHA256) {
		return n, v.archive.refuse(BrokenBackup, fmt.Errorf("part %s is not as it was", v.want.SHA256))
	}
	return n, err
}

func unreadable(path string, err error) error {
	if os.IsNotExist(err) {
		return &Refusal{Reason: NoBackup, Path: path, Cause: err}
	}
	return &Refusal{Reason: Unreadable, Path: path, Cause: err}
}
