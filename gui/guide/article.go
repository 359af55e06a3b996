package guide

import (
	"io/fs"
	"path"
	"strings"

	"tallydesk/assets"
)

// Article is one article of the guide.
type Article struct {
	Name  string // file name without its ending
	Title string // its first line
	Text  string // Markdown, without the title
}

// ending is that of an article's file, and of a link to it.
const ending = ".md"

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
			Name: strings.TrimSuffix(entry.Name(), ending), Title: strings.TrimSpace(strings.TrimPrefix(title, "#")), Text: text,
		})
	}
	return articles, nil
}
