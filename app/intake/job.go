package intake

import (
	"strings"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/fail"
)

// Job is one import: a file, what its columns mean, and what a person has said
// about what the file leaves open.
type Job struct {
	File    *File
	Mapping Mapping
	Choices Choices
	Now     time.Time // nothing can have happened after it
}

// Choices are what a person says about a file. What is left out is found in the
// file, or asked for.
type Choices struct {
	Order Order          `json:",omitempty"` // of days in figures
	Unit  Unit           `json:",omitempty"` // of bare durations
	Zone  *time.Location `json:"-"`          // of moments that state none; that of the file or of whoever imports

	CustomerID      string `json:"-"` // of rows that name none
	TicketID        string `json:"-"` // takes all time
	CreateCustomers bool   `json:"-"` // that are not known
	AddPeople       bool   `json:"-"` // who are not known

	// Values gives codes of ours for what cells say, by ValueKey.
	Values map[string]string `json:",omitempty"`
}

// ValueKey names what a cell of a field says, in Choices.Values.
func ValueKey(field Field, value string) string { return string(field) + ":" + heading(value) }

// Unknown tells that the problem is a value that nobody knows here, and that
// Choices.Values can say what it means: by what key, and whether it is a person.
func (p Problem) Unknown() (key string, isPerson, unknown bool) {
	for _, invalid := range fail.Invalids(p.Err) {
		switch invalid.Reason {
		case "import.value":
			return ValueKey(p.Field, p.Value), false, true
		case "import.person":
			return ValueKey(Person, p.Value), true, p.Field != Reporter && p.Field != ReporterEmail && p.Value != ""
		}
	}
	return "", false, false
}

// Record is a row as it is understood. Values are text as string, days as
// civil.Day, moments as time.Time, durations and times of day in seconds as
// Length and Clock, codes as Coded, truths as bool.
type Record struct {
	Line     int
	Values   map[Field]any
	Problems []Problem
	raw      map[Field]string
	columns  map[Field]string // headings
}

// The values that are no Go type of their own.
type (
	// Length is a duration in seconds.
	Length int
	// Clock is a time of day in seconds after midnight.
	Clock int
	// Coded is one of our codes; its word is Words + Code.
	Coded struct{ Words, Code string }
)

// Question is what a file leaves open and a person must say.
type Question struct {
	About  Field  // Day for the order of days, Duration for the unit
	Line   int    // the first row that leaves it open
	Column string // heading
	Value  string // what stands there
}

// Err tells the question as an error: nothing is imported before it is
// answered.
func (q Question) Err() error {
	key := "import.ambiguous_day"
	if q.About == Duration {
		key = "import.ambiguous_length"
	}
	return fail.New(fail.NotValid, key, fail.Args{"Line": q.Line, "Column": q.Column, "Value": q.Value})
}

// Read makes records of the rows. What the file leaves open is asked: while
// there are questions nothing can be imported.
func (j Job) Read() (records []Record, questions []Question) {
	r := j.reader()
	if questions = r.settle(); len(questions) > 0 {
		return nil, questions
	}
	records = make([]Record, 0, len(j.File.Rows)+len(j.File.Ragged))
	for _, problem := range j.File.Ragged {
		records = append(records, Record{Line: problem.Line, Problems: []Problem{problem}})
	}
	for _, row := range j.File.Rows {
		rec := r.record(row)
		r.finish(&rec)
		records = append(records, rec)
	}
	sortRecords(records)
	return records, nil
}

// Err is an error while the job cannot be carried out at all: columns that
// nothing can be taken without are missing.
func (j Job) Err() error {
	missing := j.Mapping.Missing()
	if len(missing) == 0 {
		return nil
	}
	return fail.New(fail.NotValid, "import.columns", fail.Args{
		"Kind": fail.Word("import.kind." + string(j.Mapping.Kind)), "Field": fail.Word("import.field." + string(missing[0][0])),
	})
}

// cellReader reads the cells of one job.
type cellReader struct {
	job   Job
	zone  *time.Location
	order map[int]Order // of columns of days
	unit  map[int]Unit  // of columns of durations
}

func (j Job) reader() *cellReader {
	zone := j.Choices.Zone
	if zone == nil {
		zone = j.File.Zone
	}
	if zone == nil {
		zone = time.UTC
	}
	return &cellReader{job: j, zone: zone, order: map[int]Order{}, unit: map[int]Unit{}}
}

