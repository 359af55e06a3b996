package app_test

import (
	"context"
	"testing"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/command"
)

// Time that comes back by undoing an undo is charged by what holds now, not by
// what held when it was taken away (R-BANK-7, R-TIME-10).
func TestTimePutBackIsChargedByWhatHoldsNow(t *testing.T) {
	s := newScene(t)
	contract := s.Do(&command.OpenContract{CustomerID: s.customer, Name: "Care", Start: civil.Date(2026, 1, 1)}).Created("contract")
	on := s.Do(&command.OpenTicket{CustomerID: s.customer, ReporterID: s.liaison, Subject: "Help", Kind: "assistance"}).Created("ticket")
	logged := s.Do(logTime(on))
	undone := s.Do(&command.Undo{Act: logged.Act})
	s.Do(&command.OpeningBalance{ContractID: contract, Minutes: 600, From: civil.Date(2026, 11, 1), Reason: "moved in"})
	s.Do(&command.Undo{Act: undone.Act})
	entry, err := s.View().Entry(context.Background(), logged.Created("entry"))
	if err != nil || entry.Verdict.Class != bank.Drawn {
		t.Errorf("class = %q, %v; want drawn", entry.Verdict.Class, err)
	}
}
