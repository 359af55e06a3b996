package command

import (
	"strconv"
	"strings"

	"tallydesk/app/access"
	"tallydesk/app/fail"
	"tallydesk/app/worktime"
	"tallydesk/data"
)

var _ = register[SetUp]()

// SetUp makes an empty file a desk: the provider, its owner as the first admin,
// and the shipped calendars (domain.md 1, 2). Labels: "provider", "staff",
// "user".
type SetUp struct {
	Name       string // of the company that gives support
	VATNo      string
	Currency   string // ISO 4217
	Language   string // en or sv
	OwnerName  string
	OwnerEmail string
	OwnerLogin string
}

// Spec names the command.
func (SetUp) Spec() Spec { return Spec{Name: "desk.set_up", Version: 1, Class: Decision} }

// Validate wants the names, a currency and a language.
func (s *SetUp) Validate() error {
	return fail.Join(
		wantText("name", s.Name, maxName),
		allowText("vat_no", s.VATNo, maxName),
		wantText("owner_name", s.OwnerName, maxName),
		allowEmail("owner_email", s.OwnerEmail),
		wantLogin("owner_login", s.OwnerLogin),
		wantCurrency("currency", s.Currency),
		wantOneOf("language", s.Language, "en", "sv"),
	)
}

// Authorize allows it while the desk belongs to nobody.
func (s *SetUp) Authorize(tx *data.Tx, _ access.Actor) error {
	var users int
	if err := tx.QueryRow("SELECT COUNT(*) FROM login").Scan(&users); err != nil {
		return err
	}
	if users > 0 {
		return fail.New(fail.Conflict, "desk.set_up")
	}
	return nil
}

// Apply writes the provider, the owner and the calendars.
func (s *SetUp) Apply(tx *data.Tx, c Ctx) error {
	calendarID, err := shipCalendars(tx, c)
	if err != nil {
		return err
	}
	provider := data.Provider{
		Row: data.Row{ID: c.NewID("provider")}, Name: s.Name, VATNo: s.VATNo,
		Currency: s.Currency, Language: s.Language, CalendarID: calendarID,
	}
	if err := data.Providers.Insert(tx, &provider); err != nil {
		return err
	}
	staff := AddStaff{Name: s.OwnerName, Email: s.OwnerEmail, Line: 1, WeeklyMinutes: 40 * 60}
	if err := staff.Apply(tx, c); err != nil {
		return err
	}
	user := AddUser{Login: s.OwnerLogin, Role: access.Admin, StaffID: c.NewID("staff")}
	return user.Apply(tx, c)
}

// shipCalendars writes the calendars that every desk begins with and gives the
// id of the default one.
func shipCalendars(tx *data.Tx, c Ctx) (string, error) {
	shipped := []struct {
		name  string
		rules []worktime.Rule
	}{
		{"Sweden office", worktime.SwedenOffice()},
		{"US Eastern office", worktime.USEasternOffice()},
		{"Round the clock", worktime.RoundTheClock()},
	}
	for i, calendar := range shipped {
		if err := insertCalendar(tx, c, "calendar:"+strconv.Itoa(i), calendar.name, calendar.rules); err != nil {
			return "", err
		}
	}
	return c.NewID("calendar:0"), nil
}

func wantLogin(field, login string) error {
	if err := wantText(field, login, 64); err != nil {
		return err
	}
	if login != strings.ToLower(login) || strings.ContainsAny(login, " \t\n") {
		return fail.NewInvalid(field, "login", fail.Args{"Value": login})
	}
	return nil
}

func wantCurrency(field, code string) error {
	if len(code) != 3 || code != strings.ToUpper(code) || strings.ContainsFunc(code, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		return fail.NewInvalid(field, "currency", fail.Args{"Value": code})
	}
	return nil
}
