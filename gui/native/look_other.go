//go:build !linux

package native

import "tallydesk/gui/theme"

// Unknown is the look until System is known.
const Unknown = theme.System

// System is what following the desktop's appearance means: the toolkit follows
// it.
func System() theme.Variant { return theme.System }
