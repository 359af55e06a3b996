package query

import "strings"

// Where gathers the conditions that rows must fulfil, all of them. The zero
// value asks for nothing.
type Where struct {
	parts []string
	args  []any
}

// Add asks for a condition with its arguments.
func (w *Where) Add(condition string, args ...any) {
	w.parts, w.args = append(w.parts, condition), append(w.args, args...)
}

// When asks for a condition without arguments, if it is wanted.
func (w *Where) When(wanted bool, condition string) {
	if wanted {
		w.Add(condition)
	}
}

// Equal asks for a column's value; an empty one asks for nothing.
func (w *Where) Equal(column, value string) {
	if value != "" {
		w.Add(column+" = ?", value)
	}
}

// Words asks that every word of a text stands in one of the columns.
func (w *Where) Words(text string, columns ...string) {
	condition := "(" + strings.Join(columns, ` LIKE ? ESCAPE '\' OR `) + ` LIKE ? ESCAPE '\')`
	for _, word := range strings.Fields(Typed(text)) {
		args := make([]any, len(columns))
		for i := range args {
			args[i] = Containing(word)
		}
		w.Add(condition, args...)
	}
}

var literally = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// Containing gives the pattern for LIKE … ESCAPE '\' of what contains a text.
func Containing(text string) string { return "%" + literally.Replace(text) + "%" }

// AnyOf asks for one of several values; none ask for nothing. A single one is
// asked for so that an index by the column keeps its order.
func AnyOf[T ~string](w *Where, column string, values []T) {
	switch len(values) {
	case 0:
	case 1:
		w.Add(column+" = ?", string(values[0]))
	default:
		args := make([]any, len(values))
		for i, value := range values {
			args[i] = string(value)
		}
		w.Add(column+" IN (?"+strings.Repeat(", ?", len(values)-1)+")", args...)
	}
}

// SQL gives what follows WHERE, and its arguments.
func (w *Where) SQL() (string, []any) {
	if len(w.parts) == 0 {
		return "1 = 1", nil
	}
	return strings.Join(w.parts, " AND "), w.args
}
