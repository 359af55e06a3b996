package frame

import (
	"cmp"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"tallydesk/gui/theme"
)

// unshown is a shortcut that works and that the toolkit does not write: it would
// write it in an ink that nobody can read. The word of the item holds it.
type unshown struct{ fyne.Shortcut }

// ShortcutName is how the toolkit finds the item for keys that are pressed.
func (s unshown) ShortcutName() string { return s.Shortcut.ShortcutName() }

// writesKeys tells whether the words of the items hold their keys: in our own
// window, not in the system's menu bar.
func writesKeys() bool { return runtime.GOOS != "darwin" }

// keyNames are the keys whose names in the toolkit are not those on the keys.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
	fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyComma: ",",
}

// text is how the chord is written.
func (c chord) text() string {
	var keys []string
	for _, mod := range []struct {
		mod  fyne.KeyModifier
		word string
	}{{ctrl, "Ctrl"}, {alt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if c.mods&mod.mod != 0 {
			keys = append(keys, mod.word)
		}
	}
	return strings.Join(append(keys, cmp.Or(keyNames[c.key], string(c.key))), "+")
}

// writeKeys sets the keys of a column's items under each other, after the
// widest word.
func (m *menus) writeKeys(items []*fyne.MenuItem) {
	wide := func(text string) float32 {
		return fyne.MeasureText(text, theme.Size(theme.TextBody), fyne.TextStyle{}).Width
	}
	space, widest := wide(" "), float32(0)
	for _, item := range items {
		widest = max(widest, wide(item.Label))
	}
	for _, item := range items {
		if keys := m.items[item].keys; keys.key != "" {
			room := widest + theme.Size(theme.SpacePage) - wide(item.Label)
			item.Label += strings.Repeat(" ", int(room/space+0.5)) + keys.text()
		}
	}
}
