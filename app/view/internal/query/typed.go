package query

import "strings"

// mostTyped is as much as anybody types to find something, in bytes.
const mostTyped = 400

// Typed cuts what was typed to find something: each letter costs time, and more
// than so many come by mistake.
func Typed(text string) string {
	if len(text) <= mostTyped {
		return text
	}
	return strings.ToValidUTF8(text[:mostTyped], "")
}
