package intake

import (
	"maps"
	"slices"
	"strings"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
)

// codedWords are the beginnings of the words of codes, by how they are read.
var codedWords = map[reading]string{
	asState: "state.", asPriority: "priority.", asKind: "kind.", asWorkType: "worktype.", asLanguage: "import.lang.",
	asStatus: "status.", asDeployment: "deployment.", asFunction: "function.",
}

// codes lists what a field can be here.
func codes(as reading) []string {
	switch as {
	case asState:
		return slices.DeleteFunc(texts(ticket.States), func(s string) bool { return s == string(ticket.AwaitingLiaison) })
	case asPriority:
		return texts(ticket.Priorities)
	case asKind:
		return texts(ticket.Kinds)
	case asWorkType:
		return terms.WorkTypes
	case asLanguage:
		return []string{"en", "sv"}
	case asStatus:
		return []string{"active", "former"}
	case asDeployment:
		return command.Deployments
	case asFunction:
		return command.LiaisonFunctions
	}
	return nil
}

// Codes lists what cells of a field can be made by Choices.Values, and the
// beginning of their words; none for fields that are free.
func Codes(kind Kind, field Field) (list []string, words string) {
	spec, _ := specOf(kind, field)
	return codes(spec.reading), codedWords[spec.reading]
}

func texts[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, value := range values {
		list[i] = string(value)
	}
	return list
}

// spokenCodes are the words of other programs for our codes, in English, Swedish,
// German, French and Spanish, spelled as heading makes them. Codes themselves
// need no entry.
var spokenCodes = map[reading]map[string]string{
	asState: {
		"new": "new", "open": "new", "opened": "new", "ny": "new", "nytt": "new", "oppen": "new", "oppet": "new", "neu": "new", "offen": "new", "nouveau": "new", "ouvert": "new", "nueva": "new", "abierto": "new", "registered": "new", "reopened": "in_progress", "ateroppnad": "in_progress",
		"assigned": "assessed", "tilldelad": "assessed", "zugewiesen": "assessed", "assessed": "assessed", "bedomd": "assessed", "acknowledged": "assessed", "confirmed": "assessed",
		"in progress": "in_progress", "pagar": "in_progress", "pagaende": "in_progress", "under arbete": "in_progress", "in bearbeitung": "in_progress", "in arbeit": "in_progress", "en cours": "in_progress", "en curso": "in_progress", "started": "in_progress", "active": "in_progress",
		"feedback": "waiting_customer", "aterkoppling": "waiting_customer", "waiting for customer": "waiting_customer", "waiting": "waiting_customer", "vantar": "waiting_customer", "vantar pa kund": "waiting_customer", "pending reminder": "waiting_customer", "pending close": "waiting_customer", "pending": "waiting_customer", "on hold": "waiting_customer", "wartend": "waiting_customer", "warten auf erinnerung": "waiting_customer", "warten auf schliessen": "waiting_customer", "vantar pa paminnelse": "waiting_customer", "vantar pa stangning": "waiting_customer", "commentaire": "waiting_customer", "comentarios": "waiting_customer",
		"resolved": "resolved", "solved": "resolved", "fixed": "resolved", "done": "resolved", "lost": "resolved", "atgardad": "resolved", "klar": "resolved", "gelost": "resolved", "resolu": "resolved", "resuelta": "resolved",
		"closed": "closed", "stangd": "closed", "stangt": "closed", "avslutad": "closed", "avslutat": "closed", "archived": "closed", "erledigt": "closed", "geschlossen": "closed", "ferme": "closed", "cerrada": "closed", "cerrado": "closed", "completed": "closed",
		"rejected": "declined", "declined": "declined", "avslagen": "declined", "avslaget": "declined", "abgewiesen": "declined", "abgelehnt": "declined", "rejete": "declined", "rechazada": "declined", "wont fix": "declined", "won t fix": "declined", "invalid": "declined", "cancelled": "declined", "canceled": "declined",
		"merged": "merged", "duplicate": "merged", "sammanslagen": "merged", "zusammengefuhrt": "merged", "zusammengefasst": "merged",
	},
	asPriority: {
		"low": "low", "lag": "low", "niedrig": "low", "bas": "low", "baja": "low", "minor": "low", "trivial": "low",
		"normal": "medium", "medium": "medium", "mittel": "medium", "medel": "medium", "moderate": "medium", "normale": "medium",
		"high": "high", "hog": "high", "hoch": "high", "haut": "high", "alta": "high", "major": "high",
		"urgent": "very_high", "immediate": "very_high", "emergency": "very_high", "critical": "very_high", "very high": "very_high", "blocker": "very_high", "bradskande": "very_high", "omedelbar": "very_high", "akut": "very_high", "kritisk": "very_high", "mycket hog": "very_high", "dringend": "very_high", "sofort": "very_high", "sehr hoch": "very_high", "kritisch": "very_high", "immediat": "very_high", "urgente": "very_high", "inmediata": "very_high",
	},
	asKind: {
		"bug": "fault", "defect": "fault", "incident": "fault", "problem": "fault", "error": "fault", "fault": "fault", "bugg": "fault", "fel": "fault", "felanmalan": "fault", "incidenthantering": "fault", "fehler": "fault", "storung": "fault", "anomalie": "fault", "errores": "fault", "report a problem": "fault",
		"support": "assistance", "task": "assistance", "assistance": "assistance", "service request": "assistance", "request": "assistance", "hjalp": "assistance", "uppgift": "assistance", "bestallning": "assistance", "unterstutzung": "assistance", "aufgabe": "assistance", "soporte": "assistance", "tarea": "assistance", "tareas": "change",
		"feature": "change", "feature request": "change", "enhancement": "change", "change": "change", "change request": "change", "improvement": "change", "funktionalitet": "change", "funktion": "change", "onskemal": "change", "andring": "change", "andringsonskemal": "change", "anderung": "change", "evolution": "change", "user story": "change", "story": "change",
		"training": "training", "utbildning": "training", "schulung": "training", "formation": "training",
		"question": "question", "fraga": "question", "frage": "question", "inquiry": "question", "general inquiry": "question",
	},
	asWorkType: {
		"support": "support", "helpdesk": "support", "drift": "support", "unterstutzung": "support", "assistance": "support", "soporte": "support", "qa": "support", "testing": "support", "test": "support", "felsokning": "support",
		"training": "training", "utbildning": "training", "schulung": "training", "formation": "training",
		"consulting": "consulting", "konsultation": "consulting", "konsulting": "consulting", "radgivning": "consulting", "beratung": "consulting", "design": "consulting", "analysis": "consulting", "analys": "consulting", "meeting": "consulting", "mote": "consulting", "conception": "consulting", "diseno": "consulting",
		"development": "development", "utveckling": "development", "programming": "development", "entwicklung": "development", "developpement": "development", "desarrollo": "development",
		"travel": "travel", "resa": "travel", "restid": "travel", "reise": "travel", "reisezeit": "travel",
		"other": "other", "annat": "other", "ovrigt": "other", "sonstiges": "other",
	},
	asLanguage: {
		"english": "en", "engelska": "en", "englisch": "en", "en gb": "en", "en us": "en", "swedish": "sv", "svenska": "sv", "schwedisch": "sv", "sv se": "sv", "se": "sv",
	},
	asStatus: {
		"active": "active", "aktiv": "active", "aktivt": "active", "yes": "active", "ja": "active", "1": "active", "true": "active", "registered": "active", "enabled": "active", "current": "active", "customer": "active", "kund": "active", "nuvarande": "active",
		"former": "former", "inactive": "former", "inaktiv": "former", "tidigare": "former", "no": "former", "nej": "former", "0": "former", "false": "former", "locked": "former", "last": "former", "closed": "former", "avslutad": "former", "archived": "former", "disabled": "former", "gesperrt": "former", "ehemalig": "former",
	},
	asDeployment: {
		"hosted": "hosted", "cloud": "hosted", "saas": "hosted", "moln": "hosted", "molntjanst": "hosted", "driftad": "hosted", "gehostet": "hosted",
		"on premise": "on_premise", "on premises": "on_premise", "on prem": "on_premise", "local": "on_premise", "lokal": "on_premise", "lokalt": "on_premise", "egen drift": "on_premise", "egen server": "on_premise",
	},
	asFunction: {
		"main admin": "main_admin", "administrator": "main_admin", "admin": "main_admin", "huvudadministrator": "main_admin", "systemansvarig": "main_admin", "it": "it", "it contact": "it", "it kontakt": "it", "technical": "it",
	},
}

