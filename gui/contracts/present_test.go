package contracts

import (
	"testing"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/money"
	"tallydesk/app/terms"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

func TestLinesInWords(t *testing.T) {
	for _, c := range []struct {
		line   terms.Line
		en, sv string
	}{
		{terms.Line{Kind: terms.Maintenance, Price: 450000, Period: terms.Month, Covers: []string{"fault"}}, "4 500 kr a month · covers fault", "4 500 kr i månaden · omfattar fel"},
		{
			terms.Line{Kind: terms.Allowance, Minutes: 150, RollOver: bank.RollMonths, RollOverMonths: 1, HostedOnly: true},
			"2 h 30 a month · kept 1 month · while hosted", "2 tim 30 min i månaden · sparas 1 månad · så länge driften är hos oss",
		},
		{
			terms.Line{Kind: terms.Allowance, Minutes: 60, RollOver: bank.RollCapped, Cap: 600, Cycle: bank.Anniversary, ProRata: true},
			"1 h a month · kept up to 10 h · from the contract's day of the month · part months give their share",
			"1 tim i månaden · sparas upp till 10 tim · från avtalets dag i månaden · delar av månader ger sin del",
		},
		{terms.Line{Kind: terms.Quota, PerYear: 12}, "12 tickets a year", "12 ärenden om året"},
		{
			terms.Line{Kind: terms.Prepaid, Least: 1200, Price: 98050, WhenPaid: true},
			"980.50 kr/h · at least 20 h · usable when paid",
			"980,50 kr/tim · minst 20 tim · kan användas när de betalats",
		},
		{terms.Line{Kind: terms.Reserved, Minutes: 120}, "2 h a week", "2 tim i veckan"},
		{
			terms.Line{Kind: terms.PayAsYouGo, Price: 125000, Scope: bank.Scope{Kinds: []string{"training"}, WorkTypes: []string{"travel"}}},
			"1 250 kr/h · for training, travel", "1 250 kr/tim · för utbildning, resa",
		},
		{terms.Line{Kind: terms.Training, Minutes: 960}, "16 h for the term", "16 tim under avtalstiden"},
		{terms.Line{Kind: terms.AddOn, Price: 1000000, Period: terms.Once}, "10 000 kr each time", "10 000 kr per gång"},
	} {
		if got := lineText(words.For("en"), c.line, "SEK"); got != c.en {
			t.Errorf("en: %q, want %q", got, c.en)
		}
		if got := lineText(words.For("sv"), c.line, "SEK"); got != c.sv {
			t.Errorf("sv: %q, want %q", got, c.sv)
		}
	}
}

func TestDatesSayWhatComesAtTheEnd(t *testing.T) {
	w, today := words.For("en"), civil.Date(2026, 11, 18)
	contract := func(start, end civil.Day, months int, next string) view.Contract {
		row := view.ContractRow{Start: start, End: end, RenewalMonths: months, State: view.ContractStateOn(start, end, today)}
		return view.Contract{ContractRow: row, Successor: view.Named{ID: next, Name: next}}
	}
	start := civil.Date(2026, 1, 1)
	for want, c := range map[string]view.Contract{
		"from 1 Jan 2026": contract(start, civil.Never, 12, ""),
		"1 Jan 2026 – 31 Dec 2027 · renews in 409 days": contract(start, civil.Date(2027, 12, 31), 12, ""),
		"1 Jan – 19 Nov 2026 · ends in 1 day":           contract(start, civil.Date(2026, 11, 19), 0, ""),
		"1 Jan – 31 Dec 2026 · renewed as K-2027-001":   contract(start, civil.Date(2026, 12, 31), 12, "K-2027-001"),
		"1 Jan 2024 – 31 Dec 2025":                      contract(civil.Date(2024, 1, 1), civil.Date(2025, 12, 31), 12, ""),
	} {
		if got := dates(w, c, today); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPeriodsAreNamed(t *testing.T) {
	w, today := words.For("sv"), civil.Date(2026, 11, 18)
	for want, at := range map[string][2]civil.Day{
		"1–18 nov 2026": {civil.Date(2026, 11, 1), today},
		"Oktober 2026":  {civil.Date(2026, 10, 1), today},
		"1 nov 2026":    {civil.Date(2026, 11, 1), civil.Date(2026, 11, 1)},
	} {
		if got := periodText(w, at[0], at[1]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestMonthStaysWithinTheTerm(t *testing.T) {
	today := civil.Date(2026, 11, 18)
	running := view.Contract{ContractRow: view.ContractRow{Start: civil.Date(2026, 3, 15), End: civil.Never}}
	ended := view.Contract{ContractRow: view.ContractRow{Start: civil.Date(2024, 1, 1), End: civil.Date(2024, 12, 31)}}
	coming := view.Contract{ContractRow: view.ContractRow{Start: civil.Date(2027, 1, 1), End: civil.Never}}
	for _, c := range []struct {
		contract    view.Contract
		asked, want civil.Day
	}{
		{running, 0, civil.Date(2026, 11, 1)},
		{running, civil.Date(2026, 5, 7), civil.Date(2026, 5, 1)},
		{running, civil.Date(2020, 1, 1), civil.Date(2026, 3, 1)},
		{running, civil.Date(2030, 1, 1), civil.Date(2026, 11, 1)},
		{ended, 0, civil.Date(2024, 12, 1)},
		{coming, 0, civil.Date(2027, 1, 1)},
	} {
		if got := monthOf(c.contract, c.asked, today); got != c.want {
			t.Errorf("asked %s: got %s, want %s", c.asked, got, c.want)
		}
	}
}

func TestLotsSayTheirRateAndLastDay(t *testing.T) {
	w, today := words.For("en"), civil.Date(2026, 11, 18)
	lot := view.BankLot{
		LotState: bank.LotState{Lot: bank.Lot{Origin: bank.OfPurchase, Minutes: 90, Made: today, Expires: civil.Date(2027, 1, 31)}, Left: 45},
		Price:    money.Amount{Minor: 150001, Currency: "SEK"},
	}
	got := presentLot(w, lot, today)
	if got.Note != "1 000.01 kr/h" || got.Until != "31 Jan" || got.Left != "0 h 45" || got.Of != "of 1 h 30" || got.Share != 0.5 {
		t.Errorf("lot: %+v", got)
	}
	lot.Expires, lot.Price = civil.Date(2028, 1, 31), money.Amount{}
	if got := presentLot(w, lot, today); got.Until != "31 Jan 2028" || got.Note != "" {
		t.Errorf("a far lot: %+v", got)
	}
}

func TestAgreedChangesOnlyWhatIsOther(t *testing.T) {
	contract := view.Contract{ContractRow: view.ContractRow{ID: "c", Name: "Care", RenewalMonths: 12}, ServiceLevel: "Gold"}
	same := map[string]string{"name": "Care", "service_level": "Gold", "remarks": ""}
	if got := agreedCommands(contract, same, 12); len(got) != 0 {
		t.Errorf("nothing changes, but %v", got)
	}
	if got := agreedCommands(contract, map[string]string{"name": "Plus", "service_level": "Gold", "remarks": ""}, 6); len(got) != 2 {
		t.Errorf("name and renewal change: %v", got)
	}
}
