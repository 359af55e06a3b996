package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// says fails the test when an answer does not hold all of the texts.
func says(t *testing.T, answer string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(answer, text) {
			t.Errorf("%q is not in:\n%s", text, answer)
		}
	}
}

// What is not given stays.
func TestStaffChange(t *testing.T) {
	y := newTally(t)
	y.working()
	y.must(`staff add "Erik Dahl" --email erik@nordicdesk.example --function engineer --line 3 --skill Planner --week 30h`)
	y.must(`staff change "Erik Dahl" --name "Erik Dahl Berg" --line 2`)
	says(t, y.must("staff list --json"), `"Erik Dahl Berg"`, `"erik@nordicdesk.example"`, `"engineer"`, `"line": 2`, `"Planner"`, `"weekly_minutes": 1800`)
	for line, code := range map[string]int{
		`staff change nobody --line 2`: exitNotFound, `staff change "Erik Dahl Berg" --line 9`: exitRefused,
		`staff change "Erik Dahl Berg" --week much`: exitMisuse, `staff change "Erik Dahl Berg" --email x`: exitRefused,
	} {
		if answer := y.run(line); answer.code != code {
			t.Errorf("tally %s: exit %d, %s", line, answer.code, answer.err)
		}
	}
}

// Whoever has left cannot come in, and the last administrator stays.
func TestStaffLeaveAndReturn(t *testing.T) {
	y := newTally(t)
	y.working()
	y.must(`staff add "Erik Dahl"`)
	y.must(`user add erik --staff "Erik Dahl"`)
	y.must("ticket list --as erik")
	y.must("staff leave erik")
	if answer := y.run("ticket list --as erik"); answer.code != exitNotFound {
		t.Errorf("exit %d, %s", answer.code, answer.err)
	}
	y.must(`staff return "Erik Dahl"`)
	y.must("user close erik")
	if answer := y.run("ticket list --as erik"); answer.code != exitNotFound {
		t.Errorf("exit %d, %s", answer.code, answer.err)
	}
	y.must("user open erik")
	y.must("user role erik admin")
	y.must("staff rate erik 450 --from 2026-01-01 --as erik")
	y.must("user role erik agent")
	owner := y.owner()
	for _, line := range []string{"staff leave " + owner, "user close " + owner, "user role " + owner + " agent"} {
		if answer := y.run(line); answer.code != exitConflict {
			t.Errorf("tally %s: exit %d, %s", line, answer.code, answer.err)
		}
	}
	if answer := y.run("user role erik liaison"); answer.code != exitMisuse {
		t.Errorf("exit %d, %s", answer.code, answer.err)
	}
}

// owner is the login of the desk's owner.
func (y *tally) owner() string {
	y.t.Helper()
	for line := range strings.Lines(y.must("user list")) {
		if strings.Contains(line, "Administrator") {
			return strings.Fields(line)[0]
		}
	}
	y.t.Fatal("the desk has no owner")
	return ""
}

// domain.md 1: what an hour costs is known to admins and the person alone.
func TestStaffRate(t *testing.T) {
	y := newTally(t)
	y.working()
	y.must(`staff add "Erik Dahl"`)
	y.must(`user add erik --staff "Erik Dahl"`)
	y.must("staff rate erik 450 --from 2026-01-01")
	y.must("staff rate erik 470 --from 2027-01-01")
	says(t, y.must("staff rate erik --as erik"), "450", "470", "2026", "2027")
	for line, code := range map[string]int{
		"staff rate " + y.owner() + " --as erik": exitForbidden, "staff rate erik 500 --as erik": exitForbidden,
		"staff rate erik much": exitMisuse, "staff rate erik 450 --from soon": exitMisuse, "staff rate erik --remove --from 2025-01-01": exitNotFound,
	} {
		if answer := y.run(line); answer.code != code {
			t.Errorf("tally %s: exit %d, %s", line, answer.code, answer.err)
		}
	}
	y.must("staff rate erik --remove --from 2027-01-01")
	if answer := y.must("staff rate erik"); strings.Contains(answer, "470") {
		t.Error(answer)
	}
}

func TestCompany(t *testing.T) {
	y := newTally(t)
	y.working()
	y.must(`company change --name "Nordic Desk Group AB" --vat-no SE556677889901 --currency EUR --language sv`)
	says(t, y.must("company show"), "Nordic Desk Group AB", "SE556677889901", "EUR", "Sweden office")
	says(t, y.must("company change --currency EUR"), "Nothing")
	logo := filepath.Join(y.dir, "logo.png")
	picture, err := os.ReadFile(filepath.Join("..", "..", "assets", "logo.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(logo, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	y.must("company change --logo " + logo)
	says(t, y.must("company show --json"), `"logo": true`)
	y.must("company change --no-logo")
	says(t, y.must("company show --json"), `"logo": false`)
	for line, code := range map[string]int{
		"company change --currency kr": exitRefused, `company change --name ""`: exitRefused, "company change --logo " + y.desk: exitRefused,
		"company change --logo none.png": exitNotFound, "company change --language de": exitMisuse,
	} {
		if answer := y.run(line); answer.code != code {
			t.Errorf("tally %s: exit %d, %s", line, answer.code, answer.err)
		}
	}
}

// A desk that has moved is found at its new place, and its old files are kept.
func TestDeskMove(t *testing.T) {
	y := newTally(t)
	y.working()
	before := y.must("ticket list --all --json")
	to := filepath.Join(y.dir, "new", "moved.db")
	y.must("desk move " + to)
	if answer := y.run("ticket list"); answer.code != exitClosed {
		t.Errorf("the old place: exit %d, %s", answer.code, answer.err)
	}
	old := y.desk
	y.desk = to
	if after := y.must("ticket list --all --json"); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
	y.must("check")
	says(t, y.must("desk show"), to)
	kept, err := filepath.Glob(old + ".moved-*")
	if err != nil || len(kept) == 0 {
		t.Errorf("kept %v, %v", kept, err)
	}
	if answer := y.run("desk move " + to); answer.code != exitClosed {
		t.Errorf("onto itself: exit %d, %s", answer.code, answer.err)
	}
}

// A desk that the configuration names is named there anew.
func TestDeskMoveIsFollowedByTheConfiguration(t *testing.T) {
	y := newTally(t)
	y.working()
	y.must("config set db " + y.desk)
	y.desk = ""
	to := filepath.Join(y.dir, "moved.db")
	y.must("desk move " + to)
	if one := y.configured("db"); one["value"] != to {
		t.Error(one)
	}
	y.must("ticket list")
}
