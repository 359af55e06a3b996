// Package link reads and writes addresses of what is on a desk, such as
// tallydesk://ticket/SUND-1042, which other programs can hold. It knows only
// their form: whether the thing is there, and who may see it, is asked of the
// desk.
package link

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"tallydesk/app/fail"
)

// Scheme is what every address begins with.
const Scheme = "tallydesk"

// Kind says what an address leads to.
type Kind string

// The kinds. A ref is what people write: a ticket's SUND-1042, a customer's
// code, a contract's number, the words to search for, an article's name.
const (
	Ticket   Kind = "ticket"
	Customer Kind = "customer"
	Contract Kind = "contract"
	Search   Kind = "search"
	Help     Kind = "help"
)

var kinds = map[Kind]bool{Ticket: true, Customer: true, Contract: true, Search: true, Help: true}

// Link is an address.
type Link struct {
	Kind Kind
	Ref  string
}

// longest is the longest address that is read, in bytes.
const longest = 500

// Parse reads an address. It is not trusted: any program can have written it.
// The error is a *fail.Invalid of the field link.
func Parse(text string) (Link, error) {
	refused := fail.NewInvalid("link", "link")
	text = strings.TrimSpace(text)
	if len(text) > longest || !utf8.ValidString(text) {
		return Link{}, refused
	}
	address, err := url.Parse(text)
	if err != nil || !strings.EqualFold(address.Scheme, Scheme) || address.User != nil || address.RawQuery != "" || address.Fragment != "" {
		return Link{}, refused
	}
	read := Link{Kind: Kind(strings.ToLower(address.Host)), Ref: strings.TrimFunc(address.Path, aside)}
	if !kinds[read.Kind] || read.Ref == "" || strings.ContainsFunc(read.Ref, isControl) {
		return Link{}, refused
	}
	return read, nil
}

// aside tells what is around a ref and does not belong to it.
func aside(r rune) bool { return r == '/' || unicode.IsSpace(r) }

func isControl(r rune) bool { return r < ' ' || r == 0x7f || r == utf8.RuneError }

// String writes the address, so that Parse reads the same link.
func (l Link) String() string {
	address := url.URL{Scheme: Scheme, Host: string(l.Kind), Path: "/" + l.Ref}
	return address.String()
}
