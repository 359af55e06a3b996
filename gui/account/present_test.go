package account

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tallydesk/app/bank"
	"tallydesk/app/civil"
	"tallydesk/app/view"
	"tallydesk/app/view/liaison"
	"tallydesk/app/words"
	"tallydesk/assets"
)

// day gives a day of 2026.
func day(month time.Month, number int) civil.Day { return civil.Date(2026, month, number) }

func TestHoursAreAddedUpByTheirLastDay(t *testing.T) {
	lot := func(state bank.State, minutes, left int, from, expires civil.Day) liaison.Lot {
		return liaison.Lot{LotState: bank.LotState{Lot: bank.Lot{Minutes: minutes, From: from, Expires: expires}, State: state, Left: left}}
	}
	got := hoursOf([]liaison.Bank{
		{Left: 150, Lots: []liaison.Lot{
			lot(bank.Open, 120, 90, day(10, 1), day(12, 31)), lot(bank.Open, 60, 60, day(11, 1), civil.Never),
			lot(bank.Future, 120, 120, day(12, 1), day(12, 31)), lot(bank.Future, 60, 60, civil.Never, day(12, 31)),
			lot(bank.Expired, 60, 0, day(1, 1), day(9, 30)),
		}, Warnings: []view.BankWarning{{Warning: bank.Warning{Minutes: 40, Day: day(12, 31)}}}, Uncovered: []liaison.Time{{Open: 15}}},
		{Left: 30, Lots: []liaison.Lot{lot(bank.Open, 30, 30, day(10, 1), day(12, 31))}, Undecided: []liaison.Time{{Open: 5}}},
	})
	want := hours{
		left: 180, whole: 210, open: 20,
		until:  []span{{minutes: 120, day: day(12, 31), soon: true}, {minutes: 60, day: civil.Never}},
		coming: []span{{minutes: 120, day: day(12, 1)}},
		lost:   []span{{minutes: 40, day: day(12, 31)}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(hours{}, span{})); diff != "" {
		t.Error(diff)
	}
}

// What stands by the days is what stands in the figure.
func TestTheDaysAddUpToTheFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b liaison.Bank
		for range rapid.IntRange(0, 12).Draw(t, "lots") {
			left := rapid.IntRange(1, 600).Draw(t, "left")
			expires := day(11, 1) + civil.Day(rapid.IntRange(0, 60).Draw(t, "expires"))
			b.Lots = append(b.Lots, liaison.Lot{LotState: bank.LotState{Lot: bank.Lot{Minutes: left + 10, Expires: expires}, State: bank.Open, Left: left}})
			b.Left += left
		}
		sum, shares := 0, 0.0
		h := hoursOf([]liaison.Bank{b})
		for i, s := range h.until {
			sum += s.minutes
			if i > 0 && h.until[i-1].day >= s.day {
				t.Fatalf("%v comes before %v", h.until[i-1], s)
			}
		}
		for _, part := range barOf(h) {
			shares += part.Share
		}
		if sum != h.left || shares > 1 {
			t.Fatalf("%d of %d, bar %v", sum, h.left, shares)
		}
	})
}

// One piece of work is one movement, whatever hours it took and whatever did
// not fit.
func TestMovesGatherWork(t *testing.T) {
	work := liaison.Time{ChargeID: "c1", WorkDay: day(11, 2), TicketNo: "#1"}
	draw := func(lot string, minutes int) liaison.Movement {
		return liaison.Movement{Movement: bank.Movement{Day: day(11, 2), Kind: bank.KindDraw, Lot: lot, Entry: "c1", Minutes: -minutes}, Work: work}
	}
	open := work
	open.Open = 15
	alone := liaison.Time{ChargeID: "c2", WorkDay: day(11, 3), Open: 30}
	moves := movesOf(liaison.Statement{
		Movements: []liaison.Movement{
			{Movement: bank.Movement{Day: day(11, 1), Kind: "allowance", Lot: "a", Minutes: 60}},
			{Movement: bank.Movement{Day: day(11, 1), Kind: "allowance", Lot: "b", Minutes: 30}},
			draw("a", 60), draw("b", 30),
		},
		Uncovered: []liaison.Time{open}, Undecided: []liaison.Time{alone},
	})
	sortMoves(moves)
	type row struct {
		minutes, open, parts int
	}
	var got []row
	for _, m := range moves {
		got = append(got, row{m.minutes, m.open, len(m.parts)})
	}
	want := []row{{0, 30, 0}, {-90, 15, 2}, {30, 0, 1}, {60, 0, 1}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(row{})); diff != "" {
		t.Error(diff)
	}
	if used := (&facts{moves: moves}).used(); used != 90 {
		t.Errorf("used %d", used)
	}
}

