package terms

import (
	"cmp"
	"slices"
	"strings"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/ticket"
)

// Line is one entitlement of a contract. Which fields a line has depends on
// its kind; the others are zero.
type Line struct {
	Kind      Kind
	Name      string    // what it is called on paper; empty for the kind's word
	ValidFrom civil.Day // none: the contract's first day
	ValidTo   civil.Day // the last day; none: the contract's
	// Minutes are those of a month (Allowance), of the term (Training), or of a
	// week on average (Reserved).
	Minutes        int
	RollOver       bank.RollOver // of an Allowance, as are the next five
	RollOverMonths int           // for bank.RollMonths
	Cap            int           // minutes, for bank.RollCapped
	Cycle          bank.Cycle
	ProRata        bool
	HostedOnly     bool
	Least          int        // minutes of the smallest block of Prepaid hours; 0 for bank.LeastBlock
	EarlyUse       bool       // Prepaid: usable from the purchase day
	WhenPaid       bool       // Prepaid: not usable before the payment day
	PerYear        int        // Quota: tech tickets each contract year
	Covers         []string   // Maintenance: kinds of ticket whose work the fee pays
	Scope          bank.Scope // Allowance, Prepaid, Training: what its minutes serve; PayAsYouGo: what the rate is for
	// Price is in minor units of the contract's currency: of an hour (Prepaid,
	// PayAsYouGo), or for each Period (Maintenance, AddOn).
	Price  int64
	Period Period
}

// Compare orders lines as people read a contract: by kind, in the order of
// Kinds, and then by name.
func (l Line) Compare(other Line) int {
	return cmp.Or(slices.Index(Kinds, l.Kind)-slices.Index(Kinds, other.Kind), strings.Compare(l.Name, other.Name))
}

// field is a field that only some kinds of line have.
type field struct {
	name string
	set  bool
	of   []Kind
}

func (l Line) fields() []field {
	return []field{
		{"minutes", l.Minutes != 0, []Kind{Allowance, Training, Reserved}},
		{"rollover", l.RollOver != "", []Kind{Allowance}},
		{"rollover_months", l.RollOverMonths != 0, []Kind{Allowance}},
		{"cap", l.Cap != 0, []Kind{Allowance}},
		{"cycle", l.Cycle != "", []Kind{Allowance}},
		{"pro_rata", l.ProRata, []Kind{Allowance}},
		{"hosted_only", l.HostedOnly, []Kind{Allowance}},
		{"least", l.Least != 0, []Kind{Prepaid}},
		{"early_use", l.EarlyUse, []Kind{Prepaid}},
		{"when_paid", l.WhenPaid, []Kind{Prepaid}},
		{"per_year", l.PerYear != 0, []Kind{Quota}},
		{"covers", len(l.Covers) > 0, []Kind{Maintenance}},
		{"scope", len(l.Scope.Kinds)+len(l.Scope.WorkTypes) > 0, []Kind{Allowance, Prepaid, Training, PayAsYouGo}},
		{"price", l.Price != 0, []Kind{Maintenance, Prepaid, PayAsYouGo, AddOn}},
		{"period", l.Period != "", []Kind{Maintenance, AddOn}},
	}
}

// FieldsOf names the fields that a kind of line has besides its name and days,
// as errors name them: what a form shows.
func FieldsOf(kind Kind) []string {
	var names []string
	for _, f := range (Line{}).fields() {
		if slices.Contains(f.of, kind) {
			names = append(names, f.name)
		}
	}
	return names
}

// Check refuses a line that is not as its kind must be, with a *fail.Invalid
// for each field.
func (l Line) Check() error {
	if !slices.Contains(Kinds, l.Kind) {
		return unknown("kind", string(l.Kind))
	}
	errs := []error{l.checkName(), l.checkDays(), l.checkKind(), CheckKinds("covers", l.Covers), CheckScope(l.Scope)}
	for _, f := range l.fields() {
		if f.set && !slices.Contains(f.of, l.Kind) {
			errs = append(errs, fail.NewInvalid(f.name, "line.foreign", fail.Args{"Kind": fail.Word("line." + string(l.Kind))}))
		}
	}
	for _, number := range []struct {
		name  string
		value int64
	}{
		{"minutes", int64(l.Minutes)},
		{"cap", int64(l.Cap)},
		{"least", int64(l.Least)},
		{"per_year", int64(l.PerYear)},
		{"price", l.Price},
	} {
		errs = append(errs, CheckNumber(number.name, number.value))
	}
	return fail.Join(errs...)
}

