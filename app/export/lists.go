package export

import (
	"tallydesk/app"
	"tallydesk/app/access"
	"tallydesk/app/view"
)

// Lists gives every list that the desk's actor may write, whole.
func Lists(desk *app.Desk) []List {
	if desk.Actor().Role == access.Liaison {
		return own(desk)
	}
	return []List{
		Tickets(desk, view.TicketFilter{Sort: view.ByNumber}),
		Messages(desk, view.SaidFilter{}),
		Time(desk, view.TimeFilter{}),
		Charges(desk, view.ChargeFilter{}),
		Customers(desk, view.CustomerFilter{}),
		Contacts(desk, view.ContactFilter{}),
		Installations(desk, ""),
		Contracts(desk, allContracts(desk)),
		Lines(desk, allContracts(desk)),
		Lots(desk, allContracts(desk)),
		Movements(desk, allContracts(desk)),
		Products(desk),
		People(desk),
		Calendars(desk),
		Deviations(desk),
	}
}

// Find gives a list of the actor's by its name.
func Find(desk *app.Desk, name string) (List, bool) {
	for _, list := range Lists(desk) {
		if list.Name == name {
			return list, true
		}
	}
	return List{}, false
}

func allContracts(desk *app.Desk) view.ContractFilter {
	return view.ContractFilter{AsOf: today(desk)}
}
