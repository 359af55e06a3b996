// Tally is Tallydesk's command line: the desk's daily work, its reports and its
// safe keeping as commands with a table or JSON as their answer. It stands on
// the same desk as the window, with the same rights and rules, and may be used
// beside it.
//
// It holds no rule and no SQL: it reads what was typed, asks app, and writes
// down the answer in the person's language.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"tallydesk/app/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	here := program{
		sources: config.Usual(os.Environ(), nil), stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now, zone: time.Local,
	}
	code := here.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}
