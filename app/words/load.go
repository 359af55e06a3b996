package words

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"tallydesk/assets"
)

// library is every language, read once from the embedded files.
type library struct {
	words map[string]*Words
	err   error // of files that are not as they should be: the tests look at it
}

var all = sync.OnceValue(func() library { return load(assets.Lang) })

// load reads lang/<area>/<language>.json of every area. What cannot be read is
// left out, so that its keys are seen, and told in err.
func load(files fs.FS) library {
	bundle := i18n.NewBundle(language.English)
	loaded := library{words: map[string]*Words{}}
	var errs []error
	for _, lang := range Languages {
		w := &Words{lang: lang, plain: map[string]string{}, keys: map[string]bool{}}
		names, err := fs.Glob(files, path.Join("lang", "*", lang+".json"))
		errs = append(errs, err)
		for _, name := range names {
			errs = append(errs, w.read(bundle, files, name))
		}
		w.localizer = i18n.NewLocalizer(bundle, lang)
		w.nameCalendar()
		w.hour, w.minute = w.T("unit.hour"), w.T("unit.minute")
		loaded.words[lang] = w
	}
	loaded.err = errors.Join(errs...)
	return loaded
}

func (w *Words) read(bundle *i18n.Bundle, files fs.FS, name string) error {
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	file, err := bundle.ParseMessageFileBytes(content, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var errs []error
	for _, message := range file.Messages {
		if w.keys[message.ID] {
			errs = append(errs, fmt.Errorf("%s: %s is there twice", name, message.ID))
		}
		w.keys[message.ID] = true
		if message.One == "" && !strings.Contains(message.Other, "{{") {
			w.plain[message.ID] = message.Other
		}
	}
	return errors.Join(errs...)
}
