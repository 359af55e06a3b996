package data

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrBlobDamaged is returned at the end of a content that is not what it was
// when it was added.
var ErrBlobDamaged = errors.New("the content is damaged")

// Blobs keeps contents of any size in files beside the desk, each once, named
// by the SHA-256 of what it holds: "<desk>.blobs/ab/abcd…". The table blob
// remembers which there are. Safe for concurrent use.
type Blobs struct{ db *DB }

// Blobs gives the desk's contents.
func (db *DB) Blobs() *Blobs { return &Blobs{db: db} }

const addingPrefix = "adding-" // of files that are still being received

func (b *Blobs) dir() string { return b.db.path + blobsSuffix }

// blobPath is where a content lies in a folder of contents.
func blobPath(dir, sha string) string { return filepath.Join(dir, sha[:2], sha) }

// validSHA tells whether the text can name a content.
func validSHA(sha string) bool {
	raw, err := hex.DecodeString(sha)
	return err == nil && len(raw) == sha256.Size && hex.EncodeToString(raw) == sha
}

// Add keeps a content, and gives its SHA-256 in hexadecimal and its size in
// bytes. It takes no more memory for 5 GB than for 5 bytes (R-TIX-6). When Add
// returns without an error the content is on disk; otherwise nothing is kept.
// A content that no row refers to is collected after 30 days. Add waits for
// its turn to write, so it must not be called inside a Write.
func (b *Blobs) Add(ctx context.Context, content io.Reader) (sha string, size int64, err error) {
	if err := os.MkdirAll(b.dir(), 0o700); err != nil {
		return "", 0, refusalOf(b.dir(), err)
	}
	temp, err := os.CreateTemp(b.dir(), addingPrefix+"*")
	if err != nil {
		return "", 0, refusalOf(b.dir(), err)
	}
	sha, size, err = receive(ctx, temp, content)
	if err == nil {
		err = b.db.Write(ctx, func(tx *Tx) error { return b.keep(tx, temp.Name(), sha, size) })
	}
	if err != nil {
		return "", 0, errors.Join(refusalOf(b.dir(), err), removeIfThere(temp.Name()))
	}
	return sha, size, nil
}

// receive writes a content to a file until it is on disk.
func receive(ctx context.Context, file *os.File, content io.Reader) (string, int64, error) {
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(file, sum), withContext(ctx, content))
	if err == nil {
		err = file.Sync()
	}
	return hex.EncodeToString(sum.Sum(nil)), size, errors.Join(err, file.Close())
}

// keep gives the received file its name. It runs in the transaction that
// notes it, so that Collect, which does too, sees both or none.
func (b *Blobs) keep(tx *Tx, temp, sha string, size int64) error {
	place := blobPath(b.dir(), sha)
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return err
	}
	if err := os.Rename(temp, place); err != nil {
		// Windows does not replace a file that somebody reads: it is the same one.
		if _, there := os.Stat(place); there != nil {
			return err
		}
		if err := os.Remove(temp); err != nil {
			return err
		}
	}
	for _, dir := range []string{filepath.Dir(place), b.dir(), filepath.Dir(b.dir())} {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return tx.Exec("INSERT INTO blob (sha256, size) VALUES (?, ?) ON CONFLICT (sha256) DO UPDATE SET unused_since = 0", sha, size)
}

// size gives the size of a content, if it is here.
func (b *Blobs) size(sha string) (size int64, here bool) {
	if !validSHA(sha) {
		return 0, false
	}
	info, err := os.Stat(blobPath(b.dir(), sha))
	if err != nil {
		return 0, false
	}
	return info.Size(), true
}

// Open reads a content. It is verified on the way: where it is damaged, the
// last Read says ErrBlobDamaged in place of io.EOF. A content that is not here
// is ErrNotFound.
func (b *Blobs) Open(sha string) (*Blob, error) { return openContent(b.dir(), sha) }

// openContent reads a content that lies in a folder of contents.
func openContent(dir, sha string) (*Blob, error) {
	if !validSHA(sha) {
		return nil, fmt.Errorf("content %q: %w", sha, ErrNotFound)
	}
	file, err := os.Open(blobPath(dir, sha))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("content %s: %w", sha, ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &Blob{file: file, sum: sha256.New(), sha: sha, size: info.Size()}, nil
}

// Blob is a content that is being read.
type Blob struct {
	file *os.File
	sum  hash.Hash
	sha  string
	size int64
}

// Size is the content's length in bytes.
func (b *Blob) Size() int64 { return b.size }

// Read reads on, and verifies the whole at its end.
func (b *Blob) Read(p []byte) (int, error) {
	n, err := b.file.Read(p)
	b.sum.Write(p[:n])
	if err == io.EOF && hex.EncodeToString(b.sum.Sum(nil)) != b.sha {
		return n, fmt.Errorf("content %s: %w", b.sha, ErrBlobDamaged)
	}
	return n, err
}

// Close ends the reading.
func (b *Blob) Close() error { return b.file.Close() }

// withContext reads until the context ends.
func withContext(ctx context.Context, r io.Reader) io.Reader { return contextReader{ctx, r} }

type contextReader struct {
	ctx  context.Context // of the one call that reads
	from io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
