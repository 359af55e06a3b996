package data

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"filippo.io/age"
)

// Seal says with what a backup is encrypted (age-encryption.org/v1): with a
// passphrase, or to the public keys of those who may open it. The zero Seal
// leaves it open.
type Seal struct {
	Passphrase string
	Recipients []string // public keys, "age1…"

	workFactor int // of tests: 2^n steps to make a passphrase a key; 0 for age's own
}

// closed tells whether there is anything to encrypt with.
func (s Seal) closed() bool { return s.Passphrase != "" || len(s.Recipients) > 0 }

// recipients are those who can open it, and what opens it for reading it back.
// One who holds public keys only cannot open what he has written, so a key is
// made for this one backup and forgotten with it.
func (s Seal) recipients() ([]age.Recipient, Keys, error) {
	if s.Passphrase != "" {
		recipient, err := age.NewScryptRecipient(s.Passphrase)
		if err == nil && s.workFactor != 0 {
			recipient.SetWorkFactor(s.workFactor)
		}
		return []age.Recipient{recipient}, Keys{Passphrase: s.Passphrase}, err
	}
	own, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, Keys{}, err
	}
	all := []age.Recipient{own.Recipient()}
	for _, text := range s.Recipients {
		recipient, err := age.ParseX25519Recipient(strings.TrimSpace(text))
		if err != nil {
			return nil, Keys{}, &Refusal{Reason: BadKey, Path: text, Cause: err}
		}
		all = append(all, recipient)
	}
	return all, Keys{Identities: own.String()}, nil
}

// close gives a writer that encrypts to w, if there is anything to encrypt
// with, and what opens it again.
func (s Seal) close(w io.WriteCloser) (io.WriteCloser, Keys, error) {
	if !s.closed() {
		return w, Keys{}, nil
	}
	recipients, keys, err := s.recipients()
	if err != nil {
		return nil, keys, err
	}
	sealed, err := age.Encrypt(w, recipients...)
	return sealed, keys, err
}

// NewKey makes a pair of keys: what is sealed to the public one is opened by
// the secret one.
func NewKey() (public, secret string, err error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", err
	}
	return key.Recipient().String(), key.String(), nil
}

// Keys are what a sealed backup is opened with: its passphrase, or a file of
// secret keys, one a line.
type Keys struct {
	Passphrase string
	Identities string // the text of a key file
}

// Sealing says what opens a backup.
type Sealing string

// The ways in which a backup is sealed.
const (
	Unsealed   Sealing = ""           // anybody can read it
	Passphrase Sealing = "passphrase" // who knows its passphrase
	SecretKey  Sealing = "key"        // who has one of the secret keys
)

const ageMagic = "age-encryption.org/v1\n"

// sealingOf looks at the first bytes of a backup, taking nothing from it.
func sealingOf(r *bufio.Reader) Sealing {
	head, _ := r.Peek(len(ageMagic) + len("-> scrypt "))
	rest, sealed := bytes.CutPrefix(head, []byte(ageMagic))
	switch {
	case !sealed:
		return Unsealed
	case bytes.Equal(rest, []byte("-> scrypt ")):
		return Passphrase
	}
	return SecretKey
}

// unseal gives what is in a sealed backup.
func (a *archive) unseal(r io.Reader, keys Keys) (io.Reader, error) {
	identities, err := keys.identities(a.sealing)
	if err != nil {
		return nil, &Refusal{Reason: BadKey, Path: a.path, Cause: err}
	}
	if len(identities) == 0 {
		reason := Locked
		if a.sealing == SecretKey {
			reason = LockedByKey
		}
		return nil, &Refusal{Reason: reason, Path: a.path}
	}
	open, err := age.Decrypt(r, identities...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		reason := WrongPassphrase
		if a.sealing == SecretKey {
			reason = WrongKey
		}
		return nil, &Refusal{Reason: reason, Path: a.path, Cause: err}
	}
	if err != nil {
		return nil, a.refuse(BrokenBackup, err)
	}
	return open, nil
}

// sealingIn tells how a backup is sealed that was not opened.
func sealingIn(err error) Sealing {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		return Unsealed
	}
	switch refusal.Reason {
	case Locked, WrongPassphrase:
		return Passphrase
	case LockedByKey, WrongKey:
		return SecretKey
	}
	return Unsealed
}

// identities are the keys that fit a way of sealing; none when there are none.
func (k Keys) identities(sealing Sealing) ([]age.Identity, error) {
	if sealing == Passphrase {
		if k.Passphrase == "" {
			return nil, nil
		}
		identity, err := age.NewScryptIdentity(k.Passphrase)
		return []age.Identity{identity}, err
	}
	if strings.TrimSpace(k.Identities) == "" {
		return nil, nil
	}
	return age.ParseIdentities(strings.NewReader(k.Identities))
}
