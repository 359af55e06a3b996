package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	killRounds  = 20
	killWriters = 3
	importLines = 450
)

// Programs that write are killed at random moments. Whatever one of them had
// told as done is there afterwards, an import goes on where it stopped, and the
// desk is sound.
func TestKillLosesNothingThatWasAcknowledged(t *testing.T) {
	k := newKillDesk(t)
	random := rand.New(rand.NewPCG(2026, 11))
	began := time.Now()
	k.acknowledge(k.tally(context.Background(), "ticket", "add", "SUND", "first"))
	usual := time.Since(began)

	for round := range killRounds {
		ctx, kill := context.WithCancel(context.Background())
		var writers sync.WaitGroup
		for writer := range killWriters {
			writers.Go(func() { k.write(ctx, round, writer) })
		}
		time.AfterFunc(time.Duration(random.Int64N(int64(10*usual))), kill)
		writers.Wait()
		k.mustBeSound("check")
	}
	t.Logf("%d programs were killed, %d changes acknowledged", k.killed, len(k.acknowledged))
	if k.killed < killRounds {
		t.Errorf("only %d programs were killed", k.killed)
	}
	if len(k.acknowledged) < killRounds {
		t.Errorf("only %d changes were acknowledged", len(k.acknowledged))
	}
	k.mustBeSound("check", "--rebuild")
	for round := 0; round < killRounds; round += 3 {
		k.bringIn(context.Background(), round)
	}
	k.mustHaveAll()
}

// killDesk is a desk on which programs work until they are killed.
type killDesk struct {
	t            *testing.T
	program, dir string

	mu           sync.Mutex
	killed       int
	acknowledged []string // ids of what was told as done
}

func newKillDesk(t *testing.T) *killDesk {
	k := &killDesk{t: t, dir: t.TempDir()}
	k.program = filepath.Join(k.dir, "tally")
	if runtime.GOOS == "windows" {
		k.program += ".exe"
	}
	build := exec.Command("go", "build", "-o", k.program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build tally: %v: %s", err, out)
	}
	for _, line := range []string{
		`init --name "Nordic Desk AB" --owner "Diane Berg" --login diane`, `customer add SUND "Sundvik kommun"`,
		`contract add SUND --name Care --start 2026-01-01 --line "prepaid price=1150 least=20h"`,
	} {
		if answer, err := k.tally(context.Background(), shellWords(t, line)...); err != nil {
			t.Fatalf("tally %s: %v: %s", line, err, answer)
		}
	}
	return k
}

// tally runs the program until it is done or the context ends, which kills it.
func (k *killDesk) tally(ctx context.Context, args ...string) ([]byte, error) {
	process := exec.CommandContext(ctx, k.program, append(args, "--json")...)
	process.Env = append(os.Environ(), "TALLYDESK_DB="+filepath.Join(k.dir, "desk.db"), "LANG=en")
	var answer, complaint bytes.Buffer
	process.Stdout, process.Stderr = &answer, &complaint
	err := process.Run()
	if err != nil && ctx.Err() == nil {
		k.t.Errorf("tally %s: %v: %s", strings.Join(args, " "), err, complaint.String())
	}
	if process.ProcessState != nil && !process.ProcessState.Exited() {
		k.mu.Lock()
		k.killed++
		k.mu.Unlock()
	}
	return answer.Bytes(), err
}

// write makes one change after the other until the context ends: tickets,
// messages, notes and time, and in some rounds an import.
func (k *killDesk) write(ctx context.Context, round, writer int) {
	if writer == 0 && round%3 == 0 {
		k.bringIn(ctx, round)
	}
	for n := 0; ctx.Err() == nil; n++ {
		text := fmt.Sprintf("round %d, writer %d, change %d", round, writer, n)
		args := [][]string{
			{"ticket", "add", "SUND", text, "--body", text},
			{"ticket", "reply", "SUND-1001", text},
			{"ticket", "note", "SUND-1001", text},
			{"time", "add", "5m", "SUND-1001", "--note", text},
		}[n%4]
		k.acknowledge(k.tally(ctx, args...))
	}
}

// bringIn imports many entries at once.
func (k *killDesk) bringIn(ctx context.Context, round int) {
	name := filepath.Join(k.dir, fmt.Sprintf("round%d.csv", round))
	lines := "issue_id;date;hours;user;comment\n"
	for n := range importLines {
		lines += fmt.Sprintf("1;2026-02-%02d;0,25;diane;import %d entry %d\n", n%28+1, round, n)
	}
	if err := os.WriteFile(name, []byte(lines), 0o600); err != nil {
		k.t.Error(err)
	}
	answer, _ := k.tally(ctx, "import", "time", name, "--source", "redmine", "--customer", "SUND", "--ticket", "SUND-1001")
	var report struct{ Taken, Known int }
	if json.Unmarshal(answer, &report) == nil && report.Taken+report.Known != importLines {
		k.t.Errorf("import of round %d: %s", round, answer)
	}
}

// acknowledge takes note of what a program told as done, whether or not it came
// to its end.
func (k *killDesk) acknowledge(answer []byte, _ error) {
	var told struct{ ID string }
	if json.Unmarshal(answer, &told) != nil || told.ID == "" {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.acknowledged = append(k.acknowledged, told.ID)
}

func (k *killDesk) mustBeSound(args ...string) {
	k.t.Helper()
	answer, err := k.tally(context.Background(), args...)
	var report struct{ Sound bool }
	if err != nil || json.Unmarshal(answer, &report) != nil || !report.Sound {
		k.t.Fatalf("tally %s: %v: %s", strings.Join(args, " "), err, answer)
	}
}

// mustHaveAll looks for everything that was acknowledged, and whether every
// import is there whole, each entry once.
func (k *killDesk) mustHaveAll() {
	k.t.Helper()
	var there strings.Builder
	for _, question := range [][]string{
		{"ticket", "list", "--all", "--most", "100000"}, {"ticket", "show", "SUND-1001"}, {"time", "list", "--most", "100000"},
	} {
		answer, err := k.tally(context.Background(), question...)
		if err != nil {
			k.t.Fatal(err)
		}
		there.Write(answer)
	}
	held := there.String()
	for _, id := range k.acknowledged {
		if !strings.Contains(held, id) {
			k.t.Errorf("%s was acknowledged and is not there", id)
		}
	}
	for round := 0; round < killRounds; round += 3 {
		// Each entry is told twice: with its ticket, and among the time.
		if n := strings.Count(held, fmt.Sprintf("import %d entry ", round)) / 2; n != importLines {
			k.t.Errorf("of the import of round %d are there %d of %d", round, n, importLines)
		}
	}
}
