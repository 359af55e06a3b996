package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"tallydesk/app/words"
)

// The tags of the grammar, besides kong's own:
//
//	is:"day"      what a value is: the word cli.value.day stands for it in help
//	of:"states"   the choices there are, by their name in choices
//
// What is said of a command, flag or argument stands among the words: see
// explain.

// newParser makes the parser of the grammar, its help in the language.
func newParser(typed *grammar, w *words.Words) (*kong.Kong, error) {
	parser, err := kong.New(typed, kong.Name("tally"), kong.NoDefaultHelp(), kong.Exit(func(int) {}))
	if err != nil {
		return nil, err
	}
	return parser, kong.Visit(parser.Model, func(found kong.Visitable, next kong.Next) error {
		if node, ok := found.(*kong.Node); ok {
			explain(node, w)
		}
		if app, ok := found.(*kong.Application); ok {
			explain(app.Node, w)
		}
		return next(nil)
	})
}

// explain writes the help of a command, of its flags and arguments:
// cli.help.ticket.add, and for a flag the first that there is of
// cli.flag.ticket.add.subject, cli.flag.ticket.subject and cli.flag.subject.
func explain(node *kong.Node, w *words.Words) {
	path := commandPath(node)
	node.Help = w.T(strings.Join(append([]string{"cli.help"}, path...), "."))
	for _, flag := range node.Flags {
		flag.Help = ofNearest(w, "cli.flag", path, flag.Name)
	}
	for _, argument := range node.Positional {
		argument.Help = ofNearest(w, "cli.arg", path, argument.Name)
	}
}

func ofNearest(w *words.Words, prefix string, path []string, name string) string {
	for n := len(path); n >= 0; n-- {
		key := strings.Join(slices.Concat([]string{prefix}, path[:n], []string{name}), ".")
		if n == 0 || w.Has(key) {
			return w.T(key)
		}
	}
	return ""
}

// commandPath gives the words that select a command: ticket, add.
func commandPath(node *kong.Node) []string {
	if node == nil || node.Type == kong.ApplicationNode {
		return nil
	}
	return append(commandPath(node.Parent), node.Name)
}

// commandLine gives what is typed to select a command: "tally ticket add".
func commandLine(node *kong.Node) string {
	return strings.Join(append([]string{"tally"}, commandPath(node)...), " ")
}

// helpFlag asks for help instead of doing anything.
type helpFlag bool

// errHelp breaks off the parsing where help is wanted.
var errHelp = errors.New("help is wanted")

// BeforeReset is called by kong as soon as the flag is met, before it looks for
// what is missing.
func (helpFlag) BeforeReset() error { return errHelp }

// helpWanted gives the command whose help was asked for.
func helpWanted(err error) (*kong.Node, bool) {
	var parsing *kong.ParseError
	if !errors.Is(err, errHelp) || !errors.As(err, &parsing) {
		return nil, false
	}
	return reached(parsing.Context), true
}

// reached gives the command as far as it was understood.
func reached(parsed *kong.Context) *kong.Node {
	if node := parsed.Selected(); node != nil {
		return node
	}
	return parsed.Model.Node
}

// misunderstood tells what is wrong with a command line.
func misunderstood(err error) error {
	var parsing *kong.ParseError
	if !errors.As(err, &parsing) || parsing.Context == nil {
		return err
	}
	parsed := parsing.Context
	node := reached(parsed)
	if parsed.Error != nil {
		return stuck(parsed, node)
	}
	if len(node.Children) > 0 {
		return &misuse{node: node, key: "cli.misuse.command", args: []any{"Choices", names(node.Children)}}
	}
	if missing := missingOf(parsed, node); len(missing) > 0 {
		return &misuse{node: node, key: "cli.misuse.missing", args: []any{"What", strings.Join(missing, ", ")}}
	}
	return &misuse{node: node, key: "cli.misuse.other", args: []any{"Text", parsing.Error()}}
}

// stuck tells at which word the parser could not go on.
func stuck(parsed *kong.Context, node *kong.Node) error {
	rest := parsed.Path[len(parsed.Path)-1].Remainder()
	if len(rest) == 0 {
		return &misuse{node: node, key: "cli.misuse.other", args: []any{"Text", parsed.Error.Error()}}
	}
	word, _, _ := strings.Cut(rest[0], "=")
	switch {
	case !strings.HasPrefix(word, "-") && len(node.Children) > 0:
		return &misuse{node: node, key: "cli.misuse.unknown", args: []any{"Text", word, "Choices", names(node.Children)}}
	case !strings.HasPrefix(word, "-"):
		return &misuse{node: node, key: "cli.misuse.toomany", args: []any{"Text", word}}
	case isFlag(parsed, word) && word == rest[0] && (len(rest) == 1 || strings.HasPrefix(rest[1], "-")):
		return &misuse{node: node, key: "cli.misuse.novalue", args: []any{"Flag", word}}
	case isFlag(parsed, word):
		return &misuse{node: node, key: "cli.misuse.value", args: []any{"Flag", word}}
	}
	return &misuse{node: node, key: "cli.misuse.flag", args: []any{"Flag", word}}
}

func isFlag(parsed *kong.Context, word string) bool {
	return slices.ContainsFunc(parsed.Flags(), func(flag *kong.Flag) bool {
		return word == "--"+flag.Name || flag.Short != 0 && word == "-"+string(flag.Short)
	})
}

// missingOf lists what a command needs and was not given.
func missingOf(parsed *kong.Context, node *kong.Node) []string {
	var missing []string
	for _, argument := range node.Positional {
		if argument.Required && !argument.Set {
			missing = append(missing, argument.Summary())
		}
	}
	for _, flag := range parsed.Flags() {
		if flag.Required && !flag.Set {
			missing = append(missing, "--"+flag.Name)
		}
	}
	return missing
}

func names(nodes []*kong.Node) string {
	list := make([]string, len(nodes))
	for i, node := range nodes {
		list[i] = node.Name
	}
	return strings.Join(list, ", ")
}
