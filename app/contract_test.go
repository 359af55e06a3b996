package app_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"tallydesk/app/access"
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/view"
)

func wantInvalid(t testing.TB, err error, field, reason string) {
	t.Helper()
	for _, invalid := range fail.Invalids(err) {
		if invalid.Field == field && invalid.Reason == reason {
			return
		}
	}
	t.Errorf("error is %v, want %s at %s", err, reason, field)
}

func wantKey(t testing.TB, err error, kind fail.Kind, key string) {
	t.Helper()
	found, ok := fail.As(err)
	if !ok || found.Kind != kind || found.Key != key {
		t.Errorf("error is %v, want %s %s", err, kind, key)
	}
}

func (s *scene) card(contractID string) view.Contract {
	s.t.Helper()
	card, err := s.View().Contract(context.Background(), contractID, day("2026-11-18"))
	if err != nil {
		s.t.Fatal(err)
	}
	return card
}

// verdicts tells how an entry is charged, part by part.
func (s *scene) verdicts(entry string) []bank.Verdict {
	s.t.Helper()
	read, err := s.View().Entry(context.Background(), entry)
	if err != nil {
		s.t.Fatal(err)
	}
	var verdicts []bank.Verdict
	for _, charge := range read.Charges {
		verdicts = append(verdicts, charge.Verdict)
	}
	return verdicts
}

// chargedTo tells under which contract an entry's only part is charged.
func (s *scene) chargedTo(entry string) string {
	s.t.Helper()
	read, err := s.View().Entry(context.Background(), entry)
	if err != nil || len(read.Charges) != 1 {
		s.t.Fatalf("charges %v, %v", read.Charges, err)
	}
	return read.Charges[0].ContractID
}

func (s *scene) logOn(ticketID, on string, minutes int) string {
	s.t.Helper()
	return s.Do(&command.LogTime{Work: command.Work{TicketID: ticketID, WorkDay: day(on), Minutes: minutes, WorkType: "support"}}).Created("entry")
}

func (s *scene) assistance(contractID string) string {
	s.t.Helper()
	return s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Where is the report?", Kind: "assistance", ContractID: contractID}).Created("ticket")
}

// Numbers run by the year of the start and are never given twice.
func TestContractNumbers(t *testing.T) {
	s := newScene(t)
	first := s.openContract()
	same(t, "first of 2026", "K-2026-001", s.card(first.Created("contract")).Number)
	s.Do(&command.Undo{Act: first.Act})
	same(t, "a number stays used", "K-2026-002", s.card(s.contract()).Number)
	renewed := s.Do(&command.RenewContract{ContractID: s.contract()}).Created("contract")
	same(t, "first of 2027", "K-2027-001", s.card(renewed).Number)
	byNumber := s.card("k-2027-001")
	same(t, "found by number", renewed, byNumber.ID)
}

// R-CON-1: a contract that ended serves work dates inside its term; work after
// its end is undecided.
func TestEndedContract(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day("2026-01-01"), End: day("2026-06-30"),
		Lines: []terms.Line{{Kind: terms.Allowance, Minutes: 600}},
	}).Created("contract")
	ticket := s.assistance(contract)
	same(t, "inside its term", []bank.Verdict{{Class: bank.Drawn}}, s.verdicts(s.logOn(ticket, "2026-06-30", 60)))
	after := s.logOn(ticket, "2026-07-01", 45)
	same(t, "after its end", []bank.Verdict{{Class: bank.Undecided}}, s.verdicts(after))
	same(t, "under no contract", "", s.chargedTo(after))
	now := bankOf(s, contract, "2026-11-18")
	same(t, "listed until it is decided", 45, now.Undecided)
	same(t, "the entry listed", after, now.UndecidedTime[0].EntryID)

	s.Do(&command.EndContract{ContractID: contract, End: day("2026-12-31")})
	same(t, "once the end is moved", []bank.Verdict{{Class: bank.Drawn}}, s.verdicts(after))
}

