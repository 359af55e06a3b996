package icon

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"tallydesk/assets"
	"tallydesk/gui/theme"
)

// Every drawing has a name in the set, and every name a drawing.
func TestTheSetAndTheFilesAreTheSame(t *testing.T) {
	source, err := os.ReadFile("set.go")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{"icons/logo.svg": true}
	for _, match := range regexp.MustCompile(`Icon += "([^"]+)"`).FindAllStringSubmatch(string(source), -1) {
		named["icons/"+match[1]+".svg"] = true
		if Icon(match[1]).In(theme.Text) == nil {
			t.Errorf("no drawing for %s", match[1])
		}
	}
	files, err := fs.Glob(assets.Icons, "icons/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !named[file] {
			t.Errorf("no name for %s", file)
		}
	}
	if len(files) != len(named) {
		t.Errorf("%d drawings, %d names", len(files), len(named))
	}
}

// The toolkit recolours fills only: strokes would stay black in the dark variant.
func TestDrawingsAreFillsOnly(t *testing.T) {
	files, err := fs.Glob(assets.Icons, "icons/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		content, err := assets.Icons.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"stroke", "<line", "<polyline", "<image", "<text"} {
			if strings.Contains(string(content), bad) {
				t.Errorf("%s has %s", file, bad)
			}
		}
	}
}

func TestInkReachesTheDrawing(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Options{Variant: theme.Light}))
	light := string(Tick.In(theme.Accent).Content())
	if !strings.Contains(strings.ToLower(light), "#2f55c9") {
		t.Errorf("the tick is not in accent: %s", light)
	}
	if Icon("").In(theme.Text) != nil || Icon("none").In(theme.Text) != nil {
		t.Error("an unknown icon must draw nothing")
	}
	if Mark() == nil {
		t.Error("the mark is missing")
	}
}
