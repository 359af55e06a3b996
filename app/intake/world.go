package intake

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"tallydesk/app"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
)

// world is what is on the desk already, by the names that a file can call it,
// and what this import adds.
type world struct {
	customers map[string]string // ids by code and name, folded
	codes     map[string]bool   // taken
	staff     map[string]string // ids by name, login and address, folded
	byEmail   map[string]person // contacts; of several customers the first
	members   map[string]string // contact ids by customer and address (R-ACC-6)
	byName    map[string]string // contact ids by customer and name
	products  map[string]string
	refs      map[string]view.Imported // of the kind of row that is imported
	tickets   map[string]view.Imported // imported tickets by their number there
	own       map[string]string        // ids of tickets of ours by how they were typed
	several   map[string]bool          // names that more than one bears
}

type person struct{ id, customerID string }

func fold(text string) string { return ticket.Fold(strings.Join(strings.Fields(text), " ")) }

// look reads what an import of the mapping needs to know.
func look(ctx context.Context, desk *app.Desk, mapping Mapping) (*world, error) {
	w := &world{
		customers: map[string]string{}, codes: map[string]bool{}, staff: map[string]string{}, byEmail: map[string]person{},
		byName: map[string]string{}, members: map[string]string{}, products: map[string]string{}, own: map[string]string{}, several: map[string]bool{},
	}
	reader := desk.View()
	customers, err := reader.KnownCustomers(ctx)
	if err != nil {
		return nil, err
	}
	for _, k := range customers {
		w.addCustomer(k.ID, k.Also, k.Name)
	}
	contacts, err := reader.KnownContacts(ctx)
	if err != nil {
		return nil, err
	}
	for _, k := range contacts {
		w.addContact(k.ID, k.CustomerID, k.Name, k.Also)
	}
	products, err := reader.KnownProducts(ctx)
	if err != nil {
		return nil, err
	}
	for _, k := range products {
		w.products[fold(k.Name)] = k.ID
	}
	if err := w.lookAtStaff(ctx, reader); err != nil {
		return nil, err
	}
	return w, w.lookAtRefs(ctx, reader, mapping)
}

func (w *world) lookAtStaff(ctx context.Context, reader *view.Reader) error {
	staff, err := reader.Staff(ctx)
	for _, s := range staff { // who has left stands last: the name is first that of who works here
		w.addStaff(s.ID, s.Name, s.Login, s.Email)
	}
	return err
}

func (w *world) lookAtRefs(ctx context.Context, reader *view.Reader, mapping Mapping) (err error) {
	if w.refs, err = reader.Imported(ctx, refSource(mapping)); err != nil || mapping.Kind == Tickets {
		w.tickets = w.refs
		return err
	}
	if mapping.Kind == Customers || mapping.Kind == Contacts {
		return nil
	}
	w.tickets, err = reader.Imported(ctx, string(mapping.Source)+".ticket")
	return err
}

// lookAtOwn finds the tickets of ours that rows name: SUND-1042.
func (w *world) lookAtOwn(ctx context.Context, reader *view.Reader, records []Record) error {
	for _, rec := range records {
		typed := rec.text(Issue)
		if code, _, ok := ticket.ParseRef(typed); !ok || code == "" || w.own[typed] != "" {
			continue
		}
		found, err := reader.FindTicket(ctx, typed)
		if err != nil && !errors.Is(err, fail.NotFound) {
			return err
		}
		if len(found) == 1 {
			w.own[typed] = found[0].ID
		}
	}
	return nil
}

// refSource names program and kind of row, for what rows are called there.
func refSource(mapping Mapping) string {
	noun := map[Kind]string{Customers: "customer", Contacts: "contact", Tickets: "ticket", Time: "time"}
	return string(mapping.Source) + "." + noun[mapping.Kind]
}

// name keeps an id under a name; one that two bear names neither.
func (w *world) name(names map[string]string, name, id string) {
	key := fold(name)
	switch other := names[key]; {
	case key == "":
	case other == "" && !w.several[key]:
		names[key] = id
	case other != id:
		w.several[key] = true
	}
}

func (w *world) addCustomer(id, code, name string) {
	w.codes[code] = true
	w.customers[fold(code)] = id
	w.name(w.customers, name, id)
}

func (w *world) addContact(id, customerID, name, email string) {
	if email != "" {
		w.members[customerID+"/"+fold(email)] = id
		if _, known := w.byEmail[fold(email)]; !known {
			w.byEmail[fold(email)] = person{id, customerID}
		}
	}
	if name != "" && w.byName[customerID+"/"+fold(name)] == "" {
		w.byName[customerID+"/"+fold(name)] = id
	}
}

func (w *world) addStaff(id string, names ...string) {
	for _, name := range names {
		if key := fold(name); key != "" && w.staff[key] == "" {
			w.staff[key] = id
		}
	}
}

// freeCode makes a code for a customer of a name: its first letters, with a
// number where that is taken.
func (w *world) freeCode(name string) string {
	letters := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToUpper(ticket.Fold(name)))
	if letters == "" {
		letters = "K"
	}
	begin := letters[:min(4, len(letters))]
	for n := 1; ; n++ {
		code := begin
		if n > 1 {
			code += strconv.Itoa(n)
		}
		if !w.codes[code] {
			return code
		}
	}
}

// unknown says that a name is nobody's here.
func unknown(field, reason, name string) error {
	return fail.NewInvalid(field, reason, fail.Args{"Name": name})
}
