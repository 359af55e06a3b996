package worktime

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/aa"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/us"

	"tallydesk/app/civil"
)

// feast is a yearly day with the last part of its message key.
type feast struct {
	name string
	when *cal.Holiday
}

// region is where a set of holidays holds. Its eves are the extra days that a
// calendar may select.
type region struct{ holidays, eves []feast }

var regions = map[string]region{
	"SE": {holidays: swedishHolidays, eves: swedishEves},
	"US": {holidays: americanHolidays, eves: americanEves},
}

// Two eves that are the same everywhere.
var christmasEve, newYearsEve = se.Julafton, se.Nyarsafton

// swedishHolidays are the red days by law. The library's list leaves out the
// Sundays and does not know that the National Day took Whit Monday's place in
// 2005.
var swedishHolidays = []feast{
	{"newyear", se.Nyarsdagen},
	{"epiphany", se.TrettondedagJul},
	{"goodfriday", se.Langfredagen},
	{"easterday", se.Paskdagen},
	{"eastermonday", se.AnnandagPask},
	{"mayday", se.ForstaMaj},
	{"ascension", se.KristiHimmelsfardsdag},
	{"whitsunday", se.Pingstdagen},
	{"whitmonday", aa.PentecostMonday.Clone(&cal.Holiday{EndYear: 2004})},
	{"nationalday", se.Nationaldagen.Clone(&cal.Holiday{StartYear: 2005})},
	{"midsummerday", se.Midsommardagen},
	{"allsaints", se.AllaHelgonsDag},
	{"christmasday", se.Juldagen},
	{"boxingday", se.AnnandagJul},
}

var swedishEves = []feast{
	{"epiphany", &cal.Holiday{Month: time.January, Day: 5, Func: cal.CalcDayOfMonth}},
	{"easter", &cal.Holiday{Offset: -1, Func: cal.CalcEasterOffset}},
	{"walpurgis", &cal.Holiday{Month: time.April, Day: 30, Func: cal.CalcDayOfMonth}},
	{"whitsun", &cal.Holiday{Offset: 48, Func: cal.CalcEasterOffset}},
	{"midsummer", se.Midsommarafton},
	{"allsaints", &cal.Holiday{Month: time.October, Day: 30, Offset: 1, Weekday: time.Friday, Func: cal.CalcWeekdayFrom}},
	{"christmas", christmasEve},
	{"newyear", newYearsEve},
}

var americanHolidays = []feast{
	{"newyear", us.NewYear},
	{"mlk", us.MlkDay},
	{"presidents", us.PresidentsDay},
	{"memorial", us.MemorialDay},
	{"juneteenth", us.Juneteenth},
	{"independence", us.IndependenceDay},
	{"labor", us.LaborDay},
	{"columbus", us.ColumbusDay},
	{"veterans", us.VeteransDay},
	{"thanksgiving", us.ThanksgivingDay},
	{"christmasday", us.ChristmasDay},
}

var americanEves = []feast{
	{"thanksgivingfriday", us.DayAfterThanksgivingDay},
	{"christmas", christmasEve},
	{"newyear", newYearsEve},
}

// Regions lists the codes of the holiday regions there are, in order. A region
// has a name in words under "region.se".
func Regions() []string { return slices.Sorted(maps.Keys(regions)) }

// Eves lists the extra days that a calendar of a region may select, by the
// date in the year. An eve has a name in words under "eve.se.midsummer".
func Eves(code string) []string {
	var names []string
	for _, eve := range regions[code].eves {
		names = append(names, eve.name)
	}
	return names
}

// redDay is a holiday or a selected eve.
type redDay struct {
	key string // of its name in words
	eve bool
}

// redDays gives the holidays and selected eves of a region in a row of years.
// Where two fall together the first holiday in the list gives the name. A
// holiday that is observed on another day is red on both.
func redDays(code string, eves []string, firstYear, lastYear int) map[civil.Day]redDay {
	red := map[civil.Day]redDay{}
	place := strings.ToLower(code) + "."
	add := func(year int, yearly feast, named redDay) {
		actual, observed := yearly.when.Calc(year)
		if actual.IsZero() {
			return
		}
		for _, day := range []civil.Day{noonDay(actual), noonDay(observed)} {
			if _, taken := red[day]; !taken {
				red[day] = named
			}
		}
	}
	for year := firstYear; year <= lastYear; year++ {
		for _, holiday := range regions[code].holidays {
			add(year, holiday, redDay{key: "holiday." + place + holiday.name})
		}
	}
	for year := firstYear; year <= lastYear; year++ {
		for _, eve := range regions[code].eves {
			if slices.Contains(eves, eve.name) {
				add(year, eve, redDay{key: "eve." + place + eve.name, eve: true})
			}
		}
	}
	return red
}

// noonDay reads the library's day, which is a midnight of the machine's zone.
// Where that midnight does not exist it has slipped by an hour, perhaps to the
// day before; noon has not.
func noonDay(midnight time.Time) civil.Day { return civil.Of(midnight.Add(12 * time.Hour)) }
