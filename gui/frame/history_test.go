package frame

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"tallydesk/gui/page"
)

func TestBackBringsWhatWasLeft(t *testing.T) {
	var h history
	h.visit(page.Route{Page: page.Tickets, ID: "1"})
	h.leave("scrolled")
	h.visit(page.Route{Page: page.Customers})
	h.leave("filtered")
	if back, ok := h.move(-1); !ok || back.route.ID != "1" || back.state != "scrolled" {
		t.Errorf("back = %+v, %v", back, ok)
	}
	if forward, ok := h.move(1); !ok || forward.route.Page != page.Customers || forward.state != "filtered" {
		t.Errorf("forward = %+v, %v", forward, ok)
	}
	if _, ok := h.move(1); ok {
		t.Error("there was something ahead of the newest place")
	}
}

func TestGoingElsewhereForgetsWhatWasAhead(t *testing.T) {
	var h history
	for _, name := range []page.Name{page.Tickets, page.Customers, page.Contracts} {
		h.visit(page.Route{Page: name})
	}
	h.move(-1)
	h.move(-1)
	h.visit(page.Route{Page: page.Time})
	if _, ok := h.move(1); ok {
		t.Error("the forgotten place came back")
	}
}

// Law: any walk stays within the places, and n steps back and n forward end
// where they began.
func TestBackAndForwardAreInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var h history
		for i := range rapid.IntRange(1, 3*mostVisits).Draw(t, "visits") {
			h.visit(page.Route{Page: page.Tickets, ID: strconv.Itoa(i)})
		}
		start, _ := h.here()
		steps := 0
		for range rapid.IntRange(0, 2*mostVisits).Draw(t, "back") {
			if _, ok := h.move(-1); ok {
				steps++
			}
		}
		for range steps {
			h.move(1)
		}
		if end, _ := h.here(); end != start || steps >= mostVisits {
			t.Fatalf("ended at %v after %d steps, began at %v", end, steps, start)
		}
	})
}
