package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"tallydesk/app/config"
	"tallydesk/app/words"
)

func pageOn(to *bytes.Buffer) *page {
	return &page{words: words.For("en"), to: to, now: time.Date(2026, 11, 18, 10, 42, 0, 0, time.UTC), zone: time.UTC}
}

// Others' texts can neither command the terminal nor break a table.
func TestTextsOfOthersDoNoHarm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var out bytes.Buffer
		text := rapid.String().Draw(t, "text")
		pageOn(&out).table([]record{{{"name", text}, {"minutes", minutes(5)}}}, "name", "minutes")
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if len(lines) != 2 {
			t.Fatalf("%d lines: %q", len(lines), out.String())
		}
		if strings.ContainsFunc(lines[1], func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
			t.Fatalf("control characters: %q", lines[1])
		}
	})
}

// A table's columns stand one below the other, whatever letters they have.
func TestColumnsStandBelowEachOther(t *testing.T) {
	var out bytes.Buffer
	pageOn(&out).table([]record{
		{{"name", "Åkers Bygg"}, {"minutes", minutes(90)}, {"note", "ö"}}, {{"name", "Ö"}, {"minutes", minutes(1200)}, {"note", ""}},
	}, "name", "minutes", "note")
	want := "Name           Time  Note\nÅkers Bygg   1 h 30  ö\nÖ           20 h 00\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// Any record is one JSON object with its fields in order.
func TestRecordsAreJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		object, err := pageOn(nil).object(record{{"first", text}, {"second", []record{{{"inner", text}}}}, {"third", nil}})
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			First  string
			Second []struct{ Inner string }
			Third  any
		}
		if err := json.Unmarshal(object, &read); err != nil {
			t.Fatalf("%s: %v", object, err)
		}
		if utf8.ValidString(text) && (read.First != text || read.Second[0].Inner != text) {
			t.Fatalf("%q became %q", text, read.First)
		}
	})
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// Who does not get the answer is not told that all is well.
func TestAnAnswerThatCannotBeWrittenFails(t *testing.T) {
	y := newTally(t)
	y.working()
	var complaint bytes.Buffer
	here := program{
		sources: config.Sources{Environ: []string{"TALLYDESK_DB=" + y.desk}}, stdin: strings.NewReader(""),
		stdout: fullDisk{}, stderr: &complaint, now: time.Now, zone: time.UTC,
	}
	for _, args := range [][]string{{"ticket", "list"}, {"ticket", "list", "--json"}, {"--help"}} {
		if code := here.run(t.Context(), args); code != exitRefused {
			t.Errorf("tally %s: exit %d", strings.Join(args, " "), code)
		}
	}
}
