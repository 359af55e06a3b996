package bank

import (
	"fmt"

	"tallydesk/app/civil"
	"tallydesk/app/words"
)

// Say puts the phrase into the reader's language. Days of another year than
// today's are written with their year.
func (p Phrase) Say(w *words.Words, today civil.Day) string {
	var args []any
	for name, value := range p.Args {
		args = append(args, name, say(w, value, today))
	}
	if count, ok := p.Args["Count"].(int); ok {
		return w.N(p.Key, count, args...)
	}
	return w.T(p.Key, args...)
}

func say(w *words.Words, value any, today civil.Day) any {
	switch v := value.(type) {
	case Phrase:
		return v.Say(w, today)
	case Month:
		return sayMonth(w, civil.Day(v), today)
	case civil.Day:
		if v != civil.Never && v.Year() == today.Year() {
			return w.Day(v)
		}
		return w.DayYear(v)
	}
	return value
}

func sayMonth(w *words.Words, day, today civil.Day) string {
	year, month, _ := day.Date()
	name := w.T(fmt.Sprintf("month.short.%d", int(month)))
	if year == today.Year() {
		return name
	}
	return fmt.Sprintf("%s %d", name, year)
}
