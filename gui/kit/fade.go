package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/gui/theme"
)

// fadeIn lets what lies under a cover of a colour appear in 120 ms; with reduced motion it is there at once.
func fadeIn(cover *canvas.Rectangle, from theme.Name) {
	time := theme.Motion()
	if time == 0 {
		cover.Hide()
		return
	}
	cover.Show()
	solid := theme.Color(from)
	fyne.NewAnimation(time, func(done float32) {
		cover.FillColor = fading(solid, done)
		cover.Hidden = done >= 1
		cover.Refresh()
	}).Start()
}

// fading is a colour as far gone as done says, 0 to 1.
func fading(solid color.Color, done float32) color.Color {
	r, g, b, a := solid.RGBA()
	left := 1 - min(max(done, 0), 1)
	part := func(channel uint32) uint16 { return uint16(float32(channel) * left) }
	faded := color.RGBA64Model.Convert(solid).(color.RGBA64)
	faded.R, faded.G, faded.B, faded.A = part(r), part(g), part(b), part(a)
	return faded
}
