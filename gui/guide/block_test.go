package guide

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBlocksOfAnArticle(t *testing.T) {
	text := "\nFirst.\n\n## A heading\n\n- one\n- two\n\n\n\n```\ncode\n\nmore code\n```\n\nLast.\n"
	want := []string{"First.", "## A heading", "- one\n- two", "```\ncode\n\nmore code\n```", "Last."}
	if diff := cmp.Diff(want, blocksOf(text)); diff != "" {
		t.Error(diff)
	}
	if got := blocksOf(""); got != nil {
		t.Errorf("nothing has the blocks %q", got)
	}
}
