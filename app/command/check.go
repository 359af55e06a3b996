package command

import (
	"database/sql"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/data"
)

// The longest texts that commands take, in bytes: enough for anything that is
// not an attachment.
const (
	maxName = 400
	maxText = 200_000
)

// wantText is an error of the field unless the text is there, not too long and
// without control characters but line breaks and tabs.
func wantText(field, text string, most int) error {
	if err := wantSome(field, text); err != nil {
		return err
	}
	return allowText(field, text, most)
}

// wantSome is an error of the field when the text is blank.
func wantSome(field, text string) error {
	if strings.TrimSpace(text) == "" {
		return fail.Required(field)
	}
	return nil
}

// wantTexts is allowText for each of a list of names.
func wantTexts(field string, texts []string) error {
	var errs []error
	for _, text := range texts {
		errs = append(errs, allowText(field, text, maxName))
	}
	return fail.Join(errs...)
}

// allowText is wantText for a field that may be empty.
func allowText(field, text string, most int) error {
	if len(text) > most {
		return fail.NewInvalid(field, "too_long", fail.Args{"Most": most})
	}
	if !utf8.ValidString(text) || strings.ContainsFunc(text, isControl) {
		return fail.NewInvalid(field, "not_text")
	}
	return nil
}

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f }

// wantOneOf is an error of the field unless the value is one of the allowed.
func wantOneOf[T ~string](field string, value T, allowed ...T) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	if value == "" {
		return fail.Required(field)
	}
	return fail.NewInvalid(field, "unknown", fail.Args{"Text": string(value)})
}

func wantZone(field, name string) error {
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return fail.NewInvalid(field, "zone", fail.Args{"Value": name})
	}
	return nil
}

func wantEmail(field, address string) error {
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return fail.NewInvalid(field, "email", fail.Args{"Value": address})
	}
	return nil
}

// allowEmail is wantEmail for a field that may be empty.
func allowEmail(field, address string) error {
	if address == "" {
		return nil
	}
	return wantEmail(field, address)
}

func wantDay(field string, day civil.Day) error {
	if day == 0 {
		return fail.Required(field)
	}
	return nil
}

// wantRow is a fail.NotFound with the key unless the table has the row.
func wantRow(tx *data.Tx, table, id, key string) error {
	var one int
	err := tx.QueryRow("SELECT 1 FROM "+table+" WHERE id = ?", id).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return fail.New(fail.NotFound, key)
	}
	if err != nil {
		return fmt.Errorf("look for %s %s: %w", table, id, err)
	}
	return nil
}

// unchanged is a fail.Conflict unless the row is the one that the person saw; a
// base of 0 is the row as it is now.
func unchanged(tag, base int64, table string) error {
	if base == 0 || tag == base {
		return nil
	}
	return changed(fail.Word("table." + table))
}

// changed is the error of what somebody else has changed meanwhile.
func changed(what fail.Word) error {
	return fail.New(fail.Conflict, "changed", fail.Args{"What": what})
}

// notFound puts data.ErrNotFound into words with the key; other errors pass.
func notFound(err error, key string) error {
	if errors.Is(err, data.ErrNotFound) {
		return fail.New(fail.NotFound, key)
	}
	return err
}

// list joins names for a column that holds several.
func list[T ~string](names []T) string {
	texts := make([]string, 0, len(names))
	for _, name := range names {
		if trimmed := strings.TrimSpace(string(name)); trimmed != "" {
			texts = append(texts, trimmed)
		}
	}
	return strings.Join(texts, ",")
}

func bit(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}
