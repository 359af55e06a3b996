// Package words puts what the program says into the reader's language, English
// or Swedish: words by their keys, errors in three parts, and days, durations,
// numbers and money as they are written there. It never decides what is said,
// and never reads a clock or a zone: moments come in the location to show.
//
// The spaces in numbers, durations and amounts are ordinary ones, because they
// are also typed, searched and compared.
package words

import (
	"fmt"
	"strings"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/money"
)

// Languages lists the languages there are, the one to fall back to first.
var Languages = []string{"en", "sv"}

// Words speaks one language. It is made once and safe for use by many
// goroutines at a time.
type Words struct {
	lang      string
	plain     map[string]string // whole texts, without placeholders or plural
	keys      map[string]bool
	calendar  calendar
	hour      string // h, tim
	minute    string // min
	localizer *i18n.Localizer
}

// For gives the words of a language, "en" or "sv"; also of a tag such as
// "sv-SE" or "sv_SE.UTF-8". Any other language gets English.
func For(lang string) *Words {
	for _, known := range Languages {
		if len(lang) >= 2 && strings.EqualFold(lang[:2], known) && !isLetter(lang[2:]) {
			return all().words[known]
		}
	}
	return all().words[Languages[0]]
}

// isLetter reports whether rest goes on with a letter: "svx" is not Swedish.
func isLetter(rest string) bool {
	return rest != "" && (rest[0]|0x20) >= 'a' && (rest[0]|0x20) <= 'z'
}

// Lang gives the language, "en" or "sv".
func (w *Words) Lang() string { return w.lang }

// Has reports whether there are words for a key.
func (w *Words) Has(key string) bool { return w.keys[key] }

// T gives the words of a key. Args are names and values of its placeholders in
// turn: T("bank.left", "Hours", w.Duration(40)). Days, moments, amounts,
// fail.Minutes and fail.Word are written in this language. A key without words is given back
// itself, so that the gap is seen.
func (w *Words) T(key string, args ...any) string {
	if text, ok := w.plain[key]; ok {
		return text
	}
	return w.localize(key, nil, w.data(args))
}

// N gives the words of a key for a number of things: "1 ticket", "2 tickets".
// The number itself is the placeholder {{.Count}}, written like Number.
func (w *Words) N(key string, n int, args ...any) string {
	data := w.data(args)
	data["Count"] = w.Number(n)
	return w.localize(key, n, data)
}

func (w *Words) localize(key string, count any, data map[string]any) string {
	if !w.keys[key] {
		return key
	}
	text, err := w.localizer.Localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: count, TemplateData: data})
	if err != nil {
		return key
	}
	return text
}

// data makes the placeholders' values of names and values in turn.
func (w *Words) data(args []any) map[string]any {
	data := make(map[string]any, len(args)/2+1)
	for i := 0; i+1 < len(args); i += 2 {
		data[fmt.Sprint(args[i])] = w.value(args[i+1])
	}
	return data
}

// value writes one placeholder's value in the language.
func (w *Words) value(v any) any {
	switch v := v.(type) {
	case fail.Word:
		return w.T(string(v))
	case fail.Minutes:
		return w.Duration(int(v))
	case civil.Day:
		return w.DayYear(v)
	case money.Amount:
		return w.Money(v)
	case time.Time:
		return w.DayYear(civil.Of(v)) + v.Format(" 15:04")
	}
	return v
}
