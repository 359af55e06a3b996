package guide

import (
	"strings"

	"fyne.io/fyne/v2/widget"
)

// linked lets the links to other articles among segments lead to them inside
// the program; others are opened by the system.
func linked(segments []widget.RichTextSegment, follow func(name string)) {
	for _, segment := range segments {
		switch segment := segment.(type) {
		case *widget.HyperlinkSegment:
			if name, ok := articleOf(segment); ok {
				segment.OnTapped = func() { follow(name) }
			}
		case widget.RichTextBlock:
			linked(segment.Segments(), follow)
		}
	}
}

// articleOf gives the article that a link leads to.
func articleOf(link *widget.HyperlinkSegment) (string, bool) {
	if link.URL == nil || link.URL.Host != "" {
		return "", false
	}
	return strings.CutSuffix(link.URL.Path, ending)
}
