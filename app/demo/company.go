package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"tallydesk/app"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
)

// A large desk is a company with years behind it: people and customers in
// proportion to its tickets, agreements with hours bought every quarter. All of
// this is said by commands; only the tickets are too many for that.

// member is one of the provider's people.
type member struct {
	id   string
	line int
	used []int16 // minutes worked, by days since the beginning
}

// client is a customer with years of tickets.
type client struct {
	id, managerID string
	place         int // among all
	writer        writer
	agreements    []ticket.Contract
	liaisons      []person
	others        []person // who are no liaisons
	products      []string
	weight        float64 // share of all tickets
}

type person struct{ id, name string }

// company is who there is.
type company struct {
	phrases  map[string]*phrases // by language
	people   []*member
	clients  []*client
	managers []string
	trainers []*member
	start    civil.Day // of the first ticket
}

// sizes says how large a company with so many tickets is.
func sizes(tickets int) (people, clients, years int) {
	between := func(low, n, high int) int { return min(max(low, n), high) }
	return between(3, tickets/16_000, 60), between(8, tickets/2_000, 500), between(2, tickets/10_000, 8)
}

// found lets people and customers in. The clock goes back to the beginning.
func (t *teller) found(random *rand.Rand, tickets int) (*company, error) {
	people, clients, years := sizes(tickets)
	ago := years*365 + 30
	c := &company{start: t.today(ago).MonthStart(), phrases: map[string]*phrases{}}
	for _, lang := range []string{"en", "sv"} {
		var err error
		if c.phrases[lang], err = readPhrases(lang); err != nil {
			return nil, err
		}
	}
	t.began = ago + 40
	t.provider(Options{Lang: t.lang})
	t.products()
	c.hire(t, random, people)
	total := 0.0
	for i := range clients {
		c.enrol(t, random, i)
		total += shareOf(i)
	}
	for _, client := range c.clients {
		client.weight = shareOf(client.place) / total
	}
	return c, t.err
}

// hire adds people to those of the stories, two of whom work on all lines.
func (c *company) hire(t *teller, random *rand.Rand, n int) {
	days := int(t.today(0)-c.start) + 2
	for _, known := range []struct {
		login string
		line  int
	}{{"anna", 2}, {"erik", 3}, {"bjorn", 2}, {"sara", 1}} {
		c.people = append(c.people, &member{id: t.ids[known.login], line: known.line, used: make([]int16, days)})
	}
	c.managers, c.trainers = []string{t.ids["sara"]}, []*member{c.people[2]}
	taken := map[string]bool{}
	for i := 0; i < n && t.err == nil; i++ {
		name := personName(random)
		login := strings.ReplaceAll(ticket.Fold(name), " ", ".")
		if taken[login] {
			i--
			continue
		}
		taken[login] = true
		does := []string{"consultant", "product_specialist", "trainer", "account_manager", "consultant"}[i%5]
		hired := &member{line: 1 + i%3, used: make([]int16, days)}
		t.do("diane", &command.AddStaff{
			Name: name, Email: login + "@nordicdesk.example", Functions: []string{does}, Line: hired.line, WeeklyMinutes: 40 * 60,
		}, "staff", login)
		t.do("diane", &command.AddUser{Login: login, Role: "agent", StaffID: t.ids[login]}, "", "")
		hired.id = t.ids[login]
		c.people = append(c.people, hired)
		switch does {
		case "account_manager":
			c.managers = append(c.managers, hired.id)
		case "trainer":
			c.trainers = append(c.trainers, hired)
		}
	}
}

// enrol makes a customer with its contacts and agreements.
func (c *company) enrol(t *teller, random *rand.Rand, i int) {
	if t.err != nil {
		return
	}
	lang := "sv"
	if i%10 >= 7 {
		lang = "en"
	}
	name, code := clientName(random, lang, i)
	k := &client{place: i, managerID: c.managers[i%len(c.managers)]}
	k.writer = writer{phrases: c.phrases[lang], random: random}
	k.writer.domain = strings.ToLower(ticket.Fold(code)) + ".example"
	customer := &command.CreateCustomer{Code: code, Name: name, Language: lang, Deployment: command.Deployments[i%2], ManagerID: k.managerID}
	if lang == "en" {
		customer.Zone, customer.Currency = "America/New_York", "USD"
	}
	t.act("diane", func(do app.Doer) error {
		receipt, err := do(customer)
		if err != nil {
			return err
		}
		k.id = receipt.Created("customer")
		if err := k.contacts(do, random); err != nil {
			return err
		}
		k.products = [][]string{{t.ids["planner"]}, {t.ids["planner"], t.ids["accountant"]}, {t.ids["accountant"]}}[i%3]
		for _, product := range k.products {
			if _, err := do(&command.Install{CustomerID: k.id, ProductID: product, Version: "8.4.2", Licences: 20 + random.IntN(900)}); err != nil {
				return err
			}
		}
		return k.agree(t, do, i, c.start)
	})
	c.clients = append(c.clients, k)
}

func (k *client) contacts(do app.Doer, random *rand.Rand) error {
	for j := range 3 + random.IntN(4) {
		contact := &command.AddContact{CustomerID: k.id, Name: personName(random), Liaison: j < 2}
		contact.Emails = []string{address(contact.Name, k.writer.domain)}
		contact.Phones = []string{fmt.Sprintf("0%d-%03d %02d %02d", 8+random.IntN(60), random.IntN(1000), random.IntN(100), random.IntN(100))}
		if contact.Liaison {
			contact.Function = command.LiaisonFunctions[j]
		}
		receipt, err := do(contact)
		if err != nil {
			return err
		}
		somebody := person{receipt.Created("contact"), contact.Name}
		if contact.Liaison {
			k.liaisons = append(k.liaisons, somebody)
		} else {
			k.others = append(k.others, somebody)
		}
	}
	return nil
}

