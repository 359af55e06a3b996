package words

import (
	"errors"
	"maps"
	"strings"

	"tallydesk/app/fail"
)

// Trouble is an error as a person reads it, in three parts: what happened,
// what is safe, what to do. The last two may be empty.
type Trouble struct{ What, Safe, Do string }

// Text is the whole in one paragraph.
func (t Trouble) Text() string {
	return strings.Join(strings.Fields(t.What+" "+t.Safe+" "+t.Do), " ")
}

// Error tells any error in one paragraph; nothing for nil.
func (w *Words) Error(err error) string { return w.Explain(err).Text() }

// Explain tells an error in its three parts. Of invalid fields all are told,
// one after the other. An error that is not meant for people is told by a
// general sentence and its technical text.
func (w *Words) Explain(err error) Trouble {
	if err == nil {
		return Trouble{}
	}
	if known, ok := fail.As(err); ok {
		return w.parts("error."+known.Key, "error."+string(known.Kind), known.Args)
	}
	if fields := fail.Invalids(err); len(fields) > 0 {
		return w.invalids(fields)
	}
	var kind fail.Kind
	if errors.As(err, &kind) {
		return w.parts("error."+string(kind), "error.general", nil)
	}
	return w.parts("error.general", "", fail.Args{"Text": err.Error()})
}

// Invalid tells what is wrong with one field, for a form that shows it there.
func (w *Words) Invalid(field *fail.Invalid) string {
	key, args := "error.invalid."+field.Reason, maps.Clone(field.Args)
	if text, ok := args["Text"].(string); ok {
		args["Text"] = Repeated(text)
	}
	return w.parts(key, "", args).Text()
}

// most is how many characters of what somebody wrote are repeated.
const most = 100

// Repeated is as much of what somebody wrote as an error or an empty list
// repeats: a whole page pasted into a field would hide the fields and what is
// wrong with them.
func Repeated(text string) string {
	if letters := []rune(text); len(letters) > most {
		return strings.TrimSpace(string(letters[:most])) + "…"
	}
	return text
}

func (w *Words) invalids(fields []*fail.Invalid) Trouble {
	var told []string
	for _, field := range fields {
		text := w.Invalid(field)
		if name := "field." + field.Field; w.Has(name) {
			text = w.T(name) + ": " + text
		}
		told = append(told, text)
	}
	return Trouble{What: strings.Join(told, " ")}
}

// parts gives the three texts of a key; the missing ones are those of the
// kind.
func (w *Words) parts(key, kind string, args fail.Args) Trouble {
	part := func(suffix string) string {
		for _, name := range []string{key + suffix, kind + suffix} {
			if w.Has(name) {
				return w.T(name, pairs(args)...)
			}
		}
		return ""
	}
	trouble := Trouble{What: part(""), Safe: part(".safe"), Do: part(".do")}
	if trouble.What == "" {
		trouble.What = key
	}
	return trouble
}

func pairs(args fail.Args) []any {
	var list []any
	for name, value := range args {
		list = append(list, name, value)
	}
	return list
}
