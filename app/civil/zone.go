package civil

import (
	"sync"
	"time"
)

// zones holds the zones that were asked for: they are the same for ever, and
// reading one takes longer than writing a row.
var zones sync.Map

// Zone gives the IANA time zone of a name, as time.LoadLocation does.
func Zone(name string) (*time.Location, error) {
	if zone, known := zones.Load(name); known {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	zones.Store(name, zone)
	return zone, nil
}
