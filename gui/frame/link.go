package frame

import (
	"context"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/link"
	"tallydesk/gui/page"
)

// Show goes to what an address leads to, such as tallydesk://ticket/SUND-1042.
// Any program can have asked for it: it only shows, and only what the person
// may see.
func (f *Frame) Show(address string) {
	wanted, err := link.Parse(address)
	if err != nil {
		f.fail(err)
		return
	}
	f.options.UI.Go(func() {
		route, err := f.routeOf(context.Background(), wanted)
		f.options.UI.Do(func() {
			switch {
			case err != nil:
				f.fail(err)
			case f.env.Modals.Open():
				f.status.say(f.words.T("frame.link.waits", "Link", wanted.Ref))
			default:
				f.goRoute(route)
			}
		})
	})
}

// routeOf finds the place that an address leads to.
func (f *Frame) routeOf(ctx context.Context, wanted link.Link) (page.Route, error) {
	switch wanted.Kind {
	case link.Search:
		return page.Route{Page: page.Search, ID: wanted.Ref}, nil
	case link.Help:
		return page.Route{Page: page.Guide, ID: wanted.Ref}, nil
	case link.Customer:
		found, err := f.desk.View().Customer(ctx, wanted.Ref)
		return page.Route{Page: page.Customers, ID: found.ID}, err
	case link.Contract:
		found, err := f.desk.View().Contract(ctx, wanted.Ref, civil.Of(f.desk.Now()))
		return page.Route{Page: page.Contracts, ID: found.ID}, err
	}
	if f.liaison() {
		found, err := f.desk.Account().Ticket(ctx, wanted.Ref)
		return page.Route{Page: page.Tickets, ID: found.ID}, err
	}
	found, err := f.desk.View().Ticket(ctx, wanted.Ref)
	return page.Route{Page: page.Tickets, ID: found.ID}, err
}

// linkOf gives the address of the place shown.
func (f *Frame) linkOf(ctx context.Context, here page.Route) (link.Link, error) {
	switch {
	case here.Page == page.Search:
		return link.Link{Kind: link.Search, Ref: here.ID}, nil
	case here.Page == page.Customers:
		found, err := f.desk.View().Customer(ctx, here.ID)
		return link.Link{Kind: link.Customer, Ref: found.Code}, err
	case here.Page == page.Contracts:
		found, err := f.desk.View().Contract(ctx, here.ID, civil.Of(f.desk.Now()))
		return link.Link{Kind: link.Contract, Ref: found.Number}, err
	case here.Page == page.Tickets && f.liaison():
		found, err := f.desk.Account().Ticket(ctx, here.ID)
		return link.Link{Kind: link.Ticket, Ref: found.Ref}, err
	case here.Page == page.Tickets:
		found, err := f.desk.View().Ticket(ctx, here.ID)
		return link.Link{Kind: link.Ticket, Ref: found.Ref}, err
	}
	return link.Link{}, fail.New(fail.NotFound, "link")
}

// canLink tells whether the place shown has an address.
func (f *Frame) canLink() bool {
	here, _ := f.history.here()
	switch here.Page {
	case page.Search, page.Customers, page.Contracts, page.Tickets:
		return here.ID != ""
	}
	return false
}

// copyLink puts the address of the place shown into the clipboard.
func (f *Frame) copyLink() {
	here, _ := f.history.here()
	f.options.UI.Go(func() {
		address, err := f.linkOf(context.Background(), here)
		f.options.UI.Do(func() {
			if err != nil {
				f.fail(err)
				return
			}
			f.options.Clipboard(address.String())
			f.status.say(f.words.T("frame.link.copied", "Link", address.String()))
		})
	})
}
