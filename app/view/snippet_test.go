package view_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/view"
)

func marked(spans []view.Span) string {
	var text strings.Builder
	for _, span := range spans {
		if span.Match {
			text.WriteString("[" + span.Text + "]")
		} else {
			text.WriteString(span.Text)
		}
	}
	return text.String()
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("ord ", 60)
	cases := []struct{ text, typed, want string }{
		{"Schemat låser sig", "LASER", "Schemat [låser] sig"},
		{"Löneutbetalning", "utbetal", "Löne[utbetal]ning"},
		{"two  lines\nof text", "of", "two lines [of] text"},
		{"soft", "of", "soft"}, // two letters match at the beginning of a word only
		{"the lock locks", "lock", "the [lock] [lock]s"},
		{"see #1042", "#1042", "see #[1042]"},
		{"nothing here", "absent", "nothing here"},
		{"", "x", ""},
		{`quoted "words"`, `"words"`, `quoted "[words]"`},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, marked(view.Snippet(c.text, c.typed))); diff != "" {
			t.Errorf("%q in %q: %s", c.typed, c.text, diff)
		}
	}
	got := marked(view.Snippet(long+"lock "+long, "lock"))
	if !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") || !strings.Contains(got, "[lock]") || len([]rune(got)) > 150 {
		t.Errorf("%q", got)
	}
}

// A snippet shows a part of the text as it is, whatever is typed.
func TestSnippetIsPartOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zåäö .,#]{0,300}`).Draw(t, "text")
		typed := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zåäö ]{1,6}`)).Draw(t, "typed")
		var shown strings.Builder
		for _, span := range view.Snippet(text, typed) {
			shown.WriteString(span.Text)
		}
		part := strings.TrimSuffix(strings.TrimPrefix(shown.String(), "…"), "…")
		if !strings.Contains(strings.Join(strings.Fields(text), " "), part) {
			t.Fatalf("%q is not in %q", part, text)
		}
	})
}
