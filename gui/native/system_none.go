//go:build nonative

package native

// system says that the program was built without the system's dialogs.
func system(request) (string, error) { return "", errNone }
