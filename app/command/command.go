// Package command is the catalogue: every way to change anything on the desk,
// one file per noun. A command reads rows, makes values, calls the rule and
// puts rows. It never looks at a clock, throws dice or talks to the outside:
// the same command has the same effect everywhere.
package command

import (
	"encoding/json"
	"fmt"
	"time"

	"tallydesk/app/access"
	"tallydesk/data"
)

// Class says what becomes of a command that meets a desk it did not expect.
type Class int

const (
	// Fact is what happened (time, a message, a visit). Once recorded it always lands.
	Fact Class = iota
	// Decision states what it expects and can be refused.
	Decision
)

// Spec is what the catalogue knows of a kind of command.
type Spec struct {
	Name    string // noun.verb, for ever
	Version int    // of its fields
	Class   Class
}

// Command is one change, told as a struct. Its exported fields are all that it
// is: they are what the journal keeps and sync sends.
type Command interface {
	Spec() Spec
	// Validate looks at the command alone: is it well-formed?
	Validate() error
	// Authorize tells whether the actor may do it.
	Authorize(tx *data.Tx, actor access.Actor) error
	// Apply makes the change. It reads only what the actor may hold.
	Apply(tx *data.Tx, c Ctx) error
}

// Checker is a command that may be refused, or asked back about, before it is
// recorded. Once recorded it is not checked again.
type Checker interface {
	Check(tx *data.Tx, c Ctx) error
}

// Settler is a command after which the authority has more to do in the same
// transaction: give numbers, route, add participants.
type Settler interface {
	Settle(tx *data.Tx, c Ctx) error
}

// Ctx is what a command may know besides its fields and the rows.
type Ctx struct {
	ID    string // the command's own
	Actor access.Actor
	At    time.Time // when it was recorded: UTC, whole milliseconds
}

// Millis gives the moment of recording as rows hold it.
func (c Ctx) Millis() int64 { return c.At.UnixMilli() }

// NewID gives the id of something that the command creates; the label tells
// its creations apart.
func (c Ctx) NewID(label string) string { return DeriveID(c.ID, label) }

// catalogue makes an empty command of every kind, by its name.
var catalogue = map[string]func() Command{}

// register puts a kind of command into the catalogue; the pointer's type is
// what journals are decoded into.
func register[T any, P interface {
	*T
	Command
}]() struct{} {
	name := P(new(T)).Spec().Name
	if _, twice := catalogue[name]; twice {
		panic("command: two kinds are called " + name)
	}
	catalogue[name] = func() Command { return P(new(T)) }
	return struct{}{}
}

// Names lists the kinds of command, in no order.
func Names() []string {
	names := make([]string, 0, len(catalogue))
	for name := range catalogue {
		names = append(names, name)
	}
	return names
}

// Decode reads a command back from the journal or the wire.
func Decode(name string, payload []byte) (Command, error) {
	empty, known := catalogue[name]
	if !known {
		return nil, fmt.Errorf("command %q is not known to this version", name)
	}
	cmd := empty()
	if err := json.Unmarshal(payload, cmd); err != nil {
		return nil, fmt.Errorf("decode %s: %w", name, err)
	}
	return cmd, nil
}
