package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSuggestionsFollowTheGrammar(t *testing.T) {
	all := suggestions(parserFor(t, "en").Model.Node)
	wanted := map[string]string{
		"": "ticket", "ticket": "reply", "ticket add": "--kind", "ticket list --state": "resolved", "ticket state": "resolved",
		"completion": "bash", "--lang": "sv", "contract add --template": "care_hosted",
	}
	for after, word := range wanted {
		at := slices.IndexFunc(all, func(s suggestion) bool { return s.after == after })
		if at < 0 || !slices.Contains(all[at].words, word) {
			t.Errorf("after %q there is no %q", after, word)
		}
	}
	at := slices.IndexFunc(all, func(s suggestion) bool { return s.after == "restore" })
	if !all[at].files {
		t.Error("restore completes no files")
	}
}

func TestScriptsSayWhereTheyBelong(t *testing.T) {
	y := newTally(t)
	for _, shell := range choices("shells") {
		script := y.must("completion " + shell)
		if !strings.Contains(script, "ticket add") || !strings.Contains(script, "Completion of tally for") {
			t.Errorf("%s: %s", shell, script)
		}
	}
}

// The script does what it is for in a real bash.
func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	y := newTally(t)
	script := filepath.Join(y.dir, "tally.bash")
	writeFile(t, script, y.must("completion bash"))
	for _, c := range []struct{ typed, want string }{
		{"tally tic", "ticket"},
		{"tally ticket re", "reply"},
		{"tally ticket list --sta", "--state"},
		{"tally ticket list --state reso", "resolved"},
		{"tally --json ticket ad", "add"},
		{"tally calendar d", "due drop deviate"},
		{"tally ticket add SUND subject --kin", "--kind"},
		{"tally completion f", "fish"},
	} {
		args := strings.Fields(c.typed)
		line := "source " + script + "; COMP_WORDS=(" + c.typed + "); COMP_CWORD=" + string(rune('0'+len(args)-1)) + "; _tally; echo ${COMPREPLY[@]}"
		out, err := exec.Command(bash, "--norc", "-c", line).CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != c.want {
			t.Errorf("%s: %q, want %q (%v)", c.typed, got, c.want, err)
		}
	}
}

// The same in a real fish.
func TestFishCompletes(t *testing.T) {
	fish, err := exec.LookPath("fish")
	if err != nil {
		t.Skip("there is no fish")
	}
	y := newTally(t)
	script := filepath.Join(y.dir, "tally.fish")
	writeFile(t, script, y.must("completion fish"))
	for typed, want := range map[string]string{
		"tally tic": "ticket", "tally ticket list --state in_progress --kind f": "fault", "tally --lang s": "sv", "tally completion f": "fish",
	} {
		out, err := exec.Command(fish, "--no-config", "-c", "source "+script+"; complete -C '"+typed+"'").CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%s: %q, want %q (%v)", typed, got, want, err)
		}
	}
}
