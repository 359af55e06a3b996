// Package single keeps one window for each desk on a computer: the first one
// claims the desk, later ones hand over what they were asked to show and end.
// It opens no desk and shows nothing.
package single

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
	"github.com/gofrs/flock"
)

// Call is what a later window asks the first one for. Empty, it asks it to come
// to the front.
type Call struct {
	Link string `json:"link,omitempty"` // address to show, see package link
}

// ErrTaken says that another window has the desk.
var ErrTaken = errors.New("another window has this desk open")

// Holder is the claim of the window that came first.
type Holder struct {
	lock   *flock.Flock
	listen net.Listener
	socket string
}

// The limits of a call: it comes from this computer, but any program can send
// one.
const (
	callTime  = 2 * time.Second
	callBytes = 4096
)

// Claim claims a desk for this window. From then on heard gets every call, on a
// goroutine of its own. The error is ErrTaken when another window has it.
func Claim(desk string, heard func(Call)) (*Holder, error) {
	base, err := place(desk)
	if err != nil {
		return nil, err
	}
	lock := flock.New(base + ".lock")
	ours, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !ours {
		return nil, ErrTaken
	}
	h := &Holder{lock: lock, socket: base + ".sock"}
	if err := os.Remove(h.socket); err != nil && !errors.Is(err, os.ErrNotExist) { // of a program that was killed
		return nil, errors.Join(err, lock.Unlock())
	}
	if h.listen, err = net.Listen("unix", h.socket); err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	go h.serve(heard)
	return h, nil
}

// Release gives the desk up.
func (h *Holder) Release() error {
	return errors.Join(h.listen.Close(), h.lock.Unlock())
}

func (h *Holder) serve(heard func(Call)) {
	for {
		conn, err := h.listen.Accept()
		if err != nil {
			return // released
		}
		if call, err := read(conn); err == nil {
			heard(call)
		}
	}
}

// read reads one call and says that it was heard.
func read(conn net.Conn) (call Call, err error) {
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(callTime)); err != nil {
		return call, err
	}
	line, err := bufio.NewReaderSize(conn, callBytes).ReadSlice('\n')
	if err != nil {
		return call, err
	}
	if err := json.Unmarshal(line, &call); err != nil {
		return call, err
	}
	_, err = conn.Write([]byte("heard\n"))
	return call, err
}

// Ask hands a call to the window that has the desk.
func Ask(desk string, call Call) error {
	base, err := place(desk)
	if err != nil {
		return err
	}
	conn, err := net.DialTimeout("unix", base+".sock", callTime)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(callTime)); err != nil {
		return err
	}
	if err := json.NewEncoder(conn).Encode(call); err != nil {
		return err
	}
	_, err = bufio.NewReader(conn).ReadString('\n')
	return err
}

// place gives where the lock and the socket of a desk are, without their
// endings: a folder that only this person can read. A socket's name must be
// short, so the desk is told by a digest of its path.
func place(desk string) (string, error) {
	path, err := filepath.Abs(desk)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	folder := filepath.Join(xdg.RuntimeDir, "tallydesk")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		folder = filepath.Join(xdg.StateHome, "tallydesk", "run")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", err
		}
	}
	return filepath.Join(folder, digest(path)), nil
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
