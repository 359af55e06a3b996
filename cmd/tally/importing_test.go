package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// brought is what import answers to programs.
type brought struct {
	Source, Mapping                      string
	Rows, Taken, Known, Changed, Refused int
	Minutes, Tickets, People             int
	Problems                             []struct {
		Line                  int
		Column, Value, Reason string
	}
	Act string
}

// imports carries out an import of a file with the text.
func (y *tally) imports(t *testing.T, text, line string, code int) brought {
	t.Helper()
	path := filepath.Join(y.dir, "export.csv")
	writeFile(t, path, text)
	answer := y.run(strings.ReplaceAll(line, "FILE", path) + " --json")
	var told brought
	if answer.code != code || answer.out != "" && json.Unmarshal([]byte(answer.out), &told) != nil {
		t.Fatalf("tally %s: exit %d, want %d: %s%s", line, answer.code, code, answer.out, answer.err)
	}
	return told
}

func TestImportsAndTheirExitCodes(t *testing.T) {
	y := newTally(t)
	y.working()
	const time = "Date;Hours;User;Client;Project\n2026-03-04;1,5;bjorn;SUND;Move\n2026-03-05;25;bjorn;SUND;Move\n2026-03-06;1;nobody;SUND;Move\n"
	dry := y.imports(t, time, "import --dry-run time FILE", exitPartly)
	if dry.Act != "" || dry.Taken != 1 || dry.Refused != 2 || dry.Source != "list" {
		t.Errorf("%+v", dry)
	}
	first := y.imports(t, time, "import time FILE", exitPartly)
	first.Act = ""
	want := brought{Source: "list", Rows: 3, Taken: 1, Refused: 2, Minutes: 90, Tickets: 1}
	want.Problems = append(want.Problems, first.Problems...)
	if diff := cmp.Diff(want, first); diff != "" || len(first.Problems) != 2 {
		t.Fatal(diff, first.Problems)
	}
	if p := first.Problems[0]; p.Line != 3 || p.Column != "Hours" || p.Value != "25" || p.Reason == "" {
		t.Errorf("%+v", p)
	}
	if p := first.Problems[1]; p.Line != 4 || p.Column != "User" || p.Value != "nobody" {
		t.Errorf("%+v", p)
	}
	again := y.imports(t, time, "import time FILE --add-people", exitPartly)
	if again.Taken != 1 || again.Known != 1 || again.People != 1 {
		t.Errorf("%+v", again)
	}
	y.must("undo " + again.Act)
	if after := y.imports(t, strings.Split(time, "2026-03-05")[0], "import time FILE", exitDone); after.Known != 1 || after.Act != "" {
		t.Errorf("%+v", after)
	}
	y.imports(t, "%PDF-1.7", "import time FILE", exitRefused)
	y.imports(t, "a;b\n1;2\n", "import time FILE", exitRefused)
	y.imports(t, time, "import time FILE --as bjorn", exitForbidden)
	y.imports(t, time, "import time FILE --map Nothing=day", exitMisuse)
	y.imports(t, time, "import time FILE --mapping nobody", exitNotFound)
	y.imports(t, time, "import time FILE --zone Nowhere/Land", exitMisuse)
	y.imports(t, time, "import all FILE --dry-run", exitMisuse)
}

// What is ambiguous is refused as a whole, naming line and column, until it is
// said; what was said is kept under a name.
func TestAmbiguousImportsAreRefusedUntilItIsSaid(t *testing.T) {
	y := newTally(t)
	y.working()
	const text = "Wann;Dauer;User;Client;Project\n03/04/2026;90;bjorn;SUND;Move\n"
	path := filepath.Join(y.dir, "export.csv")
	writeFile(t, path, text)
	answer := y.run("import time " + path + " --map Wann=day")
	if answer.code != exitRefused || !strings.Contains(answer.err, "Line 2") || !strings.Contains(answer.err, `"Wann"`) || !strings.Contains(answer.err, "03/04/2026") {
		t.Errorf("exit %d: %s", answer.code, answer.err)
	}
	y.imports(t, text, "import time FILE --map Wann=day --date-order dmy", exitRefused)
	y.imports(t, text, "import time FILE --map Wann=day --date-order dmy --unit minutes --save-mapping Dauer", exitDone)
	next := y.imports(t, strings.ReplaceAll(text, "03/04", "04/04"), "import time FILE", exitDone)
	if next.Mapping != "Dauer" || next.Taken != 1 || next.Minutes != 90 {
		t.Errorf("%+v", next)
	}
	if list := y.must("time list --json"); !strings.Contains(list, "2026-04-03") || !strings.Contains(list, "2026-04-04") {
		t.Errorf("the days are wrong: %s", list)
	}
}

func TestTicketsComeInWithTheirHistory(t *testing.T) {
	y := newTally(t)
	y.working()
	const text = "#,Tracker,Status,Subject,Author,Created,Closed\n4711,Bug,Parked,Login fails,Eva Ny,2026-03-04 10:15,\n4712,Bug,Closed,Old,Carin Ek,2026-03-04 10:15,2026-03-05 09:00\n"
	y.imports(t, text, "import tickets FILE --customer SUND --dry-run", exitPartly)
	told := y.imports(t, text, "import tickets FILE --customer SUND --add-people --value state:Parked=waiting_customer", exitDone)
	if told.Source != "redmine" || told.Taken != 2 {
		t.Errorf("%+v", told)
	}
	if found := y.must("search 4711"); !strings.Contains(found, "Login fails") {
		t.Errorf("not found by its number there: %s", found)
	}
	changed := y.imports(t, strings.Replace(text, "Old", "Older", 1), "import tickets FILE --customer SUND --add-people --value state:Parked=waiting_customer", exitDone)
	if changed.Known != 2 || changed.Changed != 1 {
		t.Errorf("%+v", changed)
	}
}
