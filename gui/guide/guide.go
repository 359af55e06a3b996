// Package guide is the user guide, read inside the program: articles at the
// left, the chosen one at the right. The articles themselves are files among
// the assets.
package guide

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

type guide struct {
	env      page.Env
	articles []Article
	shown    string // name of the article at the right
	grid     *kit.Grid
	title    *kit.Text
	blocks   *fyne.Container // of the article
	scroll   *container.Scroll
	content  fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	g := &guide{env: env, title: kit.Title(""), blocks: kit.Down(theme.NoSpace)}
	articles, err := Articles(env.Words.Lang())
	if err != nil {
		env.Fail(err)
	}
	g.articles = articles
	rows := make([]kit.Row, len(articles))
	for i, article := range articles {
		rows[i] = kit.Row{Key: article.Name, Cells: []kit.Cell{{First: kit.Part{Text: article.Title}}}}
	}
	g.grid = kit.NewGrid(env.Words, env.UI, kit.GridOptions{
		Columns: []kit.Column{{ID: "title", Label: env.Words.T("guide.title"), Width: 200, Flex: 1}}, NoMarks: true,
	}, kit.NewRows(rows))
	g.grid.OnSelect = g.show
	g.grid.OnOpen = g.show
	g.grid.OnKey = g.read
	article := kit.Down(theme.SpaceTiny, kit.PadAcross(g.title, theme.ChipPad), kit.AtMost(g.blocks, theme.GuideWidth))
	g.scroll = kit.NewScroll(kit.Pad(article, theme.SpaceSection, theme.SpacePanel))
	g.content = kit.NewSplit(g.grid, g.scroll, kit.SplitOptions{Fixed: kit.First, Width: 296, MinFixed: 200, MinOther: 320})
	if len(articles) > 0 {
		g.show(articles[0].Name)
	}
	return g
}

// show shows an article from its beginning.
func (g *guide) show(name string) {
	for _, article := range g.articles {
		if article.Name != name || g.shown == name {
			continue
		}
		g.shown = name
		g.title.SetText(article.Title)
		g.blocks.Objects = drawn(article.Text, g.follow)
		g.scroll.Content.Refresh()
		g.scroll.ScrollToTop()
	}
}

// follow goes where a link between articles leads.
func (g *guide) follow(name string) { g.Open(page.Route{ID: name}) }

// read scrolls the article with the keys that the list has little use for.
func (g *guide) read(event *fyne.KeyEvent) bool {
	room := g.scroll.Size().Height - theme.Size(theme.SpacePage)
	switch event.Name {
	case fyne.KeyPageDown, fyne.KeySpace:
		g.scrollBy(room)
	case fyne.KeyPageUp:
		g.scrollBy(-room)
	default:
		return false
	}
	return true
}

func (g *guide) scrollBy(by float32) {
	most := max(g.scroll.Content.MinSize().Height-g.scroll.Size().Height, 0)
	g.scroll.ScrollToOffset(fyne.NewPos(0, min(max(g.scroll.Offset.Y+by, 0), most)))
}

func (g *guide) Content() fyne.CanvasObject { return g.content }

// Open shows the article that the route names.
func (g *guide) Open(route page.Route) {
	if route.ID != "" {
		g.show(route.ID)
		g.grid.SelectKey(route.ID)
	}
}

func (g *guide) Reload() {}

func (g *guide) Focus() {
	if canvas := g.env.Canvas(); canvas != nil {
		canvas.Focus(g.grid)
	}
}

func (g *guide) Actions() map[page.Action]func() { return nil }

func (g *guide) Rune(rune) bool { return false }

func (g *guide) Key(fyne.KeyName) bool { return false }

func (g *guide) Save() string { return g.shown }

func (g *guide) Restore(state string) { g.Open(page.Route{ID: state}) }
