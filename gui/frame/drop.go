package frame

import (
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/gui/page"
)

// dropped hears that files were dropped on the window: the screen shown takes
// them, or else a table of rows goes to the import.
func (f *Frame) dropped(_ fyne.Position, dropped []fyne.URI) {
	if f.env.Modals.Open() {
		return
	}
	var files []page.Picked
	for _, uri := range dropped {
		if uri.Scheme() != "file" {
			continue
		}
		picked, err := f.options.Pick(uri.Path())
		if err != nil {
			f.fail(err)
			return
		}
		files = append(files, picked)
	}
	if len(files) == 0 {
		return
	}
	if taker, ok := f.pages[f.shown].(page.Taker); ok && taker.TakeFiles(files) {
		return
	}
	if f.makers()[page.Import] != nil && isTable(files[0].Name) {
		f.goTo(page.Import)
		if taker, ok := f.pages[page.Import].(page.Taker); ok && taker.TakeFiles(files) {
			return
		}
	}
	f.status.say(f.words.T("frame.dropped.nowhere"))
}

// isTable tells whether a file holds rows to import, by its name.
func isTable(name string) bool {
	name = strings.ToLower(name)
	for _, ending := range []string{".csv", ".tsv", ".xlsx"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
