package frame

import (
	"encoding/json"

	"tallydesk/gui/page"
)

// leftAs is how the window was left on this desk. Language, appearance and size
// of text are the person's on every desk: they are in the configuration.
type leftAs struct {
	RailOpen bool    `json:"rail_open"`
	Width    float32 `json:"width"`
	Height   float32 `json:"height"`
}

// memory is what the frame brings back at the next start.
type memory struct {
	Look   leftAs               `json:"look"`
	Route  page.Route           `json:"route"`
	States map[page.Name]string `json:"states"`
	Recent []page.Route         `json:"recent"` // what was opened of late, the latest first
}

// memoryKey is where it is kept.
const memoryKey = "frame"

func parseMemory(text string) memory {
	m := memory{Look: leftAs{RailOpen: true}}
	if text != "" {
		var kept memory
		if json.Unmarshal([]byte(text), &kept) == nil { // else: as at the first start
			m = kept
		}
	}
	if m.States == nil {
		m.States = map[page.Name]string{}
	}
	return m
}

func (m memory) String() string {
	text, err := json.Marshal(m)
	if err != nil {
		return ""
	}
	return string(text)
}
