package main

import (
	"encoding/base64"
	"io"
	"os"

	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/view"
)

type companyNoun struct {
	Show   companyShow   `cmd:""`
	Change companyChange `cmd:""`
}

type companyShow struct{}

func (companyShow) examples() []string { return []string{"company show", "company show --json"} }

func (companyShow) run(c *call) error {
	provider, err := c.view.Provider(c.ctx)
	if err != nil {
		return err
	}
	calendars, err := c.view.Calendars(c.ctx)
	if err != nil {
		return err
	}
	calendar := ""
	for _, one := range calendars {
		if one.ID == provider.CalendarID {
			calendar = one.Name
		}
	}
	told := record{
		{"name", provider.Name},
		{"vat_no", provider.VATNo},
		{"currency", provider.Currency},
		{"language", coded{"language.", provider.Language}},
		{"calendar", calendar},
		{"logo", provider.Logo != ""},
	}
	if c.out.json {
		return c.out.answer(c.out.object(told))
	}
	c.out.card(told, "name", "vat_no", "currency", "language", "calendar", "logo")
	return nil
}

// companyChange changes what is given; all else stays.
type companyChange struct {
	Name     *string `name:"name" is:"text"`
	VATNo    *string `name:"vat-no" is:"text"`
	Currency *string `name:"currency" is:"currency"`
	Language string  `name:"language" is:"lang" of:"langs"`
	Logo     string  `name:"logo" is:"file"`
	NoLogo   bool    `name:"no-logo"`
}

func (companyChange) examples() []string {
	return []string{`company change --name "Nordic Desk Group AB"`, "company change --vat-no SE556677889901 --currency EUR"}
}

func (k *companyChange) run(c *call) error {
	provider, err := c.view.Provider(c.ctx)
	if err != nil {
		return err
	}
	patch := &command.Patch{Table: "provider", ID: provider.ID, From: map[string]string{}, To: map[string]string{}}
	put := func(field, from string, to *string) {
		if to != nil && *to != from {
			patch.From[field], patch.To[field] = from, *to
		}
	}
	put("name", provider.Name, k.Name)
	put("vat_no", provider.VATNo, k.VATNo)
	put("currency", provider.Currency, k.Currency)
	if k.Language != "" {
		put("language", provider.Language, &k.Language)
	}
	if err := k.putLogo(provider, put); err != nil {
		return err
	}
	if len(patch.To) == 0 {
		return c.done(record{{"name", provider.Name}}, "cli.done.company.same")
	}
	return c.do(patch, "", record{{"name", provider.Name}}, "cli.done.company.change")
}

// mostLogo is as much as is read of a picture: more than a logo may have.
const mostLogo = 1 << 20

func (k *companyChange) putLogo(provider view.Provider, put func(field, from string, to *string)) error {
	if k.NoLogo {
		none := ""
		put("logo", provider.Logo, &none)
		return nil
	}
	if k.Logo == "" {
		return nil
	}
	file, err := os.Open(k.Logo)
	if err != nil {
		return fail.New(fail.NotFound, "file", fail.Args{"Path": k.Logo}).Because(err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, mostLogo))
	if err != nil {
		return fail.New(fail.NotFound, "file", fail.Args{"Path": k.Logo}).Because(err)
	}
	logo := base64.StdEncoding.EncodeToString(content)
	put("logo", provider.Logo, &logo)
	return nil
}
