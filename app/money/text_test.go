package money

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestParseReadsPlainNumbers(t *testing.T) {
	for _, c := range []struct {
		text, currency string
		want           int64
	}{
		{"1150", "SEK", 115000},
		{"1150.5", "SEK", 115050},
		{"1150.50", "SEK", 115050},
		{"-0.01", "EUR", -1},
		{"12.500", "SEK", 1250},
		{"12", "JPY", 12},
		{"1.234", "KWD", 1234},
		{"92233720368547758.07", "SEK", math.MaxInt64},
	} {
		if got, err := Parse(c.text, c.currency); err != nil || got != (Amount{c.want, c.currency}) {
			t.Errorf("Parse(%q, %s) = %v, %v", c.text, c.currency, got, err)
		}
	}
}

func TestParseRefusesTheRest(t *testing.T) {
	for _, c := range [][2]string{
		{"", "SEK"},
		{"1,5", "SEK"},
		{"1 150", "SEK"},
		{"1e3", "SEK"},
		{"1.005", "SEK"},
		{"1.5", "JPY"},
		{"kr", "SEK"},
		{"NaN", "SEK"},
		{"Infinity", "SEK"},
		{"92233720368547758.08", "SEK"},
		{"-92233720368547758.08", "SEK"},
		{"99999999999999999999999999", "SEK"},
		{"1", ""},
		{"1", "XYZ"},
		{"1", "sek"},
	} {
		if got, err := Parse(c[0], c[1]); err == nil {
			t.Errorf("Parse(%q, %q) = %v, want an error", c[0], c[1], got)
		}
	}
}

func TestNumberIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Amount{minors().Draw(t, "minor"), rapid.SampledFrom([]string{"SEK", "EUR", "JPY", "KWD"}).Draw(t, "currency")}
		if got, err := Parse(a.Number(), a.Currency); err != nil || got != a {
			t.Fatalf("%v written as %q, read as %v, %v", a, a.Number(), got, err)
		}
	})
}

func TestWriting(t *testing.T) {
	for _, c := range []struct {
		amount             Amount
		plain, en, swedish string
	}{
		{kr(2300000), "23000.00 SEK", "23 000 kr", "23 000 kr"},
		{kr(95850), "958.50 SEK", "958.50 kr", "958,50 kr"},
		{kr(-5), "-0.05 SEK", "−0.05 kr", "−0,05 kr"},
		{Amount{123456789, "EUR"}, "1234567.89 EUR", "1 234 567.89 €", "1 234 567,89 €"},
		{Amount{1200, "JPY"}, "1200 JPY", "1 200 ¥", "1 200 ¥"},
		{Amount{}, "0.00", "0.00", "0.00"},
	} {
		if got := c.amount.String(); got != c.plain {
			t.Errorf("String = %q, want %q", got, c.plain)
		}
		if en, swedish := Format(c.amount, "en"), Format(c.amount, "sv"); en != c.en || swedish != c.swedish {
			t.Errorf("Format = %q and %q, want %q and %q", en, swedish, c.en, c.swedish)
		}
	}
}

func TestCurrencies(t *testing.T) {
	if !Known("SEK") || Known("XYZ") || Known("") {
		t.Error("Known is wrong")
	}
	if Digits("SEK") != 2 || Digits("JPY") != 0 || Digits("KWD") != 3 || Digits("") != 2 {
		t.Error("Digits is wrong")
	}
	if Symbol("SEK") != "kr" || Symbol("EUR") != "€" {
		t.Errorf("Symbol: %q, %q", Symbol("SEK"), Symbol("EUR"))
	}
	for _, code := range []string{"SEK", "EUR", "NOK", "DKK", "USD", "GBP", "JPY"} {
		if got, ok := BySymbol(Symbol(code)); !ok || got != code {
			t.Errorf("BySymbol(%q) = %q, want %s", Symbol(code), got, code)
		}
	}
	if code, ok := BySymbol("§"); ok {
		t.Errorf("BySymbol(§) = %q", code)
	}
}
