//go:build !linux

package native

// portal is a thing of Linux desktops only.
func portal(request) (string, error) { return "", errNone }
