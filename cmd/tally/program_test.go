package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tallydesk/app"
	"tallydesk/app/command"
	"tallydesk/app/config"
	"tallydesk/app/words"
)

// Every exit code comes of what it is documented for.
func TestExitCodes(t *testing.T) {
	y := newTally(t)
	y.working()
	for line, want := range map[string]int{
		"ticket list":             exitDone,
		"contract buy SUND 10m":   exitRefused,
		"ticket":                  exitMisuse,
		"calendar due --for soon": exitMisuse,
		"import time . --source toggl --customer SUND":   exitNotFound,
		"ticket show SUND-9999":                          exitNotFound,
		"--as= ticket list":                              exitNotFound, // not the owner
		"time add 1h SUND-1001 --day tomorrow --dry-run": exitRefused,
		"--as bjorn contract buy SUND 20h":               exitForbidden,
		"ticket state SUND-1001 new":                     exitConflict,
		"ticket list --db " + y.dir + "/no.db":           exitClosed,
	} {
		if got := y.run(line).code; got != want {
			t.Errorf("tally %s: exit %d, want %d", line, got, want)
		}
	}
}

// What is broken off says so and leaves no trace.
func TestInterruptLeavesNoTrace(t *testing.T) {
	y := newTally(t)
	y.working()
	before := y.must("ticket list --all --json")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var complaint bytes.Buffer
	here := program{
		sources: config.Sources{Environ: []string{"TALLYDESK_DB=" + y.desk}}, stdin: strings.NewReader(""),
		stdout: io.Discard, stderr: &complaint, now: time.Now, zone: time.UTC,
	}
	if code := here.run(ctx, []string{"ticket", "add", "SUND", "never"}); code != exitBroken {
		t.Errorf("exit %d: %s", code, complaint.String())
	}
	if after := y.must("ticket list --all --json"); after != before {
		t.Errorf("something is left: %s", after)
	}
}

func TestLanguageIsFoundBeforeAnythingIsUnderstood(t *testing.T) {
	none := func(string) string { return "" }
	swedish := func(name string) string { return map[string]string{"LANG": "sv_SE.UTF-8"}[name] }
	for _, c := range []struct {
		args   []string
		chosen string
		env    func(string) string
		want   string
	}{
		{nil, "", none, "en"},
		{nil, "", swedish, "sv"},
		{nil, "sv", none, "sv"},
		{nil, "en", swedish, "en"},
		{[]string{"--lang", "en"}, "sv", swedish, "en"},
		{[]string{"--lang=sv", "nonsense"}, "", none, "sv"},
		{[]string{"ticket", "add", "--", "--lang=sv"}, "", none, "en"},
		{[]string{"--lang"}, "", swedish, "sv"},
	} {
		if got := words.For(language(c.args, c.chosen, c.env)).Lang(); got != c.want {
			t.Errorf("%q: %s, want %s", c.args, got, c.want)
		}
	}
}

// Whatever is typed, tally answers: it never panics, and what it says of a
// mistake is neither empty nor a Go error.
func TestRubbishIsAnswered(t *testing.T) {
	y := newTally(t)
	y.working()
	word := rapid.OneOf(
		rapid.SampledFrom([]string{
			"ticket", "add", "list", "show", "time", "bank", "statement", "calendar", "due", "contract", "SUND", "SUND-1001", "--json", "--lang", "sv",
			"--for", "--from", "--to", "--line", "--most", "-h", "--", "-", "--db", "=", "''", "\x00", "é", "1h30", "9-11", "2026-13-45", "--body", "--state",
		}),
		rapid.String(),
	)
	rapid.Check(t, func(t *rapid.T) {
		args := rapid.SliceOfN(word, 0, 6).Draw(t, "args")
		for _, arg := range args {
			if strings.HasPrefix(arg, "--db") { // only ever this desk
				return
			}
		}
		answer := y.args(args...)
		if answer.code != exitDone && strings.TrimSpace(answer.err) == "" {
			t.Fatalf("%q: exit %d without a word", args, answer.code)
		}
		for _, leak := range []string{"panic", "goroutine", "%!", "sql:", "runtime error", "cli."} {
			if strings.Contains(answer.err, leak) && !strings.Contains(strings.Join(args, " "), leak) {
				t.Fatalf("%q: %s", args, answer.err)
			}
		}
	})
}

