package bank

import "slices"

// Class says how time is charged (R-TIME-3).
type Class string

// The charge classes.
const (
	Drawn     Class = "drawn"     // from the bank
	Billable  Class = "billable"  // by price
	Covered   Class = "covered"   // by maintenance
	NoCharge  Class = "nocharge"  // shown at 0
	Internal  Class = "internal"  // not shown
	Undecided Class = "undecided" // neither drawn nor billed until someone decides
)

// Reason is the code of why time is not charged. Its words are reason.<code>.
type Reason string

// The reasons there are.
const (
	SoftwareFault    Reason = "software_fault"
	Warranty         Reason = "warranty"
	Goodwill         Reason = "goodwill"
	TrainingIncluded Reason = "training_included"
	Investigation    Reason = "investigation"
	InternalWork     Reason = "internal"
	TechTicket       Reason = "tech_ticket" // a unit of the quota pays for it
	Maintenance      Reason = "maintenance" // the fee pays for it
)

// FaultKind is the kind of ticket that can hold a tech ticket of the quota.
const FaultKind = "fault"

// Verdict is how an entry is charged, with the reason when it is not.
type Verdict struct {
	Class  Class
	Reason Reason
}

// ClassFacts is what the charge class depends on. Of the contract only what is
// in force on the work day belongs here; without a contract all of it is empty.
type ClassFacts struct {
	Kind     string  // the ticket's
	WorkType string  // the entry's
	Override Verdict // the entry's own; no class for none
	// SoftwareFault: the ticket's cause is a software fault.
	SoftwareFault bool
	Fixed         Verdict  // the work type's own; no class for none
	HoldsQuota    bool     // the ticket holds a tech ticket of the quota
	Maintained    []string // the kinds that maintenance lines cover
	Bank          []Scope  // of the lines and lots of the bank, empty ones too
	PayAsYouGo    bool     // the contract has such a line
}

// Classify gives the charge class: the first that fits, in the order of
// R-TIME-10.
func Classify(f ClassFacts) Verdict {
	switch {
	case f.Override.Class != "":
		return f.Override
	case f.SoftwareFault:
		return Verdict{NoCharge, SoftwareFault}
	case f.Fixed.Class != "":
		return f.Fixed
	case f.Kind == FaultKind && f.HoldsQuota:
		return Verdict{Covered, TechTicket}
	case slices.Contains(f.Maintained, f.Kind):
		return Verdict{Covered, Maintenance}
	case f.bankFits():
		return Verdict{Class: Drawn}
	case f.PayAsYouGo:
		return Verdict{Class: Billable}
	default:
		return Verdict{Class: Undecided}
	}
}

func (f ClassFacts) bankFits() bool {
	return slices.ContainsFunc(f.Bank, func(s Scope) bool { return s.Fits(f.Kind, f.WorkType) })
}
