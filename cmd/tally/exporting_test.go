package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// filesIn reads every file of a folder by its name there.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Everything is exported, made a desk of again, and exported again: the same.
func TestTheWholeDeskGoesOutAndIn(t *testing.T) {
	y := newTally(t)
	y.working()
	writeFile(t, filepath.Join(y.dir, "log.txt"), "it stopped")
	y.must(`ticket add SUND "With a file" --file ` + y.dir + "/log.txt")
	out, again := filepath.Join(y.dir, "out"), filepath.Join(y.dir, "again")
	if answer := y.must("export all " + out); !strings.Contains(answer, "attachments: 1,") {
		t.Error(answer)
	}
	other := *y
	other.desk = filepath.Join(y.dir, "other.db")
	other.must("import all " + out)
	other.must("export all " + again)
	if diff := cmp.Diff(filesIn(t, out), filesIn(t, again)); diff != "" {
		t.Error(diff)
	}
	for _, question := range []string{"ticket list --all", "ticket show SUND-1001", "bank show SUND", "bank statement SUND", "time list", "search sick", "check --rebuild"} {
		if diff := cmp.Diff(y.must(question), other.must(question)); diff != "" {
			t.Errorf("tally %s: %s", question, diff)
		}
	}
	if ref := other.must(`ticket add SUND "The next one"`); ref != y.must(`ticket add SUND "The next one"`) {
		t.Errorf("numbers do not go on: %s", ref)
	}
	other.must("undo")
	for _, refused := range []string{"import all " + out, "export all " + out, "import all " + y.dir} {
		if answer := other.run(refused); answer.code == 0 || answer.out != "" {
			t.Errorf("tally %s: %+v", refused, answer)
		}
	}
	if answer := other.run("import all " + out + " --dry-run --db " + filepath.Join(y.dir, "third.db")); answer.code != exitMisuse {
		t.Errorf("a flag of other imports: %+v", answer)
	}
	if answer := y.run("--as bjorn export all " + y.dir + "/mine"); answer.code != exitForbidden {
		t.Errorf("%+v", answer)
	}
}

func TestListsGoWhereTheyAreWanted(t *testing.T) {
	y := newTally(t)
	y.working()
	file := filepath.Join(y.dir, "open.csv")
	if answer := y.must("export tickets " + file + " --open"); answer != "1 row is in "+file+".\n" {
		t.Error(answer)
	}
	if answer := y.run("export tickets " + file); answer.code != exitConflict {
		t.Errorf("%+v", answer)
	}
	y.must("export tickets " + file + " --replace --raw --delimiter tab --filter sick")
	content, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(content), "ref\tcustomer\t") {
		t.Errorf("%s, %v", content, err)
	}
	for line := range strings.Lines(y.must("export charges - --format jsonl --customer SUND")) {
		var charge struct {
			Customer string
			Minutes  int
		}
		if err := json.Unmarshal([]byte(line), &charge); err != nil || charge.Customer != "SUND" || charge.Minutes == 0 {
			t.Errorf("%s: %v", line, err)
		}
	}
	t.Chdir(y.dir)
	for _, misuse := range []string{
		"export tickets list.txt", "export tickets list", "export tickets -", "export tickets a.csv --delimiter ab", "export tickets a.csv --delimiter x",
	} {
		if answer := y.run(misuse); answer.code != exitMisuse {
			t.Errorf("tally %s: %+v", misuse, answer)
		}
	}
	if answer := y.run("export tickets " + y.dir + "/none/list.csv"); answer.code != exitClosed {
		t.Errorf("%+v", answer)
	}
}

// R-ACC-1: a liaison takes out its own customer's side, and no more.
func TestALiaisonExportsItsOwnSide(t *testing.T) {
	y := newTally(t)
	y.working()
	y.must(`customer add SKOG "Skogby kommun"`)
	y.must(`ticket add SKOG "Secret of another"`)
	lists := strings.Fields("tickets messages charges contracts lines lots movements")
	for _, list := range lists {
		text := y.must("--as carin export " + list + " - --format csv")
		for _, secret := range []string{"Looks like the rule", "Secret of another", "Skogby", "SKOG"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s: a liaison reads %q", list, secret)
			}
		}
		if rows, err := csv.NewReader(strings.NewReader(text)).ReadAll(); err != nil || len(rows) < 2 && list != "lots" {
			t.Errorf("%s: %d rows, %v", list, len(rows), err)
		}
	}
	if text := y.must("--as carin export messages - --format jsonl --ticket 1001"); !strings.Contains(text, `"#1001"`) {
		t.Error(text)
	}
	for _, forbidden := range []string{
		"time -", "customers -", "contacts -", "installations -", "people -", "products -", "calendars -", "deviations -", "tickets - --customer SKOG",
		"messages - --ticket SKOG-1001", "charges - --customer SUND", "lots - --customer SKOG", "all " + y.dir + "/x",
	} {
		format := " --format csv"
		if slices.Contains(strings.Fields(forbidden), "all") {
			format = ""
		}
		if answer := y.run("--as carin export " + forbidden + format); answer.code != exitForbidden && answer.code != exitNotFound || answer.out != "" {
			t.Errorf("%s: %+v", forbidden, answer)
		}
	}
}
