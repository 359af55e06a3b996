package frame_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"tallydesk/app"
	"tallydesk/app/desktest"
	"tallydesk/gui/frame"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// largeText is the size of text that every layout has to stand (ux.md 2.1).
const largeText = 150

// Text at 150 % in the least window and in the usual one: nothing is cut off
// by the window's edge, and no text stands on another.
func TestLargeTextFits(t *testing.T) {
	desk := desktest.Demo(t, "en")
	for _, size := range []fyne.Size{fyne.NewSize(960, 700), fyne.NewSize(1280, 800)} {
		for _, lang := range []string{"en", "sv"} {
			for name, route := range routes(t, desk) {
				fits(t, fmt.Sprintf("%s-%s-%.0f", name, lang, size.Width), seenBy(t, desk, route), lang, size, route)
			}
			carin, err := desk.As(t.Context(), "carin")
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range []page.Name{page.Account, page.Tickets} {
				fits(t, fmt.Sprintf("carin-%s-%s-%.0f", name, lang, size.Width), carin, lang, size, page.Route{Page: name})
			}
		}
	}
}

func fits(t *testing.T, name string, desk *app.Desk, lang string, size fyne.Size, route page.Route) {
	t.Run(name, func(t *testing.T) {
		test.NewTempApp(t)
		window := test.NewTempWindow(t, nil)
		window.SetPadded(false)
		size.Height -= 1.5 * 28 // the menu bar, which a test's window does not draw
		window.Resize(size)
		f := frame.New(frame.Options{
			Window: window, Desk: desk, UI: kit.Inline(), Files: noFiles{}, Lang: lang, Every: never, Another: func() {},
			Start: route, Config: pagetest.Config(t, pagetest.Options{Variant: theme.Light, Scale: largeText}),
		})
		t.Cleanup(f.Stop)
		window.Resize(size.AddWidthHeight(1, 1))
		window.Resize(size)
		if least := window.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
			t.Errorf("the window needs %v, it has %v", least, size)
		}
		seen := &sight{}
		seen.look(window.Content(), fyne.Position{}, box{0, 0, size.Width, size.Height})
		seen.tell(t)
		if *shots != "" {
			picture(t, window, filepath.Join(*shots, "large-"+name+".png"))
		}
	})
}

func picture(t *testing.T, window fyne.Window, file string) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// box is a place in the window.
type box struct{ left, top, right, bottom float32 }

func (b box) within(o box) box {
	return box{max(b.left, o.left), max(b.top, o.top), min(b.right, o.right), min(b.bottom, o.bottom)}
}

// slack is what rounding may cost.
const slack = 2

func (b box) seen() bool { return b.right-b.left > slack && b.bottom-b.top > slack }

// word is a text and where it stands, as far as it is in sight.
type word struct {
	text  string
	place box
}

// sight collects what texts a person sees, and which are cut by an edge that
// nothing can be scrolled over.
type sight struct {
	words []word
	cut   []string
}

// look goes through an object at a place, of which room is in sight.
func (s *sight) look(o fyne.CanvasObject, at fyne.Position, room box) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	place := box{at.X, at.Y, at.X + o.Size().Width, at.Y + o.Size().Height}
	switch o := o.(type) {
	case *canvas.Text:
		s.read(o, place, room)
	case *fyne.Container:
		for _, child := range o.Objects {
			s.look(child, at, room)
		}
	case *container.Scroll:
		s.look(o.Content, at, place.within(room))
	case *container.Clip:
		s.look(o.Content, at, place.within(room))
	case fyne.Widget:
		for _, child := range slices.Clone(test.WidgetRenderer(o).Objects()) {
			s.look(child, at, room)
		}
	}
}

func (s *sight) read(text *canvas.Text, place, room box) {
	if text.Text == "" || text.Color == nil {
		return
	}
	wide := fyne.MeasureText(text.Text, text.TextSize, text.TextStyle).Width
	switch text.Alignment {
	case fyne.TextAlignTrailing:
		place.left = place.right - wide
	case fyne.TextAlignCenter:
		middle := (place.left + place.right) / 2
		place.left, place.right = middle-wide/2, middle+wide/2
	default:
		place.right = place.left + wide
	}
	shown := place.within(room)
	if !shown.seen() {
		return
	}
	if shown.left > place.left+slack || shown.right < place.right-slack {
		s.cut = append(s.cut, fmt.Sprintf("%q at %.0f", text.Text, place))
	}
	s.words = append(s.words, word{text.Text, shown})
}

func (s *sight) tell(t *testing.T) {
	t.Helper()
	for _, text := range s.cut {
		t.Errorf("cut off: %s", text)
	}
	for i, one := range s.words {
		for _, other := range s.words[i+1:] {
			if common := one.place.within(other.place); common.seen() && common.bottom-common.top > slack*2 {
				t.Errorf("%q and %q stand on each other at %.0f", one.text, other.text, common)
			}
		}
	}
}
