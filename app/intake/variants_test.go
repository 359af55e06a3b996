package intake_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tallydesk/app/civil"
	"tallydesk/app/intake"
)

// variant is an export as one of the programs writes it in one of its languages
// and settings.
type variant struct {
	text   string
	source intake.Source
	kind   intake.Kind
	want   []string // what each row says
}

// told writes what a record says, field by field.
func told(rec intake.Record) string {
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(rec.Values)) {
		switch value := rec.Values[field].(type) {
		case time.Time:
			parts = append(parts, fmt.Sprintf("%s=%s", field, value.Format("2006-01-02 15:04")))
		case intake.Coded:
			parts = append(parts, fmt.Sprintf("%s=%s", field, value.Code))
		case intake.Length:
			parts = append(parts, fmt.Sprintf("%s=%dm", field, int(value)/60))
		case civil.Day:
			parts = append(parts, fmt.Sprintf("%s=%s", field, value))
		case []intake.Said:
			var said []string
			for _, one := range value {
				said = append(said, one.Text)
			}
			parts = append(parts, fmt.Sprintf("%s=%s", field, strings.Join(said, "+")))
		default:
			parts = append(parts, fmt.Sprintf("%s=%v", field, value))
		}
	}
	for _, problem := range rec.Problems {
		parts = append(parts, fmt.Sprintf("!%s: %v", problem.Column, problem.Err))
	}
	return strings.Join(parts, " ")
}

