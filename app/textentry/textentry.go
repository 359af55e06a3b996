// Package textentry understands what people type for a time, a day, a clock
// time or an amount of money, in Swedish and in English (R-TIME-7). It never
// guesses: what it does not understand, and what could mean two things, is a
// *fail.Invalid that says so and shows what to write instead. It knows no form
// (fail.In names the field) and reads no clock.
package textentry

import (
	"strings"

	"tallydesk/app/fail"
)

// alike maps characters that people, their keyboards and their word processors
// use for one another.
var alike = strings.NewReplacer(
	"\u00a0", " ", "\u2007", " ", "\u2009", " ", "\u202f", " ", "\t", " ", // spaces
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-", // dashes and minus
)

// tidy makes lower case of text, plain spaces, single ones, and plain dashes.
func tidy(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(alike.Replace(text)), " "))
}

// shown is as much of a text as an error repeats.
const shown = 40

// refuse makes the error of a field, repeating what was typed.
func refuse(field, reason, text string, args ...fail.Args) error {
	if strings.TrimSpace(text) == "" {
		return fail.Required(field)
	}
	repeated := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(text, "?")), " "))
	if len(repeated) > shown {
		repeated = append(repeated[:shown], '…')
	}
	return fail.NewInvalid(field, reason, append(args, fail.Args{"Text": string(repeated)})...)
}
