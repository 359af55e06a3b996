package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// Name is the name of a colour. It is the toolkit's own kind of name, so that the toolkit's icons and texts take it too.
type Name = fyne.ThemeColorName

// The grounds: what things stand on.
const (
	// Canvas is the window and the rail.
	Canvas Name = "tallydesk.canvas"
	// Surface is the ground of lists, panels and fields.
	Surface Name = "tallydesk.surface"
	// Sunken is the ground of heads, code and totals.
	Sunken Name = "tallydesk.sunken"
	// Hover is the ground under the pointer.
	Hover Name = "tallydesk.hover"
	// Selected is the ground of the selected row and of selected text.
	Selected Name = "tallydesk.selected"
	// Note is the ground of an internal note.
	Note Name = "tallydesk.note"
	// NoteEdge is the edge of an internal note.
	NoteEdge Name = "tallydesk.noteEdge"
	// Veil lies over the window while a question is open.
	Veil Name = "tallydesk.veil"
	// None is no colour at all.
	None Name = "tallydesk.none"
)

// The inks and lines.
const (
	// Line is decoration only: under heads, between sections.
	Line Name = "tallydesk.line"
	// Control is the border of fields and check boxes.
	Control Name = "tallydesk.control"
	// Text is the ink of what is read.
	Text Name = "tallydesk.text"
	// Text2 is the ink of secondary lines.
	Text2 Name = "tallydesk.text2"
	// Text3 is the ink of meta, group labels and placeholders.
	Text3 Name = "tallydesk.text3"
	// Accent is the ink of links, of the focus ring and of the active mark.
	Accent Name = "tallydesk.accent"
	// AccentFill is the ground of the one filled button.
	AccentFill Name = "tallydesk.accentFill"
	// DangerFill is the ground of what cannot wait.
	DangerFill Name = "tallydesk.dangerFill"
	// OnFill is the ink on AccentFill and DangerFill.
	OnFill Name = "tallydesk.onFill"
)

// The strengths of a lot's bar, by nearness of its expiry. Decoration: the numbers stand beside.
const (
	// LotNear is the next lot to expire.
	LotNear Name = "tallydesk.lotNear"
	// LotMiddle expires after the nearest.
	LotMiddle Name = "tallydesk.lotMiddle"
	// LotFar expires last.
	LotFar Name = "tallydesk.lotFar"
)

// Tone is a meaning that has a colour: an ink and a ground.
type Tone string

// The tones. The empty tone is no tone: plain ink, no ground.
const (
	// Plain is no tone.
	Plain Tone = ""
	// Danger is something wrong that cannot wait.
	Danger Tone = "danger"
	// Warning asks for attention.
	Warning Tone = "warning"
	// Good went well.
	Good Tone = "good"
	// Info tells.
	Info Tone = "info"
	// Neutral is a fact without weight.
	Neutral Tone = "neutral"
	// Internal is what the customer never sees.
	Internal Tone = "internal"
)

// Ink is the name of the tone's ink; that of Plain is Text2.
func (t Tone) Ink() Name {
	if t == Plain {
		return Text2
	}
	return Name("tallydesk." + string(t) + "Ink")
}

// Ground is the name of the tone's ground; that of Plain is None.
func (t Tone) Ground() Name {
	if t == Plain {
		return None
	}
	return Name("tallydesk." + string(t) + "Ground")
}

// Tones are all tones that have colours.
func Tones() []Tone { return []Tone{Danger, Warning, Good, Info, Neutral, Internal} }

// Charts is the number of hues of a chart.
const Charts = 6

// Chart is the name of the chart's hue for the series i, counted from 0; the hues repeat after Charts.
func Chart(i int) Name {
	return Name("tallydesk.chart" + string(rune('0'+i%Charts)))
}

// pair is one colour in both variants, as 0xRRGGBB.
type pair struct{ light, dark uint32 }

