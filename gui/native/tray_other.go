//go:build !linux

package native

// HasTray tells whether the desktop shows icons of running programs. All but
// Linux's do.
func HasTray() bool { return true }
