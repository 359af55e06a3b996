package bank

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/words"
)

func TestPhrases(t *testing.T) {
	bought := Lot{Origin: OfPurchase, Made: day(t, "2026-10-06")}
	november := Lot{Origin: OfAllowance, Made: day(t, "2026-11-01")}
	tests := []struct {
		phrase Phrase
		en, sv string
	}{
		{bought.Name(), "Prepaid 6 Oct", "Förköpt 6 okt"},
		{november.Name(), "Allowance Nov", "Månadstid nov"},
		{Lot{Origin: OfAllowance, Made: day(t, "2025-11-01")}.Name(), "Allowance Nov 2025", "Månadstid nov 2025"},
		{Lot{Origin: OfAllowance, Made: day(t, "2026-11-15")}.Name(), "Allowance 15 Nov", "Månadstid 15 nov"},
		{Lot{Origin: OfOpening, Made: day(t, "2025-01-01")}.Name(), "Opening balance 1 Jan 2025", "Ingående saldo 1 jan 2025"},
		{Movement{Kind: Kind(OfAllowance)}.What(), "Monthly allowance", "Månadstid"},
		{
			Why{Rule: LostToCap, Day: day(t, "2026-10-31"), Minutes: 90}.Phrase(),
			"At most 1 h 30 can be kept when a month ends. This was above it on 31 Oct.",
			"Högst 1 tim 30 min kan sparas när en månad tar slut. Det här var mer än så 31 okt.",
		},
		{
			Warning{Minutes: 690, Day: day(t, "2026-12-31"), Days: 14}.Phrase(bought),
			"11 h 30 of Prepaid 6 Oct expire on 31 Dec, in 14 days.",
			"11 tim 30 min av Förköpt 6 okt går ut 31 dec, om 14 dagar.",
		},
		{
			Warning{Minutes: 120, Day: day(t, "2026-11-30"), Days: 1}.Phrase(november),
			"2 h of Allowance Nov expire on 30 Nov, in 1 day.",
			"2 tim av Månadstid nov går ut 30 nov, om 1 dag.",
		},
		{
			Warning{Minutes: 120, Day: day(t, "2026-11-30")}.Phrase(november),
			"2 h of Allowance Nov expire today.", "2 tim av Månadstid nov går ut i dag.",
		},
	}
	for _, tt := range tests {
		got := []string{tt.phrase.Say(words.For("en"), day(t, "2026-11-18")), tt.phrase.Say(words.For("sv"), day(t, "2026-11-18"))}
		if diff := cmp.Diff([]string{tt.en, tt.sv}, got); diff != "" {
			t.Errorf("%s: %s", tt.phrase.Key, diff)
		}
	}
}

// Every key that the bank makes out of a name has words in both languages.
func TestEveryNameHasWords(t *testing.T) {
	keys := []string{"bank.brought", "bank.carried", "bank.warning", "bank.warning.today", "error.invalid.bank.least"}
	for _, origin := range []Origin{OfOpening, OfAllowance, OfTraining, OfPurchase} {
		keys = append(keys, Lot{Origin: origin}.Name().Key, Movement{Kind: Kind(origin)}.What().Key, "origin."+string(origin))
	}
	for _, kind := range []Kind{KindDraw, KindExpiry} {
		keys = append(keys, Movement{Kind: kind}.What().Key)
	}
	for _, state := range []State{Open, Future, UsedUp, Expired} {
		keys = append(keys, "bank.state."+string(state))
	}
	for _, rule := range []Rule{
		CameOpening, CameAllowance, CameShare, CameTraining, CamePurchase, DrawnOnly, DrawnNarrower, DrawnExpiry,
		DrawnStart, DrawnEqual, LostAtEnd, LostToContract, LostToCap, LostUnusable,
	} {
		keys = append(keys, Why{Rule: rule}.Phrase().Key)
	}
	for _, class := range []Class{Drawn, Billable, Covered, NoCharge, Internal, Undecided} {
		keys = append(keys, "class."+string(class))
	}
	for _, reason := range []Reason{
		SoftwareFault, Warranty, Goodwill, TrainingIncluded, Investigation, InternalWork, TechTicket, Maintenance,
	} {
		keys = append(keys, "reason."+string(reason))
	}
	for _, lang := range words.Languages {
		for _, key := range keys {
			if !words.For(lang).Has(key) {
				t.Errorf("%s: no words for %s", lang, key)
			}
		}
	}
}

func TestTooSmallABlockIsToldInHours(t *testing.T) {
	_, err := Prepaid{Least: LeastBlock}.Lot(Purchase{Day: day(t, "2026-02-10"), Minutes: 60, Paid: civil.Never})
	refused := fail.Invalids(err)
	if len(refused) != 1 {
		t.Fatalf("%v", err)
	}
	want := "Hours are bought at least 20 h at a time. Buy more, or let an administrator allow it and say why."
	if got := words.For("en").Invalid(refused[0]); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
