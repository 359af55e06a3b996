package liaison_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// allowed are the tables whose rows are all in a customer's bucket or public.
var allowed = strings.Fields(`
	customer customer_deployment contact contact_point training installation
	contract contract_terms contract_line contract_product lot charge
	ticket message ticket_event attachment participant
	provider staff product product_module product_release calendar calendar_rule calendar_deviation
	json_each`)

// R-ACC-1: no query of this package names another table.
func TestQueriesNameOnlyWhatALiaisonHolds(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range regexp.MustCompile(`\b(?:FROM|JOIN) +([a-z_]+)`).FindAllStringSubmatch(string(content), -1) {
			found++
			if !slices.Contains(allowed, match[1]) {
				t.Errorf("%s reads %s", file, match[1])
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d tables found: the test looks in the wrong place", found)
	}
}
