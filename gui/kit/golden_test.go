package kit

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/app/words"
	"tallydesk/gui/theme"
)

// update writes the golden pictures anew: go test ./gui/kit -update.
var update = flag.Bool("update", false, "write the golden pictures anew")

// english are the words of the tests.
func english() *words.Words { return words.For("en") }

// begin starts an app with the light theme for a test.
func begin(t testing.TB) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Options{Variant: theme.Light}))
	return app
}

// show puts an object into a window of a size.
func open(t testing.TB, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	window := test.NewTempWindow(t, o)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(width, height))
	return window
}

// picture compares what make draws with the golden pictures of both variants. prepare, when given, is called after
// the window is open.
func picture(t *testing.T, name string, width, height float32, build func() fyne.CanvasObject, prepare func(fyne.Canvas)) {
	t.Helper()
	for _, variant := range []theme.Variant{theme.Light, theme.Dark} {
		t.Run(string(variant), func(t *testing.T) {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(theme.New(theme.Options{Variant: variant}))
			window := open(t, NewGround(theme.Surface, build()), width, height)
			if prepare != nil {
				prepare(window.Canvas())
			}
			compare(t, name+"-"+string(variant)+".png", window.Canvas().Capture())
		})
	}
}

// tolerance forgives what the rounding of another machine's floating point does to the edges of letters.
const tolerance = 12

func compare(t *testing.T, name string, drawn image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		writePNG(t, path, drawn)
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	golden, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if different := differences(golden, drawn); different > 0 {
		failed := filepath.Join(t.ArtifactDir(), name)
		writePNG(t, failed, drawn)
		t.Errorf("%s: %d pixels differ; what was drawn is in %s", name, different, failed)
	}
}

func differences(a, b image.Image) int {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	different := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if !alike(a.At(x, y), b.At(x, y)) {
				different++
			}
		}
	}
	return different
}

func alike(a, b color.Color) bool {
	ar, ag, ab, aa := a.RGBA()
	br, bg, bb, ba := b.RGBA()
	for _, pair := range [][2]uint32{{ar, br}, {ag, bg}, {ab, bb}, {aa, ba}} {
		if max(pair[0], pair[1])-min(pair[0], pair[1]) > tolerance<<8 {
			return false
		}
	}
	return true
}

func writePNG(t *testing.T, path string, drawn image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	var content bytes.Buffer
	if err := png.Encode(&content, drawn); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
