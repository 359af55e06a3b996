package app_test

import (
	"database/sql"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tallydesk/app/view"
)

// What lists keep of banks is what the bank itself says, whatever command has
// been done since (I10).
func TestKeptBanksAreSettledAnew(t *testing.T) {
	asOf := day("2026-11-18")
	s := newScene(t)
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(examples)), func(name string) bool {
		return !slices.ContainsFunc([]string{"contract.", "lot.", "time.", "ticket.", "customer.", "calendar.", "patch"}, func(noun string) bool {
			return strings.HasPrefix(name, noun)
		})
	})
	compared := 0
	for _, name := range names {
		if _, err := s.Desk.Desk.Do(ctx, examples[name](s)); err != nil {
			continue // what some examples do stands in the way of others
		}
		contracts, _, err := s.View().Contracts(ctx, view.ContractFilter{AsOf: asOf}, view.Page{Most: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, contract := range contracts {
			bank, err := s.View().Bank(ctx, contract.ID, asOf)
			if diff := cmp.Diff(bank.BankLeft, contract.Bank); err != nil || diff != "" {
				t.Errorf("after %s, %s: %v %s", name, contract.Number, err, diff)
			}
			compared++
		}
	}
	if compared < 100 {
		t.Errorf("only %d banks compared", compared)
	}
}

// A desk whose search index is gone, as after an update that makes it
// otherwise, makes it anew when it is opened.
func TestMissingIndexIsMadeAnew(t *testing.T) {
	s := newScene(t)
	db, err := sql.Open("sqlite", "file:"+s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DELETE FROM doc; DELETE FROM doc_words; DELETE FROM doc_parts"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s.Reopen()
	if hits, err := s.View().Search(ctx, "sundvik", 5); err != nil || len(hits) == 0 {
		t.Errorf("%d hits, %v", len(hits), err)
	}
	if findings, err := s.Rebuild(ctx); err != nil || len(findings) > 0 {
		t.Errorf("%v, %v", findings, err)
	}
}
