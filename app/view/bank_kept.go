package view

import (
	"database/sql"
	"sync"

	"tallydesk/app/civil"
	"tallydesk/data"
)

// Banks keeps what is left in banks, as lists show it: settling the banks of a
// whole page anew each time would read all time of years. One whose rows have
// changed is settled anew. Safe for concurrent use; the zero value is ready.
type Banks struct {
	mu   sync.Mutex
	kept map[bankDay]keptBank
}

type bankDay struct {
	contractID string
	asOf       civil.Day
}

type keptBank struct {
	version string // of all rows that it was settled from
	line    BankLeft
	inForce int // minutes of the lots that can be used on the day
}

// mostKept bounds the banks kept; then all are let go.
const mostKept = 4096

// line gives a contract's bank in one line.
func (b *Banks) line(q data.Querier, contractID string, asOf civil.Day) (BankLeft, error) {
	kept, err := b.get(q, contractID, asOf)
	return kept.line, err
}

func (b *Banks) get(q data.Querier, contractID string, asOf civil.Day) (keptBank, error) {
	version, err := bankVersion(q, contractID)
	if err != nil {
		return keptBank{}, err
	}
	of := bankDay{contractID, asOf}
	b.mu.Lock()
	kept, known := b.kept[of]
	b.mu.Unlock()
	if known && kept.version == version {
		return kept, nil
	}
	read, err := readBank(q, contractID, asOf)
	if err != nil {
		return keptBank{}, err
	}
	kept = keptBank{version: version, line: read.line(), inForce: read.inForce(asOf)}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.kept == nil || len(b.kept) >= mostKept {
		b.kept = map[bankDay]keptBank{}
	}
	b.kept[of] = kept
	return kept, nil
}

// inForce gives the minutes of the lots that can be used on a day.
func (s settled) inForce(day civil.Day) int {
	minutes := 0
	for _, lot := range s.ledger.Lots {
		if lot.From <= day && day <= lot.Expires {
			minutes += lot.Minutes
		}
	}
	return minutes
}

// bankVersion is another text whenever a row has changed that a contract's bank
// is settled from: it sums up their tags. The tags are cut short so that the sum
// of any number of them can be held.
func bankVersion(q data.Querier, contractID string) (string, error) {
	var version string
	err := scanRows(q, bankVersionQuery, []any{contractID}, func(rows *sql.Rows) error { return rows.Scan(&version) })
	return version, err
}

const (
	tags = " COUNT(*) || ' ' || COALESCE(SUM(tag % 4294967291), 0) FROM "

	bankVersionQuery = `SELECT (SELECT` + tags + `charge WHERE contract_id = k.id) || ', ' ||
		(SELECT` + tags + `(SELECT h.tag FROM charge h WHERE h.contract_id IS NULL AND h.class = 'undecided' AND h.bucket = k.bucket)) || ', ' ||
		(SELECT` + tags + `lot WHERE contract_id = k.id) || ', ' ||
		(SELECT` + tags + `contract_line WHERE contract_id = k.id) || ', ' ||
		(SELECT` + tags + `contract_terms WHERE contract_id = k.id) || ', ' ||
		(SELECT` + tags + `customer_deployment WHERE customer_id = k.customer_id) || ', ' ||
		(SELECT` + tags + `calendar_rule) || ', ' || (SELECT` + tags + `provider) || ', ' || k.tag
		FROM contract k WHERE k.id = ?`
)
