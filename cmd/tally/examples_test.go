package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"tallydesk/app/words"
)

func TestEveryCommandShowsHowItIsUsed(t *testing.T) {
	for _, node := range parserFor(t, "en").Model.Leaves(true) {
		with, ok := node.Target.Addr().Interface().(exampled)
		if !ok || len(with.examples()) == 0 {
			t.Errorf("%s has no example", commandLine(node))
			continue
		}
		for _, example := range with.examples() {
			parsed, err := parserFor(t, "en").Parse(shellWords(t, example))
			if err != nil {
				t.Errorf("tally %s: %v", example, err)
				continue
			}
			if err := checkChoices(parsed); err != nil {
				t.Errorf("tally %s: %v", example, err)
			}
			if got := commandLine(parsed.Selected()); got != commandLine(node) {
				t.Errorf("tally %s is an example of %s, not of %s", example, got, commandLine(node))
			}
		}
	}
}

// The examples, carried out one after the other on a demo desk, all do what
// they say.
func TestExamplesWorkOnTheDemoDesk(t *testing.T) {
	for _, lang := range words.Languages {
		y := newTally(t)
		y.lang = lang
		t.Chdir(y.dir)
		writeFile(t, "toggl.csv", "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\n"+
			"Peter Tester,peter@nordicdesk.example,Sundvik,Leave,Task 1,Working hard,Yes,2026-11-04,10:23:00,2026-11-04,11:23:00,01:00:00,\n")
		writeFile(t, "redmine.csv", "row;issue_id;date;hours;comment;activity;overtime;user\n1;;2026-11-02;1;Some Design;Design;yes;bjorn@nordicdesk.example\n")
		writeFile(t, "customers.csv", "Code;Name;Address\nFJELL;Fjell AS;Storgata 1\n")
		writeFile(t, "people.csv", "Who;E-mail\nEva Ny;eva@sundvik.example\n")
		writeFile(t, "issues.csv", "#,Tracker,Status,Subject,Author,Created\n17,Bug,Parked,Login fails,Eva Ny,2026-03-04 10:15\n")
		y.must("demo")
		copyFile(t, y.desk, "damaged.db")
		for _, example := range allExamples(t) {
			if strings.HasPrefix(example, "init ") { // begins a desk of its own
				example += " --db " + filepath.Join(y.dir, "own.db")
			}
			y.must(y.withIDs(example))
		}
	}
}

// allExamples lists the examples of all commands, in the order of help.
func allExamples(t *testing.T) []string {
	var all []string
	visitNodes(parserFor(t, "en").Model.Node, func(node *kong.Node) {
		if with, ok := node.Target.Addr().Interface().(exampled); ok {
			all = append(all, with.examples()...)
		}
	})
	if len(all) < 50 {
		t.Fatalf("only %d examples were found", len(all))
	}
	return all
}

// withIDs puts an id that there is in the place of one that an example makes
// up.
func (y *tally) withIDs(example string) string {
	if !ids.MatchString(example) {
		return example
	}
	answer := y.must("time add 15m SUND-1001 --json")
	found := ids.FindAllString(answer, -1)
	id := found[0] // the entry's
	if strings.HasPrefix(example, "undo") {
		id = found[slices.IndexFunc(found, func(s string) bool { return strings.Contains(answer, `"act": "`+s) })]
	}
	return ids.ReplaceAllString(example, id)
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, to, string(content))
}
