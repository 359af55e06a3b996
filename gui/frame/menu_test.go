package frame

import (
	"testing"

	"fyne.io/fyne/v2"
)

// ux.md 4, rules 4: what input methods, AltGr and Swedish keyboards forbid.
func TestShortcutsAreUniqueAndAllowed(t *testing.T) {
	for _, liaison := range []bool{false, true} {
		checkShortcuts(t, liaison)
	}
}

func checkShortcuts(t *testing.T, liaison bool) {
	t.Helper()
	seen := map[chord]string{}
	for _, column := range plan() {
		for _, e := range column.entries {
			if e.keys.key == "" || !e.has(liaison) {
				continue
			}
			if former, twice := seen[e.keys]; twice {
				t.Errorf("%v: both %s and %s", e.keys, former, e.key())
			}
			seen[e.keys] = e.key()
			if why := forbidden(e.keys); why != "" {
				t.Errorf("%s: %v: %s", e.key(), e.keys, why)
			}
		}
	}
}

func forbidden(keys chord) string {
	ctrlAlt := fyne.KeyModifierControl | fyne.KeyModifierAlt
	switch {
	case keys.mods&ctrlAlt == ctrlAlt:
		return "Ctrl+Alt is AltGr"
	case keys == chord{fyne.KeySpace, ctrl}, keys == chord{fyne.KeyU, ctrlShift}, keys == chord{fyne.KeyE, ctrlShift}, keys == chord{fyne.KeyPeriod, ctrl}:
		return "an input method of Linux takes it"
	}
	switch keys.key {
	case fyne.KeyLeftBracket, fyne.KeyRightBracket, fyne.KeySlash, fyne.KeyBackslash, fyne.KeyBackTick:
		return "not a plain key on a Swedish keyboard"
	}
	if keys.mods == 0 {
		return "keys without modifiers never reach a menu"
	}
	return ""
}

// The toolkit would write the keys in an ink that cannot be read.
func TestKeysAreWrittenAsOnTheKeyboard(t *testing.T) {
	for keys, want := range map[chord]string{
		{fyne.KeyB, ctrlShift}:   "Ctrl+Shift+B",
		{fyne.KeyLeft, alt}:      "Alt+←",
		{fyne.KeyPageDown, ctrl}: "Ctrl+PgDn",
		{fyne.KeyReturn, ctrl}:   "Ctrl+Enter",
		{fyne.KeyPlus, ctrl}:     "Ctrl++",
	} {
		if got := keys.text(); got != want {
			t.Errorf("%v is written %q, want %q", keys, got, want)
		}
	}
}