var variants = map[string]variant{
	"Redmine time, Swedish, Latin-1": {
		latin1("Projekt,Datum,Skapad,Vecka,Skapare,Användare,Aktivitet,Ärende,Kommentarer,Timmar\r\n" +
			"Lön,2024-03-04,2024-03-04 10:15,10,Åsa,Åsa Öst,Utveckling,Bugg #17: Fel på lön,Rättat,1.50\r\n" +
			"Lön,2024-03-05,2024-03-05 10:15,10,Åsa,Åsa Öst,Möte,,Planering,0.25\r\n"),
		intake.Redmine, intake.Time,
		[]string{
			"day=2024-03-04 duration=90m issue=Bugg #17: Fel på lön note=Rättat person=Åsa Öst project=Lön work_type=development",
			"day=2024-03-05 duration=15m note=Planering person=Åsa Öst project=Lön work_type=consulting",
		},
	},
	"Redmine time, German": {
		latin1("Projekt;Datum;Angelegt;Woche;Autor;Benutzer;Aktivität;Ticket;Kommentar;Stunden\n" +
			"Löhne;04.03.2024;04.03.2024 10:15;10;Jörg;Jörg Weiß;Entwicklung;Fehler #17: Login;Behoben;1,50\n" +
			"Löhne;25.03.2024;25.03.2024 10:15;13;Jörg;Jörg Weiß;Entwicklung;;;0,25\n"),
		intake.Redmine, intake.Time,
		[]string{
			"day=2024-03-04 duration=90m issue=Fehler #17: Login note=Behoben person=Jörg Weiß project=Löhne work_type=development",
			"day=2024-03-25 duration=15m person=Jörg Weiß project=Löhne work_type=development",
		},
	},
	"Redmine issues, English": {
		"#,Project,Tracker,Parent task,Status,Priority,Subject,Author,Assignee,Updated,Category,Target version,Start date,Due date,Estimated time,Spent time,% Done,Created,Closed,Related issues,Files,Private,Description\n" +
			"17,Pay,Bug,,In Progress,Urgent,Login fails,Ann Author,Bo Worker,03/25/2024 10:15 AM,Web,,03/04/2024,,,1.5,50,03/04/2024 09:00 AM,,,,No,\"It says\n\"\"no\"\".\"\n",
		intake.Redmine, intake.Tickets,
		[]string{
			"assignee=Bo Worker description=It says\n\"no\". external_id=17 kind=fault opened=2024-03-04 09:00 priority=very_high project=Pay reporter=Ann Author state=in_progress subject=Login fails tags=Web",
		},
	},
	"Redmine issues, Swedish": {
		latin1("#;Projekt;Ärendetyp;Status;Prioritet;Ämne;Skapare;Tilldelad;Skapad;Stängd;Beskrivning\n18;Lön;Funktionalitet;Stängd;Hög;Önskemål;Åsa;Bo;2024-03-04 09:00;2024-03-05 16:00;\n"),
		intake.Redmine, intake.Tickets,
		[]string{
			"assignee=Bo closed=2024-03-05 16:00 external_id=18 kind=change opened=2024-03-04 09:00 priority=high project=Lön reporter=Åsa state=closed subject=Önskemål",
		},
	},
	"Redmine issues, German": {
		"#;Projekt;Tracker;Status;Priorität;Thema;Autor;Zugewiesen an;Angelegt;Geschlossen am\n19;Löhne;Fehler;Abgewiesen;Niedrig;Passt nicht;Jörg;;13.03.2024 09:00;14.03.2024 16:00\n",
		intake.Redmine, intake.Tickets,
		[]string{
			"closed=2024-03-14 16:00 external_id=19 kind=fault opened=2024-03-13 09:00 priority=low project=Löhne reporter=Jörg state=declined subject=Passt nicht",
		},
	},
	"Redmine users, English": {
		"Login,First name,Last name,Email,Administrator,Created,Last sign in,Status\nann,Ann,Author,ann@x.example,No,03/04/2024 09:00 AM,,active\n",
		intake.Redmine, intake.Contacts,
		[]string{"email=ann@x.example external_id=ann first_name=Ann last_name=Author name=Ann Author status=active"},
	},
	"Toggl detailed, day first, 12 hours": {
		"\ufeffDescription,Billable,Duration,Member,Email,Project,Tags,Start date,Start time,Stop date,Stop time\n" +
			"Packing,Yes,1:30:00,Ann,ann@x.example,Move,\"Support, Web\",25/03/2024,11:00:00 AM,25/03/2024,12:30:00 PM\n" +
			"Night,No,4:00:00,Ann,ann@x.example,Move,,04/03/2024,10:00:00 PM,05/03/2024,2:00:00 AM\n",
		intake.Toggl, intake.Time,
		[]string{
			"billable=true day=2024-03-25 duration=90m email=ann@x.example end_day=2024-03-25 end_time=2024-03-25 12:30 note=Packing person=Ann project=Move start_time=2024-03-25 11:00 work_type=support",
			"billable=false day=2024-03-04 duration=240m email=ann@x.example end_day=2024-03-05 end_time=2024-03-05 02:00 note=Night person=Ann project=Move start_time=2024-03-04 22:00",
		},
	},
	"Toggl with tabs, decimal duration": {
		utf16le("User\tEmail\tClient\tProject\tStart date\tStart time\tEnd date\tEnd time\tDuration\nAnn\tann@x.example\tBIG\tMove\t2024-03-04\t11:00\t2024-03-04\t12:30\t1.50\n", true),
		intake.Toggl, intake.Time,
		[]string{
			"customer=BIG day=2024-03-04 duration=90m email=ann@x.example end_day=2024-03-04 end_time=2024-03-04 12:30 person=Ann project=Move start_time=2024-03-04 11:00",
		},
	},
	"Clockify detailed, European, short duration": {
		`"Project","Client","Description","Task","User","Group","Email","Tags","Billable","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (EUR)","Billable Amount (EUR)","Date of creation"` + "\r\n" +
			`"Ondo","Bandao","Call","","Hans","","hans@x.example","Communication","Yes","22/06/2026","10:00","22/06/2026","10:13","0:13","0.22","60.00","13.00","22/06/2026"` + "\r\n",
		intake.Clockify, intake.Time,
		[]string{
			"billable=true customer=Bandao day=2026-06-22 duration=13m email=hans@x.example end_day=2026-06-22 end_time=2026-06-22 10:13 note=Call person=Hans project=Ondo start_time=2026-06-22 10:00 work_type=other",
		},
	},
	"Clockify detailed, American, decimal only": {
		"Project,Client,Description,User,Email,Billable,Start Date,Start Time,End Date,End Time,Duration (decimal)\nP,C,D,Ann,ann@x.example,No,01/15/2024,09:00:00 AM,01/15/2024,10:30:00 AM,1.50\n",
		intake.Clockify, intake.Time,
		[]string{
			"billable=false customer=C day=2024-01-15 duration=90m email=ann@x.example end_day=2024-01-15 end_time=2024-01-15 10:30 note=D person=Ann project=P start_time=2024-01-15 09:00",
		},
	},
	"Harvest detailed, American": {
		"Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?,Invoiced?,First Name,Last Name,Department,Employee?,Billable Rate\n12/31/2024,Big,Site,S1,Design,\"Logo, twice\",1.25,1.5,Yes,No,Ann,Author,,Yes,100\n",
		intake.Harvest, intake.Time,
		[]string{
			"billable=true customer=Big day=2024-12-31 duration=75m first_name=Ann last_name=Author note=Logo, twice person=Ann Author project=Site task=Design",
		},
	},
	"Harvest detailed, semicolons and decimal comma": {
		latin1("Date;Client;Project;Task;Notes;Hours;First Name;Last Name\n2024-03-04;Größe;P;T;Über;0,75;Jörg;Weiß\n2024-03-05;Größe;P;T;;25,0;Jörg;Weiß\n"),
		intake.Harvest, intake.Time,
		[]string{
			"customer=Größe day=2024-03-04 duration=45m first_name=Jörg last_name=Weiß note=Über person=Jörg Weiß project=P task=T",
			"customer=Größe day=2024-03-05 duration=1500m first_name=Jörg last_name=Weiß person=Jörg Weiß project=P task=T !Hours: invalid minutes: time.too_long",
		},
	},
	"osTicket tickets": {
		"Ticket Number,Date Created,Subject,From,From Email,Priority,Department,Help Topic,Source,Current Status,Last Updated,SLA Due Date,Due Date,Closed Date,Overdue,Merged,Linked,Answered,Agent Assigned,Team Assigned,Thread Count,Attachment Count\n" +
			"412345,3/14/2024 9:05 AM,Printer,Ann,ann@x.example,Emergency,Support,Report a Problem,Web,Closed,3/15/2024 9:00 AM,,,3/15/2024 8:00 AM,No,No,No,Yes,Bo,,4,0\n",
		intake.OsTicket, intake.Tickets,
		[]string{
			"assignee=Bo closed=2024-03-15 08:00 external_id=412345 opened=2024-03-14 09:05 priority=very_high reporter=Ann reporter_email=ann@x.example state=closed subject=Printer tags=Support+Report a Problem",
		},
	},
	"Zammad tickets": {
		"#;Title;State;Priority;Group;Owner;Customer;Organization;Create Channel;Sender;Tags;Time Units Total;Created At;Updated At;Closed At\n" +
			"31001;Slow;pending reminder;2 normal;Users;Bo;Ann Author;Big Company;email;Customer;net;0;2024-03-14 09:05:00;2024-03-15 09:00:00;\n",
		intake.Zammad, intake.Tickets,
		[]string{
			"assignee=Bo customer=Big Company external_id=31001 opened=2024-03-14 09:05 priority=medium reporter=Ann Author state=waiting_customer subject=Slow tags=Users+net",
		},
	},
	"JTrac items, Swedish": {
		"ID\tSammanfattning\tBeskrivning\tStatus\tRegistrerad av\tTilldelad till\tTidsstämpel\tOmråde\nLON-12\tFel\tLång text\tÖppen\tÅsa\tBo\t2024-03-14\tLön\n",
		intake.JTrac, intake.Tickets,
		[]string{
			"assignee=Bo description=Lång text external_id=LON-12 opened=2024-03-14 00:00 project=Lön reporter=Åsa state=new subject=Fel",
		},
	},
	"a plain list of time, Swedish": {
		"Datum|Person|Kund|Start|Slut|Tid|Kommentar\n4 mars 2024|Åsa|BIG|08.30|10.00|1,5 h|Möte\n5 mars 2024|Åsa|BIG|22:00|02:00|4h|Natt\n6 mars 2024|Åsa|BIG|10:00|09:00||Fel\n",
		intake.Plain, intake.Time,
		[]string{
			"customer=BIG day=2024-03-04 duration=90m end_time=2024-03-04 10:00 note=Möte person=Åsa start_time=2024-03-04 08:30",
			"customer=BIG day=2024-03-05 duration=240m end_time=2024-03-06 02:00 note=Natt person=Åsa start_time=2024-03-05 22:00",
			"customer=BIG day=2024-03-06 end_time=09:00 note=Fel person=Åsa start_time=10:00 !Slut: invalid end: order",
		},
	},
	"a plain list of customers, German": {
		latin1("Kundennummer;Firma;Straße;PLZ;Ort;USt-IdNr.;Währung\n77;Müller GmbH;Hauptstr. 1;10115;Berlin;DE123;EUR\n"),
		intake.Plain, intake.Customers,
		[]string{"address=Hauptstr. 1+10115+Berlin currency=EUR external_id=77 name=Müller GmbH vat_no=DE123"},
	},
}

