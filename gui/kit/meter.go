package kit

import (
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
	return fyne.MeasureText(string(r), m.size, m.style).Width
}

// fit is as much of the beginning of a text as has room in the width, and the width it takes.
func (m *meter) fit(text string, room float32) (string, float32) {
	var width float32
	for at, r := range text {
		next := width + m.rune(r)
		if next > room+fitSlack {
			return text[:at], width
		}
		width = next
	}
	return text, width
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
