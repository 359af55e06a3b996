package tickets

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tallydesk/app/fail"
	"tallydesk/app/ticket"
	"tallydesk/app/words"
)

// filter is what the filter field says: tokens such as state:open, and words
// to look for.
type filter struct {
	Customer, Assignee                           string // as typed: a code or a part of a name
	States                                       []ticket.State
	Kinds                                        []ticket.Kind
	Priorities                                   []ticket.Priority
	Line                                         int
	Open, Mine, Unassigned, Uncovered, Emergency bool
	Words                                        string // full text
}

// vocabulary is what names and values of tokens are called: by their codes,
// and as people read them, in either language.
type vocabulary struct {
	names      map[string]string // as typed → customer, assignee, state, kind, priority, line, is
	states     map[string]string
	kinds      map[string]string
	priorities map[string]string
	marks      map[string]string // values of is: open, mine, unassigned, uncovered, emergency
	alone      map[string]string // marks that need no is:
}

// tokenNames and markNames are the codes of tokens and marks. Their words are
// tickets.token.<code>, tickets.mark.<code>.
var (
	tokenNames = []string{"customer", "assignee", "state", "kind", "priority", "line", "is"}
	markNames  = []string{"open", "mine", "unassigned", "uncovered", "emergency"}
	aloneNames = []string{"mine", "unassigned"}
)

// doneStates stands for all states in which nothing is left to do.
const doneStates = "done"

// newVocabulary gathers the words of all languages.
func newVocabulary() vocabulary {
	v := vocabulary{
		names: called("tickets.token.", tokenNames), marks: called("tickets.mark.", markNames), alone: called("tickets.mark.", aloneNames),
		states: called("state.", ticket.States), kinds: called("kind.", ticket.Kinds), priorities: called("priority.", ticket.Priorities),
	}
	v.names["prio"] = "priority"
	for _, name := range []string{"open", doneStates} {
		for _, lang := range words.Languages {
			v.states[plain(words.For(lang).T("tickets.mark."+name))] = name
		}
		v.states[name] = name
	}
	return v
}

// called maps every code, and its word in every language, to the code.
func called[T ~string](prefix string, codes []T) map[string]string {
	known := map[string]string{}
	for _, code := range codes {
		known[plain(string(code))] = string(code)
		for _, lang := range words.Languages {
			known[plain(words.For(lang).T(prefix+string(code)))] = string(code)
		}
	}
	return known
}

// plain writes a name or value so that "Very high", very-high and very_high
// are the same.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' {
			return '-'
		}
		return unicode.ToLower(r)
	}, strings.TrimSpace(text))
}

// parse reads a filter. An unknown token is an error of the field "filter"
// that says so; text in quotation marks is always words.
func (v vocabulary) parse(text string) (filter, error) {
	var f filter
	var found []string
	for _, piece := range pieces(text) {
		mark, isMark := v.alone[plain(piece.value)]
		switch {
		case piece.name == "" && !piece.quoted && isMark:
			f.mark(mark)
		case piece.name == "":
			found = append(found, piece.value)
		default:
			if err := v.take(&f, piece); err != nil {
				return filter{}, err
			}
		}
	}
	f.Words = strings.Join(found, " ")
	return f, nil
}

// piece is one part of a filter: a token, or a word without name.
type piece struct {
	name, value string
	quoted      bool
}

// pieces cuts a filter at spaces outside quotation marks, and tokens at their
// colon.
func pieces(text string) []piece {
	var all []piece
	var now piece
	var letters strings.Builder
	within := false
	end := func() {
		if now.value = letters.String(); now.value != "" || now.name != "" {
			all = append(all, now)
		}
		now = piece{}
		letters.Reset()
	}
	for _, r := range text {
		switch {
		case r == '"':
			within, now.quoted = !within, true
		case unicode.IsSpace(r) && !within:
			end()
		case r == ':' && now.name == "" && !now.quoted && isName(letters.String()):
			now.name = letters.String()
			letters.Reset()
		default:
			letters.WriteRune(r)
		}
	}
	end()
	return all
}

// isName tells a token's name from a number before a colon, as in 10:42.
func isName(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func (v vocabulary) take(f *filter, p piece) error {
	name, known := v.names[plain(p.name)]
	if !known {
		return fail.NewInvalid("filter", "tickets.token", fail.Args{"Token": p.name + ":"})
	}
	if strings.TrimSpace(p.value) == "" {
		return fail.NewInvalid("filter", "tickets.token.empty", fail.Args{"Token": p.name + ":"})
	}
	switch name {
	case "customer":
		f.Customer = p.value
	case "assignee":
		f.Assignee = p.value
	case "line":
		line, err := strconv.Atoi(p.value)
		if err != nil || line < 1 || line > 3 {
			return unknown(p)
		}
		f.Line = line
	case "state":
		return f.takeStates(meant(v.states, p.value), p)
	case "kind":
		return add(&f.Kinds, meant(v.kinds, p.value), p)
	case "priority":
		return add(&f.Priorities, meant(v.priorities, p.value), p)
	case "is":
		codes := meant(v.marks, p.value)
		if len(codes) != 1 {
			return unknown(p)
		}
		f.mark(codes[0])
	}
	return nil
}

func (f *filter) takeStates(codes []string, p piece) error {
	if slices.Contains(codes, "open") {
		f.Open = true
		return nil
	}
	if slices.Contains(codes, doneStates) {
		for _, state := range ticket.States {
			if state.Done() {
				f.States = append(f.States, state)
			}
		}
		return nil
	}
	return add(&f.States, codes, p)
}

func (f *filter) mark(name string) {
	switch name {
	case "open":
		f.Open = true
	case "mine":
		f.Mine = true
	case "unassigned":
		f.Unassigned = true
	case "uncovered":
		f.Uncovered = true
	case "emergency":
		f.Emergency = true
	}
}

// add adds what a value means to a list.
func add[T ~string](to *[]T, codes []string, p piece) error {
	if len(codes) == 0 {
		return unknown(p)
	}
	for _, code := range codes {
		if !slices.Contains(*to, T(code)) {
			*to = append(*to, T(code))
		}
	}
	return nil
}

// meant gives the codes that a value means: the one that is called so, else
// all whose names begin so.
func meant(known map[string]string, value string) []string {
	typed := plain(value)
	if code, exact := known[typed]; exact {
		return []string{code}
	}
	var codes []string
	for name, code := range known {
		if strings.HasPrefix(name, typed) && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

func unknown(p piece) error {
	return fail.NewInvalid("filter", "tickets.value", fail.Args{"Token": p.name + ":", "Value": p.value})
}
