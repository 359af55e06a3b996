//go:build ignore

// Command frames starts a program on the stage and tells, in the form of go
// test -bench, how long it takes until the first frame that stays and how much
// memory the program has then. What comes later is not waited for where one can
// work before: on the right, in the status line, and the counters on the left.
//
//	frames NAME COMMAND...
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

const (
	still  = 1500 * time.Millisecond // without a change a frame has stayed
	atMost = time.Minute
	status = 30 // lines at the bottom that are not looked at
)

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(name string, command []string) error {
	screen := filepath.Join(os.Getenv("STAGE"), "Xvfb_screen0")
	before, err := look(screen)
	if err != nil {
		return err
	}
	program := exec.Command(command[0], command[1:]...)
	program.Stdout, program.Stderr = os.Stderr, os.Stderr
	begun, changed := time.Now(), time.Time{}
	if err := program.Start(); err != nil {
		return err
	}
	for changed.IsZero() || time.Since(changed) < still {
		time.Sleep(5 * time.Millisecond)
		after, err := look(screen)
		if err != nil {
			return err
		}
		if after != before {
			before, changed = after, time.Now()
		}
		if time.Since(begun) > atMost {
			return errors.Join(errors.New("it never stands still"), program.Process.Kill())
		}
	}
	memory, err := memoryOf(program.Process.Pid)
	if err != nil {
		return err
	}
	fmt.Printf("BenchmarkP7Start%s \t 1 \t %d ns/op\n", name, changed.Sub(begun).Nanoseconds())
	fmt.Printf("BenchmarkP7Memory%s \t 1 \t %d bytes\n", name, memory)
	err = program.Process.Signal(syscall.SIGTERM)
	_ = program.Wait() // it was told to go
	return err
}

var seed = maphash.MakeSeed()

// look sums up the middle of the screen, which Xvfb keeps as an XWD file.
func look(screen string) (uint64, error) {
	content, err := os.ReadFile(screen)
	if err != nil {
		return 0, err
	}
	word := func(at int) int { return int(binary.BigEndian.Uint32(content[at:])) }
	header, height, line, colours := word(0), word(20), word(48), word(76)
	pixels := content[header+12*colours:]
	var sum maphash.Hash
	sum.SetSeed(seed)
	for y := range height - status {
		_, _ = sum.Write(pixels[y*line+line/7 : y*line+line*2/3])
	}
	return sum.Sum64(), nil
}

// memoryOf gives what the process holds, in bytes.
func memoryOf(pid int) (int, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := bytes.Cut(status, []byte("VmRSS:"))
	var kilobytes int
	_, err = fmt.Sscan(string(rest), &kilobytes)
	return kilobytes * 1024, err
}
