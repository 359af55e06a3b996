package app_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/access"
	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
	"tallydesk/app/money"
	"tallydesk/app/view"
)

func sek(kronor int64) money.Amount { return money.Amount{Minor: kronor * 100, Currency: "SEK"} }

// R-COST-1: rates have effective dates; one from the same day takes the former
// one's place.
func TestCostRatesHaveEffectiveDates(t *testing.T) {
	s := newScene(t)
	january, july := civil.Date(2026, 1, 1), civil.Date(2026, 7, 1)
	s.Do(&command.SetCostRate{StaffID: s.colleague, ValidFrom: july, Hour: sek(470)})
	first := s.Do(&command.SetCostRate{StaffID: s.colleague, ValidFrom: january, Hour: sek(440)}).Created("rate")
	s.Do(&command.SetCostRate{StaffID: s.colleague, ValidFrom: january, Hour: sek(450)})
	got := func() []view.CostRate {
		rates, err := s.View().CostRates(ctx, s.colleague)
		if err != nil {
			t.Fatal(err)
		}
		return rates
	}
	rates := got()
	if len(rates) != 2 || rates[0].ValidFrom != july || rates[1] != (view.CostRate{ID: first, ValidFrom: january, Hour: sek(450)}) {
		t.Errorf("%+v", rates)
	}
	s.Do(&command.RemoveCostRate{RateID: first})
	if diff := cmp.Diff(rates[:1], got()); diff != "" {
		t.Error(diff)
	}
}

// domain.md 1: agents see everything but other people's cost rates; liaisons
// see none.
func TestWhoSeesCostRates(t *testing.T) {
	s := newScene(t)
	erik := s.erik()
	own, other := erik.Actor().StaffID, s.staff
	for _, id := range []string{own, other} {
		s.Do(&command.SetCostRate{StaffID: id, ValidFrom: civil.Date(2026, 1, 1), Hour: sek(450)})
	}
	for id, want := range map[string]int{own: 1, other: 0} {
		rates, err := erik.View().CostRates(ctx, id)
		if err != nil || len(rates) != want {
			t.Errorf("%d rates, %v, want %d", len(rates), err, want)
		}
	}
	if rates, err := s.carin().View().CostRates(ctx, own); !errors.Is(err, fail.Forbidden) || rates != nil {
		t.Errorf("a liaison sees %v, %v", rates, err)
	}
}

func TestCostRatesRefuseRubbish(t *testing.T) {
	s := newScene(t)
	good := command.SetCostRate{StaffID: s.colleague, ValidFrom: civil.Date(2026, 1, 1), Hour: sek(450)}
	for field, change := range map[string]func(*command.SetCostRate){
		"valid_from":  func(r *command.SetCostRate) { r.ValidFrom = 0 },
		"hour_cost":   func(r *command.SetCostRate) { r.Hour.Minor = -1 },
		"hour_cost ":  func(r *command.SetCostRate) { r.Hour.Minor = 1 << 60 },
		"hour_cost  ": func(r *command.SetCostRate) { r.Hour.Currency = "kr" },
	} {
		bad := good
		change(&bad)
		found := fail.Invalids(s.Refuse(&bad))
		if len(found) != 1 || found[0].Field != strings.TrimSpace(field) {
			t.Errorf("%s: %v", field, found)
		}
	}
	bad := good
	bad.StaffID = "nobody"
	if err := s.Refuse(&bad); !errors.Is(err, fail.NotFound) {
		t.Error(err)
	}
	if err := s.Refuse(&command.RemoveCostRate{RateID: "none"}); !errors.Is(err, fail.NotFound) {
		t.Error(err)
	}
}

// onePixel is a PNG picture.
const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

func TestTheCompanyIsPatched(t *testing.T) {
	s := newScene(t)
	before, err := s.View().Provider(ctx)
	if err != nil {
		t.Fatal(err)
	}
	receipt := s.Do(&command.Patch{
		Table: "provider", ID: before.ID,
		From: map[string]string{"name": before.Name, "vat_no": before.VATNo, "currency": before.Currency, "language": before.Language, "logo": ""},
		To:   map[string]string{"name": "Nordic Desk Group AB", "vat_no": "SE556677889901", "currency": "EUR", "language": "sv", "logo": onePixel},
	})
	after, err := s.View().Provider(ctx)
	want := view.Provider{
		ID: before.ID, Name: "Nordic Desk Group AB", VATNo: "SE556677889901", Currency: "EUR", Language: "sv", CalendarID: before.CalendarID, Logo: onePixel,
	}
	if diff := cmp.Diff(want, after); diff != "" || err != nil {
		t.Error(diff, err)
	}
	s.Do(&command.Undo{Act: receipt.Act})
	if again, err := s.View().Provider(ctx); again != before || err != nil {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestTheCompanyRefusesRubbish(t *testing.T) {
	s := newScene(t)
	provider, err := s.View().Provider(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for field, texts := range map[string][]string{
		"name": {"", "  ", strings.Repeat("x", 5000), "a\x00b"}, "vat_no": {strings.Repeat("x", 5000)}, "currency": {"", "sek", "kr", "SEKK"},
		"language": {"", "de"}, "calendar_id": {"x"},
		"logo": {"not a picture", base64.StdEncoding.EncodeToString([]byte("GIF89a")), strings.Repeat("A", 1<<20)},
	} {
		for _, text := range texts {
			from := map[string]string{"name": provider.Name, "currency": provider.Currency, "language": provider.Language}[field]
			err := s.Refuse(&command.Patch{Table: "provider", ID: provider.ID, From: map[string]string{field: from}, To: map[string]string{field: text}})
			if found := fail.Invalids(err); len(found) != 1 || found[0].Field != field {
				t.Errorf("%s %.20q: %v", field, text, err)
			}
		}
	}
	stale := &command.Patch{Table: "provider", ID: provider.ID, From: map[string]string{"name": "Another"}, To: map[string]string{"name": "x"}}
	if err := s.Refuse(stale); !errors.Is(err, fail.Conflict) {
		t.Error(err)
	}
}

// The desk always keeps somebody who may do everything.
func TestTheLastAdminStays(t *testing.T) {
	s := newScene(t)
	owner := s.Provider.Created("user")
	member := command.AddStaff{Name: "Diane Berg"}
	for _, cmd := range []command.Command{
		&command.ChangeUser{UserID: owner, Role: access.Agent, Active: true},
		&command.ChangeUser{UserID: owner, Role: access.Admin, Active: false},
		&command.ChangeStaff{StaffID: s.Provider.Created("staff"), Active: false, AddStaff: member},
	} {
		if err := s.Refuse(cmd); !errors.Is(err, fail.Conflict) {
			t.Errorf("%s: %v", cmd.Spec().Name, err)
		}
	}
	s.Do(&command.AddUser{Login: "second", Role: access.Admin, StaffID: s.colleague})
	s.Do(&command.ChangeUser{UserID: owner, Role: access.Agent, Active: true})
}
