package crash

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

const (
	crashFolder = "FOLDER_OF_CRASH_TEST"
	crashWay    = "WAY_OF_CRASH_TEST"
	canary      = "Carin Canary at Sundvik"
)

type secretive struct{ name string }

func (s *secretive) fall(text string, list []string) string {
	if len(text) > 0 {
		return list[len(text)]
	}
	return s.name
}

// crashNow ends the program as a mistake in it would.
func crashNow(way string) {
	switch way {
	case "index":
		fmt.Println((&secretive{canary}).fall(canary, nil))
	case "nil":
		var s *secretive
		fmt.Println(s.fall("", nil))
	case "words":
		panic("cannot save the reply to " + canary)
	case "error":
		panic(fmt.Errorf("open ticket of\n%s: %w", canary, errors.New("no \"such\" row")))
	case "goroutine":
		done := make(chan bool)
		go func() { panic(&secretive{canary}) }()
		<-done
	case "map":
		m := func() map[string]int { return nil }()
		m[canary] = 1
	case "exit":
		os.Exit(1)
	}
}

// A program that crashes leaves a note; the next start finds it, once, with
// where it happened and nothing of what it was working on.
func TestACrashIsNotedAndTellsNothingOfPeople(t *testing.T) {
	if folder := os.Getenv(crashFolder); folder != "" {
		if _, err := Begin(folder, noon); err != nil {
			t.Fatal(err)
		}
		crashNow(os.Getenv(crashWay))
		return
	}
	for way, want := range map[string]string{
		"index": "panic: runtime error: index out of range", "nil": "invalid memory address", "words": "panic: (left out)", "error": "panic: (left out)",
		"goroutine": "panic: (left out)", "map": "panic: assignment to entry in nil map", "exit": "",
	} {
		t.Run(way, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), canary, "crashes")
			child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestACrashIsNotedAndTellsNothingOfPeople$")
			child.Env = append(os.Environ(), crashFolder+"="+folder, crashWay+"="+way)
			if output, err := child.CombinedOutput(); err == nil {
				t.Fatalf("it did not crash: %s", output)
			}
			notes, err := Left(folder)
			if err != nil {
				t.Fatal(err)
			}
			if want == "" {
				if names, _ := filepath.Glob(filepath.Join(folder, "*")); len(notes) != 0 || len(names) != 0 {
					t.Errorf("a program that ends without a word leaves %v, %v", notes, names)
				}
				return
			}
			if len(notes) != 1 || !notes[0].At.Equal(noon) {
				t.Fatalf("notes: %+v", notes)
			}
			report := notes[0].Report("1.2")
			if !strings.Contains(report, want) || !strings.Contains(report, "Tallydesk 1.2") || !strings.Contains(report, "crash.crashNow(…)") && way != "goroutine" {
				t.Errorf("%s", report)
			}
			if !strings.Contains(report, "crash_test.go:") {
				t.Errorf("it does not tell where: %s", report)
			}
			for _, secret := range []string{"Carin", "Sundvik", "such", t.TempDir(), "/root", "/home"} {
				if strings.Contains(report, secret) {
					t.Errorf("it tells %q: %s", secret, report)
				}
			}
			if err := notes[0].Forget(); err != nil {
				t.Error(err)
			}
			if again, err := Left(folder); err != nil || len(again) != 0 {
				t.Errorf("%v, %v", again, err)
			}
		})
	}
}

func TestAProgramThatRunsHasNotCrashed(t *testing.T) {
	folder := t.TempDir()
	w, err := Begin(folder, noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(w.file.Name(), []byte("panic: half a note"), 0o600); err != nil {
		t.Fatal(err)
	}
	if notes, err := Left(folder); err != nil || len(notes) != 0 {
		t.Errorf("%v, %v", notes, err)
	}
	if err := w.End(); err != nil {
		t.Error(err)
	}
	if names, _ := filepath.Glob(filepath.Join(folder, "*")); len(names) != 0 {
		t.Errorf("left: %v", names)
	}
	if notes, err := Left(filepath.Join(folder, "none")); err != nil || len(notes) != 0 {
		t.Errorf("%v, %v", notes, err)
	}
}

func FuzzReport(f *testing.F) {
	f.Add("panic: " + canary + "\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/anna/x/main.go:3 +0x1\n")
	f.Add("fatal error: " + canary)
	f.Fuzz(func(t *testing.T, text string) {
		report := Note{text: text}.Report("1")
		if strings.Contains(report, "\t/") {
			t.Errorf("a folder is told: %q", report)
		}
	})
}
