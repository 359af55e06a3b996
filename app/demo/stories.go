package demo

import (
	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
)

// stories are the templates and the five customers, one arrangement each.
var stories = []func(*teller){templates, care, support, project, prepaid, maintenance}

// care: customer care with free minutes that roll over, tech tickets and hours
// bought on top.
func care(t *teller) {
	t.at(310, 9, 30)
	t.customer("sund", command.CreateCustomer{
		Code: "SUND", Name: "Sundvik kommun", Language: "sv", Deployment: "hosted", Address: "Torget 1\n185 31 Sundvik", VATNo: "SE212000123401",
		Notes: t.own("Schedules are published on Thursdays: call before noon.", "Scheman publiceras på torsdagar: ring före lunch."),
	})
	t.contact("carin", "sund", command.AddContact{Name: "Carin Holm", Emails: []string{"carin.holm@sundvik.example"}, Phones: []string{"08-465 004 12"}, Liaison: true, Function: "main_admin"})
	t.contact("eva", "sund", command.AddContact{Name: "Eva Ros", Emails: []string{"eva.ros@sundvik.example"}})
	t.do("diane", &command.RecordTraining{ContactID: t.ids["carin"], ProductID: t.ids["planner"], Day: t.today(200)}, "", "")
	t.do("diane", &command.Install{CustomerID: t.ids["sund"], ProductID: t.ids["planner"], Version: "8.4.2", Modules: []string{"Leave", "Payroll"}, Licences: 120}, "installation", "sund.planner")
	t.do("diane", &command.PlanUpgrade{InstallationID: t.ids["sund.planner"], Version: "8.4.3", Day: t.today(-4), StaffID: t.ids["bjorn"], State: "agreed"}, "", "")
	start := t.today(300).MonthStart()
	t.do("diane", &command.OpenContract{
		CustomerID: t.ids["sund"], Name: "Customer Care", Start: start, RenewalMonths: 12, OverUse: terms.Ask,
		ServiceLevel: "Standard", Lines: []terms.Line{
			{Kind: terms.Maintenance, Price: 450000, Period: terms.Month},
			{Kind: terms.Allowance, Minutes: 120, RollOver: bank.RollMonths, RollOverMonths: 2, HostedOnly: true},
			{Kind: terms.Quota, PerYear: 12},
			{Kind: terms.Prepaid, Least: 60, Price: 115000, EarlyUse: true},
		},
	}, "contract", "sund.care")
	t.buy("sund.care", 20*60, t.today(20), bank.ThisQuarter)

	t.request("sund.lock", "sund", "carin", "planner", command.OpenTicket{
		Subject: "Schemat låser sig när två planerare publicerar", Kind: ticket.Fault, Channel: ticket.Email, Priority: ticket.High, At: t.at(1, 9, 12),
		Body: "När Eva och jag publicerar samma enhet samtidigt låser sig schemat och vi måste båda logga ut. Det började i morse.",
	})
	t.take("anna", "sund.lock", 2)
	t.say("anna", "sund.lock", "Hej Carin! Två sessioner håller låset, jag har släppt det. Vilken version ser du under Hjälp, Om?", t.at(1, 9, 40), ticket.WaitingCustomer)
	t.answer("carin", "sund.lock", "Det står 8.4.2. Loggen kommer i nästa brev.", t.at(1, 10, 21))
	t.note("anna", "sund.lock", "Samma som felet med låset i oktober? Det är rättat i 8.4.3.")
	t.work("anna", "sund.lock", t.at(1, 9, 15), 32, "support", "Släppt låset")

	t.request("sund.restore", "sund", "eva", "planner", command.OpenTicket{
		Subject: "Återställa testdatabasen", Kind: ticket.Assistance, Channel: ticket.Phone, Priority: ticket.Medium, At: t.at(4, 9, 5),
		Emergency: true, EmergencyReason: "Testet börjar klockan tolv.", Body: "Vi behöver gårdagens data i testmiljön innan vi provar den nya lönefilen.",
	})
	t.take("bjorn", "sund.restore", 0)
	t.say("bjorn", "sund.restore", "Klart: gårdagens kopia är inläst i testmiljön.", t.at(4, 11, 30), ticket.Resolved)
	t.work("bjorn", "sund.restore", t.at(4, 10, 0), 75, "support", "Läst in gårdagens kopia")

	t.request("sund.report", "sund", "carin", "planner", command.OpenTicket{
		Subject: "Rapport till nämnden: frånvaro per enhet", Kind: ticket.Assistance, Channel: ticket.App, Priority: ticket.Low, At: t.at(12, 13, 20),
		Body: "Kan vi få frånvaron per enhet i en rapport till nämndens möte?",
	})
	t.take("erik", "sund.report", 0)
	t.hours("erik", "sund.report", 11, 45, "consulting", "Underlag till rapporten")
	t.hours("erik", "sund.report", 9, 90, "development", "Rapporten frånvaro per enhet")
}

