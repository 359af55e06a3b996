package settings

import (
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/textentry"
	"tallydesk/app/words"
	"tallydesk/app/worktime"
	"tallydesk/gui/kit"
	"tallydesk/gui/page"
)

// ruleFields are the inputs of a version of a calendar.
type ruleFields struct {
	words   *words.Words
	from    func() (civil.Day, error) // nil: from the beginning
	zone    *kit.Entry
	week    [7]*kit.Entry // by time.Weekday
	region  *kit.Choice
	eves    *kit.Checks
	evesAt  *kit.Field
	half    *kit.Entry
	halfAt  *kit.Field
	bridge  *kit.Check
	bridged *kit.Field
	offered string // region whose eves are offered
	round   int    // of what was asked about the version
}

// newRuleFields makes the inputs, filled with a rule.
func newRuleFields(env page.Env, rule worktime.Rule) *ruleFields {
	w := env.Words
	f := &ruleFields{
		words: w, zone: kit.NewEntry(""), eves: kit.NewChecks(nil, nil, nil), half: kit.NewEntry(w.T("calendar.half.none")),
		bridge: kit.NewCheck(w.T("calendar.bridge.check"), false, nil),
	}
	regions := []kit.Option{{Label: w.T("calendar.region.none")}}
	for _, code := range worktime.Regions() {
		regions = append(regions, kit.Option{Value: code, Label: w.T("region." + strings.ToLower(code))})
	}
	f.region = kit.NewChoice(regions, "", nil)
	for day := range f.week {
		f.week[day] = kit.NewEntry(w.T("calendar.closed"))
	}
	f.fill(rule)
	return f
}

// fields are the inputs in their order.
func (f *ruleFields) fields() []*kit.Field {
	t := f.words.T
	var all []*kit.Field
	for i, day := range workWeek {
		help := ""
		if i == 0 {
			help = t("calendar.hours.help")
		}
		all = append(all, kit.NewField(strings.ToLower(day.String()), words.Sentence(f.words.WeekdayName(day)), help, f.week[day]))
	}
	f.evesAt = kit.NewField("eves", t("calendar.eves"), t("calendar.eves.help"), f.eves)
	f.halfAt = kit.NewField("preholiday", t("calendar.half"), t("calendar.half.help"), f.half)
	f.bridged = kit.NewField("bridge", t("calendar.bridge"), t("calendar.bridge.help"), f.bridge)
	return append(all, kit.NewField("zone", t("calendar.zone"), t("calendar.zone.help"), f.zone),
		kit.NewField("region", t("calendar.region"), "", f.region), f.evesAt, f.halfAt, f.bridged)
}

// fill writes a rule into the inputs.
func (f *ruleFields) fill(rule worktime.Rule) {
	for day, hours := range rule.Week {
		f.week[day].SetText(entryText(f.words, hours))
	}
	f.zone.SetText(rule.Zone)
	f.region.SetSelected(rule.Region)
	f.offer(rule.Region)
	f.eves.SetSelected(rule.Eves)
	f.half.SetText("")
	if rule.PreHoliday != nil {
		f.half.SetText(hoursText(f.words, rule.PreHoliday))
	}
	f.bridge.SetChecked(rule.BridgeClosed)
	if f.evesAt != nil {
		f.changed()
	}
}

// entryText writes hours into a field; an empty one is closed.
func entryText(w *words.Words, hours []worktime.Interval) string {
	if len(hours) == 0 {
		return ""
	}
	return hoursText(w, hours)
}

// offer offers the eves of a region.
func (f *ruleFields) offer(region string) {
	var options []kit.Option
	for _, eve := range worktime.Eves(region) {
		options = append(options, kit.Option{Value: eve, Label: f.words.T("eve." + strings.ToLower(region) + "." + eve)})
	}
	f.offered = region
	f.eves.SetOptions(options)
}

// changed asks for what a region has only when there is one.
func (f *ruleFields) changed() {
	region := f.region.Selected()
	if region != f.offered {
		f.offer(region)
	}
	for _, field := range []*kit.Field{f.evesAt, f.halfAt, f.bridged} {
		setShown(field, region != "")
	}
}

// rule reads the inputs; what is not understood is the error of its field.
func (f *ruleFields) rule() (worktime.Rule, error) {
	rule := worktime.Rule{Zone: strings.TrimSpace(f.zone.Text), Region: f.region.Selected()}
	var errs []error
	if f.from != nil {
		day, err := f.from()
		rule.ValidFrom = day
		errs = append(errs, err)
	}
	for day, field := range f.week {
		hours, err := textentry.Hours(field.Text)
		rule.Week[day] = hours
		errs = append(errs, fail.In(strings.ToLower(time.Weekday(day).String()), err))
	}
	if rule.Region != "" {
		rule.Eves, rule.BridgeClosed = f.eves.Selected(), f.bridge.Checked()
		before, err := halfHours(f.half.Text)
		rule.PreHoliday = before
		errs = append(errs, fail.In("preholiday", err))
	}
	return rule, fail.Join(errs...)
}

// halfHours reads the hours of days before holidays: nothing is no rule, and
// closed a rule without hours.
func halfHours(text string) ([]worktime.Interval, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	hours, err := textentry.Hours(text)
	return append([]worktime.Interval{}, hours...), err
}
