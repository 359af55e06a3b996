package kit

import "strings"

// turns reports whether a sign turns the order of the letters after it. Such
// signs come with what somebody has written or pasted: shown, they would turn
// the rest of the line too, so that a name reads as another.
func turns(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }

// InOrder is a text as it is shown: without the signs that turn its order.
// What was written is kept as it was.
func InOrder(text string) string {
	if strings.IndexFunc(text, turns) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if turns(r) {
			return -1
		}
		return r
	}, text)
}
