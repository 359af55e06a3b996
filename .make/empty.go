//go:build ignore

// Command empty shows an empty window of the toolkit, as large as the desk's:
// what the start of the desk is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	window := app.NewWithID("io.tallydesk.empty").NewWindow("Empty")
	window.Resize(fyne.NewSize(1280, 800))
	window.ShowAndRun()
}
