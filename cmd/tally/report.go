package main

import (
	"context"
	"errors"
	"strings"

	"github.com/alecthomas/kong"

	"tallydesk/app/fail"
)

// The exit codes, as tally help exit-codes tells them.
const (
	exitDone      = 0
	exitRefused   = 1 // a rule says no, or something went wrong
	exitMisuse    = 2 // the command line is not understood
	exitNotFound  = 3
	exitForbidden = 4
	exitConflict  = 5
	exitClosed    = 6   // the desk, or a backup, cannot be opened
	exitPartly    = 7   // some rows of an import could not be taken
	exitBroken    = 130 // broken off with Ctrl+C
)

// exitCodes lists the exit codes in order; their words are cli.exit.<code>.
var exitCodes = []int{exitDone, exitRefused, exitMisuse, exitNotFound, exitForbidden, exitConflict, exitClosed, exitPartly, exitBroken}

// misuse says that a command line is not understood.
type misuse struct {
	node *kong.Node // the command as far as it was understood
	key  string     // of the words
	args []any
}

// Error tells it for a log.
func (m *misuse) Error() string { return "misuse: " + m.key }

// unreadable says that the value of a flag or argument is not understood.
type unreadable struct {
	name  string // as it is typed: "--for"
	cause *fail.Invalid
}

// Error tells it for a log.
func (u *unreadable) Error() string { return u.name + ": " + u.cause.Error() }

// Unwrap gives the reason.
func (u *unreadable) Unwrap() error { return u.cause }

// report tells an error, and gives the exit code.
func (c *call) report(err error) int {
	code := exitCode(err)
	if code == exitDone {
		return code
	}
	text := c.say(err)
	to := &page{words: c.words, to: c.stderr, now: c.now(), zone: c.zone}
	if !c.out.json {
		to.line(harmless(text))
		return code
	}
	told := record{{"code", code}, {"kind", kindOf(err)}, {"message", text}, {"fields", c.fields(err)}}
	if err := to.answer(to.object(record{{"error", told}})); err != nil {
		to.line(harmless(text))
	}
	return code
}

func exitCode(err error) int {
	var line *misuse
	var value *unreadable
	var some partly
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &some):
		return exitPartly
	case errors.As(err, &line), errors.As(err, &value):
		return exitMisuse
	case errors.Is(err, context.Canceled):
		return exitBroken
	case errors.Is(err, fail.NotFound):
		return exitNotFound
	case errors.Is(err, fail.Forbidden):
		return exitForbidden
	case errors.Is(err, fail.Conflict):
		return exitConflict
	case errors.Is(err, fail.CannotOpen):
		return exitClosed
	}
	return exitRefused
}

// kindOf names the kind of trouble for programs.
func kindOf(err error) string {
	switch exitCode(err) {
	case exitPartly:
		return "partly"
	case exitMisuse:
		return "usage"
	case exitBroken:
		return "interrupted"
	}
	var kind fail.Kind
	if known, ok := fail.As(err); ok {
		kind = known.Kind
	} else if len(fail.Invalids(err)) > 0 {
		kind = fail.NotValid
	}
	if kind == "" {
		return "general"
	}
	return string(kind)
}

// say tells an error in one to three sentences.
func (c *call) say(err error) string {
	var line *misuse
	if errors.As(err, &line) {
		return c.words.T(line.key, line.args...) + " " + c.words.T("cli.misuse.see", "Command", commandLine(line.node)+" --help")
	}
	var value *unreadable
	if errors.As(err, &value) {
		return value.name + ": " + c.words.Invalid(value.cause)
	}
	var some partly
	if errors.As(err, &some) {
		return c.words.N("cli.import.partly", some.rows)
	}
	if errors.Is(err, context.Canceled) {
		return c.words.T("cli.interrupted")
	}
	return strings.TrimSpace(c.words.Error(err) + " " + c.hint(err))
}

// hint tells the flag that is the way out of an error, where there is one.
func (c *call) hint(err error) string {
	known, ok := fail.As(err)
	if key := "cli.hint."; ok && c.words.Has(key+known.Key) {
		return c.words.T(key + known.Key)
	}
	return ""
}

// fields lists for programs which fields could not be taken.
func (c *call) fields(err error) []record {
	var list []record
	for _, invalid := range fail.Invalids(err) {
		list = append(list, record{{"field", invalid.Field}, {"reason", invalid.Reason}, {"message", c.words.Invalid(invalid)}})
	}
	return list
}
