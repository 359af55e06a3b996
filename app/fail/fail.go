// Package fail holds the errors that people see: what kind of trouble it is,
// and the key of the words that explain it. It never holds the words
// themselves (app/words does) and never a technical error: those are wrapped
// as causes, or passed on as they are.
//
// Every message has three parts: what happened, what is safe, what to do. For
// the key "ticket" they are the words error.ticket, error.ticket.safe and
// error.ticket.do; where one of the last two is missing, that of the kind
// speaks (error.notfound.safe).
package fail

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Kind says what the trouble means to a program: which way out there is. A
// Kind is an error itself, so that errors.Is(err, fail.NotFound) asks for it.
type Kind string

// The kinds of trouble.
const (
	// NotFound: what was asked for does not exist, or may not be seen.
	NotFound Kind = "notfound"
	// Conflict: the desk has changed meanwhile, or a rule stands against it.
	Conflict Kind = "conflict"
	// Forbidden: this person may not do it.
	Forbidden Kind = "forbidden"
	// NeedsServer: it cannot be done on this computer alone.
	NeedsServer Kind = "needsserver"
	// CannotOpen: the desk's file, or a backup, cannot be used as it is.
	CannotOpen Kind = "cannotopen"
	// NotValid is the kind of every *Invalid.
	NotValid Kind = "invalid"
)

// Error gives the kind's technical name.
func (k Kind) Error() string { return string(k) }

// Args are the values that a message's placeholders name. Days, amounts,
// Minutes and Words are written in the reader's language; whole numbers as
// they are.
type Args map[string]any

// Word is an argument that is itself the key of a word, such as
// "state.resolved": the reader sees the word.
type Word string

// Minutes is an argument that is a duration: the reader sees "1 h 30".
type Minutes int

// Error is a trouble told to a person.
type Error struct {
	Kind  Kind
	Key   string // names the words error.<Key>
	Args  Args
	cause error
}

// New makes an error of a kind with the words error.<key>:
//
//	fail.New(fail.NotFound, "ticket", fail.Args{"Number": 1042})
//
// Several args are laid over each other.
func New(kind Kind, key string, args ...Args) *Error {
	return &Error{Kind: kind, Key: key, Args: merged(args)}
}

// Because gives the same error with the technical cause below it.
func (e *Error) Because(cause error) *Error {
	caused := *e
	caused.cause = cause
	return &caused
}

// Error writes the error for a log, in no particular language.
func (e *Error) Error() string {
	text := string(e.Kind) + ": " + e.Key + e.Args.String()
	if e.cause != nil {
		text += ": " + e.cause.Error()
	}
	return text
}

// Unwrap gives the technical cause, if there is one.
func (e *Error) Unwrap() error { return e.cause }

// Is reports whether target is this error's kind.
func (e *Error) Is(target error) bool { return target == error(e.Kind) }

// As finds the first *Error in err.
func As(err error) (*Error, bool) {
	var found *Error
	ok := errors.As(err, &found)
	return found, ok
}

// String writes the arguments in the order of their names: " (Number=1042)".
func (a Args) String() string {
	if len(a) == 0 {
		return ""
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(a)) {
		parts = append(parts, fmt.Sprintf("%s=%v", name, a[name]))
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func merged(args []Args) Args {
	if len(args) == 0 {
		return nil
	}
	all := Args{}
	for _, some := range args {
		maps.Copy(all, some)
	}
	return all
}
