package main

import (
	"strings"
	"testing"
)

// R-TIX-11: a template is shown as it is on a ticket; what has no value there
// stays and is told of beside the answer.
func TestATemplateIsFilledInForATicket(t *testing.T) {
	y := newTally(t)
	y.working()
	y.in = "Hello {{first_name}}!\n{{ticket}}, {{product}}, {{me}}.\n"
	y.must(`template add "Which version" --text -`)
	answer := y.run(`template show "which version" --ticket SUND-1001`)
	if answer.code != 0 || !strings.HasPrefix(answer.out, "Hello ") || !strings.Contains(answer.out, "SUND-1001") || strings.Contains(answer.out, "{{me}}") {
		t.Errorf("%+v", answer)
	}
	if strings.Contains(answer.out, "{{product}}") != strings.Contains(answer.err, "{{product}}") {
		t.Errorf("a gap is told of only in one place: %+v", answer)
	}
	for line, want := range map[string]string{
		`template add "Which version" --text x`:              "already used",
		`template add Other --text "{{contcat}}"`:            "{{contcat}} is not a variable",
		`template add Other --text x --subject y`:            "Only a template for tickets",
		`template show Nothing`:                              "There is no such template",
		`template remove "Which version" --back`:             "Nothing would change",
		`--as carin template list`:                           "staff only",
		`calendar change "Sweden office" --from soon`:        "is not a day",
		`calendar withdraw 2026-12-24`:                       "no changed hours",
		`calendar drop "Sweden office" --from today`:         "keeps at least one",
		`calendar deviate 2026-12-04 --hours 9-x --reason y`: "is not opening hours",
	} {
		if got := y.run(line); got.code == 0 || !strings.Contains(got.err, want) {
			t.Errorf("tally %s: %+v", line, got)
		}
	}
	y.must(`template remove "Which version"`)
	if list := y.must("template list"); strings.Contains(list, "Which") {
		t.Error(list)
	}
	if list := y.must("template list --archived"); !strings.Contains(list, "Which") {
		t.Error(list)
	}
}

// R-CAL-8: what is not announced yet is nothing to a customer.
func TestALiaisonSeesAnnouncedHoursAlone(t *testing.T) {
	y := newTally(t)
	y.working()
	y.must(`calendar deviate 2026-12-02 --reason "Staff day" --announced 2026-11-18`)
	y.must(`calendar deviate 2026-12-03 --reason "Secret" --announced 2026-12-01`)
	shown := y.must("--as carin calendar show --from 2026-12-01 --days 4")
	if !strings.Contains(shown, "Staff day") || strings.Contains(shown, "Secret") {
		t.Error(shown)
	}
	if due := y.must("calendar due --from 2026-12-02T15:00:00+01:00 --for 2h --json"); !strings.Contains(due, "2026-12-04") {
		t.Errorf("to staff both days are closed: %s", due)
	}
	if due := y.must("--as carin calendar due --from 2026-12-02T15:00:00+01:00 --for 2h --json"); !strings.Contains(due, "2026-12-03") {
		t.Errorf("to a customer one day is closed: %s", due)
	}
}

// Sums of the year are those of its months.
func TestAYearIsSummed(t *testing.T) {
	y := newTally(t)
	y.working()
	sums := y.must(`calendar year 2026 --sums`)
	if lines := strings.Split(strings.TrimSpace(sums), "\n"); len(lines) != 14 || !strings.Contains(lines[13], "248") || !strings.Contains(lines[13], "1464 h 00") {
		t.Error(sums)
	}
}
