package config

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"filippo.io/age"

	"tallydesk/app/fail"
)

// reader takes the value of a setting, as TOML has it or as the text of the
// environment, a flag or a field, and gives what Config holds. What cannot be
// taken is a *fail.Invalid of no field.
type reader func(value any) (any, error)

// text gives a value as a person would write it.
func text(value any) string {
	if t, ok := value.(string); ok {
		return t
	}
	return fmt.Sprint(value)
}

// shown is a value as an error repeats it: not a whole page of it.
func shown(value any) string {
	const most = 100
	if letters := []rune(text(value)); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text(value)
}

// oneOf takes one of several words.
func oneOf(choices []string) reader {
	return func(value any) (any, error) {
		if word, ok := value.(string); ok && slices.Contains(choices, word) {
			return word, nil
		}
		named := slices.DeleteFunc(slices.Clone(choices), func(c string) bool { return c == "" })
		return nil, fail.NewInvalid("", "config.choice", fail.Args{"Text": shown(value), "Choices": strings.Join(named, ", ")})
	}
}

// number takes a whole number within bounds.
func number(least, most int) reader {
	return func(value any) (any, error) {
		n, err := strconv.Atoi(strings.TrimSpace(text(value)))
		if err != nil || n < least || n > most {
			return nil, fail.NewInvalid("", "config.number", fail.Args{"Text": shown(value), "Least": least, "Most": most})
		}
		return n, nil
	}
}

// yesOrNo takes true or false.
func yesOrNo(value any) (any, error) {
	switch text(value) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return nil, fail.NewInvalid("", "config.flag", fail.Args{"Text": shown(value)})
}

// path takes a whole path, or one from the person's home folder on: "~/desk".
// A path that hangs on where the program was started would mean another file
// each time.
func path(value any) (any, error) {
	name, ok := value.(string)
	if !ok || strings.ContainsRune(name, 0) {
		return nil, fail.NewInvalid("", "config.path", fail.Args{"Text": shown(value)})
	}
	if name == "" {
		return "", nil
	}
	if rest, home := strings.CutPrefix(name, "~/"); home {
		folder, err := os.UserHomeDir()
		if err != nil {
			return nil, fail.NewInvalid("", "config.path", fail.Args{"Text": shown(name)})
		}
		name = filepath.Join(folder, rest)
	}
	if !filepath.IsAbs(name) {
		return nil, fail.NewInvalid("", "config.path", fail.Args{"Text": shown(name)})
	}
	return filepath.Clean(name), nil
}

// recipient takes the public key of an age recipient.
func recipient(value any) (any, error) {
	name, ok := value.(string)
	name = strings.TrimSpace(name)
	if ok && name == "" {
		return "", nil
	}
	found, err := age.ParseRecipients(strings.NewReader(name))
	if !ok || err != nil || len(found) != 1 {
		return nil, fail.NewInvalid("", "config.recipient", fail.Args{"Text": shown(value)})
	}
	return name, nil
}

// here makes a whole path of one that was typed: it hangs on the folder in
// which it was typed.
func here(name, value string) string {
	k, known := keyNamed(name)
	if !known || value == "" || strings.HasPrefix(value, "~/") || !isPath(k) {
		return value
	}
	whole, err := filepath.Abs(value)
	if err != nil {
		return value
	}
	return whole
}

// isPath tells whether a setting names a file or folder.
func isPath(k key) bool {
	return k.name == "db" || strings.HasSuffix(k.name, "folder")
}
