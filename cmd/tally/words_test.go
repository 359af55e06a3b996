package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"tallydesk/app/command"
	"tallydesk/app/words"
)

// Everything that can be typed is explained in both languages.
func TestEveryCommandFlagAndArgumentIsExplained(t *testing.T) {
	for _, lang := range words.Languages {
		w := words.For(lang)
		parser := parserFor(t, lang)
		visitNodes(parser.Model.Node, func(node *kong.Node) {
			path := commandLine(node)
			if strings.HasPrefix(node.Help, "cli.") {
				t.Errorf("%s, %s: no words for %s", lang, path, node.Help)
			}
			for _, value := range valuesOf(node) {
				if strings.HasPrefix(value.Help, "cli.") {
					t.Errorf("%s, %s: no words for %s", lang, path, value.Help)
				}
				if kind := value.Tag.Get("is"); !value.IsBool() && !w.Has("cli.value."+kind) {
					t.Errorf("%s, %s %s: no words for cli.value.%s", lang, path, value.Name, kind)
				}
				if name := value.Tag.Get("of"); name != "" && len(choices(name)) == 0 {
					t.Errorf("%s %s: there are no choices %q", path, value.Name, name)
				}
			}
		})
		for _, code := range exitCodes {
			if !w.Has("cli.exit." + strconv.Itoa(code)) {
				t.Errorf("%s: exit code %d is not explained", lang, code)
			}
		}
	}
}

// Undo can tell of every kind of command what it took back.
func TestEveryKindOfCommandHasAWord(t *testing.T) {
	for _, name := range command.Names() {
		if name != "act.undo" && name != "desk.set_up" {
			wantWords(t, "cli.command."+name)
		}
	}
}

// Every column of a table and line of a card has a heading, and every key that
// is handed on has words.
func TestEveryColumnHasAHeading(t *testing.T) {
	skipped := map[string]int{"table": 1, "card": 1, "section": 2, "list": 2, "listed": 3}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			literal, isLiteral := node.(*ast.BasicLit)
			if isLiteral && strings.HasPrefix(literal.Value, `"cli.`) && !strings.HasSuffix(literal.Value, `."`) {
				if key, err := strconv.Unquote(literal.Value); err == nil && !prefixes[key] {
					wantWords(t, key)
				}
			}
			call, isCall := node.(*ast.CallExpr)
			if !isCall {
				return true
			}
			method, isMethod := call.Fun.(*ast.SelectorExpr)
			if !isMethod {
				return true
			}
			from, known := skipped[method.Sel.Name]
			if !known || len(call.Args) < from {
				return true
			}
			for _, arg := range call.Args[from:] {
				if column, isLiteral := arg.(*ast.BasicLit); isLiteral && column.Kind == token.STRING {
					text, _ := strconv.Unquote(column.Value)
					wantWords(t, "cli.col."+text)
					seen++
				}
			}
			return true
		})
	}
	if seen == 0 {
		t.Fatal("no column found: the test looks in the wrong place")
	}
}

// prefixes are the beginnings of keys that are put together.
var prefixes = map[string]bool{"cli.help": true, "cli.flag": true, "cli.arg": true}

func wantWords(t *testing.T, key string) {
	t.Helper()
	for _, lang := range words.Languages {
		if !words.For(lang).Has(key) {
			t.Errorf("%s: no words for %s", lang, key)
		}
	}
}

func parserFor(t *testing.T, lang string) *kong.Kong {
	t.Helper()
	parser, err := newParser(&grammar{}, words.For(lang))
	if err != nil {
		t.Fatal(err)
	}
	return parser
}

func visitNodes(node *kong.Node, fn func(*kong.Node)) {
	fn(node)
	for _, child := range node.Children {
		visitNodes(child, fn)
	}
}

func valuesOf(node *kong.Node) []*kong.Value {
	values := append([]*kong.Value{}, node.Positional...)
	for _, flag := range node.Flags {
		values = append(values, flag.Value)
	}
	return values
}
