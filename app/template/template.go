// Package template holds texts with variables (R-TIX-11): what a canned reply
// and a ticket template say before it is known to whom. It reads a text, refuses
// variables that it does not know, and fills in values. It knows no ticket and
// reads nothing: the values are given to it.
package template

import (
	"slices"
	"strings"

	"tallydesk/app/fail"
)

// The marks around a variable: {{customer}}.
const (
	opening = "{{"
	closing = "}}"
)

// Template is a text that was read.
type Template struct{ parts []part }

// part is a piece of text, or a variable.
type part struct {
	text     string // of a variable as it was written, with its marks
	variable Variable
}

// Parse reads a text. Spaces inside the marks do not count; a mark that is not
// closed and a variable that is not one of Variables is a *fail.Invalid of the
// field "body".
func Parse(text string) (Template, error) {
	var t Template
	for rest := text; rest != ""; {
		before, after, found := strings.Cut(rest, opening)
		if before != "" {
			t.parts = append(t.parts, part{text: before})
		}
		if !found {
			break
		}
		name, behind, closed := strings.Cut(after, closing)
		if !closed || strings.ContainsAny(name, "{\n") {
			return Template{}, fail.NewInvalid("body", "template.open", fail.Args{"Text": shorten(opening + after)})
		}
		variable := Variable(strings.ToLower(strings.TrimSpace(name)))
		if !slices.Contains(Variables, variable) {
			return Template{}, fail.NewInvalid("body", "template.unknown", fail.Args{"Text": shorten(opening + name + closing), "Known": Known()})
		}
		t.parts = append(t.parts, part{text: opening + name + closing, variable: variable})
		rest = behind
	}
	return t, nil
}

// mostShown is as much of a text as an error repeats, in letters.
const mostShown = 40

func shorten(text string) string {
	line, _, _ := strings.Cut(strings.ToValidUTF8(text, "?"), "\n")
	letters := []rune(line)
	if len(letters) > mostShown {
		return string(letters[:mostShown]) + "…"
	}
	return line
}

// String gives the text as it was written.
func (t Template) String() string {
	var text strings.Builder
	for _, part := range t.parts {
		text.WriteString(part.text)
	}
	return text.String()
}

// Uses lists the variables of the text, each once, in their order.
func (t Template) Uses() []Variable {
	var used []Variable
	for _, part := range t.parts {
		if part.variable != "" && !slices.Contains(used, part.variable) {
			used = append(used, part.variable)
		}
	}
	return used
}

// Fill puts values in the place of the variables. A variable without a value
// stays as it was written, so that nobody sends a gap without seeing it, and is
// listed as missing. Marks inside a value mean nothing.
func (t Template) Fill(values map[Variable]string) (text string, missing []Variable) {
	var filled strings.Builder
	for _, part := range t.parts {
		value := values[part.variable]
		switch {
		case part.variable == "":
			filled.WriteString(part.text)
		case value == "":
			filled.WriteString(part.text)
			if !slices.Contains(missing, part.variable) {
				missing = append(missing, part.variable)
			}
		default:
			filled.WriteString(value)
		}
	}
	return filled.String(), missing
}
