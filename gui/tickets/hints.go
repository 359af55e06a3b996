package tickets

import (
	"tallydesk/app/words"
	"tallydesk/gui/kit"
)

// hints are the keys of the list, shown under it.
func hints(w *words.Words) []kit.Hint {
	return []kit.Hint{
		{Keys: []string{"↑", "↓"}, Word: w.T("tickets.key.move")},
		{Keys: []string{"Enter"}, Word: w.T("tickets.key.open")},
		{Keys: []string{"T"}, Word: w.T("tickets.key.take")},
		{Keys: []string{"R"}, Word: w.T("tickets.key.reply")},
		{Keys: []string{"L"}, Word: w.T("tickets.key.log")},
		{Keys: []string{"S"}, Word: w.T("tickets.key.state")},
		{Keys: []string{"P"}, Word: w.T("tickets.key.priority")},
		{Keys: []string{"A"}, Word: w.T("tickets.key.assign")},
		{Keys: []string{"M"}, Word: w.T("tickets.key.move_line")},
		{Keys: []string{"F"}, Word: w.T("tickets.key.filter")},
	}
}
