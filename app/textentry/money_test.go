package textentry

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tallydesk/app/money"
	"tallydesk/app/words"
)

func TestMoneyIsUnderstood(t *testing.T) {
	for text, want := range map[string]money.Amount{
		"1150":       {Minor: 115000, Currency: "SEK"},
		"1150,50":    {Minor: 115050, Currency: "SEK"},
		"1150.5":     {Minor: 115050, Currency: "SEK"},
		"0,05":       {Minor: 5, Currency: "SEK"},
		"0":          {Minor: 0, Currency: "SEK"},
		"1 150 kr":   {Minor: 115000, Currency: "SEK"},
		"1\u00a0150": {Minor: 115000, Currency: "SEK"},
		"1 150,50":   {Minor: 115050, Currency: "SEK"},
		"1'150.50":   {Minor: 115050, Currency: "SEK"},
		"1.150,00":   {Minor: 115000, Currency: "SEK"},
		"1,150.00":   {Minor: 115000, Currency: "SEK"},
		"1.150.000":  {Minor: 115000000, Currency: "SEK"},
		"1,150,000":  {Minor: 115000000, Currency: "SEK"},
		"1150:-":     {Minor: 115000, Currency: "SEK"},
		"1150,-":     {Minor: 115000, Currency: "SEK"},
		"1150 kr.":   {Minor: 115000, Currency: "SEK"},
		"12 kronor":  {Minor: 1200, Currency: "SEK"},
		"SEK 1 150":  {Minor: 115000, Currency: "SEK"},
		"1150sek":    {Minor: 115000, Currency: "SEK"},
		"€ 12,50":    {Minor: 1250, Currency: "EUR"},
		"€12.50":     {Minor: 1250, Currency: "EUR"},
		"12,50 EUR":  {Minor: 1250, Currency: "EUR"},
		"12,50 euro": {Minor: 1250, Currency: "EUR"},
		"£5":         {Minor: 500, Currency: "GBP"},
		"5 US$":      {Minor: 500, Currency: "USD"},
		"5 Nkr":      {Minor: 500, Currency: "NOK"},
		"-40":        {Minor: -4000, Currency: "SEK"},
		"−40 kr":     {Minor: -4000, Currency: "SEK"},
		"€ -5":       {Minor: -500, Currency: "EUR"},
		"-€5":        {Minor: -500, Currency: "EUR"},
		"¥ 500":      {Minor: 500, Currency: "JPY"},
	} {
		for _, lang := range words.Languages {
			if got, err := Money(text, "SEK", lang); err != nil || got != want {
				t.Errorf("Money(%q, %s) = %v, %v, want %v", text, lang, got, err, want)
			}
		}
	}
}

func TestMoneyFollowsTheCurrencyGiven(t *testing.T) {
	for _, c := range []struct{ text, given, want string }{
		{"5 kr", "NOK", "5.00 NOK"},
		{"5 kr", "EUR", "5.00 SEK"},
		{"$5", "USD", "5.00 USD"},
		{"5 $", "CAD", "5.00 CAD"},
		{"5", "EUR", "5.00 EUR"},
		{"5", "JPY", "5 JPY"},
	} {
		if got, err := Money(c.text, c.given, "en"); err != nil || got.String() != c.want {
			t.Errorf("Money(%q, %s) = %v, %v, want %s", c.text, c.given, got, err, c.want)
		}
	}
}

func TestAThousandOrLittleMoreThanOne(t *testing.T) {
	if got, err := Money("1,150", "SEK", "en"); err != nil || got.Minor != 115000 {
		t.Errorf("in English: %v, %v", got, err)
	}
	for _, c := range []struct{ text, lang, want string }{
		{"1.150", "en", `"1.150" could be 1150 or 1.15. Write it like one of these.`},
		{"1.150", "sv", `"1.150" kan vara 1150 eller 1,15. Skriv som ett av dem.`},
		{"1,150 kr", "sv", `"1,150 kr" kan vara 1150 eller 1,15. Skriv som ett av dem.`},
		{"2,000", "sv", `"2,000" kan vara 2000 eller 2,00. Skriv som ett av dem.`},
	} {
		_, err := Money(c.text, "SEK", c.lang)
		if got := words.For(c.lang).Error(err); got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, got, c.want)
		}
	}
}

func TestOtherMoneyIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"": "required", " ": "required", "kr": "money", "abc": "money", "1,2,3": "money", "11 50": "money", "1.15,00": "money", "1,15.00": "money",
		"0.150": "money", "0 150": "money", "1150,5555": "money", "1 150,500": "money", "1 150.000,00": "money", "--5": "money", "-€-5": "money",
		"kr 5 kr": "money", "+5": "money", "5%": "money", "1e3": "money", ".5": "money", "5.": "money", "5 000 00": "money", "٥": "money",
		"$5": "money.currency", "5 zzz": "money.currency", "100 spänn": "money.currency",
		"¥ 1.50": "money.decimals", "99999999999999999999": "money.large",
	} {
		if got, err := Money(text, "SEK", "sv"); reason(err) != want {
			t.Errorf("Money(%q) = %v, %v, want %s", text, got, err, want)
		}
	}
}

// What the desk writes, it reads, also with another currency given.
func TestMoneyReadsWhatIsWritten(t *testing.T) {
	currencies := []string{"SEK", "EUR", "NOK", "DKK", "USD", "GBP", "JPY", "CHF", "AUD"}
	rapid.Check(t, func(t *rapid.T) {
		amount := money.Amount{
			Minor:    rapid.Int64Range(-math.MaxInt64, math.MaxInt64).Draw(t, "minor"),
			Currency: rapid.SampledFrom(currencies).Draw(t, "currency"),
		}
		given := rapid.SampledFrom([]string{amount.Currency, "EUR"}).Draw(t, "given")
		for _, lang := range words.Languages {
			for _, text := range []string{words.For(lang).Money(amount), amount.String()} {
				if got, err := Money(text, given, lang); err != nil || got != amount {
					t.Fatalf("%v written as %q, read as %v, %v", amount, text, got, err)
				}
			}
		}
	})
}

func FuzzMoney(f *testing.F) {
	for _, seed := range []string{
		"1 150 kr", "1.150,00", "1,150.00", "1150:-", "€ 12,50", "1.150", "1,150", "-40", "$5", "", "1150,-", "12.50 EUR", "1'000", "9,99,99", "\xff", "kr",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range words.Languages {
			amount, err := Money(text, "SEK", lang)
			if err != nil {
				if reason(err) == "" || amount != (money.Amount{}) {
					t.Fatalf("Money(%q) = %v, %v", text, amount, err)
				}
				continue
			}
			if !money.Known(amount.Currency) {
				t.Fatalf("Money(%q) = %v", text, amount)
			}
			if again, err := money.Parse(amount.Number(), amount.Currency); err != nil || again != amount {
				t.Fatalf("Money(%q) = %v, read back as %v, %v", text, amount, again, err)
			}
		}
	})
}
