package main

import (
	"cmp"
	"errors"
	"strings"

	"tallydesk/app/fail"
	"tallydesk/app/view"
	"tallydesk/app/worktime"
)

// What people call things on the command line, found: customers by code,
// tickets by number, people by login, name or address, the rest by name or
// number; everything by its id too.

func (c *call) customerID(code string) (string, error) {
	if code == "" {
		return "", nil
	}
	found, err := c.view.Customer(c.ctx, code)
	return found.ID, err
}

func (c *call) staffID(called string) (string, error) {
	if called == "" {
		return "", nil
	}
	if called == "me" {
		return c.desk.Actor().StaffID, nil
	}
	staff, err := c.view.Staff(c.ctx)
	if err != nil {
		return "", err
	}
	for _, member := range staff {
		if called == member.ID || called == member.Login || strings.EqualFold(called, member.Name) || strings.EqualFold(called, member.Email) {
			return member.ID, nil
		}
	}
	return "", fail.New(fail.NotFound, "staff")
}

func (c *call) ticketID(called string) (string, error) {
	if called == "" {
		return "", nil
	}
	found, err := c.view.Ticket(c.ctx, called)
	return found.ID, err
}

// contactID finds a contact of a customer by name, or of any by its address.
func (c *call) contactID(customerID, called string) (string, error) {
	if called == "" {
		return "", nil
	}
	if customerID != "" {
		contacts, err := c.view.Contacts(c.ctx, view.ContactFilter{CustomerID: customerID}, view.Page{Most: 1000})
		if err != nil {
			return "", err
		}
		for _, contact := range contacts {
			if strings.EqualFold(called, contact.Name) || called == contact.Login {
				return contact.ID, nil
			}
		}
	}
	contact, err := c.view.Contact(c.ctx, called)
	return contact.ID, err
}

func (c *call) productID(called string) (string, error) {
	if called == "" {
		return "", nil
	}
	products, err := c.view.Products(c.ctx)
	if err != nil {
		return "", err
	}
	for _, product := range products {
		if called == product.ID || strings.EqualFold(called, product.Name) {
			return product.ID, nil
		}
	}
	return "", fail.New(fail.NotFound, "product")
}

func (c *call) productIDs(called []string) ([]string, error) {
	var ids []string
	for _, name := range called {
		id, err := c.productID(name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// calendar finds a calendar by name or id; without one it is the provider's.
func (c *call) calendar(called string) (view.Named, *worktime.Calendar, error) {
	if c.onCustomerSide() {
		return c.ownCalendar(called)
	}
	provider, err := c.view.Provider(c.ctx)
	if err != nil {
		return view.Named{}, nil, err
	}
	all, err := c.view.Calendars(c.ctx)
	if err != nil {
		return view.Named{}, nil, err
	}
	found, err := view.CalledCalendar(all, cmp.Or(called, provider.CalendarID))
	if err != nil {
		return found, nil, err
	}
	calendar, err := c.view.Calendar(c.ctx, found.ID)
	return found, calendar, err
}

// contract finds a contract by its number or id, or a customer's only one by
// the customer's code.
func (c *call) contract(called string) (view.Contract, error) {
	found, err := c.view.Contract(c.ctx, called, c.today())
	if !errors.Is(err, fail.NotFound) {
		return found, err
	}
	customer, missing := c.view.Customer(c.ctx, called)
	if missing != nil {
		return found, err
	}
	rows, total, missing := c.view.Contracts(c.ctx, view.ContractFilter{CustomerID: customer.ID, AsOf: c.today()}, view.Page{Most: 2})
	switch {
	case missing != nil:
		return found, missing
	case total > 1:
		return found, fail.New(fail.Conflict, "contract.several", fail.Args{"Customer": customer.Name})
	case total == 0:
		return found, err
	}
	return c.view.Contract(c.ctx, rows[0].ID, c.today())
}

func (c *call) contractID(called string) (string, error) {
	if called == "" {
		return "", nil
	}
	found, err := c.contract(called)
	return found.ID, err
}
