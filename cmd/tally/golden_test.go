package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"tallydesk/app/words"
)

func TestHelpReadsAsItShould(t *testing.T) {
	for _, lang := range words.Languages {
		y := newTally(t)
		y.lang = lang
		var text strings.Builder
		visitNodes(parserFor(t, lang).Model.Node, func(node *kong.Node) {
			line := strings.TrimPrefix(commandLine(node)+" --help", "tally ")
			text.WriteString(y.transcript(line))
		})
		golden(t, "help."+lang+".golden", text.String())
	}
}

// asked are questions that change nothing, so that they can be asked in any
// language.
var asked = []string{
	"customer list", "customer show SUND", "contact list", `contact show "Carin Ek" --customer SUND`, "staff list", "user list", "company show", "staff rate diane",
	"product list", "contract list", "contract show SUND", "contract templates", "ticket list --all", "ticket show SUND-1001",
	"time list", "search sick", "search utbetal", "bank show SUND", "bank statement SUND --from 2026-10-01",
	"calendar show --from 2026-12-21 --days 8", "calendar show --list", "calendar year 2026",
	"calendar due --from 2026-05-12T15:00:00+02:00 --for 8h --why",
	"calendar between --from 2026-05-12T15:00:00+02:00 --to 2026-05-18T10:00:00+02:00", "check", "help exit-codes",
	"time add 45m SUND-1001 --dry-run", "ticket list nonsense",
	`ticket list "kund:sund state:open -prio:low"`, "ticket list --view unassigned", "view list",
}

func TestAnswersReadAsTheyShould(t *testing.T) {
	y := newTally(t)
	y.working()
	for _, lang := range words.Languages {
		y.lang = lang
		golden(t, "answers."+lang+".golden", y.transcript(asked...))
	}
}

func TestChangesReadAsTheyShould(t *testing.T) {
	for _, lang := range words.Languages {
		y := newTally(t)
		y.working()
		y.lang = lang
		golden(t, "changes."+lang+".golden", y.transcript(
			`customer change SUND --name "Sundviks kommun"`, `contact add SUND "Rut Lind" --email rut@sundvik.example`,
			`calendar add "Helsinki office" --zone Europe/Helsinki --week "mon-fri 8-16"`,
			`calendar deviate 2026-12-04 --reason "Staff day" --hours 9-12`,
			`ticket add SUND "Printer" --emergency "Nobody can work"`, `ticket reply SUND-1002 "We are looking into it."`,
			`ticket state SUND-1002 in_progress`, `ticket priority SUND-1002 very_high --reason "Nobody can work."`,
			`ticket assign SUND-1002 me`, `ticket assign SUND-1002 nobody`,
			`time add 1h30 SUND-1002 --note "Looked for it"`, `time approve --to 2026-10-31`, `time approve --to 2026-10-31`,
			"undo", "undo", "time list", `view save "Open faults" "state:open slag:fel" --shared --sort activity`, `view save "Open faults" state:open`, "view list",
			`ticket list --view "Open faults"`, `view rename "Open faults" Open`, "view delete open", "undo",
			"backup "+y.dir+"/backup.tally",
		))
	}
}

func TestMistakesReadAsTheyShould(t *testing.T) {
	for _, lang := range words.Languages {
		y := newTally(t)
		y.working()
		y.lang = lang
		golden(t, "mistakes."+lang+".golden", y.transcript(
			"ticket", "tickt", "ticket ad", "ticket add", "ticket add SUND", "ticket add SUND a b", "ticket add SUND a --body",
			"ticket add SUND a --kind fire", "ticket list --all=3x", "ticket list --foo", "ticket list --most few",
			"ticket list custo:sund", "ticket list prio:urgent", "ticket list customer:nowhere", "ticket list opened:2026-02-30", "view delete nowhere",
			"ticket show SUND-9999", "ticket show nonsense", "customer show NOBODY", "calendar due --for 1h3o", "calendar due --for 8h --from later",
			`contract add SUND --line "allowance minutes=4x"`, `contract add SUND --name A --line "allowance colour=red"`,
			`contract add SUND --template payg --line "payg"`, "contract buy SUND 10m", "time add 0 SUND-1001", "time add 30 SUND-1001",
			"bank statement SUND --from 2026-11-01 --to 2026-10-01", "ticket state SUND-1001 new", "ticket state SUND-1002 resolved",
			"user add Björn --staff bjorn", "user add bjorn --staff bjorn", "--as nobody ticket list", "--as bjorn contract buy SUND 20h",
			"--as carin ticket list", "undo 01937b1c-8e2a-7c55-9d6e-3f1a5b7c9d10", "help nonsense", "completion tcsh",
			"config set text_size 300", "config set colour red", "config set backup.recipient anna", "user close diane", "staff rate bjorn --as bjorn",
			"staff rate diane --as bjorn", "company change --currency kr", "desk move "+y.desk,
			"import time "+y.dir+"/none.csv --source toggl --customer SUND", "restore "+y.dir+"/none.tally",
			"ticket list --db "+y.dir+"/none.db", "ticket list --db "+y.dir, "ticket add SUND a --file "+y.dir+"/none.pdf",
			"ticket show SUND-9999 --json", "contract buy SUND 10m --json", "ticket add --json",
		))
	}
}

// R-ACC-1: a liaison sees its own customer's side, and no more.
func TestALiaisonSeesItsOwnSide(t *testing.T) {
	for _, lang := range words.Languages {
		y := newTally(t)
		y.working()
		y.must(`customer add SKOG "Skogby kommun"`)
		y.must(`ticket add SKOG "Secret of another"`)
		y.lang = lang
		text := y.transcript(
			"--as carin ticket list --all", "--as carin ticket show 1001", "--as carin ticket show SKOG-1001", "--as carin search sick",
			"--as carin search secret", "--as carin search rule", "--as carin contract list", "--as carin bank show own",
			"--as carin bank statement own --from 2026-10-01", `--as carin ticket add own "The report is empty" --priority high`,
			`--as carin ticket add SKOG "Mine"`, `--as carin ticket reply 1001 "Thank you."`, `--as carin ticket note 1001 "Hello"`,
			"--as carin customer list", "--as carin time list", "--as carin contract show K-2026-001", "--as carin backup x.tally",
			"--as carin ticket show 1001 --json",
		)
		golden(t, "liaison."+lang+".golden", text)
		for _, secret := range []string{"Looks like the rule", "Secret of another", "Skogby"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s: a liaison reads %q", lang, secret)
			}
		}
	}
}

func TestProgramsGetStableNames(t *testing.T) {
	y := newTally(t)
	y.working()
	var lines []string
	for _, line := range asked {
		lines = append(lines, line+" --json")
	}
	golden(t, "json.golden", y.transcript(lines...))
}

func TestEveryAnswerInJSONIsJSON(t *testing.T) {
	y := newTally(t)
	y.working()
	for _, line := range asked {
		answer := y.must(line + " --json")
		if !json.Valid([]byte(answer)) {
			t.Errorf("tally %s --json: %s", line, answer)
		}
	}
}
