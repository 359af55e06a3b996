package tickets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
)

func dump(o fyne.CanvasObject, depth int) bool {
	if o == nil || !o.Visible() {
		return false
	}
	bad := o.Size().Width < 0
	var kids []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		kids = o.Objects
	case fyne.Widget:
		kids = test.WidgetRenderer(o).Objects()
	}
	for _, k := range kids {
		if dump(k, depth+1) {
			bad = true
		}
	}
	if bad {
		fmt.Printf("%*s%T %v %v\n", depth, "", o, o.Position(), o.Size())
	}
	return bad
}

func TestDbg(t *testing.T) {
	s := newScene(t).talked()
	b := s.show(pagetest.Options{})
	b.Show(page.Route{Page: page.Tickets, ID: s.login})
	b.Page.Actions()[page.SidePanel]()
	dump(b.Window.Content(), 0)
}
