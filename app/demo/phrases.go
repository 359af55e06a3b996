package demo

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"tallydesk/app/ticket"
	"tallydesk/assets"
)

// phrases are what the texts of one language are made of. Braces stand for
// what differs each time: {unit}, {code}, {part}, {mail} …
type phrases struct {
	Greet, Sign []string // of a customer
	Since       []string // circumstances
	Ask, Back   []string // a question of staff, and what the customer says to it
	Note, Work  []string // of staff, and what they did with their time
	Line        []string // why a ticket goes to another line
	Decline     []string
	Again       []string // why it is not solved after all
	Units       []string
	Hosts       []string
	Files       []string
	Topics      []topic
	byKind      map[ticket.Kind][]topic
}

// topic is what a ticket can be about.
type topic struct {
	Kind                       ticket.Kind
	Subject, Body, Answer, Fix []string
}

// readPhrases reads those of a language.
func readPhrases(lang string) (*phrases, error) {
	text, err := assets.Demo.ReadFile("demo/" + lang + ".json")
	if err != nil {
		return nil, err
	}
	p := &phrases{byKind: map[ticket.Kind][]topic{}}
	if err := json.Unmarshal(text, p); err != nil {
		return nil, fmt.Errorf("phrases %s: %w", lang, err)
	}
	for _, topic := range p.Topics {
		p.byKind[topic.Kind] = append(p.byKind[topic.Kind], topic)
	}
	return p, nil
}

// writer writes texts of one customer.
type writer struct {
	*phrases
	random *rand.Rand
	domain string // of the customer's addresses
}

// say picks one of several phrases and completes it.
func (w writer) say(of []string) string {
	var text strings.Builder
	w.complete(&text, pick(w.random, of))
	return text.String()
}

// letter is a customer's message: a matter with its circumstances, signed.
func (w writer) letter(matter []string, sender string) string {
	var text strings.Builder
	for _, part := range []string{pick(w.random, w.Greet), pick(w.random, matter), pick(w.random, w.Since)} {
		if part != "" && text.Len() > 0 {
			text.WriteByte(' ')
		}
		w.complete(&text, part)
	}
	if sign := pick(w.random, w.Sign); sign != "" {
		text.WriteByte('\n')
		w.complete(&text, strings.ReplaceAll(sign, "{person}", sender))
	}
	return text.String()
}

// complete writes a phrase with something in place of its braces.
func (w writer) complete(to *strings.Builder, phrase string) {
	for {
		before, rest, found := strings.Cut(phrase, "{")
		to.WriteString(before)
		if !found {
			return
		}
		name, after, _ := strings.Cut(rest, "}")
		w.value(to, name)
		phrase = after
	}
}

func (w writer) value(to *strings.Builder, name string) {
	switch name {
	case "unit":
		to.WriteString(pick(w.random, w.Units))
	case "host":
		to.WriteString(pick(w.random, w.Hosts))
	case "file":
		w.complete(to, pick(w.random, w.Files))
	case "person":
		to.WriteString(personName(w.random))
	case "mail":
		to.WriteString(address(personName(w.random), w.domain))
	case "n":
		to.WriteString(strconv.Itoa(2 + w.random.IntN(400)))
	case "part":
		fmt.Fprintf(to, "TD-%04d-%c", w.random.IntN(10000), 'A'+rune(w.random.IntN(26)))
	case "version":
		fmt.Fprintf(to, "%d.%d.%d", 6+w.random.IntN(3), w.random.IntN(6), w.random.IntN(4))
	case "code":
		w.errorCode(to)
	}
}

func (w writer) errorCode(to *strings.Builder) {
	switch w.random.IntN(4) {
	case 0:
		fmt.Fprintf(to, "E-%04d", 1000+w.random.IntN(900))
	case 1:
		fmt.Fprintf(to, "0x8007%04X", w.random.IntN(1<<12))
	case 2:
		fmt.Fprintf(to, "HTTP %d", 400+w.random.IntN(104))
	default:
		fmt.Fprintf(to, "ORA-%05d", w.random.IntN(30000))
	}
}

// address makes an e-mail address of a name.
func address(name, domain string) string {
	return strings.ReplaceAll(ticket.Fold(name), " ", ".") + "@" + domain
}

func pick[T any](random *rand.Rand, of []T) T { return of[random.IntN(len(of))] }

func personName(random *rand.Rand) string {
	return pick(random, firstNames) + " " + pick(random, lastNames)
}

var firstNames = strings.Fields(`Anna Erik Björn Sara Karin Lars Åsa Göran Märta Östen Petra Johan Eva Nils Ingrid Olle Maja Axel Elin Viktor Kerstin Håkan Lena Jörgen
	Sofia Mats Agneta Pär Ebba Tove Amir Fatima Grace Tom Helen James Nora Peter Julia Daniel Ruth Samuel Clara Martin Emily Oscar Laura Henry Alice Simon`)

var lastNames = strings.Fields(`Lindström Öberg Dahl Ek Nyström Åkesson Sjöberg Bergström Hägg Wikström Lundgren Åberg Sandberg Holm Ros Falk Norén Björk Strand Ström
	Ahlgren Hedlund Nordin Fransson Blom Lind Engström Eklund Gunnarsson Söderberg Miller Reyes Cooper Hughes Bennett Clarke Turner Morgan Parker Ellis
	Foster Hayes Jordan Wells Mason Brooks Grant Walsh Chen Patel`)
