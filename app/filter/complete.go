package filter

import (
	"strings"

	"tallydesk/app/words"
)

// Completion is what can follow while a filter is being typed.
type Completion struct {
	// From and To are the runes that an offer takes the place of.
	From, To int
	// Field is the token whose value is being typed; Text while it is a word or
	// the name of a token.
	Field Field
	// Typed is what is there of it.
	Typed string
	// Offers are those that need no database.
	Offers []Offer
}

// Offer is one way to go on.
type Offer struct {
	Text  string // what takes the place of what was typed
	Label string // what the person reads
	More  bool   // a value follows: the name of a token
}

// Complete says what can stand at the cursor, which counts in runes. Names that
// the desk knows are offered by who can read them: Field says of what, Typed
// how they begin.
func Complete(text string, cursor int, w *words.Words) Completion {
	for _, p := range pieces(text) {
		if cursor < p.from || cursor > p.to {
			continue
		}
		if p.name == "" {
			return completeName(p, cursor, w)
		}
		return completeValue(p, cursor, w)
	}
	return Completion{From: cursor, To: cursor, Field: Text}
}

// completeName offers the tokens that begin as a word does.
func completeName(p piece, cursor int, w *words.Words) Completion {
	typed := p.values[0]
	c := Completion{From: typed.from, To: typed.to, Field: Text, Typed: typed.text}
	if typed.quoted || typed.text == "" || cursor < typed.to {
		return c
	}
	for _, field := range Tokens {
		for _, name := range append(names(w, field), string(field)) {
			if strings.HasPrefix(plain(name), plain(typed.text)) {
				shown := Name(w, field) + ":"
				c.Offers = append(c.Offers, Offer{Text: shown, Label: shown, More: true})
				break
			}
		}
	}
	return c
}

// completeValue offers the values of a token that begin as typed.
func completeValue(p piece, cursor int, w *words.Words) Completion {
	typed := p.values[len(p.values)-1]
	for _, one := range p.values {
		if cursor >= one.from && cursor <= one.to {
			typed = one
			break
		}
	}
	c := Completion{From: typed.from, To: typed.to, Typed: typed.text}
	field, there := known().tokens[plain(p.name)]
	if !there {
		c.Field = Text
		return c
	}
	c.Field = field
	if field.hasDays() {
		c.Offers = dayOffers(w, typed.text)
		return c
	}
	for _, code := range known().codes[field] {
		shown := Token(w, field, code)
		if strings.HasPrefix(plain(shown), plain(typed.text)) || strings.HasPrefix(plain(code), plain(typed.text)) {
			c.Offers = append(c.Offers, Offer{Text: shown, Label: shown})
		}
	}
	return c
}

func dayOffers(w *words.Words, typed string) []Offer {
	var offers []Offer
	for _, text := range []string{w.T("filter.day.today"), w.T("filter.day.yesterday"), "7d", "30d", ">30d"} {
		if strings.HasPrefix(plain(text), plain(typed)) {
			offers = append(offers, Offer{Text: text, Label: text})
		}
	}
	return offers
}

// Take puts an offer in its place and gives the text with the place of the
// cursor after it, in runes. After a value a space follows.
func (c Completion) Take(text string, offer string, more bool) (string, int) {
	runes := []rune(text)
	before, after := string(runes[:min(c.From, len(runes))]), string(runes[min(c.To, len(runes)):])
	if !more && !strings.HasPrefix(after, " ") {
		offer += " "
	}
	return before + offer + after, len([]rune(before + offer))
}
