package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/config"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tally is the program in a place of a test's own, with a clock that stands
// still.
type tally struct {
	t    testing.TB
	dir  string
	desk string // the desk's file
	user string // the person's configuration
	now  string // RFC 3339
	lang string
	in   string // the standard input
}

// said is what a call answered.
type said struct {
	out, err string
	code     int
}

func newTally(t testing.TB) *tally {
	dir := t.TempDir()
	return &tally{t: t, dir: dir, desk: filepath.Join(dir, "desk.db"), user: filepath.Join(dir, "user.toml"), now: "2026-11-18T10:42:00+01:00", lang: "en"}
}

// run carries out a command line, written as for a shell.
func (y *tally) run(line string) said {
	y.t.Helper()
	return y.args(shellWords(y.t, line)...)
}

func (y *tally) args(args ...string) said {
	y.t.Helper()
	now, err := time.Parse(time.RFC3339, y.now)
	if err != nil {
		y.t.Fatal(err)
	}
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		y.t.Fatal(err)
	}
	var out, complaint bytes.Buffer
	here := program{
		sources: config.Sources{User: y.user, Environ: []string{"TALLYDESK_DB=" + y.desk, "LANG=" + y.lang}},
		stdin:   strings.NewReader(y.in), stdout: &out, stderr: &complaint,
		now: func() time.Time { return now }, zone: zone,
	}
	code := here.run(context.Background(), args)
	return said{out.String(), complaint.String(), code}
}

// must carries out a command line that has to succeed, and gives its answer.
func (y *tally) must(line string) string {
	y.t.Helper()
	answer := y.run(line)
	if answer.code != 0 {
		y.t.Fatalf("tally %s: exit %d: %s", line, answer.code, answer.err)
	}
	return answer.out
}

// shellWords splits a line as a shell would: at spaces, but not in quotation marks.
func shellWords(t testing.TB, line string) []string {
	t.Helper()
	var args []string
	var word strings.Builder
	quoted, begun := false, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted, begun = !quoted, true
		case r == ' ' && !quoted:
			if begun {
				args = append(args, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if quoted {
		t.Fatalf("a quotation mark is never closed: %s", line)
	}
	if begun {
		args = append(args, word.String())
	}
	return args
}

// working sets up a desk with one customer, its contract, and a ticket that was
// worked on: each on its own day.
func (y *tally) working() {
	y.t.Helper()
	for _, step := range []struct{ at, line string }{
		{"2026-10-05T08:00:00+02:00", `init --name "Nordic Desk AB" --owner "Diane Berg" --login diane --email diane@nordicdesk.example --language en`},
		{"2026-10-05T08:05:00+02:00", `staff add "Björn Ek" --email bjorn@nordicdesk.example --function consultant --line 2`},
		{"2026-10-05T08:06:00+02:00", `user add bjorn --staff "Björn Ek"`},
		{"2026-10-05T08:10:00+02:00", `customer add SUND "Sundvik kommun" --language sv --address "Storgatan 1, Sundvik"`},
		{"2026-10-05T08:11:00+02:00", `contact add SUND "Carin Ek" --email carin.ek@sundvik.example --phone "060-12 34 56" --liaison main_admin`},
		{"2026-10-05T08:12:00+02:00", `user add carin --role liaison --contact "Carin Ek" --customer SUND`},
		{"2026-10-05T08:13:00+02:00", `product add Tidvis --module Schema,Bemanning`},
		{"2026-10-05T08:20:00+02:00", `contract add SUND --name "Customer care" --start 2026-10-01 --line "allowance minutes=4h rollover=unlimited" --line "prepaid price=1150 least=20h"`},
		{"2026-10-06T09:00:00+02:00", `contract buy SUND 20h --price "23 000 kr" --paid today`},
		{"2026-10-14T09:12:00+02:00", `ticket add SUND "Sick leave is counted twice" --kind assistance --reporter "Carin Ek" --channel email --body "Since Monday sick leave counts twice in the report."`},
		{"2026-10-14T09:30:00+02:00", `ticket assign SUND-1001 bjorn`},
		{"2026-10-14T10:00:00+02:00", `ticket note SUND-1001 "Looks like the rule for part days."`},
		{"2026-10-14T12:00:00+02:00", `time add 9:30-11 SUND-1001 --staff bjorn --note "Found the rule and corrected it"`},
		{"2026-10-14T12:01:00+02:00", `ticket reply SUND-1001 "It is corrected now." --then resolved`},
		{"2026-11-16T13:00:00+01:00", `ticket add SUND "Löneutbetalning saknas" --kind fault --priority high`},
	} {
		y.now = step.at
		y.must(step.line)
	}
	y.now = "2026-11-18T10:42:00+01:00"
}

var ids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// transcript carries out command lines one after the other and writes down what
// was typed and what came; ids and the test's own folder are named.
func (y *tally) transcript(lines ...string) string {
	y.t.Helper()
	var text strings.Builder
	for _, line := range lines {
		answer := y.run(line)
		text.WriteString("$ tally " + line + "\n" + answer.out + answer.err)
		if answer.code != 0 {
			text.WriteString("exit " + string(rune('0'+answer.code)) + "\n")
		}
		text.WriteString("\n")
	}
	return strings.ReplaceAll(ids.ReplaceAllString(text.String(), "ID"), y.dir, "DIR")
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
