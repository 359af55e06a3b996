package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/place"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

// program is tally in its surroundings: what a test can set up.
type program struct {
	env            func(name string) string
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
	zone           *time.Location // of moments that people type and read
}

// call is one call of tally, with what its commands work with.
type call struct {
	program
	ctx     context.Context
	options globals
	words   *words.Words
	parser  *kong.Kong
	node    *kong.Node // of the command that was typed
	out     *page
	desk    *app.Desk    // of commands on a desk
	view    *view.Reader // of the desk's actor
}

// onDesk is a command that works on an open desk.
type onDesk interface{ run(c *call) error }

// byItself is a command that opens no desk, or makes one.
type byItself interface{ runAlone(c *call) error }

// run carries out a command line and gives the exit code.
func (p program) run(ctx context.Context, args []string) int {
	c := &call{program: p, ctx: ctx, words: words.For(language(args, p.env))}
	c.out = &page{words: c.words, to: p.stdout, now: p.now(), zone: p.zone, json: slices.Contains(beforeDashes(args), "--json")}
	err := c.carryOut(args)
	if err == nil {
		err = c.out.failed
	}
	return c.report(err)
}

func (c *call) carryOut(args []string) error {
	var typed grammar
	parser, err := newParser(&typed, c.words)
	if err != nil {
		return err
	}
	c.parser = parser
	if len(args) == 0 {
		return c.help(parser.Model.Node)
	}
	parsed, err := parser.Parse(args)
	if node, wanted := helpWanted(err); wanted {
		return c.help(node)
	}
	if err != nil {
		return misunderstood(err)
	}
	if err := checkChoices(parsed); err != nil {
		return err
	}
	c.options, c.node = typed.globals, parsed.Selected()
	return c.start(c.node.Target.Addr().Interface())
}

// start runs the command that was chosen.
func (c *call) start(command any) error {
	if alone, ok := command.(byItself); ok {
		return alone.runAlone(c)
	}
	options := app.Options{}
	if as := c.options.As; as != nil {
		if options.As = *as; options.As == "" { // a script whose variable is empty must not act as the owner
			return fail.New(fail.NotFound, "login", fail.Args{"Login": `""`})
		}
	}
	if err := c.open(options); err != nil {
		return err
	}
	err := command.(onDesk).run(c)
	return errors.Join(err, c.desk.Close())
}

// open opens the desk that was named.
func (c *call) open(options app.Options) error {
	options.Program, options.Now = "tally", c.now
	desk, err := app.Open(c.ctx, c.path(), options)
	if err != nil {
		return err
	}
	c.desk, c.view = desk, desk.View()
	return nil
}

// path gives the desk's file: the one named, that of the environment, or the
// one that was open last in the window.
func (c *call) path() string {
	return cmp.Or(c.named(), place.Last())
}

// named gives the file named on the command line or in the environment.
func (c *call) named() string { return cmp.Or(c.options.DB, c.env("TALLYDESK_DB")) }

// language finds the language to speak before anything has been understood, so
// that misunderstandings are told in it too.
func language(args []string, env func(string) string) string {
	args = beforeDashes(args)
	for i, arg := range args {
		if lang, ok := strings.CutPrefix(arg, "--lang="); ok {
			return lang
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
}

// beforeDashes gives the arguments that can be flags.
func beforeDashes(args []string) []string {
	if end := slices.Index(args, "--"); end >= 0 {
		return args[:end]
	}
	return args
}
