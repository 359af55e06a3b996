package native

import (
	"github.com/rymdport/portal/settings/appearance"

	"tallydesk/gui/theme"
)

// Unknown is the look until the desktop tells.
const Unknown = theme.Light

// System is what following the desktop's appearance means: the toolkit follows
// it where the desktop's portal tells; where none does, light.
func System() theme.Variant {
	if _, err := appearance.GetColorScheme(); err != nil {
		return theme.Light
	}
	return theme.System
}