// R-CON-3, R-CON-4: an entry uses the member of the renewal chain that is valid
// on its work date, also when the renewal comes later than the work.
func TestRenewalChain(t *testing.T) {
	s := newScene(t)
	old := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day("2025-11-01"), End: day("2026-10-31"), RenewalMonths: 12,
		OverUse: terms.Charge, ProductIDs: []string{s.product}, ServiceLevel: "Standard",
		Lines: []terms.Line{{Kind: terms.Allowance, Minutes: 600, Name: "Care minutes"}, {Kind: terms.Quota, PerYear: 6, ValidTo: day("2026-10-31")}},
	}).Created("contract")
	ticket := s.assistance(old)
	before, after := s.logOn(ticket, "2026-10-31", 30), s.logOn(ticket, "2026-11-01", 30)
	same(t, "not renewed yet", "", s.chargedTo(after))

	renewed := s.Do(&command.RenewContract{ContractID: old}).Created("contract")
	same(t, "before", old, s.chargedTo(before))
	same(t, "after", renewed, s.chargedTo(after))
	later := s.assistance(renewed)
	same(t, "a ticket of the new contract, work in the old one's term", old, s.chargedTo(s.logOn(later, "2026-10-30", 30)))

	card := s.card(renewed)
	same(t, "starts", day("2026-11-01"), card.Start)
	same(t, "ends", day("2027-10-31"), card.End)
	same(t, "predecessor", old, card.Predecessor.ID)
	same(t, "successor", renewed, s.card(old).Successor.ID)
	same(t, "over-use", terms.Charge, card.Terms[0].OverUse)
	same(t, "service level", "Standard", card.ServiceLevel)
	same(t, "products", []view.Named{{ID: s.product, Name: "Planner"}}, card.Products)
	same(t, "lines that go on", 1, len(card.Lines))
	same(t, "name of the line", "Care minutes", card.Lines[0].Now.Name)
	wantKey(t, s.Refuse(&command.RenewContract{ContractID: old}), fail.Conflict, "contract.renewed")
	wantKey(t, s.Refuse(&command.EndContract{ContractID: old, End: day("2026-12-31")}), fail.Conflict, "contract.renewed")
}

// R-CON-4: a new ticket is served under the contract that is active, covers the
// product and ends first.
func TestTicketChoosesItsContract(t *testing.T) {
	s := newScene(t)
	roster := s.Do(&command.AddProduct{Name: "Roster"}).Created("product")
	open := func(end string, products ...string) string {
		return s.Do(&command.OpenContract{
			CustomerID: s.customer, Name: "Care", Start: day("2026-01-01"), End: civil.FromText(end, 0), ProductIDs: products,
		}).Created("contract")
	}
	openEnded, forRoster, first := open(""), open("2026-12-31", roster), open("2027-06-30")
	open("2026-10-31") // ended
	for _, c := range []struct{ product, want string }{{s.product, first}, {roster, forRoster}, {"", forRoster}} {
		ticket := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x", ProductID: c.product}).Created("ticket")
		read, err := s.View().Ticket(context.Background(), ticket)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "contract of a ticket", c.want, read.ContractID)
	}
	s.Do(&command.EndContract{ContractID: forRoster, End: day("2026-11-01")})
	s.Do(&command.EndContract{ContractID: first, End: day("2026-11-01")})
	ticket := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "x"}).Created("ticket")
	same(t, "open-ended comes last", openEnded, s.chargedTo(s.logOn(ticket, "2026-11-18", 5)))
}

// R-CON-5: minutes kept for some work are drawn before minutes for any; a
// training allowance serves training, for the contract's term.
func TestScope(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day("2026-01-01"), End: day("2026-12-31"),
		Lines: []terms.Line{{Kind: terms.Allowance, Minutes: 60}, {Kind: terms.Training, Minutes: 90}},
	}).Created("contract")
	course := s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "Course", Kind: "training", ContractID: contract}).Created("ticket")
	s.logOn(course, "2026-11-02", 100)
	now := bankOf(s, contract, "2026-11-18")
	left := map[bank.Origin]int{}
	for _, lot := range now.Lots {
		if lot.State == bank.Open || lot.State == bank.UsedUp {
			left[lot.Origin] = lot.Left
		}
	}
	same(t, "left", map[bank.Origin]int{bank.OfTraining: 0, bank.OfAllowance: 50}, left)

	s.logOn(s.assistance(contract), "2026-11-03", 70)
	same(t, "no other work draws training minutes", 20, bankOf(s, contract, "2026-11-18").Uncovered)
}