// support: opening hours with lunch and half days, three lines, services to
// order at a fixed price.
func support(t *teller) {
	t.at(310, 9, 30)
	t.customer("norr", command.CreateCustomer{Code: "NORR", Name: "Norrhamn Region", Language: "sv", Deployment: "on_premise", Address: "Hamngatan 4\n961 64 Norrhamn"})
	t.contact("lars", "norr", command.AddContact{Name: "Lars Wikström", Emails: []string{"lars.wikstrom@norrhamn.example"}, Liaison: true, Function: "it", ITContact: true})
	t.do("diane", &command.Install{CustomerID: t.ids["norr"], ProductID: t.ids["planner"], Version: "8.4.3", Modules: []string{"Reports"}, Licences: 900}, "", "")
	t.do("diane", &command.EnrolCustomer{CustomerID: t.ids["norr"], Template: "support", Start: t.today(150).MonthStart()}, "contract", "norr.support")
	t.at(7, 9, 0)
	t.do("diane", &command.AnnounceDeviation{CalendarID: t.office(), Day: t.today(-2), Hours: nil, Reason: "Personaldag", AnnouncedOn: t.today(7)}, "", "")

	t.request("norr.login", "norr", "lars", "planner", command.OpenTicket{
		Subject: "Inloggningssidan nere för alla", Kind: ticket.Fault, Channel: ticket.Phone, Priority: ticket.VeryHigh, At: t.at(0, 8, 42),
		Emergency: true, Body: "Ingen kommer in. Sidan laddar och laddar. Vi ringde direkt.",
	})
	t.request("norr.collation", "norr", "lars", "planner", command.OpenTicket{
		Subject: "Beställning: test- och utbildningsdatabas", Kind: ticket.Assistance, Channel: ticket.App, Priority: ticket.Medium, At: t.at(3, 14, 10),
		Body: "Vi vill ha en utbildningsdatabas till våren, med rätt collation (Finnish_Swedish_CI_AS).",
	})
	t.take("bjorn", "norr.collation", 2)
	t.hours("bjorn", "norr.collation", 2, 120, "consulting", "Satt upp databasen och backup")
}

// project: what every person's help costs, by project.
func project(t *teller) {
	t.at(310, 9, 30)
	t.customer("lind", command.CreateCustomer{Code: "LIND", Name: "Lindqvist Bygg AB", Language: "sv", Deployment: "on_premise", Address: "Industrivägen 12\n781 70 Borlänge"})
	t.contact("petra", "lind", command.AddContact{Name: "Petra Lindqvist", Emails: []string{"petra@lindqvistbygg.example"}, Liaison: true, Function: "main_admin"})
	t.do("diane", &command.OpenContract{
		CustomerID: t.ids["lind"], Name: "Projektstöd", Start: t.today(120).MonthStart(), OverUse: terms.Charge, Lines: []terms.Line{
			{Kind: terms.Maintenance, Price: 2400000, Period: terms.Year, Covers: []string{"fault"}},
			{Kind: terms.PayAsYouGo, Price: 125000},
		},
	}, "contract", "lind.project")
	t.request("lind.payroll", "lind", "petra", "planner", command.OpenTicket{
		Subject: "Löneexporten avvisar sjukfrånvarokod 14", Kind: ticket.Fault, Channel: ticket.Email, Priority: ticket.High, At: t.at(0, 9, 20),
		Body: "Löneutbetalningen stannar: filen avvisas på rad 212 med kod 14.",
	})
	t.take("anna", "lind.payroll", 2)
	t.say("anna", "lind.payroll", "Hej Petra! Jag ser raden. Skickar du filen, så provar vi den här?", t.at(0, 9, 50), ticket.WaitingCustomer)
	t.answer("petra", "lind.payroll", "Här kommer den, c:\\lon\\2026-11.txt.", t.at(0, 10, 21))
	t.request("lind.wish", "lind", "petra", "planner", command.OpenTicket{
		Subject: "Anpassning: tidkort per byggarbetsplats", Kind: ticket.Change, Channel: ticket.App, Priority: ticket.Low, At: t.at(16, 15, 0),
		Body: "Vi vill kunna skriva ut tidkort per arbetsplats.",
	})
	t.take("bjorn", "lind.wish", 0)
	t.hours("bjorn", "lind.wish", 15, 210, "consulting", "Möte och kravlista")
	t.hours("erik", "lind.wish", 8, 300, "development", "Första versionen")
}

