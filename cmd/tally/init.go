package main

import (
	"cmp"
	"errors"

	"tallydesk/app"
	"tallydesk/app/command"
)

type initCommand struct {
	Name     string `name:"name" is:"text" required:""`
	Owner    string `name:"owner" is:"text" required:""`
	Login    string `name:"login" is:"login" required:""`
	Email    string `name:"email" is:"email"`
	Currency string `name:"currency" is:"currency" default:"SEK"`
	Language string `name:"language" is:"lang" of:"langs"`
	VATNo    string `name:"vat-no" is:"text"`
}

func (initCommand) examples() []string {
	return []string{`init --name "Nordic Desk AB" --owner "Diane Berg" --login diane --currency SEK --language sv`}
}

func (k *initCommand) runAlone(c *call) error {
	setUp := &command.SetUp{
		Name: k.Name, VATNo: k.VATNo, Currency: k.Currency, Language: cmp.Or(k.Language, c.words.Lang()),
		OwnerName: k.Owner, OwnerEmail: k.Email, OwnerLogin: k.Login,
	}
	if err := setUp.Validate(); err != nil { // before a file is made for it
		return err
	}
	if err := c.open(app.Options{Create: true}); err != nil {
		return err
	}
	err := c.do(setUp, "provider", record{{"desk", c.path()}, {"login", k.Login}}, "cli.done.init", "Name", k.Name, "Desk", c.path())
	return errors.Join(err, c.desk.Close())
}
