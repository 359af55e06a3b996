//go:build !linux

package data

import "os"

// forget does nothing where the system cannot be asked to drop what it
// remembers of a file.
func forget(*os.File) {}
