package terms

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// Domain.md 5: what each kind of line must and may say.
func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		line Line
		want []string // field: reason
	}{
		"maintenance":                {Line{Kind: Maintenance, Covers: []string{"fault"}, Price: 100, Period: Year}, nil},
		"maintenance, bare":          {Line{Kind: Maintenance}, nil},
		"maintenance of what":        {Line{Kind: Maintenance, Covers: []string{"gardens"}}, []string{"covers: unknown"}},
		"maintenance when":           {Line{Kind: Maintenance, Period: "week"}, []string{"period: unknown"}},
		"allowance":                  {Line{Kind: Allowance, Minutes: 60, HostedOnly: true, ProRata: true, Cycle: bank.Anniversary}, nil},
		"allowance of nothing":       {Line{Kind: Allowance}, []string{"minutes: required"}},
		"allowance, n months":        {Line{Kind: Allowance, Minutes: 60, RollOver: bank.RollMonths, RollOverMonths: 3}, nil},
		"allowance, how many months": {Line{Kind: Allowance, Minutes: 60, RollOver: bank.RollMonths}, []string{"rollover_months: required"}},
		"allowance, for ever":        {Line{Kind: Allowance, Minutes: 60, RollOver: bank.RollMonths, RollOverMonths: 1201}, []string{"rollover_months: number.large"}},
		"allowance, capped":          {Line{Kind: Allowance, Minutes: 60, RollOver: bank.RollCapped, Cap: 120}, nil},
		"allowance, which cap":       {Line{Kind: Allowance, Minutes: 60, RollOver: bank.RollCapped}, []string{"cap: required"}},
		"allowance, odd roll-over":   {Line{Kind: Allowance, Minutes: 60, RollOver: "twice"}, []string{"rollover: unknown"}},
		"quota":                      {Line{Kind: Quota, PerYear: 12}, nil},
		"quota of nothing":           {Line{Kind: Quota}, []string{"per_year: required"}},
		"prepaid":                    {Line{Kind: Prepaid, Least: 600, EarlyUse: true, WhenPaid: true, Price: 115000, Scope: bank.Scope{Kinds: []string{"fault"}, WorkTypes: []string{"support"}}}, nil},
		"prepaid for what":           {Line{Kind: Prepaid, Scope: bank.Scope{WorkTypes: []string{"magic"}}}, []string{"scope: unknown"}},
		"prepaid has no quota":       {Line{Kind: Prepaid, PerYear: 3, Minutes: 5}, []string{"minutes: line.foreign", "per_year: line.foreign"}},
		"reserved":                   {Line{Kind: Reserved, Minutes: 120}, nil},
		"reserved how much":          {Line{Kind: Reserved}, []string{"minutes: required"}},
		"pay as you go":              {Line{Kind: PayAsYouGo, Price: 125000}, nil},
		"training":                   {Line{Kind: Training, Minutes: 960}, nil},
		"add-on":                     {Line{Kind: AddOn, Name: "Update service", Period: Once, Price: 5}, nil},
		"add-on without a name":      {Line{Kind: AddOn}, []string{"name: required"}},
		"no kind":                    {Line{}, []string{"kind: required"}},
		"odd kind":                   {Line{Kind: "gold"}, []string{"kind: unknown"}},
		"negative":                   {Line{Kind: Prepaid, Price: -1, Least: -1}, []string{"least: negative", "price: negative"}},
		"beyond all sums":            {Line{Kind: Training, Minutes: MostNumber + 1}, []string{"minutes: number.large"}},
		"ends before it starts":      {Line{Kind: Quota, PerYear: 1, ValidFrom: 10, ValidTo: 9}, []string{"valid_to: order"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, invalid := range fail.Invalids(c.line.Check()) {
				got = append(got, invalid.Field+": "+invalid.Reason)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}

// Every template can be agreed on as it stands, and filling a line in changes
// nothing that it says.
func TestTemplatesAreSound(t *testing.T) {
	for _, template := range Templates() {
		for _, line := range template.Lines {
			if err := line.Check(); err != nil {
				t.Errorf("%s: %s: %v", template.Key, line.Kind, err)
			}
			filled := line.Filled()
			if err := filled.Check(); err != nil {
				t.Errorf("%s: %s, filled in: %v", template.Key, line.Kind, err)
			}
			if diff := cmp.Diff(filled, filled.Filled()); diff != "" {
				t.Errorf("%s: %s, filled in twice:\n%s", template.Key, line.Kind, diff)
			}
		}
		if found, ok := TemplateOf(template.Key); !ok || found.Key != template.Key {
			t.Errorf("%s is not found", template.Key)
		}
	}
}

func TestFieldsOfEveryKind(t *testing.T) {
	for _, kind := range Kinds {
		if len(FieldsOf(kind)) == 0 {
			t.Errorf("%s has no fields", kind)
		}
	}
	if diff := cmp.Diff([]string{"per_year"}, FieldsOf(Quota)); diff != "" {
		t.Errorf("fields of a quota:\n%s", diff)
	}
}

// R-BANK-15: on any day at most one version of a line is in force: the latest
// begun, until the line's last day.
func TestInForce(t *testing.T) {
	day := rapid.Map(rapid.IntRange(1, 30), func(n int) civil.Day { return civil.Day(n) })
	rapid.Check(t, func(rt *rapid.T) {
		var versions []Version
		used := map[string]bool{}
		for range rapid.IntRange(0, 8).Draw(rt, "versions") {
			v := Version{LineID: rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "line"), Line: Line{ValidFrom: day.Draw(rt, "from")}}
			if rapid.Bool().Draw(rt, "ends") {
				v.ValidTo = v.ValidFrom + day.Draw(rt, "for")
			}
			if key := v.LineID + v.ValidFrom.String(); !used[key] {
				used[key] = true
				versions = append(versions, v)
			}
		}
		on := day.Draw(rt, "on")
		got := map[string]civil.Day{}
		for _, v := range InForce(versions, on) {
			if _, twice := got[v.LineID]; twice {
				rt.Fatalf("two versions of line %s on %s", v.LineID, on)
			}
			got[v.LineID] = v.ValidFrom
		}
		want := map[string]civil.Day{}
		for _, line := range []string{"a", "b"} {
			var latest *Version
			for i, v := range versions {
				if v.LineID == line && v.ValidFrom <= on && (latest == nil || v.ValidFrom > latest.ValidFrom) {
					latest = &versions[i]
				}
			}
			if latest != nil && (latest.ValidTo == 0 || latest.ValidTo >= on) {
				want[line] = latest.ValidFrom
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Errorf("in force on %s (-want +got):\n%s", on, diff)
		}
	})
}
