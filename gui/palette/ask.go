package palette

import "strings"

// scope is what is looked for.
type scope int

const (
	everything scope = iota
	tickets
	people
	actions
	help
)

// prefixes are the first letters that look for one sort of thing alone
// (ux.md 4).
var prefixes = map[byte]scope{'#': tickets, '@': people, '>': actions, '?': help}

// ask is what was typed, understood.
type ask struct {
	scope scope
	text  string
}

// asked reads what was typed. A liaison has no people to look for.
func asked(typed string, liaison bool) ask {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return ask{}
	}
	only, prefixed := prefixes[typed[0]]
	if !prefixed || liaison && only == people {
		return ask{text: typed}
	}
	return ask{only, strings.TrimSpace(typed[1:])}
}

// wants tells whether a sort of thing is looked for.
func (a ask) wants(s scope) bool { return a.scope == everything || a.scope == s }