// readCode gives our code for what a cell says. Numbers before the word, such as
// Zammad's "2 normal", mean nothing.
func readCode(as reading, text string) (any, error) {
	said := heading(text)
	words := codedWords[as]
	if slices.Contains(codes(as), strings.ReplaceAll(said, " ", "_")) {
		return Coded{words, strings.ReplaceAll(said, " ", "_")}, nil
	}
	if code, ok := spokenCodes[as][said]; ok {
		return Coded{words, code}, nil
	}
	if first, rest, two := strings.Cut(said, " "); two && bare.MatchString(first) {
		if code, ok := spokenCodes[as][rest]; ok {
			return Coded{words, code}, nil
		}
	}
	if as == asWorkType {
		return workTypeAmong(text), nil
	}
	if as == asLanguage { // what we do not speak is spoken to in the customer's language
		return nil, nil
	}
	return nil, fail.NewInvalid("value", "import.value", fail.Args{"Text": text, "Choices": strings.Join(codes(as), ", ")})
}

// workTypeAmong finds a type of work among tags. An activity that has no like
// here is other work; the note keeps what it was called.
func workTypeAmong(text string) any {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
		if code, ok := spokenCodes[asWorkType][heading(word)]; ok {
			return Coded{codedWords[asWorkType], code}
		}
	}
	return Coded{codedWords[asWorkType], "other"}
}

func checkCode(as reading, code string) error {
	if slices.Contains(codes(as), code) {
		return nil
	}
	return fail.NewInvalid("value", "import.value", fail.Args{"Text": code, "Choices": strings.Join(codes(as), ", ")})
}

// truths are the words for yes and no.
var truths = map[string]bool{
	"yes": true, "y": true, "true": true, "1": true, "x": true, "ja": true, "j": true, "sant": true, "wahr": true, "oui": true, "si": true, "billable": true, "debiterbar": true,
	"no": false, "n": false, "false": false, "0": false, "nej": false, "falskt": false, "nein": false, "falsch": false, "non": false, "non billable": false,
}

func readTruth(text string) (any, error) {
	yes, ok := truths[heading(text)]
	if !ok {
		return nil, fail.NewInvalid("value", "import.value", fail.Args{"Text": text, "Choices": strings.Join(slices.Sorted(maps.Keys(truths)), ", ")})
	}
	return yes, nil
}