// record reads one row.
func (r *cellReader) record(row Row) Record {
	rec := Record{Line: row.Line, Values: map[Field]any{}, raw: map[Field]string{}, columns: map[Field]string{}}
	for i, field := range r.job.Mapping.Fields {
		if field == "" {
			continue
		}
		text := strings.TrimSpace(row.Cells[i])
		if spec, _ := specOf(r.job.Mapping.Kind, field); spec.Many {
			rec.join(field, r.job.File.Columns[i], text)
			continue
		}
		rec.raw[field], rec.columns[field] = text, r.job.File.Columns[i]
		if text == "" {
			continue
		}
		value, err := r.value(i, field, text)
		if err != nil {
			rec.fail(field, err)
			continue
		}
		if value != nil {
			rec.Values[field] = value
		}
	}
	return rec
}

// join collects what several columns say of a field, each with its heading
// where there are several.
func (rec *Record) join(field Field, column, text string) {
	if rec.columns[field] == "" {
		rec.columns[field] = column
	}
	if text == "" {
		return
	}
	rec.raw[field] = text
	list, _ := rec.Values[field].([]Said)
	rec.Values[field] = append(list, Said{Column: column, Text: text})
}

// Said is what one of several columns says.
type Said struct{ Column, Text string }

// fail notes what is wrong with a field of the record.
func (rec *Record) fail(field Field, err error) {
	rec.Problems = append(rec.Problems, Problem{Line: rec.Line, Column: rec.columns[field], Field: field, Value: rec.raw[field], Err: err})
}

// Wrong tells whether one of the problems of the record is about the field, and
// what stands there.
func (rec *Record) Wrong(field Field, problems []Problem) (said string, wrong bool) {
	column := rec.columns[field]
	for _, problem := range problems {
		if column != "" && problem.Column == column {
			return problem.Value, true
		}
	}
	return "", false
}

// Said gives what the file says of fields, as it stands there.
func (rec *Record) Said() map[Field]string {
	said := map[Field]string{}
	for field, text := range rec.raw {
		if text != "" {
			said[field] = text
		}
	}
	return said
}

func (rec *Record) text(field Field) string {
	switch value := rec.Values[field].(type) {
	case string:
		return value
	case Coded:
		return value.Code
	}
	return ""
}

func (rec *Record) said(field Field) []Said {
	list, _ := rec.Values[field].([]Said)
	return list
}

// texts splits what the columns of a field say at commas and semicolons.
func (rec *Record) texts(field Field) []string {
	var texts []string
	for _, said := range rec.said(field) {
		for _, text := range strings.FieldsFunc(said.Text, func(c rune) bool { return c == ',' || c == ';' || c == '\n' || c == '|' }) {
			if text = strings.TrimSpace(text); text != "" {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// all puts what the columns of a field say under each other.
func (rec *Record) all(field Field) string {
	var texts []string
	for _, said := range rec.said(field) {
		texts = append(texts, said.Text)
	}
	return strings.Join(texts, "\n")
}

func (rec *Record) day(field Field) civil.Day {
	day, _ := rec.Values[field].(civil.Day)
	return day
}

func (rec *Record) moment(field Field) time.Time {
	at, _ := rec.Values[field].(time.Time)
	return at
}

// value reads one cell that is not empty.
func (r *cellReader) value(column int, field Field, text string) (any, error) {
	spec, _ := specOf(r.job.Mapping.Kind, field)
	if given, ok := r.job.Choices.Values[ValueKey(field, text)]; ok && codedWords[spec.reading] != "" {
		return Coded{codedWords[spec.reading], given}, checkCode(spec.reading, given)
	}
	switch spec.reading {
	case asDay:
		return r.day(column, text)
	case asMoment:
		return r.moment(column, text)
	case asClock:
		return r.clock(column, text)
	case asLength:
		seconds, _, ok := readLength(text, r.unit[column])
		if !ok {
			return nil, fail.NewInvalid("duration", "import.length", fail.Args{"Text": text})
		}
		return Length(seconds), nil
	case asTruth:
		return readTruth(text)
	case asText:
		return text, nil
	}
	return readCode(spec.reading, text)
}