func TestSinceText(t *testing.T) {
	now := time.Date(2026, 11, 18, 10, 42, 0, 0, time.UTC)
	read := facts{
		latest: []liaison.TicketRow{
			{LastFrom: view.StaffSide, LastAt: now.AddDate(0, 0, -1)}, {LastFrom: view.CustomerSide, LastAt: now}, {LastFrom: view.StaffSide, LastAt: now.AddDate(0, 0, -30)},
		},
		moves: []move{{kind: bank.KindDraw, minutes: -75}, {kind: "allowance", minutes: 120}},
	}
	w := words.For("sv")
	for _, c := range []struct {
		before visit
		want   string
	}{
		{visit{}, ""},
		{visit{At: now.AddDate(0, 0, -2)}, "Sedan du var här i måndags: 1 svar, 1 tim 15 min använt"},
		{visit{At: now.AddDate(0, 0, -2), Used: 30}, "Sedan du var här i måndags: 1 svar, 45 min använt"},
		{visit{At: now.Add(-time.Hour), Used: 75}, "Inget nytt sedan du var här i dag"},
		{visit{At: now.AddDate(0, 0, -1).Add(-time.Hour), Used: 90}, "Sedan du var här i går: 1 svar"},
		{visit{At: now.AddDate(0, -2, 0), Used: 75}, "Sedan du var här 18 sep: 2 svar"},
	} {
		if got := sinceText(w, c.before, read, now); got != c.want {
			t.Errorf("%v: %q, want %q", c.before, got, c.want)
		}
	}
	if parseVisit("rubbish") != (visit{}) || parseVisit(visit{Used: 3}.String()).Used != 3 {
		t.Error("a visit is not read as it is written")
	}
}

// ux.md 5.1: what a customer never reads.
func TestTheCustomersWords(t *testing.T) {
	banned := map[string]*regexp.Regexp{
		"en": regexp.MustCompile(`(?i)\b(lots?|draws?|drawn|liaisons?|sync\w*|queue\w*|triage|pac(e|ing)|over-?use|reserved|time bank|quota)\b`),
		"sv": regexp.MustCompile(`(?i)(timpott|uttag|(^|\PL)kö($|\PL)|synk|triage|\btakt|reserverad|tidbank|kvot)`), //nolint:misspell // Swedish
	}
	mine := regexp.MustCompile(`^(account\.|event\.customer\.|state\.customer\.|bank\.why\.(allowance|training|purchase|draw|lost)|frame\.(account|new_ticket|search\.liaison)$)`)
	checked := 0
	for lang, bad := range banned {
		files, err := fs.Glob(assets.Lang, "lang/*/"+lang+".json")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			content, err := fs.ReadFile(assets.Lang, file)
			if err != nil {
				t.Fatal(err)
			}
			var texts map[string]any
			if err := json.Unmarshal(content, &texts); err != nil {
				t.Fatal(err)
			}
			for key, text := range texts {
				said, err := json.Marshal(text)
				if err != nil || !mine.MatchString(key) {
					continue
				}
				checked++
				if found := bad.FindString(string(said)); found != "" {
					t.Errorf("%s: %s says %q in %s", file, key, found, said)
				}
			}
		}
	}
	if checked < 200 {
		t.Errorf("only %d texts were looked at", checked)
	}
}

func TestLongTextsAreShortened(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if got := []rune(shortened(text)); len(got) > mostQuoted+1 {
			t.Fatalf("%d letters", len(got))
		}
	})
	if got := shortened("  one\n\ttwo "); got != "one two" {
		t.Errorf("%q", got)
	}
}
