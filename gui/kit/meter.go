package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// meter measures text of one size and style by adding the widths of its characters: far cheaper than shaping every
// text, and right to within a pixel, which is all that cutting and wrapping need.
type meter struct {
	size  float32
	style fyne.TextStyle
	plain [128]float32
	other map[rune]float32
}

// newMeter makes a meter for letters of the size.
func newMeter(size float32, style fyne.TextStyle) *meter {
	return &meter{size: size, style: style, other: map[rune]float32{}}
}

// rune is the width of one character.
func (m *meter) rune(r rune) float32 {
	if r < rune(len(m.plain)) && r >= 0 {
		if m.plain[r] == 0 {
			m.plain[r] = m.shape(r)
		}
		return m.plain[r]
	}
	width, ok := m.other[r]
	if !ok {
		width = m.shape(r)
		m.other[r] = width
	}
	return width
}

func (m *meter) shape(r rune) float32 {
	if turns(r) { // not shown
		return 0
	}
	return fyne.MeasureText(string(r), m.size, m.style).Width
}

// fit is as much of the beginning of a text as has room in the width, with the mark of what is left out, and the width
// it takes.
func (m *meter) fit(text string, room float32) (string, float32) {
	var width, kept float32
	end, mark := 0, m.rune(leftOut)
	for at, r := range text {
		if width+mark <= room+fitSlack {
			end, kept = at, width
		}
		width += m.rune(r)
		if width > room+fitSlack {
			return m.shortened(text[:end], kept, mark)
		}
	}
	return text, width
}

// leftOut ends a text that was cut.
const leftOut = '…'

// shortened ends what is kept of a text with the mark of what is left out; nothing is kept where there is no room for
// a letter before it.
func (m *meter) shortened(kept string, width, mark float32) (string, float32) {
	for strings.HasSuffix(kept, " ") {
		kept, width = kept[:len(kept)-1], width-m.rune(' ')
	}
	if kept == "" {
		return "", 0
	}
	return kept + string(leftOut), width + mark
}

// fitSlack forgives rounding, so that a text laid out at its own width is never cut.
const fitSlack = 0.5

// meters are the meters of the sizes that one widget uses.
type meters map[meterKey]*meter

type meterKey struct {
	size  float32
	style fyne.TextStyle
}

func (m meters) of(size float32, style fyne.TextStyle) *meter {
	key := meterKey{size, style}
	found, ok := m[key]
	if !ok {
		found = newMeter(size, style)
		m[key] = found
	}
	return found
}
