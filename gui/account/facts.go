package account

import (
	"context"
	"slices"
	"time"

	"tallydesk/app"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
)

// facts is what My account shows, as it was read.
type facts struct {
	about     liaison.Account
	waiting   []talked // what waits for the customer, the latest first
	working   []talked // what support does, and what it has solved
	total     int      // all tickets there are
	latest    []liaison.TicketRow
	contracts []liaison.Contract
	banks     []liaison.Bank
	moves     []move // the newest first
	changes   []liaison.Change
	today     civil.Day
}

// talked is a ticket with what was written last in it.
type talked struct {
	liaison.TicketRow
	last view.Item // the last message; the zero Item while there is none
}

var (
	// waitingStates wait for the customer.
	waitingStates = []ticket.State{ticket.WaitingCustomer, ticket.AwaitingLiaison}
	// workingStates are with support, or solved and not confirmed yet.
	workingStates = []ticket.State{
		ticket.New, ticket.Assessed, ticket.InProgress, ticket.WaitingApproval, ticket.WaitingRelease, ticket.Resolved,
	}
)

// How many rows each part of the screen shows; the rest is in Tickets.
const (
	mostWaiting = 8
	mostWorking = 8
	mostLatest  = 50
)

// readFacts reads all that the screen shows.
func readFacts(ctx context.Context, desk *app.Desk, now time.Time) (facts, error) {
	r := desk.Account()
	f := facts{today: civil.Of(now)}
	var err error
	if f.about, err = r.Account(ctx); err != nil {
		return f, err
	}
	if f.waiting, err = readTalks(ctx, r, waitingStates, mostWaiting); err != nil {
		return f, err
	}
	if f.working, err = readTalks(ctx, r, workingStates, mostWorking); err != nil {
		return f, err
	}
	if f.latest, f.total, err = r.Tickets(ctx, liaison.TicketFilter{}, view.Page{Most: mostLatest}); err != nil {
		return f, err
	}
	if f.contracts, err = r.Contracts(ctx, f.today); err != nil {
		return f, err
	}
	if f.changes, err = r.Changes(ctx, f.today, changesAhead); err != nil {
		return f, err
	}
	return f, f.readHours(ctx, r)
}

// readTalks reads tickets with what was written last in them.
func readTalks(ctx context.Context, r *liaison.Reader, states []ticket.State, most int) ([]talked, error) {
	rows, _, err := r.Tickets(ctx, liaison.TicketFilter{States: states}, view.Page{Most: most})
	if err != nil {
		return nil, err
	}
	talks := make([]talked, len(rows))
	for i, row := range rows {
		items, err := r.Conversation(ctx, row.ID)
		if err != nil {
			return nil, err
		}
		talks[i] = talked{TicketRow: row, last: lastMessage(items)}
	}
	return talks, nil
}

func lastMessage(items []view.Item) view.Item {
	for _, item := range slices.Backward(items) {
		if item.Kind == view.ItemMessage {
			return item
		}
	}
	return view.Item{}
}

// readHours settles the hours of every contract that has begun.
func (f *facts) readHours(ctx context.Context, r *liaison.Reader) error {
	for _, contract := range f.contracts {
		if contract.State == view.Coming {
			continue
		}
		bank, err := r.Bank(ctx, contract.ID, f.today)
		if err != nil {
			return err
		}
		statement, err := r.Statement(ctx, contract.ID, contract.Start, f.today, f.today)
		if err != nil {
			return err
		}
		f.banks = append(f.banks, bank)
		f.moves = append(f.moves, movesOf(statement)...)
	}
	sortMoves(f.moves)
	return nil
}

// hasHours tells whether any contract has ever given hours.
func (f *facts) hasHours() bool {
	return slices.ContainsFunc(f.banks, func(b liaison.Bank) bool { return len(b.Lots) > 0 })
}

// used is all that work has ever taken from the hours, in minutes.
func (f *facts) used() int {
	minutes := 0
	for _, m := range f.moves {
		if m.kind == bank.KindDraw {
			minutes -= m.minutes
		}
	}
	return minutes
}
