package intake

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"tallydesk/app"
	"tallydesk/app/fail"
)

// Saved is a mapping kept under a name, with what was said about the file. It
// is offered again for a file with the same headings.
type Saved struct {
	Name    string
	Kind    Kind
	Source  Source
	Columns []string // headings
	Fields  []Field  // of each
	Choices Choices
}

// savedKey is where this computer remembers the mappings of a person.
const savedKey = "import.mappings"

// SavedMappings lists the mappings kept on this computer, by name.
func SavedMappings(ctx context.Context, desk *app.Desk) ([]Saved, error) {
	text, err := desk.Recall(ctx, savedKey)
	if err != nil || text == "" {
		return nil, err
	}
	var saved []Saved
	if json.Unmarshal([]byte(text), &saved) != nil {
		return nil, nil // of another version
	}
	return saved, nil
}

// SaveMapping keeps a mapping under its name, in the place of a former one.
func SaveMapping(ctx context.Context, desk *app.Desk, mapping Saved) error {
	if strings.TrimSpace(mapping.Name) == "" {
		return fail.Required("name")
	}
	saved, err := SavedMappings(ctx, desk)
	if err != nil {
		return err
	}
	saved = slices.DeleteFunc(saved, func(s Saved) bool { return s.Name == mapping.Name })
	saved = append(saved, mapping)
	slices.SortFunc(saved, func(a, b Saved) int { return strings.Compare(a.Name, b.Name) })
	text, err := json.Marshal(saved)
	if err != nil {
		return err
	}
	return desk.Remember(ctx, savedKey, string(text))
}

// Fits tells whether a file has the headings that the mapping was made for.
func (s Saved) Fits(columns []string) bool {
	return slices.EqualFunc(s.Columns, columns, func(a, b string) bool { return heading(a) == heading(b) })
}

// For gives the mapping for a file, heading by heading: its columns may stand
// in another order, and others between them.
func (s Saved) For(columns []string) Mapping {
	mapping := Mapping{Kind: s.Kind, Source: s.Source, Fields: make([]Field, len(columns))}
	taken := make([]bool, len(s.Columns))
	for i, column := range columns {
		for n, known := range s.Columns {
			if !taken[n] && n < len(s.Fields) && heading(known) == heading(column) {
				mapping.Fields[i], taken[n] = s.Fields[n], true
				break
			}
		}
	}
	return mapping
}

// Begin makes the job of a file as well as can be: by the saved mapping that
// fits it, else by what its headings are called. Kind and source are found out
// where they are left empty. Offered is the name of the saved mapping.
func Begin(file *File, kind Kind, source Source, saved []Saved) (job Job, offered string) {
	job.File = file
	found, of := Recognise(file.Columns)
	for _, s := range saved {
		if s.Fits(file.Columns) && (kind == "" || kind == s.Kind) && (source == "" || source == s.Source) {
			job.Mapping, job.Choices = s.For(file.Columns), s.Choices
			return job, s.Name
		}
	}
	if source == "" {
		if source = found; kind != "" && kind != of {
			source = sourceOf(file.Columns, kind)
		}
	}
	if kind == "" {
		kind = of
	}
	job.Mapping = Guess(file.Columns, kind, source)
	return job, ""
}
