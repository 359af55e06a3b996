package kit

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// No screen and no widget starts a goroutine or calls fyne.Do: work goes through the UI it is given. Only gui/native,
// which waits for the system's own windows, has a goroutine of its own.
func TestNothingLeavesTheInterfaceByItself(t *testing.T) {
	gui := os.DirFS("..")
	err := fs.WalkDir(gui, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "native/") {
			return err
		}
		content, err := fs.ReadFile(gui, path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, content, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if what := leaves(node); what != "" {
				t.Errorf("gui/%s: %s; use kit.UI", files.Position(node.Pos()), what)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// leaves says how a node leaves the interface's goroutine; empty when it does not.
func leaves(node ast.Node) string {
	switch n := node.(type) {
	case *ast.GoStmt:
		return "a go statement"
	case *ast.SelectorExpr:
		from, ok := n.X.(*ast.Ident)
		if ok && from.Name == "fyne" && (n.Sel.Name == "Do" || n.Sel.Name == "DoAndWait") {
			return "fyne." + n.Sel.Name
		}
	}
	return ""
}