// palette is the table of colours.
var palette = map[Name]pair{
	Canvas:     {0xF5F6F8, 0x12161C},
	Surface:    {0xFFFFFF, 0x191F27},
	Sunken:     {0xECEFF3, 0x222A34},
	Hover:      {0xF0F3F8, 0x212936},
	Selected:   {0xDFE7FA, 0x28385F},
	Note:       {0xFFF8E1, 0x2E2917},
	NoteEdge:   {0x9A6B00, 0xC79A3A},
	Line:       {0xD8DDE4, 0x333D4A},
	Control:    {0x7A8594, 0x7F8B9B},
	Text:       {0x18202C, 0xE8ECF1},
	Text2:      {0x465163, 0xB8C2CF},
	Text3:      {0x5C6879, 0x9AA6B5},
	Accent:     {0x2F55C9, 0x9DB2FF},
	AccentFill: {0x2F55C9, 0x3F62DB},
	DangerFill: {0xB3261E, 0xC4372E},
	OnFill:     {0xFFFFFF, 0xFFFFFF},

	LotNear:   {0x2F55C9, 0x9DB2FF},
	LotMiddle: {0x7088DB, 0x6178C4},
	LotFar:    {0xBFCBF1, 0x415591},

	Danger.Ink():      {0xA8231A, 0xFFA39A},
	Danger.Ground():   {0xFCE8E6, 0x47211E},
	Warning.Ink():     {0x7A4A00, 0xF3C46C},
	Warning.Ground():  {0xFBEFD5, 0x3D2F12},
	Good.Ink():        {0x1A6638, 0x86D8A6},
	Good.Ground():     {0xDFF3E5, 0x173824},
	Info.Ink():        {0x1B5A94, 0x8CC6FB},
	Info.Ground():     {0xE1EEFA, 0x17314A},
	Neutral.Ink():     {0x3E4A5B, 0xC3CCD8},
	Neutral.Ground():  {0xE5E9EE, 0x2C3541},
	Internal.Ink():    {0x653A96, 0xD2BAF7},
	Internal.Ground(): {0xEEE6F9, 0x36284E},

	Chart(0): {0x2F55C9, 0x9DB2FF},
	Chart(1): {0x0F766E, 0x5BD0C4},
	Chart(2): {0xB45309, 0xF3B562},
	Chart(3): {0x8B3FA8, 0xD2A3EE},
	Chart(4): {0x5C6879, 0x9AA6B5},
	Chart(5): {0xB3261E, 0xFFA39A},
}

// fyneNames says which of our colours the toolkit's own names mean.
var fyneNames = map[Name]Name{
	base.ColorNameBackground:                Canvas,
	base.ColorNameButton:                    None,
	base.ColorNameDisabled:                  Control,
	base.ColorNameDisabledButton:            Sunken,
	base.ColorNameError:                     Danger.Ink(),
	base.ColorNameFocus:                     Selected, // the ground of the active menu entry; our own focus ring is Accent
	base.ColorNameForeground:                Text,
	base.ColorNameForegroundOnError:         Surface,
	base.ColorNameForegroundOnPrimary:       OnFill,
	base.ColorNameForegroundOnSuccess:       Surface,
	base.ColorNameForegroundOnWarning:       Surface,
	base.ColorNameHeaderBackground:          Sunken,
	base.ColorNameHover:                     Hover,
	base.ColorNameHyperlink:                 Accent,
	base.ColorNameInnerWindowBorder:         Line,
	base.ColorNameInnerWindowBorderInactive: Line,
	base.ColorNameInputBackground:           Surface,
	base.ColorNameInputBorder:               Control,
	base.ColorNameMenuBackground:            Surface,
	base.ColorNameOverlayBackground:         Surface,
	base.ColorNamePlaceHolder:               Text3,
	base.ColorNamePressed:                   Selected,
	base.ColorNamePrimary:                   AccentFill,
	base.ColorNameScrollBar:                 Control,
	base.ColorNameScrollBarBackground:       None,
	base.ColorNameSelection:                 Selected,
	base.ColorNameSeparator:                 Line,
	base.ColorNameShadow:                    Veil,
	base.ColorNameSuccess:                   Good.Ink(),
	base.ColorNameWarning:                   Warning.Ink(),
}

// The veil and the shadow are black at 16 % in the light variant and at 40 % in the dark one.
const (
	veilLight = 0x29
	veilDark  = 0x66
)

// colours builds the table of one variant, with the toolkit's names in it.
func colours(dark bool) map[Name]color.Color {
	table := make(map[Name]color.Color, len(palette)+len(fyneNames)+2)
	veil := color.NRGBA{A: veilLight}
	if dark {
		veil.A = veilDark
	}
	table[Veil] = veil
	table[None] = color.Transparent // this very value: the toolkit draws every other, even if it cannot be seen
	for name, p := range palette {
		value := p.light
		if dark {
			value = p.dark
		}
		table[name] = color.NRGBA{R: uint8(value >> 16), G: uint8(value >> 8), B: uint8(value), A: 0xFF}
	}
	for theirs, ours := range fyneNames {
		table[theirs] = table[ours]
	}
	return table
}
