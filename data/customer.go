package data

// Customers holds the table customer.
var Customers = Declare[Customer]("customer", Synced, OwnBucket(CustomerPrefix), Derived("sort_key"))

// Customer is an organisation that gets support.
type Customer struct {
	Row
	Code       string `bun:"code"` // short and unique, upper case
	Name       string `bun:"name"`
	Zone       string `bun:"zone"`     // IANA time zone
	Currency   string `bun:"currency"` // ISO 4217
	Language   string `bun:"language"` // en or sv
	Address    string `bun:"address"`  // postal address, several lines
	VATNo      string `bun:"vat_no"`
	Deployment string `bun:"deployment"`          // hosted or on_premise, today; its history is DeploymentChange
	ManagerID  string `bun:"manager_id,nullzero"` // account manager
	Status     string `bun:"status"`              // active or former
	SortKey    string `bun:"sort_key"`            // name in Swedish order
}

// DeploymentChanges holds the table customer_deployment.
var DeploymentChanges = Declare[DeploymentChange]("customer_deployment", Synced, BucketOf("customer_id", "customer"))

// DeploymentChange says how a customer runs the product from a day on (R-CON-7).
type DeploymentChange struct {
	Row
	CustomerID string `bun:"customer_id,nullzero"`
	ValidFrom  string `bun:"valid_from"`
	Deployment string `bun:"deployment"`
}

// CustomerNotes holds the table customer_note.
var CustomerNotes = Declare[CustomerNote]("customer_note", StaffOnly, In(Staff))

// CustomerNote holds what staff note about a customer; its id is the customer's.
type CustomerNote struct {
	Row
	Text string `bun:"text"`
}

// Contacts holds the table contact.
var Contacts = Declare[Contact]("contact", Synced, BucketOf("customer_id", "customer"))

// Contact is a person at a customer; a liaison if the customer named it one.
type Contact struct {
	Row
	CustomerID string `bun:"customer_id,nullzero"`
	Name       string `bun:"name"`
	Language   string `bun:"language"`   // en or sv
	Liaison    int64  `bun:"liaison"`    // 1 for a designated liaison
	Function   string `bun:"function"`   // of a liaison: main_admin or it
	ITContact  int64  `bun:"it_contact"` // 1 for the one to ask about network and hardware (R-ACC-5)
	Active     int64  `bun:"active"`     // 0 when the person has left
}

// ContactPoints holds the table contact_point.
var ContactPoints = Declare[ContactPoint]("contact_point", Synced, BucketOf("contact_id", "contact"))

// ContactPoint is an address or number of a contact, kept per membership (R-ACC-6).
type ContactPoint struct {
	Row
	ContactID string `bun:"contact_id,nullzero"`
	Kind      string `bun:"kind"`  // email or phone
	Value     string `bun:"value"` // e-mail addresses in lower case
}

// Trainings holds the table training.
var Trainings = Declare[Training]("training", Synced, BucketOf("contact_id", "contact"))

// Training records that a contact was trained in a product (R-ACC-5).
type Training struct {
	Row
	ContactID string `bun:"contact_id,nullzero"`
	ProductID string `bun:"product_id,nullzero"`
	Day       string `bun:"day"`
}
