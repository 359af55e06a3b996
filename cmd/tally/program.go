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
	"tallydesk/app/config"
	"tallydesk/app/fail"
	"tallydesk/app/place"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

// program is tally in its surroundings: what a test can set up.
type program struct {
	sources        config.Sources // of the configuration, with the environment
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
	config  *config.Store
	wrong   error // of the configuration
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

// mending is a command that is there to put the configuration right, or needs
// none.
type mending interface{ mends() }

// run carries out a command line and gives the exit code.
func (p program) run(ctx context.Context, args []string) int {
	store, wrong := config.Load(p.sources)
	c := &call{program: p, ctx: ctx, config: store, wrong: wrong, words: words.For(language(args, store.Now().Language, p.env))}
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
	if c.wrong == nil {
		c.config, c.wrong = config.Load(c.sourcesWithFlags())
	}
	if _, mends := command.(mending); c.wrong != nil && !mends {
		return c.wrong
	}
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

// path gives the desk's file: the one of the configuration, or the one that
// was open last in the window.
func (c *call) path() string {
	now := c.config.Now()
	return cmp.Or(now.DB, place.Last(now.Folder))
}

// named tells whether the file is named on the command line or in the
// environment.
func (c *call) named() bool { return c.config.Value("db").Fixed() }

// sourcesWithFlags are the sources with what the command line says of the
// configuration.
func (c *call) sourcesWithFlags() config.Sources {
	sources := c.sources
	sources.Flags = map[string]string{}
	if c.options.DB != "" {
		sources.Flags["db"] = c.options.DB
	}
	if c.options.Lang != "" {
		sources.Flags["language"] = c.options.Lang
	}
	return sources
}

// env gives a variable of the environment.
func (p program) env(name string) string {
	for _, variable := range slices.Backward(p.sources.Environ) {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value
		}
	}
	return ""
}

// language finds the language to speak before anything has been understood, so
// that misunderstandings are told in it too: the one typed, the one chosen, or
// that of the environment.
func language(args []string, chosen string, env func(string) string) string {
	args = beforeDashes(args)
	for i, arg := range args {
		if lang, ok := strings.CutPrefix(arg, "--lang="); ok {
			return lang
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return cmp.Or(chosen, env("LC_ALL"), env("LC_MESSAGES"), env("LANG"))
}

// beforeDashes gives the arguments that can be flags.
func beforeDashes(args []string) []string {
	if end := slices.Index(args, "--"); end >= 0 {
		return args[:end]
	}
	return args
}
