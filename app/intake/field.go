package intake

import "slices"

// Field is something that a column can say about a row. Its word is
// import.field.<code>.
type Field string

// The fields.
const (
	Code       Field = "code"
	Name       Field = "name"
	FirstName  Field = "first_name"
	LastName   Field = "last_name"
	Status     Field = "status"
	Address    Field = "address"
	VATNo      Field = "vat_no"
	Language   Field = "language"
	Currency   Field = "currency"
	Zone       Field = "zone"
	Deployment Field = "deployment"
	Manager    Field = "manager"
	Notes      Field = "notes"
	External   Field = "external_id" // what the row is called there
	Customer   Field = "customer"
	Email      Field = "email"
	Phone      Field = "phone"
	Liaison    Field = "liaison"
	Function   Field = "function"

	Subject       Field = "subject"
	Description   Field = "description"
	TicketKind    Field = "kind"
	State         Field = "state"
	Priority      Field = "priority"
	Reporter      Field = "reporter"
	ReporterEmail Field = "reporter_email"
	Assignee      Field = "assignee"
	Opened        Field = "opened"
	Closed        Field = "closed"
	Product       Field = "product"
	Tags          Field = "tags"
	Resolution    Field = "resolution"
	Comments      Field = "comments"
	Project       Field = "project"

	Person    Field = "person"
	Day       Field = "day"
	StartTime Field = "start_time"
	EndDay    Field = "end_day"
	EndTime   Field = "end_time"
	Duration  Field = "duration"
	Issue     Field = "issue"
	Task      Field = "task"
	Activity  Field = "work_type"
	Note      Field = "note"
	Billable  Field = "billable"
)

// reading is how the cells of a field are read.
type reading int

const (
	asText   reading = iota
	asDay            // a day; a time of day behind it means nothing
	asMoment         // a day with or without a time of day
	asClock          // a time of day, or a whole moment
	asLength         // a duration
	asTruth
	asState
	asPriority
	asKind
	asWorkType
	asLanguage
	asStatus
	asDeployment
	asFunction
)

// Spec is what is known of a field.
type Spec struct {
	Field   Field
	Many    bool // several columns can say it
	reading reading
}

// specs are the fields of each kind, in the order in which they are shown.
var specs = map[Kind][]Spec{
	Customers: {
		{Field: Code},
		{Field: Name},
		{Field: Status, reading: asStatus},
		{Field: Address, Many: true},
		{Field: VATNo},
		{Field: Language, reading: asLanguage},
		{Field: Currency},
		{Field: Zone},
		{Field: Deployment, reading: asDeployment},
		{Field: Manager},
		{Field: Notes, Many: true},
		{Field: External},
	},
	Contacts: {
		{Field: Customer},
		{Field: Name},
		{Field: FirstName},
		{Field: LastName},
		{Field: Email, Many: true},
		{Field: Phone, Many: true},
		{Field: Language, reading: asLanguage},
		{Field: Liaison, reading: asTruth},
		{Field: Function, reading: asFunction},
		{Field: Status, reading: asStatus},
		{Field: External},
	},
	Tickets: {
		{Field: External},
		{Field: Customer},
		{Field: Subject},
		{Field: Description},
		{Field: TicketKind, reading: asKind},
		{Field: State, reading: asState},
		{Field: Priority, reading: asPriority},
		{Field: Reporter},
		{Field: ReporterEmail},
		{Field: Assignee},
		{Field: Opened, reading: asMoment},
		{Field: Closed, reading: asMoment},
		{Field: Product},
		{Field: Project},
		{Field: Tags, Many: true},
		{Field: Resolution},
		{Field: Comments, Many: true},
	},
	Time: {
		{Field: Person},
		{Field: FirstName},
		{Field: LastName},
		{Field: Email},
		{Field: Day, reading: asDay},
		{Field: StartTime, reading: asClock},
		{Field: EndDay, reading: asDay},
		{Field: EndTime, reading: asClock},
		{Field: Duration, reading: asLength},
		{Field: Customer},
		{Field: Issue},
		{Field: Project},
		{Field: Task},
		{Field: Activity, reading: asWorkType},
		{Field: Note},
		{Field: Billable, reading: asTruth},
		{Field: External},
	},
}

// Fields lists what columns can say about rows of the kind.
func Fields(kind Kind) []Spec { return specs[kind] }

func specOf(kind Kind, field Field) (Spec, bool) {
	at := slices.IndexFunc(specs[kind], func(s Spec) bool { return s.Field == field })
	if at < 0 {
		return Spec{}, false
	}
	return specs[kind][at], true
}
