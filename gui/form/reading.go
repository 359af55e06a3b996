package form

import (
	"context"
	"strconv"
	"strings"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/textentry"
	"tallydesk/app/view"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// mostSuggested is how many suggestions a field gives.
const mostSuggested = 12

// Today is the day of the person's clock.
func Today(env page.Env) civil.Day { return civil.Of(env.Clock()) }

// NewDay makes a field for a day, holding one unless it is zero.
func NewDay(env page.Env, day civil.Day) *kit.ValueEntry[civil.Day] {
	today := Today(env)
	field := kit.NewDateEntry(kit.Reading[civil.Day]{
		Parse:   func(text string) (civil.Day, error) { return textentry.Day(text, today, textentry.Unstated) },
		Show:    env.Words.DayYear,
		Explain: explain(env),
	})
	if day != 0 && day != civil.Never {
		field.SetValue(day)
	}
	return field
}

// NewLength makes a field for hours that are bought or agreed, in minutes,
// holding some unless they are none.
func NewLength(env page.Env, minutes int) *kit.ValueEntry[int] {
	field := kit.NewDurationEntry(kit.Reading[int]{Parse: textentry.Length, Show: env.Words.Duration, Explain: explain(env)})
	if minutes != 0 {
		field.SetValue(minutes)
	}
	return field
}

// NewMoney makes a field for an amount in a currency, holding one unless it is
// nothing.
func NewMoney(env page.Env, currency func() string, minor int64) *kit.ValueEntry[money.Amount] {
	field := kit.NewMoneyEntry(kit.Reading[money.Amount]{
		Parse:   func(text string) (money.Amount, error) { return textentry.Money(text, currency(), env.Words.Lang()) },
		Show:    env.Words.Money,
		Explain: explain(env),
	})
	if minor != 0 {
		field.SetValue(money.Amount{Minor: minor, Currency: currency()})
	}
	return field
}

func explain(env page.Env) func(error) string {
	return func(err error) string {
		for _, invalid := range fail.Invalids(err) {
			return env.Words.Invalid(invalid)
		}
		return env.Words.Error(err)
	}
}

// Value reads a field; what is not understood is the error of the field's
// name. An empty one gives nothing.
func Value[V any](name string, field *kit.ValueEntry[V]) (V, error) {
	value, _, err := field.Value()
	return value, fail.In(name, err)
}

// Needed reads a field that may not be empty.
func Needed[V any](name string, field *kit.ValueEntry[V]) (V, error) {
	value, err := Value(name, field)
	if _, filled, _ := field.Value(); !filled {
		return value, fail.Required(name)
	}
	return value, err
}

// Number reads a whole number from zero on; an empty field gives zero.
func Number(name string, field *kit.Entry) (int, error) {
	text := strings.TrimSpace(field.Text)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, fail.NewInvalid(name, "form.number", fail.Args{"Text": text})
	}
	return n, nil
}

// NewNumber makes a field for a whole number, holding one unless it is zero.
func NewNumber(n int) *kit.Entry {
	field := kit.NewEntry("")
	if n != 0 {
		field.SetText(strconv.Itoa(n))
	}
	return field
}

// NewCustomer makes a field that suggests active customers.
func NewCustomer(env page.Env, placeholder string) *kit.Autocomplete {
	field := kit.NewAutocomplete(env.UI, placeholder, func(ctx context.Context, text string) ([]kit.Option, error) {
		filter := view.CustomerFilter{Text: text, Status: "active"}
		rows, _, err := env.Desk.View().Customers(ctx, filter, Today(env), view.Page{Most: mostSuggested})
		options := make([]kit.Option, len(rows))
		for i, row := range rows {
			options[i] = kit.Option{Value: row.ID, Label: row.Name, Detail: row.Code}
		}
		return options, err
	}, nil)
	field.Nothing = env.Words.T("kit.nothing")
	return field
}
