package frame

import "tallydesk/gui/page"

// history is where the person has been: Alt+← goes back, Alt+→ forward again.
type history struct {
	been []visit
	at   int
}

// visit is a place with what its screen looked like when it was left.
type visit struct {
	route page.Route
	state string
}

// mostVisits is how many places are kept.
const mostVisits = 100

// visit notes that the person goes to a route; what was ahead is forgotten.
// Going where one is changes nothing.
func (h *history) visit(route page.Route) {
	if len(h.been) > 0 && h.been[h.at].route == route {
		return
	}
	h.been = append(h.been[:min(h.at+1, len(h.been))], visit{route: route})
	if len(h.been) > mostVisits {
		h.been = h.been[1:]
	}
	h.at = len(h.been) - 1
}

// leave keeps what the present place looks like.
func (h *history) leave(state string) {
	if len(h.been) > 0 {
		h.been[h.at].state = state
	}
}

// move goes a step back (-1) or forward (+1).
func (h *history) move(step int) (visit, bool) {
	to := h.at + step
	if to < 0 || to >= len(h.been) {
		return visit{}, false
	}
	h.at = to
	return h.been[to], true
}

// here gives the present place.
func (h *history) here() (page.Route, bool) {
	if len(h.been) == 0 {
		return page.Route{}, false
	}
	return h.been[h.at].route, true
}
