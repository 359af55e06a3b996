package data

// Products holds the table product.
var Products = Declare[Product]("product", Synced, In(Public))

// Product is something that customers have and support covers.
type Product struct {
	Row
	Name string `bun:"name"`
}

// Modules holds the table product_module.
var Modules = Declare[Module]("product_module", Synced, In(Public))

// Module is a part of a product that is licensed by itself.
type Module struct {
	Row
	ProductID string `bun:"product_id,nullzero"`
	Name      string `bun:"name"`
}

// Releases holds the table product_release.
var Releases = Declare[Release]("product_release", Synced, In(Public))

// Release is a version of a product.
type Release struct {
	Row
	ProductID string `bun:"product_id,nullzero"`
	Version   string `bun:"version"`
	State     string `bun:"state"` // upcoming, released or withdrawn
	Day       string `bun:"day"`   // planned or actual day
	Notes     string `bun:"notes"` // Markdown
	Fixes     string `bun:"fixes"` // what it fixes
}

// Installations holds the table installation.
var Installations = Declare[Installation]("installation", Synced, BucketOf("customer_id", "customer"))

// Installation is a product at a customer, with its upgrade plan.
type Installation struct {
	Row
	CustomerID  string `bun:"customer_id,nullzero"`
	ProductID   string `bun:"product_id,nullzero"`
	Version     string `bun:"version"`
	Modules     string `bun:"modules"`                // names, comma-separated
	Licences    int64  `bun:"licences"`               // number of user licences
	Deployment  string `bun:"deployment"`             // hosted or on_premise
	Environment string `bun:"environment"`            // notes on the environment
	PlanVersion string `bun:"plan_version"`           // wanted release; empty when no upgrade is planned
	PlanDay     string `bun:"plan_day"`               // agreed day
	PlanStaffID string `bun:"plan_staff_id,nullzero"` // who does it
	PlanState   string `bun:"plan_state"`             // wished, agreed or done
}
