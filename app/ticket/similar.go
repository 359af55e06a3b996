package ticket

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Likely is the similarity from which two subjects are likely to mean the same
// matter (R-ACC-4).
const Likely = 0.55

// mostLikely is how many subjects are told of.
const mostLikely = 5

// fewest is how many trigrams a subject needs before it says anything.
const fewest = 5

// common are words that say nothing about the matter, in English and Swedish,
// folded.
var common = setOf(`a an and are as at be can cannot do does doesn t for from get has have how i in is it
	my no not of on or our that the there this to we when with work works working you problem error
	att av de den det dem du en er ett fel finns for fran funkar fungerar gar har hur i inte ingen jag kan med men mitt nar
	ni och om pa problem sa som till under ur var vara vart vi vid ar`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// Similarity tells how much of the shorter of two subjects occurs in the other,
// from 0 to 1: by trigrams of their telling words, so that compounds, endings
// and small mistakes do not hide it. It is the same for (a, b) and (b, a).
func Similarity(a, b string) float64 {
	one, other := trigrams(a), trigrams(b)
	if len(other) < len(one) {
		one, other = other, one
	}
	if len(one) < fewest {
		return 0
	}
	shared := 0
	for trigram := range one {
		if other[trigram] {
			shared++
		}
	}
	return float64(shared) / float64(len(one))
}

// Match is a subject among others.
type Match struct {
	At       int     // its place among them
	Likeness float64 // 0 to 1
}

// Likeliest gives those of other subjects that are likely to mean the same
// matter, the likeliest first, five at most (R-ACC-4).
func Likeliest(subject string, others []string) []Match {
	var likely []Match
	for i, other := range others {
		if likeness := Similarity(subject, other); likeness >= Likely {
			likely = append(likely, Match{At: i, Likeness: likeness})
		}
	}
	slices.SortStableFunc(likely, func(a, b Match) int { return cmp.Compare(b.Likeness, a.Likeness) })
	return likely[:min(len(likely), mostLikely)]
}

func trigrams(text string) map[string]bool {
	found := map[string]bool{}
	for _, word := range strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if common[word] {
			continue
		}
		letters := []rune(" " + word + " ")
		for i := range len(letters) - 2 {
			found[string(letters[i:i+3])] = true
		}
	}
	return found
}

// Fold gives text in lower case and without diacritics, as search compares it.
func Fold(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}
