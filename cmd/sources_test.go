package cmd_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The clock is an argument of pure packages, never something they look at.
func TestPurePackagesLookAtNoClock(t *testing.T) {
	clock := []string{"After", "AfterFunc", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until"}
	for _, folder := range pure {
		for _, found := range sources(t, folder) {
			ast.Inspect(found.file, func(node ast.Node) bool {
				if name, ok := selected(node, "time"); ok && slices.Contains(clock, name) {
					t.Errorf("%s: time.%s", found.at(node), name)
				}
				return true
			})
		}
	}
}

// Screens leave the interface's goroutine, and come back to it, through kit.UI alone; the system's dialogs have a
// thread of their own.
func TestScreensStartNoGoroutines(t *testing.T) {
	for _, found := range sources(t, "gui") {
		if within(found.folder, "gui/native") {
			continue
		}
		ast.Inspect(found.file, func(node ast.Node) bool {
			if _, ok := node.(*ast.GoStmt); ok {
				t.Errorf("%s: go", found.at(node))
			}
			if name, ok := selected(node, "fyne"); ok && (name == "Do" || name == "DoAndWait") {
				t.Errorf("%s: fyne.%s", found.at(node), name)
			}
			return true
		})
	}
}

// All colours stand in the theme.
func TestColoursStandInTheThemeAlone(t *testing.T) {
	for _, found := range sources(t, "gui") {
		if within(found.folder, "gui/theme") {
			continue
		}
		ast.Inspect(found.file, func(node ast.Node) bool {
			literal, ok := node.(*ast.CompositeLit)
			if !ok || len(literal.Elts) == 0 {
				return true
			}
			if name, ok := selected(literal.Type, "color"); ok {
				t.Errorf("%s: color.%s", found.at(node), name)
			}
			return true
		})
	}
}

// source is one parsed file of the product, tests left out.
type source struct {
	folder string
	file   *ast.File
	files  *token.FileSet
}

func (s source) at(node ast.Node) token.Position { return s.files.Position(node.Pos()) }

// selected gives the name in of.Name.
func selected(node ast.Node, of string) (string, bool) {
	selector, ok := node.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	left, ok := selector.X.(*ast.Ident)
	return selector.Sel.Name, ok && left.Name == of
}

// sources parses what lies under a folder of the house; a folder that is not there holds nothing.
func sources(t *testing.T, folder string) []source {
	t.Helper()
	root := filepath.Join(module, filepath.FromSlash(folder))
	if _, err := os.Stat(root); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var found []source
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(module, filepath.Dir(path))
		found = append(found, source{folder: filepath.ToSlash(name), file: file, files: files})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