// prepaid: blocks of hours that expire with their quarter, and pay-as-you-go.
func prepaid(t *teller) {
	t.at(310, 9, 30)
	t.customer("brov", command.CreateCustomer{Code: "BROV", Name: "Brovalla kommun", Language: "sv", Deployment: "hosted", Address: "Kyrkogatan 8\n464 30 Brovalla"})
	t.contact("mona", "brov", command.AddContact{Name: "Mona Åkesson", Emails: []string{"mona.akesson@brovalla.example"}, Liaison: true, Function: "main_admin"})
	t.do("diane", &command.OpenContract{
		CustomerID: t.ids["brov"], Name: "Prepaid support", Start: t.today(200).QuarterStart(), OverUse: terms.Ask, Lines: []terms.Line{
			{Kind: terms.Prepaid, Least: bank.LeastBlock, Price: 98000},
			{Kind: terms.PayAsYouGo, Price: 120000},
		},
	}, "contract", "brov.prepaid")
	t.buy("brov.prepaid", 20*60, t.today(0).QuarterStart(), bank.ThisQuarter)
	t.request("brov.copy", "brov", "mona", "planner", command.OpenTicket{
		Subject: "Hur kopierar jag ett schema till nästa år?", Kind: ticket.Question, Channel: ticket.Email, Priority: ticket.Medium, At: t.at(2, 10, 0),
		Body: "Vi har gjort klart grundschemat och vill ha samma nästa år, fast med nya helgdagar.",
	})
	t.take("sara", "brov.copy", 1)
	t.say("sara", "brov.copy", "Hej Mona! Välj Schema, Kopiera år. Helgdagarna räknas om av sig själva.", t.at(2, 11, 15), ticket.InProgress)
	t.hours("sara", "brov.copy", 2, 20, "support", "Svar om kopiering")
	t.request("brov.install", "brov", "mona", "planner", command.OpenTicket{
		Subject: "Installation av ny applikationsserver", Kind: ticket.Assistance, Channel: ticket.App, Priority: ticket.Medium, At: t.at(30, 9, 0),
		Body: "Servern byts i höst. Vi behöver hjälp att flytta.",
	})
	t.take("bjorn", "brov.install", 0)
	quarter := int(t.today(0) - t.today(0).QuarterStart())
	for i, minutes := range []int{420, 390, 240} {
		t.hours("bjorn", "brov.install", min(quarter, 24-6*i), minutes, "consulting", "Flytt av applikationsservern, del "+string(rune('1'+i)))
	}
	t.work("bjorn", "brov.install", t.at(1, 13, 0), 90, "consulting", "Sista kontrollerna")
	t.internal("bjorn", 1, 30, "Veckomöte")
}

// maintenance: a designated liaison, priorities with targets, training apart.
func maintenance(t *teller) {
	t.at(310, 9, 30)
	t.customer("hedv", command.CreateCustomer{
		Code: "HEDV", Name: "Hedvall University", Language: "en", Zone: "America/New_York", Currency: "USD", Deployment: "on_premise", Address: "200 College Street\nHedvall, NY",
	})
	t.contact("grace", "hedv", command.AddContact{Name: "Grace Miller", Emails: []string{"grace.miller@hedvall.example"}, Phones: []string{"+1 555 0142"}, Liaison: true, Function: "main_admin"})
	t.contact("tom", "hedv", command.AddContact{Name: "Tom Reyes", Emails: []string{"tom.reyes@hedvall.example"}, ITContact: true})
	t.do("diane", &command.Install{CustomerID: t.ids["hedv"], ProductID: t.ids["accountant"], Version: "12.1", Licences: 35}, "", "")
	t.do("diane", &command.EnrolCustomer{CustomerID: t.ids["hedv"], Template: "maintenance", Start: t.today(90).MonthStart()}, "contract", "hedv.maintenance")
	t.request("hedv.week", "hedv", "grace", "accountant", command.OpenTicket{
		Subject: "Report shows the wrong week for part-time staff", Kind: ticket.Fault, Channel: ticket.Email, Priority: ticket.Medium, At: t.at(1, 15, 30),
		Body: "Since the update the weekly report puts Sunday's hours into the week before.",
	})
	t.take("anna", "hedv.week", 2)
	t.say("anna", "hedv.week", "Hello Grace, I can see it here too. Which day does your week begin on, under Settings, Calendar?", t.at(0, 8, 50), ticket.WaitingCustomer)
	t.request("hedv.training", "hedv", "grace", "accountant", command.OpenTicket{
		Subject: "Training for two new colleagues", Kind: ticket.Training, Channel: ticket.App, Priority: ticket.Low, At: t.at(10, 16, 0),
		Body: "Two colleagues join us next month. Could they have a morning's training?",
	})
	t.take("bjorn", "hedv.training", 0)
	t.hours("bjorn", "hedv.training", 6, 180, "training", "First session, remote")
	t.request("hedv.import", "hedv", "tom", "accountant", command.OpenTicket{
		Subject: "Import of the ledger file stops", Kind: ticket.Assistance, Channel: ticket.Email, Priority: ticket.Medium, At: t.at(0, 9, 0),
		Body: "The import stops at 40 percent. The file opens fine elsewhere.",
	})
}

// buy buys a prepaid block at the line's price.
func (t *teller) buy(contract string, minutes int, day civil.Day, quarter bank.Quarter) {
	t.at(int(t.today(0)-day), 9, 45)
	t.do("diane", &command.BuyHours{ContractID: t.ids[contract], Minutes: minutes, Day: day, Quarter: quarter, PaidOn: day, Price: money.Amount{}}, "", "")
}

func (t *teller) note(login, name, text string) {
	t.later(9)
	t.do(login, &command.AddNote{TicketID: t.ids[name], Body: text}, "", "")
}

// office is the calendar of the provider.
func (t *teller) office() string {
	if t.err != nil {
		return ""
	}
	provider, err := t.desk.View().Provider(t.ctx)
	if err != nil {
		t.err = err
	}
	return provider.CalendarID
}
