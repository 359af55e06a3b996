package data

// Providers holds the table provider.
var Providers = Declare[Provider]("provider", Synced, In(Public))

// Provider is the company that gives support; a database holds one.
type Provider struct {
	Row
	Name       string `bun:"name"`                 // the company's name
	VATNo      string `bun:"vat_no"`               // VAT number
	Currency   string `bun:"currency"`             // ISO 4217 code that new contracts get
	Language   string `bun:"language"`             // en or sv
	CalendarID string `bun:"calendar_id,nullzero"` // default calendar
	Logo       string `bun:"logo"`                 // a PNG or JPEG picture, base64; empty for none
}
