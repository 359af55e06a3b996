package intake

import (
	"slices"
	"strconv"
	"strings"

	"tallydesk/app/fail"
)

// Mapping says what a file's columns are: for each the field, or "" for one
// that is not taken.
type Mapping struct {
	Kind   Kind
	Source Source
	Fields []Field
}

// Recognise tells which program a file comes from and what its rows are, by its
// headings. Where no program is known the kind is that which most headings fit.
func Recognise(columns []string) (Source, Kind) {
	have := map[string]bool{}
	for _, column := range columns {
		have[heading(column)] = true
	}
	for _, t := range telltales {
		if t.fit(have) {
			return t.Source, t.Kind
		}
	}
	best, most := Time, -1
	for _, kind := range Kinds {
		fitting := 0
		for _, field := range Guess(columns, kind, Plain).Fields {
			if field != "" {
				fitting++
			}
		}
		if fitting += likely(kind, have); fitting > most {
			best, most = kind, fitting
		}
	}
	return Plain, best
}

// likely gives weight to what only one kind has.
func likely(kind Kind, have map[string]bool) int {
	telling := map[Kind][]Field{Time: {Duration, EndTime}, Tickets: {Subject, State}, Contacts: {Email, FirstName}, Customers: {VATNo, Code}}
	weight := 0
	for _, field := range telling[kind] {
		if hasAny(have, synonyms[kind][field]) {
			weight++
		}
	}
	return weight
}

// sourceOf tells which program's rows of a kind a file holds.
func sourceOf(columns []string, kind Kind) Source {
	have := map[string]bool{}
	for _, column := range columns {
		have[heading(column)] = true
	}
	for _, t := range telltales {
		if t.Kind == kind && t.fit(have) {
			return t.Source
		}
	}
	return Plain
}

// fit tells whether the headings have one of each group.
func (t telltale) fit(have map[string]bool) bool {
	return !slices.ContainsFunc(t.Groups, func(group []string) bool { return !hasAny(have, group) })
}

func hasAny(have map[string]bool, some []string) bool {
	return slices.ContainsFunc(some, func(h string) bool { return have[h] })
}

// Guess says what the columns are by their headings.
func Guess(columns []string, kind Kind, source Source) Mapping {
	mapping := Mapping{Kind: kind, Source: source, Fields: make([]Field, len(columns))}
	spelled := make([]string, len(columns))
	for i, column := range columns {
		spelled[i] = heading(column)
	}
	own := others[source][kind]
	for i, h := range spelled {
		if field := own[h]; field != "" && mapping.mayTake(field) {
			mapping.Fields[i] = field
		}
	}
	for _, spec := range specs[kind] {
		for _, synonym := range synonyms[kind][spec.Field] {
			for i, h := range spelled {
				_, special := own[h]
				if h == synonym && !special && mapping.Fields[i] == "" && mapping.mayTake(spec.Field) {
					mapping.Fields[i] = spec.Field
				}
			}
		}
	}
	return mapping
}

// mayTake tells whether a column more can say the field.
func (m Mapping) mayTake(field Field) bool {
	spec, ok := specOf(m.Kind, field)
	return ok && (spec.Many || !slices.Contains(m.Fields, field))
}

// Set makes a column, named by its heading or counted from 1, say a field; ""
// leaves it out. A field that only one column can say is taken from the other.
func (m *Mapping) Set(columns []string, column string, field Field) error {
	at := columnOf(columns, column)
	if at < 0 {
		return fail.NewInvalid("map", "import.no_column", fail.Args{"Column": column})
	}
	return m.SetAt(at, field)
}

// SetAt is Set for a column by its place, from 0.
func (m *Mapping) SetAt(at int, field Field) error {
	spec, ok := specOf(m.Kind, field)
	if field != "" && !ok {
		return fail.NewInvalid("map", "unknown", fail.Args{"Text": string(field)})
	}
	m.Fields = slices.Clone(m.Fields)
	if !spec.Many && field != "" {
		for i, taken := range m.Fields {
			if taken == field {
				m.Fields[i] = ""
			}
		}
	}
	m.Fields[at] = field
	return nil
}

func columnOf(columns []string, named string) int {
	for i, column := range columns {
		if strings.TrimSpace(column) == strings.TrimSpace(named) {
			return i
		}
	}
	for i, column := range columns {
		if heading(column) == heading(named) && heading(named) != "" {
			return i
		}
	}
	if n, err := strconv.Atoi(named); err == nil && n >= 1 && n <= len(columns) {
		return n - 1
	}
	return -1
}

func (m Mapping) has(field Field) bool { return slices.Contains(m.Fields, field) }

// Missing lists fields that rows of the kind cannot be taken without; each
// inner list is one of which any will do.
func (m Mapping) Missing() [][]Field {
	needed := map[Kind][][]Field{
		Customers: {{Name, Code}},
		Contacts:  {{Name, FirstName, LastName, Email}},
		Tickets:   {{Subject}},
		Time:      {{Day, StartTime}, {Duration, EndTime}, {Person, Email, FirstName, LastName}},
	}
	var missing [][]Field
	for _, any := range needed[m.Kind] {
		if !slices.ContainsFunc(any, m.has) {
			missing = append(missing, any)
		}
	}
	return missing
}
