package guide_test

import (
	"flag"
	"path/filepath"
	"testing"

	"tallydesk/app/desktest"
	"tallydesk/gui/guide"
	"tallydesk/gui/page"
	"tallydesk/gui/pagetest"
	"tallydesk/gui/theme"
)

// shots is where the pictures of the screen are left.
var shots = flag.String("shots", "", "folder for pictures")

// The page opens each article, in both languages and themes.
func TestEveryArticleIsShown(t *testing.T) {
	desk := desktest.New(t)
	for lang, variant := range map[string]theme.Variant{"en": theme.Light, "sv": theme.Dark} {
		articles, err := guide.Articles(lang)
		if err != nil {
			t.Fatal(err)
		}
		b := pagetest.Open(t, desk, pagetest.Options{Lang: lang, Variant: variant}, guide.New)
		for _, article := range articles {
			b.Show(page.Route{Page: page.Guide, ID: article.Name})
			b.Wants(article.Title, lastWord(article.Text))
			if *shots != "" {
				b.Picture(filepath.Join(*shots, article.Name+"-"+lang+".png"))
			}
		}
		if len(b.Failed) > 0 {
			t.Error(b.Failed)
		}
	}
}
