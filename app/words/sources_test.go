package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// use is one place in the program that names words by a literal key.
type use struct {
	where string
	key   string
	names []string // the placeholders given a value, when known
	known bool     // whether names are all there are
}

// Every key that stands in the Go sources has words in both languages, and
// every placeholder of theirs gets its value there.
func TestEveryKeyInTheSourcesHasWords(t *testing.T) {
	uses := usesIn(t, filepath.Join("..", ".."))
	if len(uses) == 0 {
		t.Fatal("no use of words found: the test looks in the wrong place")
	}
	en, sv := messages(t, "en"), messages(t, "sv")
	for _, use := range uses {
		if en[use.key] == nil || sv[use.key] == nil {
			t.Errorf("%s: no words for %q in both languages", use.where, use.key)
			continue
		}
		for _, name := range use.lacks(en[use.key]) {
			t.Errorf("%s: %q needs a value for %s", use.where, use.key, name)
		}
	}
}

// lacks lists the message's placeholders that get no value.
func (u use) lacks(message *i18n.Message) []string {
	if !u.known {
		return nil
	}
	return slices.DeleteFunc(placeholders(message), func(name string) bool { return slices.Contains(u.names, name) })
}

func usesIn(t *testing.T, root string) []use {
	t.Helper()
	var uses []use
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && path != root && strings.HasPrefix(entry.Name(), ".") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if call, ok := node.(*ast.CallExpr); ok {
				if found, ok := useOf(call); ok {
					found.where = files.Position(call.Pos()).String()
					uses = append(uses, found)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return uses
}

// useOf tells whether a call is w.T("key", …), w.N("key", n, …),
// fail.New(kind, "key", …), fail.NewInvalid("field", "reason", …) or
// fail.Word("key").
func useOf(call *ast.CallExpr) (use, bool) {
	function, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return use{}, false
	}
	of, _ := function.X.(*ast.Ident)
	fails := of != nil && of.Name == "fail"
	switch name := function.Sel.Name; {
	case name == "T" && len(call.Args) > 0:
		return pairUse(call.Args[0], call.Args[1:])
	case name == "N" && len(call.Args) > 1:
		return pairUse(call.Args[0], call.Args[2:])
	case fails && name == "New" && len(call.Args) > 1:
		return argsUse("error.", call.Args[1], call.Args[2:])
	case fails && name == "NewInvalid" && len(call.Args) > 1:
		return argsUse("error.invalid.", call.Args[1], call.Args[2:])
	case fails && name == "Word" && len(call.Args) == 1:
		return pairUse(call.Args[0], nil)
	}
	return use{}, false
}

// pairUse reads arguments that are names and values in turn.
func pairUse(key ast.Expr, args []ast.Expr) (use, bool) {
	text, ok := literal(key)
	found := use{key: text, known: true}
	for i := 0; i < len(args); i += 2 {
		name, isLiteral := literal(args[i])
		found.known = found.known && isLiteral
		found.names = append(found.names, name)
	}
	return found, ok
}

// argsUse reads arguments that are fail.Args literals.
func argsUse(prefix string, key ast.Expr, args []ast.Expr) (use, bool) {
	text, ok := literal(key)
	found := use{key: prefix + text, known: true}
	for _, arg := range args {
		composite, isLiteral := arg.(*ast.CompositeLit)
		if !isLiteral {
			found.known = false
			continue
		}
		for _, element := range composite.Elts {
			if pair, isPair := element.(*ast.KeyValueExpr); isPair {
				name, _ := literal(pair.Key)
				found.names = append(found.names, name)
			}
		}
	}
	return found, ok
}

func literal(expr ast.Expr) (string, bool) {
	basic, ok := expr.(*ast.BasicLit)
	if !ok || basic.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(basic.Value)
	return text, err == nil
}
