package palette

import "testing"

func TestPrefixes(t *testing.T) {
	for _, c := range []struct {
		typed   string
		liaison bool
		want    ask
	}{
		{"", false, ask{}},
		{"  ", false, ask{}},
		{" norr ", false, ask{text: "norr"}},
		{"#1042", false, ask{tickets, "1042"}},
		{"@ carin", false, ask{people, "carin"}},
		{">", false, ask{actions, ""}},
		{"?import", false, ask{help, "import"}},
		{"@carin", true, ask{text: "@carin"}},
		{"#1042", true, ask{tickets, "1042"}},
		{"a#b", false, ask{text: "a#b"}},
	} {
		if got := asked(c.typed, c.liaison); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.typed, got, c.want)
		}
	}
}
