package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"tallydesk/app/command"
)

// origin says what a row is called where it comes from. Rows without a number
// of their own are known by what they say; rows that say the same are told
// apart by their order.
func (t *taker) origin(rec *Record) command.Origin {
	said := t.said(rec)
	sum := sha256.Sum256([]byte(said))
	digest := hex.EncodeToString(sum[:16])
	external := rec.text(External)
	if natural := t.natural(rec); external == "" && natural != "" {
		external = natural
	}
	if external == "" {
		t.seen[digest]++
		external = digest + "-" + strconv.Itoa(t.seen[digest])
	}
	return command.Origin{Source: refSource(t.job.Mapping), ExternalID: short(external), Digest: digest}
}

// short gives a name that is not too long to be kept.
func short(name string) string {
	if len(name) <= 200 {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:16])
}

// natural is the name under which lists without numbers know a customer or a
// person.
func (t *taker) natural(rec *Record) string {
	switch t.job.Mapping.Kind {
	case Customers:
		if code := rec.text(Code); code != "" {
			return "code " + fold(code)
		}
		return "name " + fold(rec.text(Name))
	case Contacts:
		if emails := rec.texts(Email); len(emails) > 0 {
			return "email " + fold(emails[0]) + " at " + fold(rec.text(Customer)) + t.job.Choices.CustomerID
		}
	}
	return ""
}

// said is all that a row says, moments as the file has them: read in another
// zone, or with its columns in another order, it is the same row.
func (t *taker) said(rec *Record) string {
	var text strings.Builder
	text.WriteString(t.job.Choices.TicketID + "\x00")
	for _, spec := range specs[t.job.Mapping.Kind] {
		switch value := rec.Values[spec.Field].(type) {
		case nil:
		case time.Time:
			fmt.Fprintf(&text, "%s\x01%s\x00", spec.Field, value.Format(time.DateTime))
		case []Said:
			fmt.Fprintf(&text, "%s\x01%s\x00", spec.Field, rec.all(spec.Field))
		case Coded:
			fmt.Fprintf(&text, "%s\x01%s\x00", spec.Field, fold(rec.raw[spec.Field]))
		default:
			fmt.Fprintf(&text, "%s\x01%v\x00", spec.Field, value)
		}
	}
	return text.String()
}
