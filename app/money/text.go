package money

import (
	"math"
	"strings"

	"github.com/bojanz/currency"

	"tallydesk/app/fail"
)

// Known reports whether code is the ISO 4217 code of a currency in use.
func Known(code string) bool { return code != "" && currency.IsValid(code) }

// Digits gives how many decimals a currency has: 2 for SEK, 0 for JPY; 2 for
// an unknown one.
func Digits(code string) int {
	digits, ok := currency.GetDigits(code)
	if !ok {
		return 2
	}
	return int(digits)
}

// Symbol gives the short sign of a currency as it is written in Sweden: kr, €.
func Symbol(code string) string {
	symbol, _ := currency.GetSymbol(code, locale)
	return symbol
}

// BySymbol gives the currency of a sign that Symbol writes, in any case: "kr"
// is SEK, "us$" is USD.
func BySymbol(symbol string) (string, bool) {
	for _, code := range currency.GetCurrencyCodes() {
		if strings.EqualFold(Symbol(code), symbol) {
			return code, true
		}
	}
	return "", false
}

// Parse reads a plain number of major units with a decimal point, "1150.50".
// More decimals than the currency has are refused, never rounded away.
func Parse(number, code string) (Amount, error) {
	refused := fail.NewInvalid("amount", "money", fail.Args{"Text": number})
	if strings.ContainsAny(number, "eE") {
		return Amount{}, refused
	}
	parsed, err := currency.NewAmount(number, code)
	if err != nil {
		return Amount{}, refused
	}
	if rounded := parsed.Round(); !rounded.Equal(parsed) {
		return Amount{}, refused
	}
	minor, err := parsed.Int64()
	if err != nil || minor == math.MinInt64 {
		return Amount{}, tooLarge()
	}
	return Amount{minor, code}, nil
}

// String writes the amount for logs and exchange: "1150.50 SEK".
func (a Amount) String() string { return strings.TrimSpace(a.Number() + " " + a.Currency) }

// Number writes the major units with a decimal point, all decimals and no
// currency: "1150.50". Parse reads it back.
func (a Amount) Number() string {
	amount, err := currency.NewAmountFromInt64(a.Minor, a.Currency)
	if err != nil { // no or unknown currency: two decimals
		amount, _ = currency.NewAmountFromInt64(a.Minor, "SEK")
	}
	return amount.Number()
}

// locale is where the desk's money is written as: 23 000 kr.
var locale = currency.NewLocale("sv")

// Format writes the amount for a reader in "en" or "sv": "23 000 kr",
// "958,50 kr" (en "958.50 kr"), "12,50 €". Whole amounts have no decimals; a
// negative one has a true minus. Spaces are ordinary ones: the text is also
// typed, searched and compared.
func Format(a Amount, lang string) string {
	amount, err := currency.NewAmountFromInt64(a.Minor, a.Currency)
	if err != nil {
		return a.String()
	}
	formatter := currency.NewFormatter(locale)
	if whole(a) {
		formatter.MinDigits = 0
	}
	text := strings.ReplaceAll(formatter.Format(amount), "\u00a0", " ")
	if lang != "sv" {
		text = strings.ReplaceAll(text, ",", ".")
	}
	return text
}

func whole(a Amount) bool {
	unit := int64(1)
	for range Digits(a.Currency) {
		unit *= 10
	}
	return a.Minor%unit == 0
}
