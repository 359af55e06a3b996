package main

import (
	"strconv"
	"strings"

	"github.com/alecthomas/kong"
)

// helpCommand shows help on a command or a topic.
type helpCommand struct {
	Topic []string `arg:"" optional:"" is:"text"`
}

func (helpCommand) examples() []string { return []string{"help", "help ticket add", "help exit-codes"} }

func (helpCommand) mends() {}

func (h *helpCommand) runAlone(c *call) error {
	if len(h.Topic) == 1 && h.Topic[0] == "exit-codes" {
		return c.helpExitCodes()
	}
	node := c.parser.Model.Node
	for _, word := range h.Topic {
		found := childNamed(node, word)
		if found == nil {
			return &misuse{node: node, key: "cli.misuse.unknown", args: []any{"Text", word, "Choices", names(node.Children)}}
		}
		node = found
	}
	return c.help(node)
}

func childNamed(node *kong.Node, name string) *kong.Node {
	for _, child := range node.Children {
		if child.Name == name {
			return child
		}
	}
	return nil
}

func (c *call) helpExitCodes() error {
	var rows []record
	for _, code := range exitCodes {
		rows = append(rows, record{{"exit_code", code}, {"meaning", c.words.T("cli.exit." + strconv.Itoa(code))}})
	}
	return c.out.list(rows, "", "exit_code", "meaning")
}

// help writes what there is to know of a command: for people always, as help
// is for them.
func (c *call) help(node *kong.Node) error {
	p := c.out
	p.line(usage(node))
	p.line("")
	p.line(node.Help)
	var commands [][]string
	for _, child := range node.Children {
		commands = append(commands, []string{"  " + child.Name, child.Help})
	}
	p.headed("cli.heading.commands", commands)
	var arguments [][]string
	for _, argument := range node.Positional {
		arguments = append(arguments, []string{"  " + argument.Summary(), c.described(argument)})
	}
	p.headed("cli.heading.arguments", arguments)
	if node.Parent != nil {
		p.headed("cli.heading.flags", c.ownFlags(node))
	}
	p.headed("cli.heading.global", c.describedFlags(c.parser.Model.Node))
	p.headed("cli.heading.examples", examplesOf(node))
	return nil
}

// headed writes rows below a heading, unless there are none.
func (p *page) headed(heading string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	p.line("")
	p.line(p.words.T(heading))
	p.aligned(rows, make([]bool, len(rows[0])))
}

func usage(node *kong.Node) string {
	parts := []string{commandLine(node)}
	if len(node.Children) > 0 {
		parts = append(parts, "<command>")
	}
	for _, argument := range node.Positional {
		parts = append(parts, argument.Summary())
	}
	return strings.Join(append(parts, "[flags]"), " ")
}

// ownFlags describes the flags of a command and of those above it, but for
// those that every command has.
func (c *call) ownFlags(node *kong.Node) [][]string {
	if node.Parent == nil {
		return nil
	}
	if _, whole := node.Target.Addr().Interface().(*importAll); whole { // a whole desk leaves nothing to say
		return c.describedFlags(node)
	}
	return append(c.describedFlags(node), c.ownFlags(node.Parent)...)
}

func (c *call) describedFlags(node *kong.Node) [][]string {
	var rows [][]string
	for _, flag := range node.Flags {
		form := "  --" + flag.Name
		if flag.Short != 0 {
			form = "  -" + string(flag.Short) + ", --" + flag.Name
		}
		if !flag.IsBool() {
			form += "=" + c.words.T("cli.value."+flag.Tag.Get("is"))
		}
		rows = append(rows, []string{form, c.described(flag.Value)})
	}
	return rows
}

// described tells what a flag or argument is, its choices and its default.
func (c *call) described(value *kong.Value) string {
	text := strings.TrimSuffix(value.Help, ".")
	notes := c.notes(value)
	if len(notes) > 0 {
		text += ". " + strings.Join(notes, " ")
	}
	return text
}

// notes tell the choices of a value, its default, and whether it is needed.
func (c *call) notes(value *kong.Value) []string {
	var notes []string
	if allowed := choicesOf(value); len(allowed) > 0 {
		notes = append(notes, c.words.T("cli.note.choices", "Choices", strings.Join(allowed, ", ")))
	}
	if value.HasDefault {
		notes = append(notes, c.words.T("cli.note.default", "Default", value.Default))
	}
	if value.Flag != nil && value.Required {
		notes = append(notes, c.words.T("cli.note.required"))
	}
	return notes
}

func examplesOf(node *kong.Node) [][]string {
	var rows [][]string
	if with, ok := node.Target.Addr().Interface().(exampled); ok {
		for _, example := range with.examples() {
			rows = append(rows, []string{"  tally " + example})
		}
	}
	return rows
}
