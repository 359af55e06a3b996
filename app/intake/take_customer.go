package intake

import (
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/fail"
)

func (t *taker) customerRow(rec *Record, origin command.Origin) error {
	name, code := rec.text(Name), strings.ToUpper(rec.text(Code))
	if name == "" {
		name = code
	}
	if t.w.customers[fold(code)] != "" || code == "" && t.w.customers[fold(name)] != "" {
		t.report.Known++ // entered by hand, or imported from elsewhere
		return nil
	}
	if code == "" {
		code = t.w.freeCode(name)
	}
	manager, err := t.staffCalled(Manager, rec.text(Manager), "")
	if err != nil {
		return err
	}
	receipt, err := t.do(&command.ImportCustomer{Origin: origin, Former: rec.text(Status) == "former", CreateCustomer: command.CreateCustomer{
		Code: code, Name: name, Language: rec.text(Language), Zone: rec.text(Zone), Currency: strings.ToUpper(rec.text(Currency)),
		Deployment: rec.text(Deployment), Address: rec.all(Address), VATNo: rec.text(VATNo), ManagerID: manager, Notes: rec.labelled(Notes),
	}})
	if err != nil {
		return err
	}
	t.report.New++
	t.w.addCustomer(receipt.Created("customer"), code, name)
	return nil
}

// labelled puts what the columns of a field say under each other, each after
// its heading where there are several.
func (rec *Record) labelled(fields ...Field) string {
	var said []Said
	for _, field := range fields {
		said = append(said, rec.said(field)...)
	}
	var lines []string
	for _, one := range said {
		line := one.Text
		if len(said) > 1 && one.Column != "" {
			line = one.Column + ": " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (t *taker) contactRow(rec *Record, origin command.Origin) error {
	emails := rec.texts(Email)
	customerID, err := t.customer(rec, "")
	if err != nil {
		return err
	}
	for _, email := range emails {
		if t.w.members[customerID+"/"+fold(email)] != "" {
			t.report.Known++
			return nil
		}
	}
	if len(emails) == 0 && t.w.byName[customerID+"/"+fold(rec.text(Name))] != "" {
		t.report.Known++
		return nil
	}
	liaison, _ := rec.Values[Liaison].(bool)
	function := rec.text(Function)
	if liaison && function == "" {
		function = command.LiaisonFunctions[0] // as for one that is added by hand
	}
	receipt, err := t.do(&command.ImportContact{Origin: origin, Left: rec.text(Status) == "former", AddContact: command.AddContact{
		CustomerID: customerID, Name: rec.text(Name), Language: rec.text(Language), Emails: emails, Phones: rec.texts(Phone),
		Liaison: liaison, Function: function,
	}})
	if err != nil {
		return err
	}
	t.report.New++
	t.w.addContact(receipt.Created("contact"), customerID, rec.text(Name), "")
	for _, email := range emails {
		t.w.addContact(receipt.Created("contact"), customerID, "", email)
	}
	return nil
}

// customer finds the customer of a row: the one it names, or its project is
// called, or is made for it, else the one that was chosen for rows that name none that is known.
func (t *taker) customer(rec *Record, otherwise string) (string, error) {
	name := rec.text(Customer)
	project := fold(rec.text(Project))
	switch {
	case name == "" && otherwise == "" && t.w.customers[project] != "" && !t.w.several[project]:
		return t.w.customers[project], nil // a project for each customer, as is usual in Redmine
	case name == "" && t.job.Choices.CustomerID != "":
		return t.job.Choices.CustomerID, nil
	case name == "" && otherwise != "":
		return otherwise, nil
	case name == "":
		return "", fail.NewInvalid("customer", "import.no_customer")
	}
	if id := t.w.customers[fold(name)]; id != "" && !t.w.several[fold(name)] {
		return id, nil
	}
	switch chosen := t.job.Choices; {
	case chosen.CreateCustomers && !t.w.several[fold(name)]:
		return t.newCustomer(name)
	case chosen.CustomerID != "":
		t.report.ForChosen = noted(t.report.ForChosen, name)
		return chosen.CustomerID, nil
	case t.w.several[fold(name)]:
		return "", unknown("customer", "import.several", name)
	}
	return "", unknown("customer", "import.customer", name)
}

func (t *taker) newCustomer(name string) (string, error) {
	code := t.w.freeCode(name)
	receipt, err := t.do(&command.CreateCustomer{Code: code, Name: name})
	if err != nil {
		return "", err
	}
	t.report.Customers++
	t.w.addCustomer(receipt.Created("customer"), code, name)
	return receipt.Created("customer"), nil
}

// staffCalled finds a member of staff by address or name, or adds one where
// that was asked for.
func (t *taker) staffCalled(field Field, name, email string) (string, error) {
	if name == "" && email == "" {
		return "", nil
	}
	for _, called := range []string{email, name} {
		if given := t.job.Choices.Values[ValueKey(Person, called)]; given != "" && called != "" {
			called = given
		}
		if id := t.w.staff[fold(called)]; id != "" && called != "" {
			return id, nil
		}
	}
	if strings.Contains(name, "@") && email == "" {
		email = name
	}
	if name == "" {
		name = email
	}
	if !t.job.Choices.AddPeople {
		return "", unknown(string(field), "import.person", name)
	}
	receipt, err := t.do(&command.AddStaff{Name: name, Email: email})
	if err != nil {
		return "", err
	}
	t.report.People++
	t.w.addStaff(receipt.Created("staff"), name, email)
	return receipt.Created("staff"), nil
}