// agree gives a customer one of the arrangements of the stories.
func (k *client) agree(t *teller, do app.Doer, i int, start civil.Day) error {
	open := &command.OpenContract{CustomerID: k.id, Start: start, OverUse: terms.Ask, ServiceLevel: "Standard"}
	prepaid := terms.Line{Kind: terms.Prepaid, Least: 60, Price: 115000, EarlyUse: true}
	switch i % 4 {
	case 0:
		open.Name = "Customer Care"
		open.Lines = []terms.Line{
			{Kind: terms.Maintenance, Price: 450000, Period: terms.Month},
			{Kind: terms.Quota, PerYear: 24},
			{Kind: terms.Allowance, Minutes: 120, RollOver: bank.RollMonths, RollOverMonths: 2},
			prepaid,
		}
	case 1:
		open.Name, open.End, open.RenewalMonths = "Support", start.AddMonths(12)-1, 12
		open.Lines = []terms.Line{
			{Kind: terms.Maintenance, Price: 2400000, Period: terms.Year, Covers: []string{"fault", "question"}},
			{Kind: terms.Training, Minutes: 16 * 60},
			{Kind: terms.PayAsYouGo, Price: 125000},
		}
	case 2:
		open.Name, open.OverUse = "Prepaid support", terms.Charge
		open.Lines = []terms.Line{prepaid, {Kind: terms.PayAsYouGo, Price: 120000}}
	default:
		open.Name, open.OverUse = "Pay as you go", terms.Charge
		open.Lines = []terms.Line{{Kind: terms.PayAsYouGo, Price: 130000}}
	}
	receipt, err := do(open)
	if err != nil {
		return err
	}
	k.agreements = append(k.agreements, ticket.Contract{ID: receipt.Created("contract"), Start: start, End: orNever(open.End)})
	if open.End != 0 {
		return k.renew(t, do)
	}
	return nil
}

func orNever(day civil.Day) civil.Day {
	if day == 0 {
		return civil.Never
	}
	return day
}

// renew makes the contracts that followed the first one, year after year.
func (k *client) renew(t *teller, do app.Doer) error {
	for {
		last := k.agreements[len(k.agreements)-1]
		if last.End >= t.today(0) {
			return nil
		}
		t.at(int(t.today(0)-last.End), 9, 30)
		receipt, err := do(&command.RenewContract{ContractID: last.ID})
		if err != nil {
			return err
		}
		k.agreements = append(k.agreements, ticket.Contract{ID: receipt.Created("contract"), Start: last.End + 1, End: last.End.AddMonths(12)})
	}
}

// stock buys each quarter the hours that the customer is going to use.
func (c *company) stock(t *teller, tickets int) {
	for i, k := range c.clients {
		if t.err != nil || i%4 != 0 && i%4 != 2 {
			continue
		}
		quarters := float64(t.today(0)-c.start) / 91
		minutes := k.weight * float64(tickets) / quarters * minutesDrawn
		blocks := int(minutes/bank.LeastBlock) + 1
		t.act("diane", func(do app.Doer) error {
			for day := c.start; day <= t.today(0); day = day.QuarterStart().AddMonths(3) {
				t.at(int(t.today(0)-day), 9, 45)
				if _, err := do(&command.BuyHours{ContractID: k.agreements[0].ID, Minutes: blocks * bank.LeastBlock, Day: day, Quarter: bank.ThisQuarter, PaidOn: day, Price: money.Amount{}}); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// minutesDrawn is what a ticket draws from a bank, about.
const minutesDrawn = 42

// shareOf gives the weight of the i-th customer: there are few large ones and
// many small ones.
func shareOf(i int) float64 { return 1 / (float64(i%97) + 8) }

// agreement is the contract that a request of a day is served under.
func (k *client) agreement(productID string, day civil.Day) string {
	return ticket.ChooseContract(k.agreements, productID, day)
}

// at gives the moment of a day.
func moment(day civil.Day, minute int, zone *time.Location) time.Time {
	return day.Start(zone).Add(time.Duration(minute) * time.Minute)
}

func clientName(random *rand.Rand, lang string, i int) (name, code string) {
	place := pick(random, places[lang])
	name = fmt.Sprintf(pick(random, organisations[lang]), place)
	short := []rune(strings.ToUpper(place))
	return name, fmt.Sprintf("%s%d", string(short[:min(4, len(short))]), i+1)
}

var places = map[string][]string{
	"sv": strings.Fields(`Björkvik Västmark Lundby Åmåla Ödeby Sjöberga Norrfors Tallköping Ekerum Hagalund Strömsby Älvnäs Granåsen Skogstorp Kvarnby Rosenlund Fågelvik Bergshamra
		Lillsjö Ängelsby Kronhamn Marieberg Östervåla Hallbacka Vintrosa Furusund`),
	"en": strings.Fields(`Harlow Whitfield Marlow Ashford Brookdale Kingsley Fairview Oakmont Lakewood Ridgefield Stanton Millbrook Redhill Easton Clayton Wexford Hartley Norwood`),
}

var organisations = map[string][]string{
	"sv": {"%s kommun", "Region %s", "%s Bygg AB", "%s universitet", "%s Transport AB", "%s Vård & Omsorg", "Bröderna %s Mekaniska", "%s Energi"},
	"en": {"%s County", "%s University", "%s Logistics Inc.", "City of %s", "%s Medical Center", "%s Manufacturing", "The %s School"},
}
