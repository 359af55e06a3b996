package terms

import (
	"slices"

	"tallydesk/app/bank"
)

// Template is an arrangement that contracts are made from. Its words are
// template.<Key>, and where they exist template.<Key>.level (the service level)
// and template.<Key>.remarks (what else is promised). The names of its lines
// are keys of words too. Prices are left open: they are the provider's own.
type Template struct {
	Key           string
	Calendar      string // name of a shipped calendar; empty for the provider's
	TermMonths    int    // how long it is agreed for; 0 for open-ended
	RenewalMonths int    // renewed by so many months; 0 for not by itself
	OverUse       OverUse
	Lines         []Line
}

// Templates lists the shipped templates. Each call gives values of its own.
func Templates() []Template {
	return []Template{
		{
			Key: "care_hosted", TermMonths: 12, RenewalMonths: 12, OverUse: Ask,
			Lines: []Line{
				{Kind: Maintenance, Period: Month},
				{Kind: Allowance, Minutes: 60, RollOver: bank.RollUnlimited, HostedOnly: true},
				{Kind: Quota, PerYear: 12},
				{Kind: Prepaid, Least: 60},
			},
		},
		{
			Key: "care_on_premise", TermMonths: 12, RenewalMonths: 12, OverUse: Ask,
			Lines: []Line{
				{Kind: Maintenance, Period: Month},
				{Kind: Quota, PerYear: 12},
				{Kind: Prepaid, Least: 60},
			},
		},
		{
			Key: "support", Calendar: "Sweden office", TermMonths: 12, RenewalMonths: 12, OverUse: Ask,
			Lines: []Line{
				{Kind: Maintenance, Period: Year, Covers: []string{"fault", "assistance", "question"}},
				{Kind: AddOn, Name: "template.line.update", Period: Year},
				{Kind: AddOn, Name: "template.line.upgrade", Period: Once},
				{Kind: AddOn, Name: "template.line.database", Period: Once},
				{Kind: PayAsYouGo},
			},
		},
		{
			Key: "project", TermMonths: 12, RenewalMonths: 12, OverUse: Charge,
			Lines: []Line{
				{Kind: Maintenance, Period: Year, Covers: []string{"fault", "question"}},
				{Kind: PayAsYouGo},
				{Kind: PayAsYouGo, Name: "template.line.consulting", Scope: bank.Scope{WorkTypes: []string{"consulting", "development"}}},
			},
		},
		{
			Key: "prepaid", OverUse: Ask,
			Lines: []Line{
				{Kind: Prepaid, Least: bank.LeastBlock, WhenPaid: true},
				{Kind: Reserved, Minutes: 120},
				{Kind: PayAsYouGo},
			},
		},
		{Key: "payg", OverUse: Charge, Lines: []Line{{Kind: PayAsYouGo}}},
		{
			Key: "maintenance", Calendar: "US Eastern office", TermMonths: 12, RenewalMonths: 12, OverUse: Ask,
			Lines: []Line{
				{Kind: Maintenance, Period: Year, Covers: []string{"fault", "assistance", "question"}},
				{Kind: Training, Minutes: 16 * 60},
				{Kind: PayAsYouGo, Name: "template.line.training", Scope: bank.Scope{Kinds: []string{"training"}}},
				{Kind: PayAsYouGo},
			},
		},
	}
}

// TemplateOf finds a shipped template by its key.
func TemplateOf(key string) (Template, bool) {
	all := Templates()
	i := slices.IndexFunc(all, func(t Template) bool { return t.Key == key })
	if i < 0 {
		return Template{}, false
	}
	return all[i], true
}

// DefaultTemplate names the template that a customer is enrolled in unless
// another is chosen, by how it runs the product (R-CON-7).
func DefaultTemplate(deployment string) string {
	if deployment == "hosted" {
		return "care_hosted"
	}
	return "care_on_premise"
}
