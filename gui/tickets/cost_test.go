package tickets

import (
	"testing"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

// R-BANK-11, and the text for hours that do not suffice (ux.md 5.2-6).
func TestCostSaysWhatTimeWillDo(t *testing.T) {
	asOf := civil.Date(2026, 11, 18)
	allowance := bank.Lot{Origin: bank.OfAllowance, Made: civil.Date(2026, 11, 1)}
	prepaid := bank.Lot{Origin: bank.OfPurchase, Made: civil.Date(2026, 10, 6)}
	part := func(class bank.Class, reason bank.Reason, draws ...view.LotDraw) []view.PreviewPart {
		return []view.PreviewPart{{Minutes: 90, Verdict: bank.Verdict{Class: class, Reason: reason}, Draws: draws}}
	}
	cases := []struct {
		name        string
		preview     view.Preview
		short, long string
		warn        bool
	}{
		{
			name: "drawn from two lots",
			preview: view.Preview{Minutes: 90, HasBank: true, Before: 780, After: 690, Parts: part(bank.Drawn, "",
				view.LotDraw{Lot: allowance, Minutes: 40}, view.LotDraw{Lot: prepaid, Minutes: 50, Left: 690})},
			short: "0 h 40 from Allowance Nov, 0 h 50 from Prepaid 6 Oct · 11 h 30 left then",
			long:  "Draws 0 h 40 from Allowance Nov, 0 h 50 from Prepaid 6 Oct. 11 h 30 is left then.",
		},
		{
			name: "not enough hours, stop and ask",
			preview: view.Preview{
				Minutes: 90, HasBank: true, Before: 40, Uncovered: 50, OverUse: terms.Ask,
				Parts: part(bank.Drawn, "", view.LotDraw{Lot: allowance, Minutes: 40}),
			},
			short: "0 h 40 from Allowance Nov, 0 h 50 not covered",
			long: "1 h 30 is needed, 0 h 40 is left. Comes from the hours: 0 h 40 from Allowance Nov. " +
				"The contract says: stop and ask for the remaining 0 h 50. Your time is saved; the 0 h 50 is not billed until it is decided.",
			warn: true,
		},
		{
			name:    "no hours at all, charge",
			preview: view.Preview{Minutes: 90, HasBank: true, Uncovered: 90, OverUse: terms.Charge, Parts: part(bank.Drawn, "")},
			short:   "1 h 30 not covered: no hours left",
			long: "1 h 30 is needed, 0 h is left. The contract says: charge the remaining 1 h 30 as pay as you go. " +
				"Your time is saved; the 1 h 30 is not billed until it is decided.",
			warn: true,
		},
		{
			name: "with a price", short: "1 437.50 kr, pay as you go.", long: "1 437.50 kr, pay as you go.",
			preview: view.Preview{Minutes: 90, Price: money.Amount{Minor: 143750, Currency: "SEK"}, Parts: part(bank.Billable, "")},
		},
		{
			name: "covered", short: "Nothing is drawn: maintenance.", long: "Nothing is drawn: maintenance.",
			preview: view.Preview{Minutes: 90, Parts: part(bank.Covered, bank.Maintenance)},
		},
		{
			name: "free", short: "No charge: software fault.", long: "No charge: software fault.",
			preview: view.Preview{Minutes: 90, Parts: part(bank.NoCharge, bank.SoftwareFault)},
		},
		{
			name: "undecided", short: "Undecided: saved, and not billed yet", warn: true,
			long:    "Nothing decides how this is charged. The time is saved, and not billed until somebody decides.",
			preview: view.Preview{Minutes: 90, Parts: part(bank.Undecided, "")},
		},
		{
			name: "others lose cover", short: "1 h 30 from Prepaid 6 Oct · 0 h left then", warn: true,
			long: "Draws 1 h 30 from Prepaid 6 Oct. 0 h is left then. Other time already logged loses 0 h 20 of its cover.",
			preview: view.Preview{
				Minutes: 90, HasBank: true, Displaced: 20,
				Parts: part(bank.Drawn, "", view.LotDraw{Lot: prepaid, Minutes: 90}),
			},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := costOf(words.For("en"), c.preview, asOf)
			if got != (cost{short: c.short, long: c.long, warn: c.warn}) {
				t.Errorf("got  %+v\nwant %+v", got, cost{short: c.short, long: c.long, warn: c.warn})
			}
		})
	}
}
