package textentry

import (
	"regexp"
	"strings"

	"tallydesk/app/fail"
	"tallydesk/app/money"
)

var (
	// marked takes an amount apart: sign, mark, sign, number, mark.
	marked = regexp.MustCompile(`^(-)? ?([\pL\p{Sc}]+\.?)? ?(-)? ?(\d[\d .,']*?) ?(:-|,-|\.-|[\pL\p{Sc}]+\.?)?$`)

	plainNumber   = regexp.MustCompile(`^\d+$`)
	pointNumber   = regexp.MustCompile(`^(\d+)[.,](\d{1,2})$`)
	eitherNumber  = regexp.MustCompile(`^[1-9]\d{0,2}[.,]\d{3}$`)
	groupedNumber = regexp.MustCompile(`^[1-9]\d{0,2}(?:( \d{3})+|('\d{3})+|(,\d{3})+|(\.\d{3})+)$`)
	spacedPoint   = regexp.MustCompile(`^[1-9]\d{0,2}(?:( \d{3})+|('\d{3})+)[.,]\d{1,2}$`)
	swedishPoint  = regexp.MustCompile(`^[1-9]\d{0,2}(\.\d{3})+,\d{1,2}$`)
	englishPoint  = regexp.MustCompile(`^[1-9]\d{0,2}(,\d{3})+\.\d{1,2}$`)
)

// Money reads an amount for a reader of lang, "en" or "sv":
//
//	1150  1150,50  1150.5                 in the currency given
//	1 150  1'150  1.150,00  1,150.00      in groups
//	1 150 kr  1150:-  SEK 1150  € 12,50   with the currency
//	-40  −40 kr                           negative
//
// "1,150" is 1 150 in English, where groups are written so; in Swedish, and
// "1.150" in both, it could be a thousand or little more than one and is
// refused naming both. "kr" is the given currency if that is a krona, else SEK;
// "$" is the given one if that is a dollar, else refused. The error is of the
// field "amount".
func Money(text, currency, lang string) (money.Amount, error) {
	parts := marked.FindStringSubmatch(tidy(text))
	if parts == nil || parts[2] != "" && parts[5] != "" || parts[1] != "" && parts[3] != "" {
		return money.Amount{}, refuse("amount", "money", text)
	}
	code, ok := currencyOf(parts[2]+parts[5], currency)
	if !ok {
		return money.Amount{}, refuse("amount", "money.currency", text)
	}
	if eitherNumber.MatchString(parts[4]) && (lang != "en" || strings.Contains(parts[4], ".")) {
		return money.Amount{}, refuse("amount", "money.ambiguous", text, fail.Args{
			"Whole": strings.NewReplacer(".", "", ",", "").Replace(parts[4]), "Decimal": short(parts[4], lang),
		})
	}
	digits, ok := plain(parts[4])
	if !ok {
		return money.Amount{}, refuse("amount", "money", text)
	}
	amount, err := money.Parse(digits, code)
	if _, large := fail.As(err); large {
		return money.Amount{}, refuse("amount", "money.large", text)
	}
	if err != nil {
		return money.Amount{}, refuse("amount", "money.decimals", text, fail.Args{"Digits": money.Digits(code), "Currency": code})
	}
	if parts[1]+parts[3] != "" {
		amount = amount.Neg()
	}
	return amount, nil
}

// short writes 1.150 as 1.15 in English, 1,15 in Swedish.
func short(number, lang string) string {
	whole, decimals := number[:len(number)-4], strings.TrimRight(number[len(number)-3:], "0")
	sign := "."
	if lang == "sv" {
		sign = ","
	}
	if len(decimals) < 2 {
		decimals += strings.Repeat("0", 2-len(decimals))
	}
	return whole + sign + decimals
}

// plain writes a number with a decimal point and without groups.
func plain(number string) (string, bool) {
	switch {
	case plainNumber.MatchString(number):
		return number, true
	case groupedNumber.MatchString(number):
		return strings.NewReplacer(" ", "", "'", "", ",", "", ".", "").Replace(number), true
	case pointNumber.MatchString(number), spacedPoint.MatchString(number):
		return strings.NewReplacer(" ", "", "'", "", ",", ".").Replace(number), true
	case swedishPoint.MatchString(number):
		return strings.NewReplacer(".", "", ",", ".").Replace(number), true
	case englishPoint.MatchString(number):
		return strings.ReplaceAll(number, ",", ""), true
	}
	return "", false
}

// currencyOf gives the currency of a mark, tidied: a code, a sign or a word;
// without a mark the given one.
func currencyOf(mark, given string) (string, bool) {
	switch mark = strings.TrimSuffix(mark, "."); mark {
	case "":
		return given, true
	case "kr", "krona", "kronor", ":-", ",-", ".-":
		if strings.HasSuffix(money.Symbol(given), "kr") {
			return given, true
		}
		return "SEK", true
	case "$":
		return given, strings.HasSuffix(money.Symbol(given), "$")
	case "euro", "euros":
		return "EUR", true
	}
	if code := strings.ToUpper(mark); money.Known(code) {
		return code, true
	}
	return money.BySymbol(mark)
}
