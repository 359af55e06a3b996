package intake

import (
	"regexp"
	"strings"
	"unicode"

	"tallydesk/app/ticket"
)

// heading makes one spelling of a heading: small letters without diacritics,
// words apart by a space, amounts without their currency.
func heading(text string) string {
	text = ticket.Fold(amount.ReplaceAllString(strings.TrimSpace(text), ""))
	if text == "#" {
		return text
	}
	text = strings.ReplaceAll(text, "%", " percent ")
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// amount is the currency behind a heading: "Billable Rate (EUR)".
var amount = regexp.MustCompile(`\s*\([A-Z]{3}\)$`)

// synonyms are the headings of each field, in English, Swedish, German, French
// and Spanish, the surest first: the first column found of the surest heading
// is taken. Headings are spelled as heading makes them.
var synonyms = map[Kind]map[Field][]string{
	Customers: {
		Code:       {"code", "customer code", "kod", "kundkod", "kurzel", "kundenkurzel", "short name", "shortname", "kortnamn", "kunden nr", "customer no"},
		Name:       {"name", "customer", "customer name", "client", "client name", "company", "company name", "organization", "organisation", "namn", "kund", "kundnamn", "foretag", "foretagsnamn", "firma", "firmenname", "kunde", "kundenname", "unternehmen", "nom", "societe", "entreprise", "nombre", "cliente", "empresa"},
		Status:     {"status", "state", "active", "aktiv", "statut", "estado", "archived"},
		Address:    {"address", "postal address", "adress", "postadress", "adresse", "anschrift", "direccion", "street", "gata", "gatuadress", "strasse", "straße", "rue", "zip", "zip code", "postal code", "postnummer", "plz", "postleitzahl", "code postal", "city", "ort", "postort", "stad", "stadt", "ville", "ciudad", "country", "land", "pays", "pais"},
		VATNo:      {"vat no", "vat", "vat number", "vat id", "momsnummer", "momsnr", "vat nummer", "momsreg nr", "org nr", "orgnr", "organisationsnummer", "ust id", "ust idnr", "ustid", "umsatzsteuer id", "numero de tva", "tva", "nif", "cif", "tax id", "tax number"},
		Language:   {"language", "sprak", "sprache", "langue", "idioma"},
		Currency:   {"currency", "valuta", "wahrung", "devise", "moneda"},
		Zone:       {"time zone", "timezone", "zone", "tidszon", "zeitzone", "fuseau horaire", "zona horaria"},
		Deployment: {"deployment", "hosting", "drift", "driftform", "driftsform", "bereitstellung"},
		Manager:    {"account manager", "manager", "kundansvarig", "ansvarig", "kundenbetreuer", "betreuer", "responsable"},
		Notes:      {"notes", "note", "comment", "comments", "remarks", "anteckningar", "anteckning", "kommentar", "kommentarer", "noteringar", "notizen", "notiz", "bemerkung", "bemerkungen", "description", "beskrivning", "notas"},
		External:   {"external id", "id", "#", "customer id", "client id", "externt id", "kundnummer", "kundnr", "kundennummer", "customer number", "numero de client"},
	},
	Contacts: {
		Customer:  {"customer", "customer code", "client", "company", "organization", "organisation", "customer name", "kund", "kundkod", "foretag", "kunde", "firma", "unternehmen", "societe", "entreprise", "cliente", "empresa", "account"},
		Name:      {"name", "full name", "display name", "contact", "contact name", "namn", "kontakt", "kontaktperson", "fullstandigt namn", "nom complet", "nombre completo", "ansprechpartner"},
		FirstName: {"first name", "firstname", "given name", "fornamn", "vorname", "prenom"},
		LastName:  {"last name", "lastname", "surname", "family name", "efternamn", "nachname", "familienname", "apellido", "apellidos"},
		Email:     {"e mail", "email", "mail", "email address", "e mail address", "mailaddress", "e post", "epost", "e postadress", "mejl", "e mail adresse", "courriel", "correo electronico", "correo", "email 2", "email2", "other email", "secondary email"},
		Phone:     {"phone", "phone number", "telephone", "mobile", "mobile phone", "cell", "telefon", "telefonnummer", "mobil", "mobilnummer", "mobiltelefon", "handy", "telephone number", "portable", "telefono", "movil", "phone 2", "work phone", "phone1", "phone2"},
		Language:  {"language", "sprak", "sprache", "langue", "idioma"},
		Liaison:   {"liaison", "kontaktansvarig", "sambandsperson", "is liaison", "main contact", "huvudkontakt"},
		Function:  {"function", "funktion", "role", "roll", "rolle"},
		Status:    {"status", "state", "active", "aktiv", "statut", "estado"},
		External:  {"external id", "id", "#", "login", "username", "user name", "anvandarnamn", "mitgliedsname", "benutzername", "identifiant", "identificador", "externt id", "contact id"},
	},
	Tickets: {
		External:      {"#", "external id", "ticket number", "number", "ticket no", "issue id", "ticket id", "unique id", "id", "nr", "nummer", "arendenummer", "arendenr", "ticketnummer", "ticket nr", "numero", "identifiant"},
		Customer:      {"customer", "customer code", "client", "organization", "organisation", "company", "kund", "kundkod", "kunde", "firma", "foretag", "societe", "entreprise", "cliente", "empresa"},
		Subject:       {"subject", "title", "summary", "issue summary", "amne", "rubrik", "titel", "sammanfattning", "thema", "betreff", "zusammenfassung", "sujet", "objet", "titre", "resume", "asunto", "titulo", "resumen"},
		Description:   {"description", "detail", "details", "body", "message", "text", "issue details", "beskrivning", "beskrivelse", "beschreibung", "descripcion", "detalles"},
		TicketKind:    {"tracker", "kind", "type", "ticket type", "issue type", "arendetyp", "typ", "slag", "ticketart", "art", "tipo"},
		State:         {"status", "state", "current status", "tillstand", "zustand", "statut", "etat", "estado"},
		Priority:      {"priority", "prioritet", "prio", "prioritat", "priorite", "prioridad", "severity"},
		Reporter:      {"reporter", "author", "requester", "logged by", "from", "created by", "contact", "user", "skapare", "forfattare", "rapportor", "anmalare", "registrerad av", "fran", "autor", "erfasst von", "von", "ersteller", "melder", "auteur", "enregistre par", "kontakt"},
		ReporterEmail: {"from email", "reporter email", "requester email", "author email", "email", "e mail", "e post", "epost", "contact email", "user email", "courriel", "correo electronico"},
		Assignee:      {"assignee", "assigned to", "agent assigned", "owner", "agent", "assigned", "tilldelad", "tilldelad till", "ansvarig", "handlaggare", "zugewiesen an", "bearbeiter", "besitzer", "assigne a", "asignado a"},
		Opened:        {"created", "created at", "date created", "created on", "create date", "opened", "opened at", "open date", "date opened", "creation date", "skapad", "skapat", "oppnad", "inkom", "angelegt", "erstellt", "erstellt am", "erstellungsdatum", "eroffnet", "cree", "date de creation", "creado", "creada", "fecha de creacion", "date", "datum", "time stamp", "timestamp", "tidsstampel", "zeitpunkt", "marca de tiempo", "start date", "startdatum", "beginn"},
		Closed:        {"closed", "closed at", "closed date", "close at", "closed on", "date closed", "resolved at", "resolved", "stangd", "avslutad", "lost den", "geschlossen am", "geschlossen", "erledigt am", "ferme", "date de fermeture", "cerrada", "cerrado"},
		Product:       {"product", "produkt", "module", "modul", "produit", "producto"},
		Project:       {"project", "space", "projekt", "omrade", "projet", "espace", "proyecto"},
		Tags:          {"tags", "tag", "category", "help topic", "topic", "taggar", "etiketter", "kategori", "kategorie", "schlagworte", "categorie", "categoria", "group", "department", "target version"},
		Resolution:    {"resolution", "solution", "losning", "atgard", "losung", "solucion"},
		Comments:      {"comments", "comment", "notes", "last notes", "history", "kommentarer", "kommentar", "senaste noteringar", "historik", "kommentare", "letzte kommentare", "verlauf", "dernieres notes", "historique", "ultimas notas"},
	},
	Time: {
		Person:    {"user", "person", "member", "employee", "staff", "consultant", "agent", "name", "user name", "anvandare", "anstalld", "medarbetare", "namn", "konsult", "benutzer", "mitarbeiter", "utilisateur", "usuario", "who", "vem"},
		FirstName: {"first name", "firstname", "fornamn", "vorname", "prenom"},
		LastName:  {"last name", "lastname", "efternamn", "nachname", "apellido"},
		Email:     {"email", "e mail", "mail", "user email", "email address", "e post", "epost", "courriel", "correo electronico"},
		Day:       {"start date", "date", "day", "spent on", "work date", "work day", "startdatum", "datum", "dag", "arbetsdag", "tag", "fecha", "fecha de inicio", "date de debut", "started at", "from date"},
		StartTime: {"start time", "start", "started", "begin", "from", "starttid", "borjan", "borjade", "startzeit", "beginn", "von", "heure de debut", "debut", "hora de inicio", "inicio", "fran"},
		EndDay:    {"end date", "stop date", "slutdatum", "enddatum", "date de fin", "fecha de fin", "to date"},
		EndTime:   {"end time", "stop time", "end", "ended", "stop", "finish", "to", "ended at", "sluttid", "slut", "slutade", "endzeit", "ende", "bis", "heure de fin", "fin", "hora de fin", "till"},
		Duration:  {"duration h", "duration", "hours", "hours h", "time h", "time", "spent time", "time spent", "spent hours", "total hours", "minutes", "duration minutes", "duration min", "seconds", "duration seconds", "duration s", "duration hours", "duration decimal", "decimal hours", "timmar", "tid", "antal timmar", "langd", "minuter", "sekunder", "varaktighet", "nedlagd tid", "spenderad tid", "stunden", "dauer", "zeit", "minuten", "sekunden", "aufgewendete zeit", "heures", "duree", "temps passe", "horas", "duracion", "tiempo dedicado"},
		Customer:  {"client", "customer", "customer code", "company", "kund", "kundkod", "kunde", "firma", "foretag", "societe", "entreprise", "cliente", "empresa", "organization"},
		Issue:     {"issue id", "issue", "ticket", "ticket id", "ticket number", "arende", "arendenummer", "arendenr", "ticketnummer", "demande", "peticion"},
		Project:   {"project", "project name", "projekt", "projektnamn", "projet", "proyecto"},
		Task:      {"task", "task name", "uppgift", "aufgabe", "tache", "tarea"},
		Activity:  {"activity", "work type", "aktivitet", "arbetstyp", "typ av arbete", "aktivitat", "tatigkeit", "activite", "actividad", "type of work", "tags", "taggar"},
		Note:      {"description", "notes", "note", "comment", "comments", "beskrivning", "anteckning", "anteckningar", "kommentar", "kommentarer", "notering", "beschreibung", "notizen", "bemerkung", "commentaire", "comentario", "descripcion", "work done"},
		Billable:  {"billable", "debiterbar", "debiterbart", "fakturerbar", "abrechenbar", "verrechenbar", "facturable"},
		External:  {"external id", "id", "entry id", "time entry id", "#", "externt id"},
	},
}

// others are headings that mean something else in the exports of one program
// than they usually do; "" is a column that says nothing to take.
var others = map[Source]map[Kind]map[string]Field{
	Zammad: {Tickets: {"customer": Reporter, "kunde": Reporter, "kund": Reporter, "owner": Assignee, "besitzer": Assignee, "organization": Customer, "organisation": Customer, "title": Subject, "number": External}},
	OsTicket: {
		Tickets:  {"from": Reporter, "source": "", "due date": "", "organization": Customer, "user": Reporter, "agent": Assignee, "date": ""},
		Contacts: {"organization": Customer, "name": Name},
	},
	Redmine: {
		Tickets:  {"start date": "", "startdatum": "", "beginn": "", "debut": "", "fecha de inicio": "", "parent task": "", "user": Assignee, "version": Tags, "private": "", "custom": "", "row": ""},
		Time:     {"project": Project, "row": "", "created": "", "issue": Issue, "ticket": Issue, "arende": Issue},
		Contacts: {"admin": "", "nom": LastName, "nombre": FirstName, "row": "", "status": Status},
	},
	Harvest:  {Time: {"first name": FirstName, "last name": LastName, "employee": "", "external reference url": "", "roles": "", "task": Task}},
	Clockify: {Time: {"group": "", "user": Person, "tags": Activity, "type": "", "date of creation": ""}},
	Toggl:    {Time: {"tags": Activity, "member": Person, "group": ""}},
	JTrac:    {Tickets: {"id": External, "space": Project, "history": Comments, "date": Opened}},
}

// telltale is how a program and kind of row are recognised: one heading of each
// group must be there.
type telltale struct {
	Source Source
	Kind   Kind
	Groups [][]string
}

var telltales = []telltale{
	{Clockify, Time, [][]string{{"duration h", "duration decimal", "time h", "time decimal"}, {"start date", "date"}, {"project", "client"}}},
	{Toggl, Time, [][]string{{"start date"}, {"start time"}, {"duration"}, {"user", "member", "email"}}},
	{Harvest, Time, [][]string{{"hours"}, {"date"}, {"first name"}, {"last name"}, {"project", "client", "task"}}},
	{Harvest, Customers, [][]string{{"client name"}, {"address"}}},
	{Redmine, Time, [][]string{{"hours", "timmar", "stunden", "heures", "horas", "spent time", "spenderad tid"}, {"activity", "aktivitet", "aktivitat", "activite", "actividad"}, {"user", "anvandare", "benutzer", "utilisateur", "usuario"}}},
	{Redmine, Tickets, [][]string{{"tracker", "arendetyp", "tipo"}, {"subject", "amne", "thema", "sujet", "asunto"}, {"status", "statut", "estado"}}},
	{Redmine, Contacts, [][]string{{"login", "anvandarnamn", "mitgliedsname", "identifiant", "identificador"}, {"firstname", "first name", "fornamn", "vorname", "prenom", "nombre"}, {"mail", "email", "e mail", "correo electronico"}}},
	{OsTicket, Tickets, [][]string{{"ticket number"}, {"subject"}, {"current status", "help topic", "from email", "agent assigned", "department"}}},
	{Zammad, Tickets, [][]string{{"title", "titel"}, {"state", "status"}, {"group", "gruppe", "grupp"}, {"customer", "kunde", "kund", "owner", "besitzer"}}},
	{JTrac, Tickets, [][]string{{"id", "identifiant"}, {"summary", "sammanfattning", "zusammenfassung", "resume", "resumen"}, {"status", "statut", "estado"}, {"logged by", "registrerad av", "erfasst von", "enregistre par", "assigned to", "tilldelad till", "zugewiesen an"}}},
}

// known are all headings that mean something somewhere.
var known = func() map[string]bool {
	all := map[string]bool{}
	for _, fields := range synonyms {
		for _, headings := range fields {
			for _, h := range headings {
				all[h] = true
			}
		}
	}
	return all
}()

func isHeading(cell string) bool { return known[heading(cell)] }
