package settings

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/view"
	"tallydesk/gui/form"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
	"tallydesk/gui/theme"
)

// company is the section of the provider: who gives support here.
type company struct {
	env        page.Env
	shown      view.Provider
	calendars  []view.Named
	generation int
	body       *fyne.Container
	content    fyne.CanvasObject
}

func newCompany(env page.Env) section {
	c := &company{env: env, body: kit.Down(theme.SpaceSection)}
	c.content = panel(env.Words.T("settings.company"), env.Words.T("settings.company.about"), c.body)
	return c
}

func (c *company) Content() fyne.CanvasObject { return c.content }

// Load reads the provider.
func (c *company) Load() {
	c.generation++
	generation := c.generation
	c.env.UI.Go(func() {
		ctx := context.Background()
		provider, err := c.env.Desk.View().Provider(ctx)
		var calendars []view.Named
		if err == nil {
			calendars, err = c.env.Desk.View().Calendars(ctx)
		}
		c.env.UI.Do(func() {
			if generation != c.generation {
				return
			}
			if err != nil {
				c.env.Fail(err)
				return
			}
			c.shown, c.calendars = provider, calendars
			c.show()
		})
	})
}

func (c *company) show() {
	t := c.env.Words.T
	c.body.Objects = []fyne.CanvasObject{kit.NewFacts(c.facts()...)}
	logo := c.logo()
	if !c.mayChange() {
		if c.shown.Logo != "" {
			c.body.Add(logo)
		}
		c.body.Refresh()
		return
	}
	c.body.Add(kit.Across(kit.NewPrimary(t("settings.company.change"), "", c.change)))
	acts := kit.Across(kit.NewOutlineButton(t("settings.logo.choose"), c.chooseLogo))
	if c.shown.Logo != "" {
		acts.Add(kit.NewTextButton(t("settings.logo.remove"), "", func() { c.setLogo("", t("settings.logo.removed")) }))
	}
	c.body.Add(kit.Down(theme.SpaceSmall, kit.Group(t("field.logo")), logo, acts, kit.NewParagraph(kit.RoleMeta, kit.Plain(t("settings.logo.detail")))))
	c.body.Refresh()
}

func (c *company) mayChange() bool { return c.env.Desk.Actor().May(access.SetUpDesk) }

// facts are what is known of the company; what is missing is said, too.
func (c *company) facts() []kit.Fact {
	t, p := c.env.Words.T, c.shown
	vat := p.VATNo
	if vat == "" {
		vat = t("settings.company.none")
	}
	return []kit.Fact{
		{Label: t("field.name"), Value: p.Name},
		{Label: t("field.vat_no"), Value: vat},
		{Label: t("field.currency"), Value: p.Currency},
		{Label: t("field.language"), Value: t("language." + p.Language)},
		{Label: t("field.calendar"), Value: c.calendarName(p.CalendarID)},
	}
}

func (c *company) calendarName(id string) string {
	for _, calendar := range c.calendars {
		if calendar.ID == id {
			return calendar.Name
		}
	}
	return ""
}

// logo is the picture, or the words that there is none.
func (c *company) logo() fyne.CanvasObject {
	content, err := base64.StdEncoding.DecodeString(c.shown.Logo)
	if err != nil || len(content) == 0 {
		return kit.NewParagraph(kit.RoleBody, kit.Soft(c.env.Words.T("settings.logo.none")))
	}
	picture := canvas.NewImageFromReader(bytes.NewReader(content), "logo")
	picture.FillMode = canvas.ImageFillContain
	return kit.Across(kit.HighAs(kit.WideAs(picture, theme.StartButton), theme.DayColumn))
}

// change opens the sheet of the company.
func (c *company) change() {
	t, p := c.env.Words.T, c.shown
	name, vat, currency := filled(p.Name), filled(p.VATNo), filled(p.Currency)
	language := kit.NewChoice([]kit.Option{{Value: "en", Label: t("language.en")}, {Value: "sv", Label: t("language.sv")}}, p.Language, nil)
	options := make([]kit.Option, len(c.calendars))
	for i, calendar := range c.calendars {
		options[i] = kit.Option{Value: calendar.ID, Label: calendar.Name}
	}
	calendar := kit.NewChoice(options, p.CalendarID, nil)
	field := func(name, help string, input fyne.CanvasObject) *kit.Field {
		return kit.NewField(name, t("field."+name), help, input)
	}
	form.Open(c.env, form.Sheet{
		Key: "settings.company", Title: t("settings.company.title"), Confirm: t("settings.save"),
		Fields: []*kit.Field{
			field("name", "", name), field("vat_no", "", vat), field("currency", t("settings.currency.help"), currency),
			field("language", t("settings.company.language.help"), language), field("calendar", t("settings.company.calendar.help"), calendar),
		},
		Commands: func() ([]command.Command, error) {
			return companyCommands(p, view.Provider{
				ID: p.ID, Name: trimmed(name), VATNo: trimmed(vat), Currency: trimmed(currency), Language: language.Selected(), CalendarID: calendar.Selected(),
			}), nil
		},
		Done: quiet(t("settings.company.done")),
	})
}

// companyCommands change what is to be another than it was.
func companyCommands(before, after view.Provider) []command.Command {
	patch := &command.Patch{Table: "provider", ID: before.ID, From: map[string]string{}, To: map[string]string{}}
	for _, field := range []struct{ name, from, to string }{
		{"name", before.Name, after.Name},
		{"vat_no", before.VATNo, after.VATNo},
		{"currency", before.Currency, after.Currency},
		{"language", before.Language, after.Language},
	} {
		if field.from != field.to {
			patch.From[field.name], patch.To[field.name] = field.from, field.to
		}
	}
	var commands []command.Command
	if len(patch.To) > 0 {
		commands = append(commands, patch)
	}
	if before.CalendarID != after.CalendarID {
		commands = append(commands, &command.UseCalendar{CalendarID: after.CalendarID})
	}
	return commands
}

// chooseLogo asks for a picture.
func (c *company) chooseLogo() {
	c.env.Files.Open(c.env.Words.T("settings.logo.choose"), func(picked []page.Picked, err error) {
		if err != nil {
			c.env.Fail(err)
			return
		}
		if len(picked) == 0 {
			return
		}
		c.env.UI.Go(func() {
			content, err := readLogo(picked[0])
			c.env.UI.Do(func() {
				if err != nil {
					c.env.Fail(err)
					return
				}
				c.setLogo(base64.StdEncoding.EncodeToString(content), c.env.Words.T("settings.logo.done"))
			})
		})
	})
}

// mostRead is as much as is read of a picture: more than a logo may have.
const mostRead = 1 << 20

func readLogo(picked page.Picked) ([]byte, error) {
	file, err := picked.Open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, mostRead))
}

func (c *company) setLogo(logo, done string) {
	form.Do(c.env, done, &command.Patch{
		Table: "provider", ID: c.shown.ID, From: map[string]string{"logo": c.shown.Logo}, To: map[string]string{"logo": logo},
	})
}
