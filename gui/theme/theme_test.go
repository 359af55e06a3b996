package theme

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	base "fyne.io/fyne/v2/theme"
)

func TestVariantIsTheChosenOneOrTheSystems(t *testing.T) {
	light, dark := New(Options{}).Color(Surface, base.VariantLight), New(Options{}).Color(Surface, base.VariantDark)
	if light == dark {
		t.Fatal("the variants are alike")
	}
	for _, tt := range []struct {
		chosen Variant
		system fyne.ThemeVariant
		want   color.Color
	}{
		{System, base.VariantLight, light},
		{System, base.VariantDark, dark},
		{Light, base.VariantDark, light},
		{Dark, base.VariantLight, dark},
	} {
		if got := New(Options{Variant: tt.chosen}).Color(Surface, tt.system); got != tt.want {
			t.Errorf("%s under system %v: %v, want %v", tt.chosen, tt.system, got, tt.want)
		}
	}
}

func TestSizesGrowWithTheTextAndStrokesDoNot(t *testing.T) {
	for _, tt := range []struct {
		name    SizeName
		options Options
		want    float32
	}{
		{TextBody, Options{}, 13},
		{TextBody, Options{TextScale: 150}, 19.5},
		{TextBody, Options{TextScale: 500}, 13 * 1.75},
		{TextBody, Options{TextScale: 10}, 13 * 0.9},
		{RowOne, Options{}, 32},
		{RowOne, Options{Comfortable: true}, 40},
		{RowTwo, Options{Comfortable: true, TextScale: 150}, 90},
		{Hairline, Options{TextScale: 175}, 1},
		{Ring, Options{TextScale: 175}, 2},
		{base.SizeNamePadding, Options{}, 4},
		{base.SizeNameInnerPadding, Options{}, 6},
		{base.SizeNameLineSpacing, Options{}, 3},
	} {
		if got := New(tt.options).Size(tt.name); got != tt.want {
			t.Errorf("%s with %+v is %v, want %v", tt.name, tt.options, got, tt.want)
		}
	}
}

// Nothing is written under 12.
func TestNoTextIsSmallerThanTwelve(t *testing.T) {
	for _, name := range []SizeName{TextFigure, TextTitle, TextSection, TextMessage, TextBody, TextMeta} {
		if units[name] < 12 {
			t.Errorf("%s is %v", name, units[name])
		}
	}
}

func TestTheRunningAppsThemeIsUsed(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(Options{Variant: Dark, TextScale: 150, ReduceMotion: true}))
	if Color(Surface) != New(Options{}).Color(Surface, base.VariantDark) {
		t.Error("the colour is not that of the dark variant")
	}
	if Units(100) != 150 || Size(SpacePanel) != 24 {
		t.Errorf("100 units are %v, a panel's padding is %v", Units(100), Size(SpacePanel))
	}
	if Motion() != 0 {
		t.Errorf("reduced motion takes %v", Motion())
	}
	app.Settings().SetTheme(New(Options{}))
	if Motion() != 120*time.Millisecond {
		t.Errorf("a fade takes %v", Motion())
	}
	app.Settings().SetTheme(test.Theme())
	if Units(100) != 100 {
		t.Error("under a foreign theme everything is plain")
	}
}

// The toolkit's own widgets find a colour for every name they use.
func TestTheToolkitFindsAllItsColours(t *testing.T) {
	look := New(Options{})
	for theirs, ours := range fyneNames {
		for _, variant := range []fyne.ThemeVariant{base.VariantLight, base.VariantDark} {
			if look.Color(theirs, variant) != look.Color(ours, variant) {
				t.Errorf("%s is not %s", theirs, ours)
			}
		}
	}
}
