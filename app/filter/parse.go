package filter

import (
	"tallydesk/app/fail"
)

// longest is as much as is read, in bytes: more comes by mistake.
const longest = 4000

// Parse reads a filter. What cannot be read is a *fail.Invalid of the field
// "filter" that names the token and says what would be right.
func Parse(text string) (Filter, error) {
	var f Filter
	if len(text) > longest {
		return f, fail.NewInvalid("filter", "filter.long")
	}
	for _, p := range pieces(text) {
		if p.name == "" {
			f.addWords(p)
			continue
		}
		terms, err := known().read(p)
		if err != nil {
			return Filter{}, err
		}
		for _, term := range terms {
			f.add(term)
		}
	}
	return f, nil
}

// addWords takes a piece that is no token. A minus alone is nothing.
func (f *Filter) addWords(p piece) {
	if text := p.values[0].text; text != "" {
		f.add(Term{Field: Text, Not: p.not, Values: []string{text}, Exact: p.values[0].quoted})
	}
}

// add joins a term to what is asked for already: the same token again means any
// of both.
func (f *Filter) add(term Term) {
	for i := range f.Terms {
		there := &f.Terms[i]
		if there.Field == term.Field && there.Not == term.Not && !term.Field.alone() {
			there.Values = addNew(there.Values, term.Values...)
			return
		}
		if there.Field == term.Field && there.Not == term.Not && there.Exact == term.Exact && there.Days == term.Days && same(there.Values, term.Values) {
			return
		}
	}
	f.Terms = append(f.Terms, term)
}

func same(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// read gives the terms of a token.
func (v vocabulary) read(p piece) ([]Term, error) {
	field, there := v.tokens[plain(p.name)]
	if !there {
		return nil, v.unknown(p.name)
	}
	var terms []Term
	for _, one := range p.values {
		if one.text == "" {
			return nil, fail.NewInvalid("filter", "filter.empty", fail.Args{"Token": p.name + ":", "Right": right(field)})
		}
		term, err := v.term(field, one)
		if err != nil {
			return nil, fail.NewInvalid("filter", "filter.value", fail.Args{"Token": p.name + ":", "Value": one.text, "Right": right(field)})
		}
		term.Not = p.not
		terms = append(terms, term)
	}
	return terms, nil
}

// unknown is the error of a token that there is not.
func (v vocabulary) unknown(name string) error {
	if near := v.near(name); near != "" {
		return fail.NewInvalid("filter", "filter.token.near", fail.Args{"Token": name + ":", "Near": fail.Word("filter.right.token." + string(near))})
	}
	return fail.NewInvalid("filter", "filter.token", fail.Args{"Token": name + ":"})
}

// right names the words that say which values are right.
func right(field Field) fail.Word {
	switch {
	case field.hasDays():
		return "filter.right.days"
	case field == Customer, field == Product, field == Reporter:
		return "filter.right.name"
	}
	return fail.Word("filter.right." + string(field))
}

// term reads one value.
func (v vocabulary) term(field Field, typed value) (Term, error) {
	if field.hasDays() {
		days, err := parseDays(typed.text)
		return Term{Field: field, Days: days}, err
	}
	if field.Named() {
		return Term{Field: field, Values: []string{v.name(field, typed)}}, nil
	}
	codes := v.meant(field, typed.text)
	if len(codes) == 0 || field.alone() && len(codes) > 1 {
		return Term{}, fail.NotValid
	}
	return Term{Field: field, Values: codes}, nil
}

// name reads a name, or a word that stands for one: only in full, since people
// have short names too.
func (v vocabulary) name(field Field, typed value) string {
	if code, special := v.values[field][plain(typed.text)]; special {
		return code
	}
	return typed.text
}
