package config

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/knadh/koanf/parsers/toml/v2"
	"github.com/knadh/koanf/providers/confmap"
	"github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/structs"
	"github.com/knadh/koanf/v2"

	"tallydesk/app/fail"
)

// Source says where a value comes from.
type Source string

// The sources, each laid over the one before.
const (
	FromDefault     Source = "default"
	FromFile        Source = "file"
	FromEnvironment Source = "environment"
	FromFlag        Source = "flag"
)

// layer is what one source says: values by setting, checked.
type layer struct {
	source Source
	values map[string]any
	where  func(name string) string // where a setting stands in it: "user.toml:3", "TALLYDESK_DB", "--db"
}

// delim divides the parts of a setting's name.
const delim = "."

// parse reads a file's content, without checking what it says.
func parse(file string, content []byte) (map[string]any, error) {
	parsed, err := toml.Parser().Unmarshal(content)
	if err != nil {
		var at interface{ Position() (row, column int) }
		where := file
		if errors.As(err, &at) {
			row, column := at.Position()
			where = fmt.Sprintf("%s:%d:%d", file, row, column)
		}
		return nil, fail.New(fail.NotValid, "config.syntax", fail.Args{"Where": where, "Text": firstLine(err)}).Because(err)
	}
	k := koanf.New(delim)
	if err := k.Load(confmap.Provider(parsed, ""), nil); err != nil {
		return nil, err
	}
	return k.All(), nil
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimPrefix(line, "toml: ")
}

// ofFile is what a file says.
func ofFile(file string, content []byte) (layer, error) {
	values, err := parse(file, content)
	if err != nil {
		return layer{}, err
	}
	maps.DeleteFunc(values, emptyTable)
	l := layer{source: FromFile, values: values, where: func(name string) string { return at(file, lineOf(content, name)) }}
	return l, l.check()
}

// emptyTable tells whether a value is only the head of a table of settings.
func emptyTable(name string, value any) bool {
	table, ok := value.(map[string]any)
	return ok && len(table) == 0 && slices.ContainsFunc(keys, func(k key) bool { return strings.HasPrefix(k.name, name+delim) })
}

func at(file string, line int) string {
	if line == 0 {
		return file
	}
	return file + ":" + strconv.Itoa(line)
}

// ofEnvironment is what the variables say whose names begin with TALLYDESK_.
func ofEnvironment(environ []string) (layer, error) {
	names := map[string]string{}
	for _, k := range keys {
		names[Variable(k.name)] = k.name
	}
	k := koanf.New("\x00") // names are whole
	provider := env.Provider("\x00", env.Opt{
		Prefix: variablePrefix, EnvironFunc: func() []string { return environ },
		TransformFunc: func(variable, value string) (string, any) {
			name, known := names[variable]
			switch {
			case !known:
				return variable, value
			case value == "": // an empty variable says nothing
				return "", nil
			}
			return name, here(name, value)
		},
	})
	if err := k.Load(provider, nil); err != nil {
		return layer{}, err
	}
	l := layer{source: FromEnvironment, values: k.All(), where: func(name string) string {
		if _, known := keyNamed(name); known {
			return Variable(name)
		}
		return name
	}}
	return l, l.check()
}

// ofFlags is what was said on the command line.
func ofFlags(flags map[string]string) (layer, error) {
	values := map[string]any{}
	for name, value := range flags {
		values[name] = here(name, value)
	}
	l := layer{source: FromFlag, values: values, where: flagOf}
	return l, l.check()
}

// flagOf is the flag that says what a setting is.
func flagOf(name string) string {
	if name == "language" {
		return "--lang"
	}
	return "--" + name
}

// ofDefaults is what holds where nobody says anything.
func ofDefaults() (layer, error) {
	k := koanf.New(delim)
	err := k.Load(structs.ProviderWithDelim(Default(), "koanf", delim), nil)
	return layer{source: FromDefault, where: func(string) string { return "" }, values: k.All()}, err
}

// check refuses unknown settings and values that a setting cannot hold, and
// makes of the others what Config holds.
func (l layer) check() error {
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(l.values)) {
		k, known := keyNamed(name)
		if !known {
			errs = append(errs, unknown(l.where(name), name))
			continue
		}
		value, err := k.read(l.values[name])
		if err != nil {
			errs = append(errs, placed(err, l.where(name), name))
			continue
		}
		l.values[name] = value
	}
	if len(errs) > 0 {
		return errs[0] // one at a time: each says what to do
	}
	return nil
}

func unknown(where, name string) error {
	if like := likest(strings.ToLower(strings.TrimPrefix(name, variablePrefix))); like != "" {
		return fail.New(fail.NotValid, "config.unknown_like", fail.Args{"Where": where, "Key": name, "Like": like})
	}
	return fail.New(fail.NotValid, "config.unknown", fail.Args{"Where": where, "Key": name})
}

// placed says where a value stands that cannot be taken.
func placed(err error, where, name string) error {
	for _, invalid := range fail.Invalids(err) {
		return fail.New(fail.NotValid, invalid.Reason, invalid.Args, fail.Args{"Where": where, "Key": name})
	}
	return err
}

// lineOf finds the line, from 1 on, on which a file sets something; 0 when it
// is not found.
func lineOf(content []byte, name string) int {
	table := ""
	number := 0
	for line := range strings.Lines(string(content)) {
		number++
		line = strings.TrimSpace(line)
		if head, ok := strings.CutPrefix(line, "["); ok {
			head, _, _ = strings.Cut(head, "]")
			table = plain(head) + delim
			if table == name+delim {
				return number
			}
			continue
		}
		left, _, ok := strings.Cut(line, "=")
		if ok && (table+plain(left) == name || table == "" && strings.HasPrefix(name, plain(left)+delim)) {
			return number
		}
	}
	return 0
}

// plain is a name without quotes and spaces.
func plain(name string) string {
	return strings.NewReplacer(`"`, "", "'", "", " ", "", "\t", "", "[", "").Replace(name)
}