func TestTheProgramsInTheirLanguages(t *testing.T) {
	for name, v := range variants {
		job := jobOf(t, v.text)
		if v.source == intake.Harvest {
			job.Choices.Zone = time.UTC
		}
		if job.Mapping.Source != v.source || job.Mapping.Kind != v.kind {
			t.Errorf("%s is taken for %s of %s", name, job.Mapping.Kind, job.Mapping.Source)
			continue
		}
		records, questions := job.Read()
		if len(questions) > 0 {
			t.Errorf("%s: asked %+v", name, questions)
			continue
		}
		var got []string
		for _, rec := range records {
			got = append(got, strings.ReplaceAll(told(rec), "end_time=32400 ", "end_time=09:00 "))
		}
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "start_time=36000", "start_time=10:00")
		}
		if diff := cmp.Diff(v.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Zammad writes a title above the headings and the time zone below the rows.
func TestZammadWorkbook(t *testing.T) {
	content := workbook(t, func(book *excelize.File) {
		form := "yyyy-mm-dd hh:mm:ss"
		moment, _ := book.NewStyle(&excelize.Style{CustomNumFmt: &form})
		for row, cells := range map[string][]any{
			"A1": {"All tickets (Created)"}, "A3": {"#", "Title", "State", "Priority", "Group", "Owner", "Customer", "Organization", "Created At", "Closed At"},
			"A4": {"31001", "Slow", "closed", "3 high", "Users", "Bo", "Ann", "BIG", 45355.5, 45356.25}, "A7": {"Timezone: America/New_York"},
		} {
			_ = book.SetSheetRow("Sheet1", row, &cells)
		}
		_ = book.SetCellStyle("Sheet1", "I4", "J4", moment)
	})
	job, _ := intake.Begin(open(t, content), "", "", nil)
	job.Now = now
	records, questions := job.Read()
	if len(records) != 1 || len(questions) != 0 || job.Mapping.Source != intake.Zammad {
		t.Fatalf("%s: %+v, %v", job.Mapping.Source, records, questions)
	}
	if at := records[0].Values[intake.Opened].(time.Time); at.UTC().Format(time.RFC3339) != "2024-03-04T17:00:00Z" || records[0].Line != 4 {
		t.Errorf("line %d, opened %v", records[0].Line, at)
	}
}

// What leaves open which day or how much time is meant is asked, naming the
// first such line, unless another row decides.
func TestWhatIsAmbiguousIsAsked(t *testing.T) {
	for text, want := range map[string]string{
		"Date,Hours,User\n2024-03-04,1,A\n03/04/2024,1,A\n":      "day 3 Date 03/04/2024",
		"Date,Hours,User\n03/04/2024,1,A\n13/04/2024,1,A\n":      "",
		"Date,Hours,User\n03/04/2024,1,A\n04/13/2024,1,A\n":      "",
		"Date,Hours,User\n04/04/2024,1,A\n05/05/2024,1,A\n":      "",
		"Date,Hours,User\n13/04/2024,1,A\n04/13/2024,1,A\n":      "day 3 Date 04/13/2024",
		"Date,Hours,User\n04.03.2024,1,A\n":                      "day 2 Date 04.03.2024",
		"Date,Hours,User\n24-03-04,1,A\n":                        "day 2 Date 24-03-04",
		"Date,Duration,User\n2024-03-04,90,A\n2024-03-05,30,A\n": "duration 2 Duration 90",
		"Date,Duration,User\n2024-03-04,2,A\n2024-03-05,1.5,A\n": "",
		"Date,Minutes,User\n2024-03-04,90,A\n":                   "",
		"Start date,Start time,End date,End time,Duration,User\n01/02/2024,10:00,01/02/2024,11:00,1:00,A\n01/31/2024,23:00,02/01/2024,01:00,2:00,A\n": "",
	} {
		_, questions := jobOf(t, text).Read()
		got := ""
		if len(questions) > 0 {
			got = fmt.Sprint(questions[0].About, " ", questions[0].Line, " ", questions[0].Column, " ", questions[0].Value)
		}
		if got != want {
			t.Errorf("%q: asked %q, want %q", text, got, want)
		}
	}
	job := jobOf(t, "Date,Duration,User\n03/04/2024,90,A\n")
	job.Choices.Order, job.Choices.Unit = intake.MonthFirst, intake.Minutes
	records, questions := job.Read()
	if len(questions) != 0 || told(records[0]) != "day=2024-03-04 duration=90m person=A" {
		t.Errorf("%v, %v", records, questions)
	}
}

// R-TIME-8, and whatever else cannot have happened, is a problem of its row and
// column.
func TestWhatCannotHaveBeenIsRefused(t *testing.T) {
	for text, column := range map[string]string{
		"Date,Hours,User\n2024-03-04,,A\n":     "Hours",
		"Date,Hours,User\n2024-03-04,-1,A\n":   "Hours",
		"Date,Hours,User\n2024-03-04,25,A\n":   "Hours",
		"Date,Hours,User\n2024-03-04,0,A\n":    "Hours",
		"Date,Hours,User\n2024-03-04,1,\n":     "User",
		"Date,Hours,User\n2027-01-01,1,A\n":    "Date",
		"Date,Hours,User\n2024-02-30,1,A\n":    "Date",
		"Date,Hours,User\n,1,A\n":              "Date",
		"Date,Hours,User\nyesterday-ish,1,A\n": "Date",
		"Start date,Start time,End date,End time,Duration,User\n2024-03-04,10:00,2024-03-04,11:00,2:00,A\n": "Duration",
		"Start date,Start time,End date,End time,Duration,User\n2024-03-04,10:00,2024-03-03,11:00,,A\n":     "End time",
		"Start date,Start time,End date,End time,Duration,User\n2024-03-31,02:30,2024-03-31,04:00,,A\n":     "Start time",
		"Start date,Start time,End date,End time,Duration,User\n2024-03-04,13:00 PM,2024-03-04,14:00,,A\n":  "Start time",
	} {
		records, questions := jobOf(t, text).Read()
		if len(questions) != 0 || len(records) != 1 || len(records[0].Problems) == 0 || records[0].Problems[0].Column != column || records[0].Line != 2 {
			t.Errorf("%q: %v, %+v, want %s", text, questions, records, column)
		}
	}
}
