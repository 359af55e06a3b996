package command

import (
	"crypto/sha256"

	"github.com/google/uuid"
)

// DeriveID gives the id of what a command creates: the 48 bits of time of the
// command's id, then SHA-256 over id and label, as a UUIDv8. The same command
// makes the same ids wherever it is applied.
func DeriveID(commandID, label string) string {
	sum := sha256.Sum256([]byte(commandID + "\x00" + label))
	var id uuid.UUID
	copy(id[:], sum[:16])
	if parent, err := uuid.Parse(commandID); err == nil {
		copy(id[:6], parent[:6])
	}
	id[6] = id[6]&0x0f | 0x80 // version 8
	id[8] = id[8]&0x3f | 0x80 // variant of RFC 9562
	return id.String()
}