// The desk can be used on the command line while the window has it open.
func TestWorksBesideAnOpenWindow(t *testing.T) {
	y := newTally(t)
	y.working()
	window, err := app.Open(t.Context(), y.desk, app.Options{Program: "tallydesk"})
	if err != nil {
		t.Fatal(err)
	}
	defer window.Close()
	y.must(`customer add SKOG "Skogby kommun"`)
	if _, err := window.View().Customer(t.Context(), "SKOG"); err != nil {
		t.Errorf("the window does not see it: %v", err)
	}
	if _, err := window.Do(t.Context(), &command.CreateCustomer{Code: "FJORD", Name: "Fjord"}); err != nil {
		t.Error(err)
	}
	y.must("customer show FJORD")
	y.must("backup " + filepath.Join(y.dir, "backup.tally"))
	if answer := y.run("restore " + filepath.Join(y.dir, "backup.tally")); answer.code != exitClosed || !strings.Contains(answer.err, "tallydesk (") {
		t.Errorf("restore beside the window: exit %d, %s", answer.code, answer.err)
	}
}

func TestBackupComesBack(t *testing.T) {
	y := newTally(t)
	y.working()
	note := filepath.Join(y.dir, "log.txt")
	if err := os.WriteFile(note, []byte("line 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	y.must("ticket note SUND-1001 \"The log\" --file " + note)
	backup := filepath.Join(y.dir, "backup.tally")
	y.must("backup " + backup)
	before := y.must("ticket show SUND-1001 --json")
	y.must(`ticket note SUND-1001 "After the backup"`)
	y.must("restore " + backup)
	if after := y.must("ticket show SUND-1001 --json"); after != before {
		t.Errorf("the desk is not as it was:\n%s", after)
	}
	y.must("check --rebuild")
}

// A made-up desk is only ever made where somebody said so.
func TestDemoWantsAPlace(t *testing.T) {
	y := newTally(t)
	y.desk = ""
	if answer := y.run("demo"); answer.code != exitMisuse || !strings.Contains(answer.err, "--db") {
		t.Errorf("exit %d, %s%s", answer.code, answer.out, answer.err)
	}
}

func TestABackupReplacesNothingUnasked(t *testing.T) {
	y := newTally(t)
	y.working()
	letter := filepath.Join(y.dir, "letter.txt")
	writeFile(t, letter, "precious")
	if answer := y.run("backup " + letter); answer.code != exitConflict {
		t.Errorf("exit %d, %s", answer.code, answer.err)
	}
	if kept, err := os.ReadFile(letter); err != nil || string(kept) != "precious" {
		t.Errorf("%q, %v", kept, err)
	}
	if answer := y.run("backup " + y.desk + " --replace"); answer.code != exitClosed {
		t.Errorf("over the desk itself: exit %d, %s", answer.code, answer.err)
	}
	y.must("backup " + letter + " --replace")
	y.must("check")
}

func TestStandardInputIsRead(t *testing.T) {
	y := newTally(t)
	y.working()
	y.in = "First line.\nSecond line.\n"
	y.must("ticket reply SUND-1001 -")
	if shown := y.must("ticket show SUND-1001"); !strings.Contains(shown, "  First line.\n  Second line.\n") {
		t.Error(shown)
	}
}

func TestUndoGoesBackStepByStep(t *testing.T) {
	y := newTally(t)
	y.working()
	start := y.must("ticket show SUND-1001 --json")
	y.must(`ticket note SUND-1001 one`)
	y.must(`ticket note SUND-1001 two`)
	y.must("undo")
	y.must("undo")
	if got := y.must("ticket show SUND-1001 --json"); got != start {
		t.Errorf("after two undos: %s", got)
	}
}