func (l Line) checkName() error {
	if l.Kind == AddOn && strings.TrimSpace(l.Name) == "" {
		return fail.Required("name")
	}
	return nil
}

func (l Line) checkDays() error {
	if l.ValidTo != 0 && l.ValidTo < l.ValidFrom {
		return fail.NewInvalid("valid_to", "order")
	}
	return nil
}

func (l Line) checkKind() error {
	switch l.Kind {
	case Allowance:
		return fail.Join(required("minutes", l.Minutes), l.checkRollOver(), oneOf("cycle", l.Cycle, "", bank.Calendar, bank.Anniversary))
	case Training, Reserved:
		return required("minutes", l.Minutes)
	case Quota:
		return required("per_year", l.PerYear)
	case Maintenance, AddOn:
		return oneOf("period", l.Period, append([]Period{""}, Periods...)...)
	default:
		return nil
	}
}

func (l Line) checkRollOver() error {
	errs := []error{oneOf("rollover", l.RollOver, "", bank.RollNone, bank.RollMonths, bank.RollCapped, bank.RollUnlimited)}
	if l.RollOver == bank.RollMonths {
		errs = append(errs, required("rollover_months", l.RollOverMonths))
	}
	if l.RollOverMonths > mostMonths {
		return fail.Join(append(errs, fail.NewInvalid("rollover_months", "number.large"))...)
	}
	errs = append(errs, CheckNumber("rollover_months", int64(l.RollOverMonths)))
	if l.RollOver == bank.RollCapped {
		errs = append(errs, required("cap", l.Cap))
	}
	return fail.Join(errs...)
}

// Filled gives the line with what its kind needs and it does not say: the
// usual roll-over, cycle, least block and period.
func (l Line) Filled() Line {
	switch l.Kind {
	case Allowance:
		l.RollOver, l.Cycle = cmp.Or(l.RollOver, bank.RollNone), cmp.Or(l.Cycle, bank.Calendar)
	case Prepaid:
		l.Least = cmp.Or(l.Least, bank.LeastBlock)
	case Maintenance, AddOn:
		l.Period = cmp.Or(l.Period, Month)
	}
	return l
}

// Bank reports whether the line gives or sells minutes of the time bank.
func (k Kind) Bank() bool { return k == Allowance || k == Prepaid || k == Training }

// Serves is the scope of the line's minutes: a training line without one
// serves training (R-CON-5).
func (l Line) Serves() bank.Scope {
	if l.Kind == Training && len(l.Scope.Kinds)+len(l.Scope.WorkTypes) == 0 {
		return bank.Scope{Kinds: []string{bank.TrainingKind}}
	}
	return l.Scope
}

// MostNumber is the greatest number that a contract takes, in minutes or minor
// units: no sum of such numbers leaves 64 bits.
const MostNumber = 1_000_000_000_000

// mostMonths is the longest roll-over: longer is none at all, and no day.
const mostMonths = 1200

// CheckNumber refuses a number that is negative or too large to be meant.
func CheckNumber(name string, value int64) error {
	if value < 0 {
		return fail.NewInvalid(name, "negative")
	}
	if value > MostNumber {
		return fail.NewInvalid(name, "number.large")
	}
	return nil
}

// CheckScope refuses kinds of ticket and types of work that there are not.
func CheckScope(scope bank.Scope) error {
	errs := []error{CheckKinds("scope", scope.Kinds)}
	for _, workType := range scope.WorkTypes {
		errs = append(errs, oneOf("scope", workType, WorkTypes...))
	}
	return fail.Join(errs...)
}

// CheckKinds refuses kinds of ticket that there are not.
func CheckKinds(name string, kinds []string) error {
	var errs []error
	for _, kind := range kinds {
		errs = append(errs, oneOf(name, ticket.Kind(kind), ticket.Kinds...))
	}
	return fail.Join(errs...)
}

func required(name string, value int) error {
	if value == 0 {
		return fail.Required(name)
	}
	return nil
}

func oneOf[T ~string](name string, value T, allowed ...T) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	return unknown(name, string(value))
}

func unknown(name, value string) error {
	if value == "" {
		return fail.Required(name)
	}
	return fail.NewInvalid(name, "unknown", fail.Args{"Text": value})
}
