package bank

import "slices"

// Scope says which work a lot's minutes serve (R-CON-5). An empty list admits
// all; work must fit both lists.
type Scope struct {
	Kinds     []string // of tickets
	WorkTypes []string // of entries
}

// Fits reports whether work of a kind and work type is served.
func (s Scope) Fits(kind, workType string) bool {
	return admits(s.Kinds, kind) && admits(s.WorkTypes, workType)
}

func admits(list []string, value string) bool {
	return len(list) == 0 || slices.Contains(list, value)
}

// everything is the width of a list that admits all: wider than any other.
const everything = 1 << 15

// width orders scopes, the narrower first: one that limits both lists before
// one that limits one, then the one that names fewer. A scope within another is
// therefore never the wider one.
func (s Scope) width() int { return listWidth(s.Kinds) + listWidth(s.WorkTypes) }

// Compare orders scopes, the narrower first (R-CON-5): below zero when s is
// narrower than other.
func (s Scope) Compare(other Scope) int { return s.width() - other.width() }

func listWidth(list []string) int {
	if len(list) == 0 {
		return everything
	}
	distinct := slices.Clone(list)
	slices.Sort(distinct)
	return min(len(slices.Compact(distinct)), everything-1)
}
