package main

import (
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/view"
)

type contactNoun struct {
	Add  contactAdd  `cmd:""`
	List contactList `cmd:""`
	Show contactShow `cmd:""`
}

type contactAdd struct {
	Customer string   `arg:"" is:"customer"`
	Name     string   `arg:"" is:"text"`
	Email    []string `name:"email" is:"email"`
	Phone    []string `name:"phone" is:"text" sep:"none"`
	Liaison  string   `name:"liaison" is:"code" of:"liaisons"`
	IT       bool     `name:"it"`
	Language string   `name:"language" is:"lang" of:"langs"`
}

func (contactAdd) examples() []string {
	return []string{
		`contact add SUND "Nils Holm" --email nils@sundvik.example --phone "+46 60 12 34 56"`,
		`contact add SUND "Rut Lind" --email rut@sundvik.example --liaison main_admin --it`,
	}
}

func (k *contactAdd) run(c *call) error {
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	return c.do(&command.AddContact{
		CustomerID: customer, Name: k.Name, Language: k.Language, Emails: k.Email, Phones: k.Phone,
		Liaison: k.Liaison != "", Function: k.Liaison, ITContact: k.IT,
	}, "contact", record{{"customer", k.Customer}, {"name", k.Name}}, "cli.done.contact.add", "Name", k.Name)
}

type contactList struct {
	Text     []string `arg:"" optional:"" is:"text"`
	Customer string   `name:"customer" is:"customer"`
	Liaisons bool     `name:"liaisons"`
	paged
}

func (contactList) examples() []string {
	return []string{"contact list", "contact list --customer SUND --liaisons", "contact list carin --json"}
}

func (k *contactList) run(c *call) error {
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	filter := view.ContactFilter{CustomerID: customer, Text: strings.Join(k.Text, " "), Liaisons: k.Liaisons}
	found, err := c.view.Contacts(c.ctx, filter, view.Page{Most: k.Most})
	if err != nil {
		return err
	}
	return c.out.list(contactRecords(found), "cli.none.contacts", "customer", "name", "liaison", "emails", "phones")
}

func contactRecords(contacts []view.Contact) []record {
	var records []record
	for _, k := range contacts {
		records = append(records, contactRecord(k))
	}
	return records
}

func contactRecord(k view.Contact) record {
	return record{
		{"id", k.ID},
		{"customer", k.CustomerCode},
		{"customer_name", k.CustomerName},
		{"name", k.Name},
		{"language", coded{"language.", k.Language}},
		{"liaison", k.Liaison},
		{"function", coded{"cli.function.", k.Function}},
		{"it_contact", k.ITContact},
		{"active", k.Active},
		{"emails", k.Emails},
		{"phones", k.Phones},
		{"login", k.Login},
	}
}

type contactShow struct {
	Contact  string `arg:"" is:"contact"`
	Customer string `name:"customer" is:"customer"`
}

func (contactShow) examples() []string {
	return []string{`contact show "Carin Holm" --customer SUND`, "contact show carin.holm@sundvik.example --json"}
}

func (k *contactShow) run(c *call) error {
	customer, err := c.customerID(k.Customer)
	if err != nil {
		return err
	}
	id, err := c.contactID(customer, k.Contact)
	if err != nil {
		return err
	}
	found, err := c.view.Contact(c.ctx, id)
	if err != nil {
		return err
	}
	var trained []record
	for _, training := range found.Training {
		trained = append(trained, record{{"product", training.Product}, {"day", training.Day}})
	}
	told := append(contactRecord(found), field{"training", trained})
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "name", "customer_name", "liaison", "function", "it_contact", "language", "emails", "phones", "login", "active")
	c.out.section("cli.part.training", trained, "product", "day")
	return nil
}
