package frame

import (
	"encoding/json"

	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Look is how the person wants the window; it is remembered on this computer.
type Look struct {
	Variant   theme.Variant `json:"variant"`
	Language  string        `json:"language"`   // en or sv; empty: the system's
	TextScale int           `json:"text_scale"` // percent
	RailOpen  bool          `json:"rail_open"`
	Width     float32       `json:"width"`
	Height    float32       `json:"height"`
}

// memory is what the frame brings back at the next start.
type memory struct {
	Look   Look                 `json:"look"`
	Route  page.Route           `json:"route"`
	States map[page.Name]string `json:"states"`
}

// memoryKey is where it is kept.
const memoryKey = "frame"

func parseMemory(text string) memory {
	m := memory{Look: Look{RailOpen: true, TextScale: theme.ScalePlain}}
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
