package theme

import (
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// grounds are what texts stand on.
var grounds = []Name{Canvas, Surface, Sunken, Hover, Selected, Note}

// pairing is an ink on a ground, with the least contrast it must have.
type pairing struct {
	ink, ground Name
	least       float64
}

// pairings are all pairs that the desktop uses.
func pairings() []pairing {
	var pairs []pairing
	for _, ground := range grounds {
		for _, ink := range []Name{Text, Text2, Text3, Accent} {
			pairs = append(pairs, pairing{ink, ground, LeastText})
		}
		pairs = append(pairs, pairing{Control, ground, LeastMark})
		for _, tone := range Tones() {
			pairs = append(pairs, pairing{tone.Ink(), ground, LeastText})
		}
	}
	for _, tone := range Tones() {
		pairs = append(pairs, pairing{tone.Ink(), tone.Ground(), LeastText}, pairing{Accent, tone.Ground(), LeastText})
	}
	for i := range Charts {
		pairs = append(pairs, pairing{Chart(i), Surface, LeastMark})
	}
	return append(pairs,
		pairing{OnFill, AccentFill, LeastText},
		pairing{OnFill, DangerFill, LeastText},
		pairing{NoteEdge, Note, LeastMark},
		pairing{AccentFill, Surface, LeastMark},
		pairing{DangerFill, Surface, LeastMark},
		pairing{Text, Neutral.Ground(), LeastText},
	)
}

func TestEveryPairHasEnoughContrast(t *testing.T) {
	for name, variant := range map[string]fyne.ThemeVariant{"light": base.VariantLight, "dark": base.VariantDark} {
		look := New(Options{})
		for _, pair := range pairings() {
			got := Contrast(look.Color(pair.ink, variant), look.Color(pair.ground, variant))
			if got < pair.least {
				t.Errorf("%s: %s on %s has %.2f, needs %.1f", name, pair.ink, pair.ground, got, pair.least)
			}
		}
	}
}

// The numbers of the table the colours were chosen from.
func TestContrastIsThatOfTheTable(t *testing.T) {
	look := New(Options{})
	for _, tt := range []struct {
		ink, ground Name
		variant     fyne.ThemeVariant
		want        string
	}{
		{Text, Surface, base.VariantLight, "16.38"},
		{Text, Selected, base.VariantLight, "13.22"},
		{Control, Selected, base.VariantLight, "3.02"},
		{Text, Selected, base.VariantDark, "9.72"},
		{Text3, Surface, base.VariantDark, "6.71"},
		{OnFill, AccentFill, base.VariantDark, "5.27"},
		{Danger.Ink(), Danger.Ground(), base.VariantLight, "6.10"},
		{NoteEdge, Note, base.VariantLight, "4.41"},
	} {
		got := fmt.Sprintf("%.2f", Contrast(look.Color(tt.ink, tt.variant), look.Color(tt.ground, tt.variant)))
		if got != tt.want {
			t.Errorf("%s on %s: %s, want %s", tt.ink, tt.ground, got, tt.want)
		}
	}
	if got := Contrast(color.Black, color.White); got < 20.99 || got > 21.01 {
		t.Errorf("black on white has %v", got)
	}
}
