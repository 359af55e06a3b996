package frame

import (
	"tallydesk/app/access"
	lists "tallydesk/app/export"
	"tallydesk/gui/export"
	"tallydesk/gui/page"
)

// export asks which list is written into a file: first what the screen shows.
func (f *Frame) export() {
	var shown []lists.List
	if exporter, ok := f.pages[f.shown].(page.Exporter); ok {
		shown = exporter.Exports()
	}
	export.Open(f.env, shown, f.status.say)
}

// exportAll writes the whole desk into a folder.
func (f *Frame) exportAll() { export.All(f.env, f.status.say) }

func (f *Frame) mayExportAll() bool { return f.desk.Actor().May(access.ExportAll) }
