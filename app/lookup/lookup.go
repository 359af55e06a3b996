// Package lookup finds names by what somebody has begun to type: actions,
// screens, articles, a few hundred at the most. Upper case and diacritics make
// no difference, except that what has them as they are typed comes first. It
// knows nothing of the desk: whatever is many is found by its search index.
package lookup

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sahilm/fuzzy"
	"golang.org/x/text/unicode/norm"

	"tallydesk/app/ticket"
)

// Match is a name that was found.
type Match struct {
	Index int // among the names
	// Marks tells of every letter of the name, in NFC, whether it was typed.
	Marks []bool
	rank  int
}

// The ranks of matches, the best first.
const (
	begins    = iota // the name begins so
	beginWord        // a word in it does
	inside           // three letters and more
	scattered        // the letters begin words, or follow each other
)

// Begins tells whether the name begins as typed.
func (m Match) Begins() bool { return m.rank == begins*2 || m.rank == begins*2+1 }

// Find gives the names that fit what was typed, the best first. Nothing typed
// fits nothing.
func Find(typed string, names []string) []Match {
	wanted := []rune(strings.Join(strings.Fields(norm.NFC.String(typed)), " "))
	if len(wanted) == 0 {
		return nil
	}
	folded := make([]string, len(names))
	for i, name := range names {
		folded[i] = string(fold(letters(name)))
	}
	var found []Match
	for _, hit := range fuzzy.Find(string(fold(wanted)), folded) {
		name := letters(names[hit.Index])
		if at := place(fold(wanted), fold(name)); at >= 0 && (len(wanted) > 2 || beginsWord(name, at)) {
			found = append(found, straight(hit.Index, name, wanted, at))
		} else if marks, fits := initials(hit, folded[hit.Index], len(name)); fits {
			found = append(found, Match{Index: hit.Index, Marks: marks, rank: 2 * scattered})
		}
	}
	slices.SortStableFunc(found, func(a, b Match) int { return a.rank - b.rank })
	return found
}

// letters are those of a name, each as one rune where it can be.
func letters(name string) []rune { return []rune(norm.NFC.String(name)) }

// fold gives letters without case and diacritics, as many as there were: places
// stay the same.
func fold(of []rune) []rune {
	folded := make([]rune, len(of))
	for i, letter := range of {
		folded[i] = letter
		for _, base := range ticket.Fold(string(letter)) {
			folded[i] = base
			break
		}
	}
	return folded
}

// place is where the letters stand in a name: at the beginning of a word if
// they do anywhere; -1 for nowhere.
func place(wanted, name []rune) int {
	anywhere := -1
	for at := 0; at+len(wanted) <= len(name); at++ {
		if !slices.Equal(name[at:at+len(wanted)], wanted) {
			continue
		}
		if beginsWord(name, at) {
			return at
		}
		if anywhere < 0 {
			anywhere = at
		}
	}
	return anywhere
}

func beginsWord(name []rune, at int) bool {
	return at == 0 || !unicode.IsLetter(name[at-1]) && !unicode.IsDigit(name[at-1])
}

// straight is the match of a name that has the letters one after the other.
func straight(index int, name, wanted []rune, at int) Match {
	m := Match{Index: index, Marks: make([]bool, len(name)), rank: 2 * inside}
	for i := range wanted {
		m.Marks[at+i] = true
	}
	switch {
	case at == 0:
		m.rank = 2 * begins
	case beginsWord(name, at):
		m.rank = 2 * beginWord
	}
	if !strings.EqualFold(string(name[at:at+len(wanted)]), string(wanted)) {
		m.rank++ // only without its diacritics
	}
	return m
}

// initials takes a match of scattered letters when each begins a word or follows
// the one before: "lc" in "Log a call". The places of fuzzy are bytes.
func initials(hit fuzzy.Match, folded string, length int) ([]bool, bool) {
	marks := make([]bool, length)
	runes := []rune(folded)
	before := -2
	for _, at := range hit.MatchedIndexes {
		place := len([]rune(folded[:at]))
		if place >= length || place != before+1 && !beginsWord(runes, place) {
			return nil, false
		}
		marks[place], before = true, place
	}
	return marks, true
}
