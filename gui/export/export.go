// Package export is the sheet of Ctrl+E, which asks what is to be written and
// how, and the work in the background that follows. What the lists are is the
// screens' to say, how they are written app/export's.
package export

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"tallydesk/app/civil"
	"tallydesk/app/export"
	"tallydesk/app/fail"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// formatKey is where the format that was chosen last is remembered.
const formatKey = "export.format"

// Open asks what of the lists is written and how, then where. First come the
// lists as the screen shows them. What came of it is said by say.
func Open(env page.Env, shown []export.List, say func(text string)) {
	lists := inOrder(shown, export.Lists(env.Desk))
	what := kit.NewChoice(listOptions(env, lists), "0", func(string) {})
	help := kit.NewParagraph(kit.RoleSecondary)
	explain := func(format string) {
		help.Set(kit.Span{Text: env.Words.T("export.format." + format + ".help")})
	}
	format := kit.NewChoice(formatOptions(env), string(lastFormat(env)), explain)
	explain(format.Selected())
	form := kit.NewForm(
		kit.NewField("what", env.Words.T("export.what"), "", what),
		kit.NewField("as", env.Words.T("export.as"), "", format),
	)
	form.OnSubmit = func() {
		at, err := strconv.Atoi(what.Selected())
		if err != nil || at >= len(lists) {
			return
		}
		chosen := export.Format(format.Selected())
		env.Remember(formatKey, string(chosen))
		env.Sheets.Done()
		askWhere(env, lists[at], chosen, say)
	}
	env.Sheets.Open(kit.Sheet{
		Title: env.Words.T("export.title"), Form: form, Content: kit.Down(theme.SpaceSmall, form, help), Confirm: env.Words.T("export.confirm"), Cancel: env.Words.T("export.cancel"),
	})
}

// inOrder puts behind what is shown first the same lists as a whole, and then
// all others.
func inOrder(shown, whole []export.List) []export.List {
	lists := slices.Clone(shown)
	var others []export.List
	for _, list := range whole {
		at := slices.IndexFunc(shown, func(l export.List) bool { return l.Name == list.Name })
		switch {
		case at < 0:
			others = append(others, list)
		case shown[at].Narrowed:
			lists = append(lists, list)
		}
	}
	return append(lists, others...)
}

func listOptions(env page.Env, lists []export.List) []kit.Option {
	options := make([]kit.Option, len(lists))
	for i, list := range lists {
		label := list.Whole(env.Words)
		if list.Narrowed {
			label = list.Title(env.Words)
		}
		options[i] = kit.Option{Value: strconv.Itoa(i), Label: label}
	}
	return options
}

func formatOptions(env page.Env) []kit.Option {
	options := make([]kit.Option, len(export.Formats))
	for i, format := range export.Formats {
		options[i] = kit.Option{Value: string(format), Label: env.Words.T("export.format." + string(format))}
	}
	return options
}

func lastFormat(env page.Env) export.Format {
	if last := export.Format(env.Recall(formatKey)); slices.Contains(export.Formats, last) {
		return last
	}
	return export.Formats[0]
}

// askWhere asks for the file. Another ending of a format that is known has its
// way; where there is none, the chosen format's is added.
func askWhere(env page.Env, list export.List, format export.Format, say func(string)) {
	name := list.FileName(env.Words, civil.Of(env.Clock()), format)
	env.Files.Save(env.Words.T("export.save"), name, func(path string, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		if path == "" {
			return
		}
		if other, known := export.FormatOf(path); known {
			write(env, list, path, other, say)
			return
		}
		path += "." + string(format)
		if _, err := os.Lstat(path); err == nil { // the dialog has not asked about this name
			env.Fail(fail.New(fail.Conflict, "file.exists", fail.Args{"Path": path}))
			return
		}
		write(env, list, path, format, say)
	})
}

// write writes the list in the background.
func write(env page.Env, list export.List, path string, format export.Format, say func(string)) {
	options := export.Options{Format: format, Words: env.Words, Zone: env.Clock().Location(), Now: env.Clock(), BOM: format == export.CSV}
	file := filepath.Base(path)
	background(env, file, say, func(ctx context.Context, progress func(float64)) (string, error) {
		report, err := export.Save(ctx, list, path, options, progress)
		told := env.Words.N("export.done", report.Rows, "File", file)
		if report.Cut > 0 {
			told += " " + env.Words.N("export.cut", report.Cut)
		}
		return told, err
	})
}

// background does a piece of work that the person can call off, and says what
// came of it.
func background(env page.Env, file string, say func(string), work func(ctx context.Context, progress func(float64)) (string, error)) {
	ctx, progress, finished := env.Working(env.Words.T("export.working", "File", file))
	env.UI.Go(func() {
		told, err := work(ctx, func(part float64) { env.UI.Do(func() { progress(part) }) })
		cancelled := ctx.Err() != nil // finished ends the context, too
		env.UI.Do(func() {
			finished()
			switch {
			case err != nil && cancelled:
				say(env.Words.T("export.cancelled"))
			case err != nil:
				env.Fail(err)
			default:
				say(told)
			}
		})
	})
}
