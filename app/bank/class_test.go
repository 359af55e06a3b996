package bank

import "testing"

// R-TIME-10: the first that fits.
func TestClassify(t *testing.T) {
	all := ClassFacts{
		Kind: FaultKind, WorkType: "travel",
		Override: Verdict{NoCharge, Goodwill}, SoftwareFault: true, Fixed: Verdict{Internal, InternalWork},
		HoldsQuota: true, Maintained: []string{FaultKind}, Bank: []Scope{{}}, PayAsYouGo: true,
	}
	steps := []struct {
		without func(*ClassFacts) // taken away before this step
		want    Verdict
	}{
		{func(*ClassFacts) {}, Verdict{NoCharge, Goodwill}},
		{func(f *ClassFacts) { f.Override = Verdict{} }, Verdict{NoCharge, SoftwareFault}},
		{func(f *ClassFacts) { f.SoftwareFault = false }, Verdict{Internal, InternalWork}},
		{func(f *ClassFacts) { f.Fixed = Verdict{} }, Verdict{Covered, TechTicket}},
		{func(f *ClassFacts) { f.HoldsQuota = false }, Verdict{Covered, Maintenance}},
		{func(f *ClassFacts) { f.Maintained = []string{"question"} }, Verdict{Class: Drawn}},
		{func(f *ClassFacts) { f.Bank = []Scope{{WorkTypes: []string{"support"}}} }, Verdict{Class: Billable}},
		{func(f *ClassFacts) { f.PayAsYouGo = false }, Verdict{Class: Undecided}},
	}
	for _, step := range steps {
		step.without(&all)
		if got := Classify(all); got != step.want {
			t.Errorf("%+v: %+v, want %+v", all, got, step.want)
		}
	}
}

func TestOnlyAFaultUsesTheQuota(t *testing.T) {
	facts := ClassFacts{Kind: "assistance", HoldsQuota: true, Bank: []Scope{{Kinds: []string{"training"}}, {Kinds: []string{"assistance"}}}}
	if got := Classify(facts); got != (Verdict{Class: Drawn}) {
		t.Errorf("%+v", got)
	}
}
