// Package guide is the user guide, read inside the program: articles at the
// left, the chosen one at the right.
package guide

import (
	"io/fs"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"tallydesk/assets"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// Article is one article of the guide.
type Article struct {
	Name  string // file name without its ending
	Title string // its first line
	Text  string // Markdown, without the title
}

// Articles reads the guide in a language, in the order of the file names.
func Articles(lang string) ([]Article, error) {
	folder := path.Join("help", lang)
	entries, err := fs.ReadDir(assets.Help, folder)
	if err != nil {
		return nil, err
	}
	var articles []Article
	for _, entry := range entries {
		content, err := fs.ReadFile(assets.Help, path.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		title, text, _ := strings.Cut(string(content), "\n")
		articles = append(articles, Article{
			Name: strings.TrimSuffix(entry.Name(), ".md"), Title: strings.TrimSpace(strings.TrimPrefix(title, "#")), Text: text,
		})
	}
	return articles, nil
}

type guide struct {
	env      page.Env
	articles []Article
	grid     *kit.Grid
	title    *kit.Text
	text     *widget.RichText
	content  fyne.CanvasObject
}

// New makes the screen.
func New(env page.Env) page.Page {
	g := &guide{env: env, title: kit.Title(""), text: widget.NewRichText()}
	g.text.Wrapping = fyne.TextWrapWord
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
	article := kit.Pad(kit.Down(theme.SpacePanel, g.title, kit.AtMost(g.text, theme.GuideWidth)), theme.SpaceSection, theme.SpacePanel)
	g.content = kit.NewSplit(g.grid, kit.NewScroll(article), kit.SplitOptions{Fixed: kit.First, Width: 296, MinFixed: 200, MinOther: 320})
	if len(articles) > 0 {
		g.show(articles[0].Name)
	}
	return g
}

func (g *guide) show(name string) {
	for _, article := range g.articles {
		if article.Name == name {
			g.title.SetText(article.Title)
			g.text.ParseMarkdown(article.Text)
		}
	}
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

func (g *guide) Save() string { return g.grid.Selected() }

func (g *guide) Restore(state string) { g.Open(page.Route{ID: state}) }
