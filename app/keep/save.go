package keep

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"tallydesk/app"
	"tallydesk/app/fail"
)

// KeyFile is the text of a file of keys as age reads it: the secret key, and in
// comments the public one and when they were made.
func KeyFile(now time.Time, public, secret string) string {
	return fmt.Sprintf("# created: %s\n# public key: %s\n%s\n", now.UTC().Format(time.RFC3339), public, secret)
}

// SaveKey writes a file of keys that only its owner may read. One that is there
// is never replaced: backups may need it.
func SaveKey(name, text string) error {
	err := save(name, text, os.O_EXCL)
	if errors.Is(err, fs.ErrExist) {
		return fail.New(fail.Conflict, "keep.keyexists", fail.Args{"Path": name})
	}
	return app.Refused(name, err)
}

// SaveText writes a file in the place of what had its name.
func SaveText(name, text string) error { return app.Refused(name, save(name, text, os.O_TRUNC)) }

func save(name, text string, how int) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|how, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(name)) // half of it is of no use
	}
	return nil
}
