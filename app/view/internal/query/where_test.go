package query_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/view/internal/query"
)

func TestWhere(t *testing.T) {
	for name, c := range map[string]struct {
		ask  func(w *query.Where)
		want string
		args []any
	}{
		"nothing":          {func(*query.Where) {}, "1 = 1", nil},
		"no value":         {func(w *query.Where) { w.Equal("a", "") }, "1 = 1", nil},
		"not wanted":       {func(w *query.Where) { w.When(false, "a IS NULL") }, "1 = 1", nil},
		"no words":         {func(w *query.Where) { w.Words(" ", "a") }, "1 = 1", nil},
		"none of several":  {func(w *query.Where) { query.AnyOf(w, "a", []string{}) }, "1 = 1", nil},
		"one of several":   {func(w *query.Where) { query.AnyOf(w, "a", []string{"x"}) }, "a = ?", []any{"x"}},
		"any of several":   {func(w *query.Where) { query.AnyOf(w, "a", []string{"x", "y"}) }, "a IN (?, ?)", []any{"x", "y"}},
		"both":             {func(w *query.Where) { w.Equal("a", "x"); w.When(true, "b = 1") }, "a = ? AND b = 1", []any{"x"}},
		"words, literally": {func(w *query.Where) { w.Words("50% a_b", "a") }, `(a LIKE ? ESCAPE '\') AND (a LIKE ? ESCAPE '\')`, []any{`%50\%%`, `%a\_b%`}},
	} {
		t.Run(name, func(t *testing.T) {
			var w query.Where
			c.ask(&w)
			where, args := w.SQL()
			if diff := cmp.Diff(c.want, where) + cmp.Diff(c.args, args); diff != "" {
				t.Error(diff)
			}
		})
	}
}
