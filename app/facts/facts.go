// Package facts reads rows into the values that the rules of the pure packages
// take: a contract's bank, what the class of time depends on, calendars. It is
// used by commands, inside their transaction, and by views. It decides nothing
// and writes nothing.
package facts

import (
	"strings"
	"time"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/terms"
	"tallydesk/data"
)

// Line gives a contract line's version as a value.
func Line(row data.ContractLine) terms.Version {
	return terms.Version{
		ID: row.ID, LineID: row.LineID,
		Line: terms.Line{
			Kind: terms.Kind(row.Kind), Name: row.Name,
			ValidFrom: civil.FromText(row.ValidFrom, 0), ValidTo: civil.FromText(row.ValidTo, 0),
			Minutes:  int(row.Minutes),
			RollOver: bank.RollOver(row.RollOver), RollOverMonths: int(row.RollOverMonths), Cap: int(row.CapMinutes),
			Cycle: bank.Cycle(row.Cycle), ProRata: row.ProRata == 1, HostedOnly: row.HostedOnly == 1,
			Least: int(row.MinBlock), EarlyUse: row.EarlyUse == 1, WhenPaid: row.WhenPaid == 1,
			PerYear: int(row.PerYear), Covers: list(row.Covers), Scope: scope(row.ScopeKinds, row.ScopeWorkTypes),
			Price: row.Price, Period: terms.Period(row.Period),
		},
	}
}

// Lot gives a lot as a value. Unpaid hours that are usable only when paid are
// available from civil.Never.
func Lot(row data.Lot) bank.Lot {
	from := civil.FromText(row.AvailableFrom, civil.Never)
	return bank.Lot{
		ID: row.ID, Origin: bank.Origin(row.Origin), Line: row.LineID, Scope: scope(row.ScopeKinds, row.ScopeWorkTypes),
		Minutes: int(row.Minutes), Made: civil.FromText(row.PurchasedOn, from), From: from,
		Expires: civil.FromText(row.Expires, civil.Never),
	}
}

// list reads a column that holds several names.
func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

func scope(kinds, workTypes string) bank.Scope {
	return bank.Scope{Kinds: list(kinds), WorkTypes: list(workTypes)}
}

// moment reads an instant from a row; 0 is none.
func moment(millis int64) time.Time {
	if millis == 0 {
		return time.Time{}
	}
	return time.UnixMilli(millis).UTC()
}