// R-CON-6: a lot ends at the latest with its contract.
func TestLotsEndWithTheirContract(t *testing.T) {
	s := newScene(t)
	contract := s.contract()
	lot := s.Do(&command.BuyHours{ContractID: contract, Minutes: 1200, Day: day("2026-10-06"), Quarter: bank.ThisQuarter}).Created("lot")
	s.Do(&command.EndContract{ContractID: contract, End: day("2026-11-20")})
	now := lotOf(t, bankOf(s, contract, "2026-11-18"), lot)
	same(t, "expires", day("2026-11-20"), now.Expires)
	same(t, "cut", true, now.Cut)
	same(t, "left afterwards", 0, bankOf(s, contract, "2026-11-21").Left)
}

// R-CON-7: one command enrols a customer in the contract for how it runs the
// product; minutes for hosted customers go by the deployment on the month's
// first day.
func TestEnrolment(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.EnrolCustomer{CustomerID: s.customer, Start: day("2026-08-01")}).Created("contract")
	card := s.card(contract)
	same(t, "name, in the customer's language", "Kundvård, hostad", card.Name)
	same(t, "term", day("2027-07-31"), card.End)
	same(t, "calendar", "Sweden office", card.Calendar.Name)
	same(t, "currency", "SEK", card.Currency)
	same(t, "hosted in August and September", 120, bankOf(s, contract, "2026-09-30").Left)
	s.Do(&command.ChangeDeployment{CustomerID: s.customer, ValidFrom: day("2026-09-02"), Deployment: "on_premise"})
	same(t, "on-premise from 2 September: nothing in October", 120, bankOf(s, contract, "2026-10-31").Left)

	onPremise := s.Do(&command.CreateCustomer{Code: "BYGG", Name: "Bygg AB", Language: "en", Deployment: "on_premise"}).Created("customer")
	enrolled := s.card(s.Do(&command.EnrolCustomer{CustomerID: onPremise, Start: day("2026-08-01")}).Created("contract"))
	same(t, "name on-premise", "Customer care, on-premise", enrolled.Name)
	if slices.ContainsFunc(enrolled.Lines, func(line view.ContractLine) bool { return line.Kind == terms.Allowance }) {
		t.Error("an on-premise customer is given monthly minutes")
	}
	wantInvalid(t, s.Refuse(&command.EnrolCustomer{CustomerID: onPremise, Template: "gold", Start: day("2026-08-01")}), "template", "unknown")
}

// R-BANK-15: lines and terms are effective-dated; the version in force on the
// month's first day gives its minutes.
func TestVersionsOfLinesAndTerms(t *testing.T) {
	s := newScene(t)
	opened := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day("2026-09-01"),
		Lines: []terms.Line{{Kind: terms.Allowance, Minutes: 60, RollOver: bank.RollUnlimited}},
	})
	contract, line := opened.Created("contract"), opened.Created("line:0")
	seen := s.card(contract).Lines[0].Tag
	s.Do(&command.ChangeLine{LineID: line, ValidFrom: day("2026-10-15"), Base: seen, Line: terms.Line{Minutes: 90, RollOver: bank.RollUnlimited}})
	same(t, "October keeps its version", 120, bankOf(s, contract, "2026-10-31").Left)
	same(t, "November has the new one", 210, bankOf(s, contract, "2026-11-18").Left)
	wantKey(t, s.Refuse(&command.ChangeLine{LineID: line, ValidFrom: day("2026-12-01"), Base: seen, Line: terms.Line{Minutes: 30}}), fail.Conflict, "changed")

	s.Do(&command.ChangeLine{LineID: line, ValidFrom: day("2026-10-15"), Line: terms.Line{Minutes: 100, RollOver: bank.RollUnlimited}})
	card := s.card(contract)
	same(t, "a version from the same day takes the other's place", 2, len(card.Lines[0].Versions))
	same(t, "in force", 100, card.Lines[0].Now.Minutes)
	wantInvalid(t, s.Refuse(&command.ChangeLine{LineID: line, ValidFrom: day("2026-12-01"), Line: terms.Line{Kind: terms.Quota, PerYear: 3}}), "kind", "line.kind")
	wantInvalid(t, s.Refuse(&command.ChangeLine{LineID: line, ValidFrom: day("2026-08-01"), Line: terms.Line{Minutes: 30}}), "valid_from", "outside_contract")

	s.Do(&command.EndLine{LineID: line, LastDay: day("2026-10-31")})
	same(t, "nothing after the line's end", 120, bankOf(s, contract, "2026-11-18").Left)
	same(t, "ended", false, s.card(contract).Lines[0].InForce)

	s.Do(&command.ChangeTerms{ContractID: contract, ValidFrom: day("2026-11-01"), OverUse: terms.Negative, DrawOrder: bank.StartFirst})
	card = s.card(contract)
	same(t, "terms in force", []bool{false, true}, []bool{card.Terms[0].InForce, card.Terms[1].InForce})
	same(t, "over-use in force", terms.Negative, card.Terms[1].OverUse)
}

