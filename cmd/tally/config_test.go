package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"tallydesk/app/config"
)

func (y *tally) configured(setting string) map[string]any {
	y.t.Helper()
	var all []map[string]any
	if err := json.Unmarshal([]byte(y.must("config show --json")), &all); err != nil {
		y.t.Fatal(err)
	}
	for _, one := range all {
		if one["setting"] == setting {
			return one
		}
	}
	y.t.Fatalf("%s is not shown", setting)
	return nil
}

// All settings are shown, each with where it comes from.
func TestConfigShow(t *testing.T) {
	y := newTally(t)
	y.must("config set text_size 115")
	table := y.must("config show")
	for _, name := range config.Keys() {
		if !strings.Contains(table, name+" ") {
			t.Errorf("%s is not shown in\n%s", name, table)
		}
	}
	if one := y.configured("text_size"); one["value"] != 115.0 || one["source"] != "file" || one["where"] != y.user+":1" {
		t.Error(one)
	}
	if one := y.configured("db"); one["value"] != y.desk || one["source"] != "environment" || one["where"] != "TALLYDESK_DB" {
		t.Error(one)
	}
	if one := y.configured("x11"); one["value"] != false || one["source"] != "default" {
		t.Error(one)
	}
}

// The language that is chosen is the one that tally speaks, unless another is
// asked for.
func TestTallySpeaksTheLanguageChosen(t *testing.T) {
	y := newTally(t)
	if told := y.must("config set language sv"); !strings.Contains(told, "är nu sv") && !strings.Contains(told, "is now sv") {
		t.Error(told)
	}
	if told := y.must("config show"); !strings.Contains(told, "Inställning") {
		t.Error(told)
	}
	if told := y.must("config show --lang en"); !strings.Contains(told, "Setting") {
		t.Error(told)
	}
	y.must("config unset language")
	if told := y.must("config show"); !strings.Contains(told, "Setting") {
		t.Error(told)
	}
}

// A configuration that cannot be taken stops everything but what mends it.
func TestAWrongConfigurationIsRefusedAndMended(t *testing.T) {
	y := newTally(t)
	y.working()
	if err := os.WriteFile(y.user, []byte("language = \"sv\"\ncolour = \"red\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"ticket list", "config show", "check", "init --name x --owner x --login x"} {
		answer := y.run(line)
		if answer.code != exitRefused || !strings.Contains(answer.err, y.user+":2") || !strings.Contains(answer.err, "colour") {
			t.Errorf("tally %s: exit %d, %s", line, answer.code, answer.err)
		}
	}
	y.must("help")
	y.must("completion bash")
	if told := y.must("config path"); strings.TrimSpace(told) != y.user {
		t.Error(told)
	}
	y.must("config unset colour")
	y.must("ticket list")
}

func TestConfigRefusesRubbish(t *testing.T) {
	y := newTally(t)
	for line, code := range map[string]int{
		"config set text_size 300": exitMisuse, "config set text_size big": exitMisuse, "config set colour red": exitMisuse,
		"config set language": exitMisuse, "config set language de": exitMisuse, "config set backup.recipient anna": exitMisuse, `config set x11 ""`: exitMisuse,
	} {
		if answer := y.run(line); answer.code != code || answer.err == "" {
			t.Errorf("tally %s: exit %d, %s", line, answer.code, answer.err)
		}
	}
	if _, err := os.Stat(y.user); err == nil {
		t.Error("something was written")
	}
}

// What the environment says counts more than the file, and that is told.
func TestConfigSaysWhatCountsMore(t *testing.T) {
	y := newTally(t)
	if told := y.must("config set db /other/desk.db"); !strings.Contains(told, "TALLYDESK_DB") {
		t.Error(told)
	}
}
