package export

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"github.com/google/uuid"

	"tallydesk/app"
)

// Save writes a list into a file. The file takes its place whole, or not at
// all: what had its name stays until then. Progress is told from 0 to 1.
func Save(ctx context.Context, list List, path string, options Options, progress func(part float64)) (Report, error) {
	part := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".part-"+uuid.NewString()[:8])
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return Report{}, app.Unwritable(path, err)
	}
	report, err := into(ctx, file, list, options, progress)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err == nil {
		err = keepName(filepath.Dir(path))
	}
	if err != nil {
		return report, errors.Join(app.Unwritable(path, err), ignoreGone(os.Remove(part)))
	}
	return report, nil
}

// into writes a list until it is on disk.
func into(ctx context.Context, file *os.File, list List, options Options, progress func(part float64)) (Report, error) {
	out := bufio.NewWriterSize(file, 1<<18)
	report, err := Write(ctx, list, out, options, progress)
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	return report, errors.Join(err, file.Close())
}

// keepName waits until a name in a folder is on disk. Windows does that by
// itself.
func keepName(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

func ignoreGone(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
