package config

import (
	"cmp"
	"slices"
	"strings"
)

// key is one setting: its name in the file, and what it can hold.
type key struct {
	name string
	read reader
}

// keys are all settings, in the order in which they are shown. Each is a field
// of Config with the same tag.
var keys = []key{
	{"db", path},
	{"folder", path},
	{"language", oneOf(Languages)},
	{"appearance", oneOf(Appearances)},
	{"text_size", number(LeastText, MostText)},
	{"density", oneOf(Densities)},
	{"reduce_motion", yesOrNo},
	{"undo_seconds", number(5, 120)},
	{"dialogs", oneOf(Dialogs)},
	{"notifications", yesOrNo},
	{"tray", yesOrNo},
	{"x11", yesOrNo},
	{"backup.folder", path},
	{"backup.every", oneOf(Intervals)},
	{"backup.keep", number(1, 1000)},
	{"backup.recipient", recipient},
}

// Keys names all settings, in the order in which they are shown.
func Keys() []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return names
}

// variablePrefix begins the names of the environment's variables.
const variablePrefix = "TALLYDESK_"

// Variable is what a setting is called in the environment.
func Variable(name string) string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(name, ".", "_"))
}

// keyNamed finds a setting.
func keyNamed(name string) (key, bool) {
	at := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
	if at < 0 {
		return key{}, false
	}
	return keys[at], true
}

// likest is the setting whose name is nearest to one that is none; empty when
// none is near.
func likest(name string) string {
	best, least := "", len(name)/3+1
	name = strings.ToLower(name)
	for _, k := range keys {
		if len(name) > 2 && strings.HasPrefix(k.name, name) {
			return k.name
		}
		if far := distance(name, k.name); far < least {
			best, least = k.name, far
		}
	}
	return best
}

// distance is how many letters must be put in, left out or replaced to make
// one word of the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := before
			if a[i] != b[j] {
				replaced++
			}
			before = row[j+1]
			row[j+1] = min(replaced, row[j]+1, before+1)
		}
	}
	return row[len(b)]
}

// byKeys puts values into the order of keys.
func byKeys(a, b Value) int {
	names := Keys()
	return cmp.Compare(slices.Index(names, a.Key), slices.Index(names, b.Key))
}
