package native

import (
	"os/exec"
	"runtime"
)

// ShowFolder shows a folder with the system's own means.
func ShowFolder(folder string) error {
	show := exec.Command(opener(runtime.GOOS), folder)
	if err := show.Start(); err != nil {
		return err
	}
	return show.Process.Release()
}

func opener(system string) string {
	switch system {
	case "windows":
		return "explorer"
	case "darwin":
		return "open"
	}
	return "xdg-open"
}
