package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Stack is several things in one place, of which one is shown.
type Stack struct {
	widget.BaseWidget

	objects []fyne.CanvasObject
	shown   int
}

// NewStack makes a stack that shows the first.
func NewStack(objects ...fyne.CanvasObject) *Stack {
	s := &Stack{objects: objects}
	s.ExtendBaseWidget(s)
	s.Turn(0)
	return s
}

// Turn shows the object at an index.
func (s *Stack) Turn(index int) {
	s.shown = index
	for i, o := range s.objects {
		show(o, i == index)
	}
	s.Refresh()
}

// Shown is the index of what is shown.
func (s *Stack) Shown() int { return s.shown }

// CreateRenderer is called by the toolkit.
func (s *Stack) CreateRenderer() fyne.WidgetRenderer {
	return draw(s.layout, s.min, func() { s.layout(s.Size()) }, s.objects...)
}

func (s *Stack) layout(size fyne.Size) {
	for i, o := range s.objects {
		if i == s.shown {
			place(o, 0, 0, size.Width, size.Height)
		}
	}
}

func (s *Stack) min() fyne.Size {
	var size fyne.Size
	for _, o := range s.objects {
		size = size.Max(o.MinSize())
	}
	return size
}
