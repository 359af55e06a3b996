package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
	"tallydesk/app/textentry"
)

// Source names a program whose exports are understood.
type Source string

// The programs. Their names for people are the words source.<code>.
const (
	Toggl   Source = "toggl"
	Redmine Source = "redmine"
)

// Sources lists the programs.
var Sources = []Source{Toggl, Redmine}

// Work is a time entry of an export.
type Work struct {
	Line       int    // of the file
	ExternalID string // tells it from all others, also when it is read again
	Person     string // name, or what stands for it
	Email      string // empty when the export has none
	Client     string
	Subject    string // what it was for: project and task, or the issue
	Issue      string // number of the issue there; empty for none
	Day        civil.Day
	Start, End time.Time // zero when only the duration is known
	Minutes    int
	WorkType   string // of terms.WorkTypes
	Note       string
}

// Problem says why a line cannot be taken.
type Problem struct {
	Line   int
	Column string // empty when it is no single column's fault
	Err    error  // in words by words.Error
}

// TimeOf reads the time entries of an export. Times of day are taken to be of
// the zone. Lines that cannot be taken are Problems; only a file that is not
// of the source at all is an error.
func TimeOf(table Table, source Source, zone *time.Location) ([]Work, []Problem, error) {
	read, columns := togglWork, togglColumns
	if source == Redmine {
		read, columns = redmineWork, redmineColumns
	}
	if err := table.want(source, columns...); err != nil {
		return nil, nil, err
	}
	var entries []Work
	var problems []Problem
	seen := map[string]int{}
	for _, line := range table.Rows {
		entry, problem := read(line, zone)
		if problem != nil {
			problem.Line = line.Number
			problems = append(problems, *problem)
			continue
		}
		entry.Line = line.Number
		entry.ExternalID = identify(entry, seen)
		entries = append(entries, entry)
	}
	return entries, problems, nil
}

// identify makes an id of what the entry says, since these exports have none.
// Entries that say the same are told apart by their order.
func identify(w Work, seen map[string]int) string {
	text := strings.Join([]string{
		w.Person, w.Email, w.Client, w.Subject, w.Issue, w.Day.String(), stamp(w.Start), stamp(w.End), strconv.Itoa(w.Minutes), w.WorkType, w.Note,
	}, "\x00")
	sum := sha256.Sum256([]byte(text))
	id := hex.EncodeToString(sum[:16])
	seen[id]++
	return id + "-" + strconv.Itoa(seen[id])
}

// stamp writes a moment as the file has it: read in another zone it is the same
// entry.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateTime)
}

var togglColumns = []string{"user", "start date", "start time", "end date", "end time", "duration"}

func togglWork(line Line, zone *time.Location) (Work, *Problem) {
	start, problem := moment(line, "start date", "start time", zone)
	if problem != nil {
		return Work{}, problem
	}
	end, problem := moment(line, "end date", "end time", zone)
	if problem != nil {
		return Work{}, problem
	}
	lasted, err := clockDuration(line.Cell("duration"))
	if err != nil {
		return Work{}, &Problem{Column: "duration", Err: err}
	}
	if apart := end.Sub(start); apart != lasted {
		return Work{}, &Problem{Column: "duration", Err: fail.NewInvalid("duration", "import.duration", fail.Args{"Text": line.Cell("duration")})}
	}
	minutes := int(lasted.Round(time.Minute) / time.Minute)
	if minutes == 0 {
		return Work{}, &Problem{Column: "duration", Err: fail.NewInvalid("duration", "import.nothing")}
	}
	return Work{
		Person: line.Cell("user"), Email: line.Cell("email"), Client: line.Cell("client"),
		Subject: joined(line.Cell("project"), line.Cell("task")), Day: civil.Of(start), Start: start, End: end,
		Minutes: minutes, WorkType: workType(line.Cell("tags")), Note: line.Cell("description"),
	}, personless(line, "user")
}

var redmineColumns = []string{"issue_id", "date", "hours", "user"}

func redmineWork(line Line, _ *time.Location) (Work, *Problem) {
	day, err := textentry.Day(line.Cell("date"), 0, textentry.Unstated)
	if err != nil {
		return Work{}, &Problem{Column: "date", Err: err}
	}
	spent, err := textentry.Duration(line.Cell("hours") + " h")
	if err != nil {
		return Work{}, &Problem{Column: "hours", Err: err}
	}
	w := Work{
		Person: line.Cell("user"), Issue: line.Cell("issue_id"), Day: day, Minutes: spent.Minutes,
		WorkType: workType(line.Cell("activity")), Note: joined(line.Cell("activity"), line.Cell("comment")),
	}
	if strings.Contains(w.Person, "@") {
		w.Email = w.Person
	}
	return w, personless(line, "user")
}

func personless(line Line, column string) *Problem {
	if line.Cell(column) != "" {
		return nil
	}
	return &Problem{Column: column, Err: fail.Required(column)}
}

// moment reads a day and a time of day.
func moment(line Line, dayColumn, clockColumn string, zone *time.Location) (time.Time, *Problem) {
	day, err := textentry.Day(line.Cell(dayColumn), 0, textentry.Unstated)
	if err != nil {
		return time.Time{}, &Problem{Column: dayColumn, Err: err}
	}
	for _, form := range []string{"15:04:05", "15:04", "03:04:05 PM", "03:04 PM"} {
		if clock, err := time.Parse(form, line.Cell(clockColumn)); err == nil {
			year, month, dayOfMonth := day.Date()
			return time.Date(year, month, dayOfMonth, clock.Hour(), clock.Minute(), clock.Second(), 0, zone), nil
		}
	}
	return time.Time{}, &Problem{Column: clockColumn, Err: fail.NewInvalid(clockColumn, "import.clock", fail.Args{"Text": line.Cell(clockColumn)})}
}

// clockDuration reads hours, minutes and seconds: 01:00:01.
func clockDuration(text string) (time.Duration, error) {
	parts := strings.Split(text, ":")
	if len(parts) != 3 {
		return 0, fail.NewInvalid("duration", "import.duration", fail.Args{"Text": text})
	}
	var seconds int
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil || i > 0 && n > 59 {
			return 0, fail.NewInvalid("duration", "import.duration", fail.Args{"Text": text})
		}
		seconds = seconds*60 + int(n)
	}
	return time.Duration(seconds) * time.Second, nil
}

// workType finds our word for an activity or among tags; what is not known is
// "other", and the note keeps the word.
func workType(text string) string {
	known := map[string]string{
		"support":      "support",
		"training":     "training",
		"utbildning":   "training",
		"consulting":   "consulting",
		"konsultation": "consulting", //nolint:misspell // Swedish
		"design":       "consulting",
		"development":  "development",
		"utveckling":   "development",
		"travel":       "travel",
		"resa":         "travel",
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ',' || r == ';' }) {
		if found := known[strings.TrimSpace(word)]; found != "" {
			return found
		}
	}
	return "other"
}

// joined puts a dot between what is there.
func joined(texts ...string) string {
	var there []string
	for _, text := range texts {
		if text != "" {
			there = append(there, text)
		}
	}
	return strings.Join(there, " · ")
}
