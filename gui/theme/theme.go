package theme

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// Variant says which of the two variants is shown.
type Variant string

// The variants.
const (
	// System follows the desktop's own setting.
	System Variant = "system"
	// Light is ink on paper.
	Light Variant = "light"
	// Dark is paper on ink.
	Dark Variant = "dark"
)

// Options are what the person chooses about the look.
type Options struct {
	// Variant is light, dark or as the system has it; empty means System.
	Variant Variant
	// TextScale is the size of text in percent, 90 to 175; 0 means 100, anything outside is set to the nearest.
	TextScale int
	// Comfortable is the density of liaisons: higher rows.
	Comfortable bool
	// ReduceMotion switches all motion off.
	ReduceMotion bool
}

// The bounds of Options.TextScale, and its plain value, in percent.
const (
	ScaleMin   = 90
	ScalePlain = 100
	ScaleMax   = 175
)

// Scales are the sizes of text one can choose, in percent.
func Scales() []int { return []int{ScaleMin, ScalePlain, 115, 130, 150, ScaleMax} }

// Theme is the toolkit's theme made of our tables. It does not change; a new setting is a new Theme.
type Theme struct {
	options     Options
	scale       float32
	light, dark map[Name]color.Color
	fallback    fyne.Theme
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme of the options. Setting it on the app changes every open window at once.
func New(options Options) *Theme {
	if options.TextScale == 0 {
		options.TextScale = ScalePlain
	}
	options.TextScale = min(max(options.TextScale, ScaleMin), ScaleMax)
	return &Theme{
		options:  options,
		scale:    float32(options.TextScale) / ScalePlain,
		light:    colours(false),
		dark:     colours(true),
		fallback: base.DefaultTheme(),
	}
}

// Options are those the theme was made of, with the defaults filled in.
func (t *Theme) Options() Options { return t.options }

// Color gives the colour of a name; the variant is the system's and counts only under System.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	table := t.light
	if t.isDark(variant) {
		table = t.dark
	}
	if c, ok := table[name]; ok {
		return c
	}
	return t.fallback.Color(name, variant)
}

func (t *Theme) isDark(variant fyne.ThemeVariant) bool {
	switch t.options.Variant {
	case Light:
		return false
	case Dark:
		return true
	default:
		return variant == base.VariantDark
	}
}

// Font is Noto Sans, which the toolkit carries; its digits all have one width.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return t.fallback.Font(style) }

// Icon gives the toolkit's own icons to the toolkit's own widgets; ours are in gui/icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.fallback.Icon(name) }

// Size gives the size of a name at the chosen size of text and density.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := strokes[name]; ok {
		return size
	}
	if size, ok := comfortable[name]; ok && t.options.Comfortable {
		return size * t.scale
	}
	if size, ok := units[name]; ok {
		return size * t.scale
	}
	return t.fallback.Size(name) * t.scale
}

// fadeTime is how long a panel or the undo bar takes to appear.
const fadeTime = 120 * time.Millisecond

// plain serves when the app has a theme that is not ours, as a foreign test may.
var plain = New(Options{})

// Current is the theme of the running app.
func Current() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return plain
}

// Color is the colour of a name in the running app's theme and variant.
func Color(name Name) color.Color {
	variant := base.VariantLight
	if app := fyne.CurrentApp(); app != nil {
		variant = app.Settings().ThemeVariant()
	}
	return Current().Color(name, variant)
}

// Size is the size of a name in the running app's theme, in units.
func Size(name SizeName) float32 { return Current().Size(name) }

// Units turns a width or height at 100 % into the running app's units: the way for a screen to give a column's
// width that grows with the text.
func Units(at100 float32) float32 { return at100 * Current().scale }

// Motion is how long a fade takes: 120 ms, or nothing when motion is reduced.
func Motion() time.Duration {
	if Current().options.ReduceMotion {
		return 0
	}
	return fadeTime
}