// A contract's lines are read by kind and then by name, by staff and customer
// alike, whatever their order when they were agreed.
func TestLinesStandInOrder(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day("2026-01-01"), Lines: []terms.Line{
			{Kind: terms.AddOn, Name: "Upgrades"},
			{Kind: terms.AddOn, Name: "Databases"},
			{Kind: terms.PayAsYouGo},
			{Kind: terms.Maintenance},
		},
	}).Created("contract")
	want := []string{"maintenance ", "payg ", "addon Databases", "addon Upgrades"}
	var read, theirs []string
	for _, line := range s.card(contract).Lines {
		read = append(read, string(line.Kind)+" "+line.Now.Name)
	}
	same(t, "read by staff", want, read)
	contracts, err := s.liaisonDesk().Account().Contracts(context.Background(), day("2026-11-18"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range contracts[0].Lines {
		theirs = append(theirs, string(line.Kind)+" "+line.Name)
	}
	same(t, "read by the liaison", want, theirs)
}

// R-BANK-10: a statement explains every minute; a period begins with what the
// one before ended with.
func TestStatements(t *testing.T) {
	d := newCases(t)
	d.log("2026-03-30", 150)
	third := d.log("2026-03-31", 60)
	d.log("2026-04-02", 30)
	opening := 0
	for _, month := range [][2]string{{"2026-01-01", "2026-01-31"}, {"2026-02-01", "2026-02-28"}, {"2026-03-01", "2026-03-31"}, {"2026-04-01", "2026-04-30"}} {
		statement, err := d.View().Statement(context.Background(), d.contractID, day(month[0]), day(month[1]), day("2026-04-20"))
		if err != nil {
			t.Fatal(err)
		}
		same(t, "opening "+month[0], opening, statement.Opening)
		sum := statement.Opening
		for _, movement := range statement.Movements {
			sum += movement.Minutes
			same(t, "running balance", sum, movement.Balance)
			if movement.Why.Rule == "" {
				t.Errorf("%s: %v has no why", month[0], movement.Movement)
			}
			if movement.Kind == bank.KindDraw && movement.Work.TicketRef != "SUND-1001" {
				t.Errorf("a draw does not name its ticket: %+v", movement.Work)
			}
		}
		same(t, "closing "+month[0], sum, statement.Closing)
		opening = statement.Closing
	}
	same(t, "closing balance of all", d.bank("2026-04-20").Left, opening)

	why, err := d.View().WhyLeft(context.Background(), d.contractID, day("2026-04-20"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "why: the last total is what is left", opening, why[len(why)-1].Total)
	same(t, "third", map[string]int{"A": 30, "B": 30}, d.drew(third))
}

// R-BANK-6: what is lost soon is warned of, 30, 14 and 3 days before.
func TestWarnings(t *testing.T) {
	s := newScene(t)
	contract := s.contract()
	lot := s.Do(&command.BuyHours{ContractID: contract, Minutes: 1200, Day: day("2026-10-06"), Quarter: bank.ThisQuarter}).Created("lot")
	for _, c := range []struct {
		asOf  string
		stage int
	}{{"2026-11-30", 0}, {"2026-12-01", 30}, {"2026-12-17", 14}, {"2026-12-28", 3}} {
		stage := 0
		for _, warning := range bankOf(s, contract, c.asOf).Warnings {
			if warning.Lot.ID == lot {
				stage = warning.Stage
			}
		}
		same(t, "warning on "+c.asOf, c.stage, stage)
	}
}

// The rights of domain.md 1: contracts are changed by admins and read by staff.
func TestOnlyAdminsChangeContracts(t *testing.T) {
	s := newScene(t)
	contract := s.contract()
	s.Do(&command.AddUser{Login: "erik", Role: access.Agent, StaffID: s.colleague})
	agent, err := s.As(context.Background(), "erik")
	if err != nil {
		t.Fatal(err)
	}
	for _, cmd := range []command.Command{
		careContract(s), &command.EnrolCustomer{CustomerID: s.customer, Start: day("2026-01-01")}, &command.RenewContract{ContractID: contract},
		&command.EndContract{ContractID: contract}, &command.SetRenewal{ContractID: contract},
		&command.ChangeTerms{ContractID: contract, ValidFrom: day("2026-02-01"), OverUse: terms.Ask, DrawOrder: bank.ExpiryFirst},
		&command.AddLine{ContractID: contract, Line: terms.Line{Kind: terms.PayAsYouGo}}, &command.SetContractProducts{ContractID: contract},
		&command.BuyHours{ContractID: contract, Minutes: 1200, Day: day("2026-11-18"), Quarter: bank.ThisQuarter},
		&command.OpeningBalance{ContractID: contract, Minutes: 60, From: day("2026-11-18")},
	} {
		if _, err := agent.Do(context.Background(), cmd); !errors.Is(err, fail.Forbidden) {
			t.Errorf("%s by an agent: %v", cmd.Spec().Name, err)
		}
	}
	if _, err := agent.View().Contract(context.Background(), contract, day("2026-11-18")); err != nil {
		t.Errorf("an agent reads: %v", err)
	}
}

func TestContractsList(t *testing.T) {
	s := newScene(t)
	active := s.contract()
	ended := s.Do(&command.OpenContract{CustomerID: s.customer, Name: "Old care", Start: day("2025-01-01"), End: day("2025-12-31")}).Created("contract")
	coming := s.Do(&command.OpenContract{CustomerID: s.customer, Name: "New care", Start: day("2027-01-01")}).Created("contract")
	for _, c := range []struct {
		filter view.ContractFilter
		want   []string
	}{
		{view.ContractFilter{}, []string{coming, active, ended}},
		{view.ContractFilter{State: view.Active}, []string{active}},
		{view.ContractFilter{State: view.Ended}, []string{ended}},
		{view.ContractFilter{State: view.Coming, CustomerID: s.customer}, []string{coming}},
		{view.ContractFilter{Text: "sundvik old"}, []string{ended}},
		{view.ContractFilter{Text: "K-2027"}, []string{coming}},
	} {
		c.filter.AsOf = day("2026-11-18")
		rows, total, err := s.View().Contracts(context.Background(), c.filter, view.Page{Most: 50})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, row := range rows {
			ids = append(ids, row.ID)
		}
		same(t, "rows", c.want, ids)
		same(t, "total", len(c.want), total)
	}
	hits, err := s.View().Search(context.Background(), "K-2026", 5)
	if err != nil || len(hits) != 1 || hits[0].ID != active {
		t.Errorf("search by number: %v, %v", hits, err)
	}
}

// R-BANK-8: reserved and used tech tickets count against the contract year, a
// confirmed software fault is credited.
func TestTechTickets(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{
		CustomerID: s.customer, Name: "Care", Start: day("2025-09-01"), Lines: []terms.Line{{Kind: terms.Quota, PerYear: 12}},
	}).Created("contract")
	fault := func() string {
		return s.Do(&command.OpenTicket{CustomerID: s.customer, Subject: "It breaks", Kind: "fault", ContractID: contract}).Created("ticket")
	}
	fault()
	confirmed := fault()
	s.Do(&command.SetCause{TicketID: confirmed, Cause: "software"})
	over := fault()
	s.Do(&command.SetState{TicketID: over, State: "resolved", Resolution: "Restarted."})
	quota := s.card(contract).Quota
	same(t, "quota", view.Quota{PerYear: 12, From: day("2026-09-01"), To: day("2027-08-31"), Open: 1, Used: 1, Credited: 1}, quota)
	same(t, "left", 10, quota.Left())
}
