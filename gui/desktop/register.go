package desktop

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/adrg/xdg"
	"golang.org/x/image/draw"

	"tallydesk/assets"
)

// iconSizes are those of the freedesktop icon theme.
var iconSizes = []int{16, 22, 24, 32, 48, 64, 128, 256, 512}

// Register tells this person's desktop of the program: its entry among the
// programs, its icons in all sizes, and that it opens tallydesk:// addresses. A
// package does the same for everybody. It is for desktops after freedesktop.org;
// elsewhere the installer does it.
func Register(program string) error {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return nil
	}
	entry := filepath.Join(xdg.DataHome, "applications", desktopID+".desktop")
	if err := WriteFiles(xdg.DataHome, program); err != nil {
		return err
	}
	if mime, err := exec.LookPath("xdg-mime"); err == nil {
		return exec.Command(mime, "default", filepath.Base(entry), "x-scheme-handler/tallydesk").Run()
	}
	return nil
}

// WriteFiles writes the desktop's entry and the icons beneath a folder
// such as /usr/share.
func WriteFiles(share, program string) error {
	entry := filepath.Join(share, "applications", desktopID+".desktop")
	if err := os.MkdirAll(filepath.Dir(entry), 0o755); err != nil {
		return err
	}
	if err := replace(entry, entryText(program, ""), 0o644); err != nil {
		return err
	}
	logo, err := png.Decode(bytes.NewReader(assets.Logo))
	if err != nil {
		return err
	}
	for _, size := range iconSizes {
		if err := writeIcon(share, logo, size); err != nil {
			return err
		}
	}
	return nil
}

func writeIcon(share string, logo image.Image, size int) error {
	small := image.NewRGBA(image.Rect(0, 0, size, size))
	draw.CatmullRom.Scale(small, small.Bounds(), logo, logo.Bounds(), draw.Src, nil)
	var content bytes.Buffer
	if err := png.Encode(&content, small); err != nil {
		return err
	}
	side := strconv.Itoa(size)
	file := filepath.Join(share, "icons", "hicolor", side+"x"+side, "apps", desktopID+".png")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return replace(file, content.String(), 0o644)
}
