package demo

import (
	"math/rand/v2"
	"slices"

	"tallydesk/app/ticket"
)

var workMinutes = []int{10, 15, 15, 20, 20, 30, 30, 30, 45, 45, 60, 60, 90, 120}

var workTypes = map[ticket.Kind]string{
	ticket.Fault: "support", ticket.Assistance: "consulting", ticket.Training: "training", ticket.Change: "development", ticket.Question: "support",
}

// chance is a value with its share of a hundred.
type chance[T any] struct {
	share int
	value T
}

// weighted picks a value by its share.
func weighted[T any](random *rand.Rand, of []chance[T]) T {
	n := random.IntN(100)
	at := slices.IndexFunc(of, func(c chance[T]) bool {
		n -= c.share
		return n < 0
	})
	return of[at].value
}

var (
	kinds      = []chance[ticket.Kind]{{38, ticket.Fault}, {27, ticket.Assistance}, {23, ticket.Question}, {6, ticket.Change}, {6, ticket.Training}}
	channels   = []chance[ticket.Channel]{{45, ticket.App}, {38, ticket.Email}, {15, ticket.Phone}, {2, ticket.OnSite}}
	priorities = []chance[ticket.Priority]{{3, ticket.VeryHigh}, {17, ticket.High}, {56, ticket.Medium}, {24, ticket.Low}}
	causes     = []chance[ticket.Cause]{{25, ticket.Software}, {15, ticket.Installation}, {15, ticket.Released}, {15, ticket.Access}, {12, ticket.Data}, {10, ticket.Network}, {8, ticket.User}}
)
