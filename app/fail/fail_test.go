package fail

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestKindsAreFoundThroughWrapping(t *testing.T) {
	err := fmt.Errorf("open ticket: %w", New(NotFound, "ticket", Args{"Number": 1042}))
	if !errors.Is(err, NotFound) || errors.Is(err, Conflict) {
		t.Errorf("%v: want NotFound and nothing else", err)
	}
	found, ok := As(err)
	if !ok || found.Key != "ticket" || found.Args["Number"] != 1042 {
		t.Errorf("As(%v) = %v, %v", err, found, ok)
	}
	if _, ok := As(io.EOF); ok {
		t.Error("As found an Error in io.EOF")
	}
}

func TestBecauseKeepsTheCauseAndLeavesTheOriginal(t *testing.T) {
	plain := New(Conflict, "file.newer")
	caused := plain.Because(io.EOF)
	if !errors.Is(caused, io.EOF) || !errors.Is(caused, Conflict) {
		t.Errorf("%v: want the cause and the kind", caused)
	}
	if errors.Is(plain, io.EOF) {
		t.Error("Because changed the error it was called on")
	}
}

func TestTechnicalTextIsStable(t *testing.T) {
	err := New(Conflict, "taken", Args{"Who": "Erik"}, Args{"Number": 7}).Because(io.EOF)
	if got, want := err.Error(), "conflict: taken (Number=7, Who=Erik): EOF"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Required("subject").Error(), "invalid subject: required"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestInvalidsListsEveryField(t *testing.T) {
	err := fmt.Errorf("log time: %w", Join(
		Required("ticket"),
		nil,
		fmt.Errorf("wrapped: %w", NewInvalid("minutes", "duration", Args{"Text": "1h3o"})),
		Join(New(Forbidden, "time"), In("minutes", NewInvalid("duration", "zero"))),
	))
	var got []string
	for _, one := range Invalids(err) {
		got = append(got, one.Field+" "+one.Reason)
	}
	if diff := cmp.Diff([]string{"ticket required", "minutes duration", "minutes zero"}, got); diff != "" {
		t.Error(diff)
	}
	if !errors.Is(err, NotValid) || !errors.Is(err, Forbidden) {
		t.Errorf("%v: want both kinds", err)
	}
}

func TestNothingJoinedIsNoError(t *testing.T) {
	if err := Join(nil, nil); err != nil {
		t.Errorf("Join(nil, nil) = %v", err)
	}
	if got := Invalids(nil); got != nil {
		t.Errorf("Invalids(nil) = %v", got)
	}
}

func TestInMovesWhatIsInvalid(t *testing.T) {
	several := In("minutes", Join(Required("start"), fmt.Errorf("wrapped: %w", NewInvalid("end", "order"))))
	for _, one := range Invalids(several) {
		if one.Field != "minutes" {
			t.Errorf("%v stayed", one)
		}
	}
	if len(Invalids(several)) != 2 {
		t.Errorf("In lost some: %v", several)
	}
	if In("minutes", nil) != nil || In("minutes", io.EOF) != io.EOF {
		t.Error("In changed what holds nothing invalid")
	}
	original := Required("start")
	if In("minutes", original); original.Field != "start" {
		t.Error("In changed the error it was given")
	}
}
