package view

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tallydesk/app/ticket"
)

// Span is a piece of a text that was found; Match tells that it is what was
// looked for.
type Span struct {
	Text  string
	Match bool
}

// How much of a text a snippet shows, and how much of it before the first
// match, in letters.
const (
	snippetLength = 140
	snippetBefore = 40
)

// Snippet cuts the part out of a text where the words typed are first found,
// and marks them. Upper case and diacritics mean nothing, as in the search.
func Snippet(text, typed string) []Span {
	letters := []rune(norm.NFC.String(strings.Join(strings.Fields(text), " ")))
	marks := markWords(letters, typed)
	from := max(firstMark(marks)-snippetBefore, 0)
	to := min(from+snippetLength, len(letters))
	from = max(min(from, to-snippetLength), 0)
	var spans []Span
	if from > 0 {
		spans = append(spans, Span{Text: "…"})
	}
	for start := from; start < to; {
		end := start + 1
		for end < to && marks[end] == marks[start] {
			end++
		}
		spans = append(spans, Span{Text: string(letters[start:end]), Match: marks[start]})
		start = end
	}
	if to < len(letters) {
		spans = append(spans, Span{Text: "…"})
	}
	return spans
}

// markWords tells of every letter whether it belongs to a word typed: at the
// beginning of a word, or anywhere for words of three letters and more.
func markWords(letters []rune, typed string) []bool {
	folded := foldEach(letters)
	marks := make([]bool, len(letters))
	for _, term := range strings.FieldsFunc(typed, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		wanted := foldEach([]rune(norm.NFC.String(term)))
		for at := 0; at+len(wanted) <= len(folded); at++ {
			begins := at == 0 || !unicode.IsLetter(folded[at-1]) && !unicode.IsDigit(folded[at-1])
			if (begins || len(wanted) >= 3) && string(folded[at:at+len(wanted)]) == string(wanted) {
				for i := range wanted {
					marks[at+i] = true
				}
			}
		}
	}
	return marks
}

// foldEach folds letter by letter, so that places stay the same.
func foldEach(letters []rune) []rune {
	folded := make([]rune, len(letters))
	for i, letter := range letters {
		folded[i] = letter
		for _, base := range ticket.Fold(string(letter)) {
			folded[i] = base
			break
		}
	}
	return folded
}

func firstMark(marks []bool) int {
	for i, marked := range marks {
		if marked {
			return i
		}
	}
	return 0
}
