// Package crash notes why a program ended that should not have, and hands the
// note to its next start. What a note tells of people is left out before
// anybody sees it; it is never sent anywhere.
package crash

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/gofrs/flock"
)

// Folder is where notes lie.
func Folder() string { return filepath.Join(xdg.StateHome, "tallydesk", "crashes") }

const ending = ".crash"

// Watch is one program being watched.
type Watch struct {
	file *os.File
	lock *flock.Flock // tells other programs that this one runs
}

// Begin has the program's end noted in the folder, should it crash: a panic on
// any goroutine, or a fault in foreign code.
func Begin(folder string, now time.Time) (*Watch, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	name := filepath.Join(folder, fmt.Sprintf("%s-%d%s", now.UTC().Format("20060102T150405Z"), os.Getpid(), ending))
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	w := &Watch{file: file, lock: flock.New(name + ".lock")}
	if _, err := w.lock.TryLock(); err != nil {
		return nil, errors.Join(err, w.End())
	}
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		return nil, errors.Join(err, w.End())
	}
	return w, nil
}

// End is for a program that ends as it should: there is nothing to note.
func (w *Watch) End() error {
	name := w.file.Name()
	return errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), w.file.Close(), w.lock.Close(), os.Remove(name), removeIfThere(name+".lock"))
}

// Note is what a crash has left.
type Note struct {
	File string
	At   time.Time // when the program that crashed was started
	text string
}

// Left gives the notes of programs that crashed, the newest first. What
// programs have left that ended without a word, as by a power loss, is cleared
// away.
func Left(folder string) ([]Note, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*"+ending))
	if err != nil {
		return nil, err
	}
	var notes []Note
	for i := len(names) - 1; i >= 0; i-- {
		note, found, err := read(names[i])
		if err != nil {
			return notes, err
		}
		if found {
			notes = append(notes, note)
		}
	}
	return notes, nil
}

// read reads one note, unless its program is still running.
func read(name string) (note Note, found bool, err error) {
	lock := flock.New(name + ".lock")
	free, err := lock.TryLock()
	if err != nil || !free {
		return Note{}, false, err
	}
	defer lock.Close()
	text, err := os.ReadFile(name)
	if err != nil {
		return Note{}, false, err
	}
	if len(strings.TrimSpace(string(text))) == 0 {
		return Note{}, false, Note{File: name}.Forget()
	}
	when, _, _ := strings.Cut(filepath.Base(name), "-")
	at, err := time.Parse("20060102T150405Z", when)
	return Note{File: name, At: at, text: string(text)}, err == nil, nil
}

// Forget takes the note away.
func (n Note) Forget() error {
	return errors.Join(removeIfThere(n.File), removeIfThere(n.File+".lock"))
}

// mostReport bounds a report, in bytes.
const mostReport = 256 << 10

// Report is what somebody who mends programs needs to know, and nothing of the
// people and the desk: the program, the computer's kind, and where in the
// program it happened. Words that the program was working on are left out.
func (n Note) Report(version string) string {
	head := fmt.Sprintf("Tallydesk %s, %s, %s/%s\nstarted %s\n\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, n.At.Format(time.RFC3339))
	text := clean(n.text)
	if len(text) > mostReport {
		text = text[:mostReport] + "\n…\n"
	}
	return head + text
}

var (
	// What Go says of a fault in foreign code.
	signals = regexp.MustCompile(`^(\[signal |SIG[A-Z]+: |PC=|exit status)`)
	// Where the calls of a goroutine begin and end.
	heads    = regexp.MustCompile(`^(goroutine \d+ [\w=. ]*\[[\w ,()-]+\]:|created by [\w./*()\[\]{},·~%-]+( in goroutine \d+)?)$`)
	frame    = regexp.MustCompile(`^[\w./*()\[\]{},·~%-]+\(.*\)$`)
	runtimes = regexp.MustCompile(`^(panic: |\s*)(runtime error: (index out of range|slice bounds out of range|invalid memory address or nil pointer dereference|integer divide by zero|makeslice|hash of unhashable|comparing uncomparable|cannot convert)[^"]*|(assignment to entry in nil map|close of (nil|closed) channel|send on closed channel|all goroutines are asleep - deadlock!|sync: .*|concurrent map .*).*)$`)
	source   = regexp.MustCompile(`^\t.*/((?:tallydesk|[\w.-]+@v[\w.+-]+|src/(?:runtime|cmd|internal|[\w]+))/.*|[\w.-]+\.go):(\d+)`)
)

// leftOut stands for what a report does not tell.
const leftOut = "(left out)"

// clean leaves out of a note what may tell of people: the words of a panic that
// are not Go's own, what functions were given, and the folders of this
// computer.
func clean(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "panic: "), strings.HasPrefix(line, "fatal error: "), strings.HasPrefix(line, "\tpanic: "):
			kept = append(kept, cleanWords(line))
		case strings.HasPrefix(line, "\t"):
			kept = append(kept, cleanSource(line))
		case line == "", heads.MatchString(line):
			kept = append(kept, line)
		case frame.MatchString(line):
			kept = append(kept, line[:strings.LastIndex(line, "(")]+"(…)")
		case signals.MatchString(line):
			kept = append(kept, line)
		case len(kept) > 0 && kept[len(kept)-1] != leftOut:
			kept = append(kept, leftOut)
		}
	}
	return strings.Join(kept, "\n") + "\n"
}

// cleanWords keeps the words of a panic that are Go's own.
func cleanWords(line string) string {
	if runtimes.MatchString(strings.TrimPrefix(line, "\t")) {
		return line
	}
	kind, _, _ := strings.Cut(line, ": ")
	return kind + ": " + leftOut
}

// cleanSource keeps of a place in the source what is the program's own.
func cleanSource(line string) string {
	if parts := source.FindStringSubmatch(line); parts != nil {
		return "\t" + parts[1] + ":" + parts[2]
	}
	return "\t" + leftOut
}

func removeIfThere(name string) error {
	err := os.Remove(name)
	if os.IsNotExist(err) {
		return nil
	}
	return err
}
