package theme

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// literals are colours and sizes written out. Widths of columns, in units at 100 %, are the screens' own.
var literals = []*regexp.Regexp{
	regexp.MustCompile(`color\.(NRGBA|RGBA|NRGBA64|RGBA64|Gray|Gray16|CMYK|Alpha)\{`),
	regexp.MustCompile(`color\.(White|Black|Transparent|Opaque)\b`),
	regexp.MustCompile(`"#[0-9A-Fa-f]{3,8}"`),
	regexp.MustCompile(`fyne\.New(Size|SquareSize|Pos|SquareOffsetPos)\([^)]*\b([3-9]|[1-9][0-9]+)\b`),
	regexp.MustCompile(`\b(TextSize|StrokeWidth|CornerRadius)\s*[:=]+\s*[1-9]`),
}

// No colour and no size is written outside this package.
func TestNoColourOrSizeOutsideTheTheme(t *testing.T) {
	gui := os.DirFS("..")
	err := fs.WalkDir(gui, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "theme/") {
			return err
		}
		content, err := fs.ReadFile(gui, path)
		if err != nil {
			return err
		}
		for number, line := range strings.Split(string(content), "\n") {
			for _, literal := range literals {
				if found := literal.FindString(line); found != "" {
					t.Errorf("gui/%s:%d: %s: colours and sizes come from gui/theme", path, number+1, found)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
