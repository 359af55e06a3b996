package native

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/png" // what every system's clipboard can give
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"tallydesk/gui/page"
)

// clipTime is the longest that reading the clipboard may take.
const clipTime = 5 * time.Second

// mostPicture is the largest picture that is taken, in bytes.
const mostPicture = 64 << 20

// errNoPicture says that there is none to take.
var errNoPicture = errors.New("no picture in the clipboard")

// Picture gives the picture in the clipboard, written into a file of the
// folder; the toolkit's clipboard is text only. Where there is none, or the
// system has no way to read it, the latest screenshot is given, if it was made
// within the last ten minutes. None is no error: found is false.
func Picture(ctx context.Context, folder string, now time.Time) (picked page.Picked, found bool, err error) {
	content, err := clipboard(ctx)
	if err == nil {
		if _, _, bad := image.DecodeConfig(bytes.NewReader(content)); bad == nil {
			return keep(content, folder, now)
		}
	}
	latest, ok := latestScreenshot(now)
	if !ok {
		return page.Picked{}, false, nil
	}
	picked, err = Pick(latest)
	return picked, err == nil, err
}

func keep(content []byte, folder string, now time.Time) (page.Picked, bool, error) {
	name := filepath.Join(folder, "picture-"+now.Format("20060102-150405.000")+".png")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return page.Picked{}, false, err
	}
	if err := os.WriteFile(name, content, 0o600); err != nil {
		return page.Picked{}, false, err
	}
	picked, err := Pick(name)
	return picked, err == nil, err
}

// clipboard reads a PNG by the programs that each system has for it.
func clipboard(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, clipTime)
	defer cancel()
	for _, words := range readers() {
		program, err := exec.LookPath(words[0])
		if err != nil {
			continue
		}
		out := &limited{most: mostPicture}
		run := exec.CommandContext(ctx, program, words[1:]...)
		run.Stdout = out
		if err := run.Run(); err == nil && out.Len() > 0 {
			return out.Bytes(), nil
		}
	}
	return nil, errNoPicture
}

// readers are the commands that write the clipboard's picture as PNG.
func readers() [][]string {
	switch runtime.GOOS {
	case "darwin":
		return [][]string{{"pngpaste", "-"}, {"sh", "-c", `osascript -e 'get the clipboard as «class PNGf»' | sed 's/«data PNGf//; s/»//' | xxd -r -p`}}
	case "windows":
		return [][]string{{"powershell", "-NoProfile", "-STA", "-Command", `Add-Type -AssemblyName System.Windows.Forms,System.Drawing;` +
			`$p=[Windows.Forms.Clipboard]::GetImage();if($p){$m=New-Object IO.MemoryStream;$p.Save($m,[Drawing.Imaging.ImageFormat]::Png);` +
			`$b=$m.ToArray();[Console]::OpenStandardOutput().Write($b,0,$b.Length)}`}}
	}
	if os.Getenv("WAYLAND_DISPLAY") != "" {
		return [][]string{{"wl-paste", "--no-newline", "--type", "image/png"}, {"xclip", "-selection", "clipboard", "-t", "image/png", "-o"}}
	}
	return [][]string{{"xclip", "-selection", "clipboard", "-t", "image/png", "-o"}}
}

// limited keeps what is written, up to a size.
type limited struct {
	bytes.Buffer
	most int
}

// Write fails when there is more than may be kept.
func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > l.most {
		return 0, fmt.Errorf("the picture has more than %d bytes", l.most)
	}
	return l.Buffer.Write(p)
}

// fresh is how old a screenshot may be to be meant.
const fresh = 10 * time.Minute

// latestScreenshot finds the newest picture where systems keep screenshots.
func latestScreenshot(now time.Time) (string, bool) {
	var newest string
	var at time.Time
	pictures := xdg.UserDirs.Pictures
	for _, folder := range []string{filepath.Join(pictures, "Screenshots"), filepath.Join(pictures, "Skärmbilder"), xdg.UserDirs.Desktop, pictures} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			info, err := entry.Info()
			if err != nil || info.IsDir() || !slices.Contains([]string{".png", ".jpg", ".jpeg"}, strings.ToLower(filepath.Ext(entry.Name()))) {
				continue
			}
			if made := info.ModTime(); made.After(at) && now.Sub(made) <= fresh && !made.After(now.Add(time.Minute)) {
				newest, at = filepath.Join(folder, entry.Name()), made
			}
		}
	}
	return newest, newest != ""
}
