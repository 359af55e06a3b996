package config

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/adrg/xdg"
	"github.com/knadh/koanf/parsers/toml/v2"
	"github.com/knadh/koanf/providers/confmap"
	"github.com/knadh/koanf/v2"

	"tallydesk/app/fail"
)

// Sources are where a configuration is read from.
type Sources struct {
	System  []string          // files for everybody on this computer; a later one counts more
	User    string            // the person's own file: the only one that is written; empty for none
	Environ []string          // as os.Environ gives it
	Flags   map[string]string // what was said on the command line, by setting
}

// Usual are the sources on this computer: tallydesk/tallydesk.toml in the
// system's configuration folders, and tallydesk/user.toml in the person's.
func Usual(environ []string, flags map[string]string) Sources {
	s := Sources{User: filepath.Join(xdg.ConfigHome, "tallydesk", "user.toml"), Environ: environ, Flags: flags}
	for _, folder := range slices.Backward(xdg.ConfigDirs) {
		s.System = append(s.System, filepath.Join(folder, "tallydesk", "tallydesk.toml"))
	}
	return s
}

// Value is one setting as it holds now.
type Value struct {
	Key    string
	Value  any // string, int or bool
	Source Source
	Where  string // the file and line, the variable or the flag that says so
}

// Fixed tells whether the value holds whatever the person's file says.
func (v Value) Fixed() bool { return v.Source == FromEnvironment || v.Source == FromFlag }

// Store is the configuration of a running program. Safe for concurrent use.
type Store struct {
	mu       sync.Mutex
	sources  Sources
	now      Config
	values   []Value
	watchers map[int]func()
	next     int
}

// Load reads and checks all sources. With an error, which names the file, the
// setting and what would be right, the store holds the defaults.
func Load(sources Sources) (*Store, error) {
	sources.Flags = maps.Clone(sources.Flags)
	s := &Store{sources: sources, now: Default(), watchers: map[int]func(){}}
	now, values, err := read(sources)
	if err != nil {
		usual, trouble := ofDefaults()
		if trouble == nil {
			s.now, s.values, trouble = lay([]layer{usual})
		}
		return s, errors.Join(err, trouble)
	}
	s.now, s.values = now, values
	return s, nil
}

// read lays the sources over each other.
func read(sources Sources) (Config, []Value, error) {
	usual, err := ofDefaults()
	if err != nil {
		return Config{}, nil, err
	}
	layers := []layer{usual}
	for _, file := range append(slices.Clone(sources.System), sources.User) {
		content, err := contentOf(file)
		if err != nil {
			return Config{}, nil, err
		}
		l, err := ofFile(file, content)
		if err != nil {
			return Config{}, nil, err
		}
		layers = append(layers, l)
	}
	environment, err := ofEnvironment(sources.Environ)
	if err != nil {
		return Config{}, nil, err
	}
	flags, err := ofFlags(sources.Flags)
	if err != nil {
		return Config{}, nil, err
	}
	return lay(append(layers, environment, flags))
}

// lay puts layers over each other and notes where each value comes from.
func lay(layers []layer) (Config, []Value, error) {
	k := koanf.New(delim)
	values := map[string]Value{}
	for _, l := range layers {
		if err := k.Load(confmap.Provider(l.values, delim), nil); err != nil {
			return Config{}, nil, err
		}
		for name, value := range l.values {
			values[name] = Value{Key: name, Value: value, Source: l.source, Where: l.where(name)}
		}
	}
	var config Config
	if err := k.Unmarshal("", &config); err != nil {
		return Config{}, nil, err
	}
	return config, slices.SortedFunc(maps.Values(values), byKeys), nil
}

// contentOf reads a file; one that is not there is empty.
func contentOf(file string) ([]byte, error) {
	if file == "" {
		return nil, nil
	}
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNotFolder) {
		return nil, nil
	}
	if err != nil {
		return nil, fail.New(fail.CannotOpen, "config.read", fail.Args{"Where": file}).Because(err)
	}
	return content, nil
}

// Now gives the configuration as it holds now.
func (s *Store) Now() Config {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// Values lists all settings with where each comes from.
func (s *Store) Values() []Value {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.values)
}

// Value gives one setting with where it comes from.
func (s *Store) Value(name string) Value {
	for _, v := range s.Values() {
		if v.Key == name {
			return v
		}
	}
	return Value{Key: name}
}

// File is the person's own file.
func (s *Store) File() string { return s.sources.User }

// Set writes one setting into the person's file. It takes effect at once, also
// over a flag with which the program was started. A value that the setting
// cannot hold is a *fail.Invalid of the setting's name.
func (s *Store) Set(name, value string) error {
	k, known := keyNamed(name)
	if !known {
		return unknown(name, name)
	}
	taken, err := k.read(here(name, value))
	if err != nil {
		return fail.In(name, err)
	}
	return s.change(name, func(values map[string]any) { values[name] = taken })
}

// Unset takes a setting out of the person's file, also one that is unknown: it
// holds again what the other sources say.
func (s *Store) Unset(name string) error {
	return s.change(name, func(values map[string]any) { delete(values, name) })
}

// change changes the person's file as it is now, unless it would not be valid
// after it.
func (s *Store) change(name string, make func(values map[string]any)) error {
	s.mu.Lock()
	err := s.changeFile(name, make)
	told := slices.Collect(maps.Values(s.watchers))
	s.mu.Unlock()
	if err != nil {
		return err
	}
	for _, f := range told {
		f()
	}
	return nil
}

func (s *Store) changeFile(name string, make func(values map[string]any)) error {
	content, err := contentOf(s.sources.User)
	if err != nil {
		return err
	}
	values, err := parse(s.sources.User, content)
	if err != nil {
		return err
	}
	make(values)
	fresh, err := written(values)
	if err != nil {
		return err
	}
	if _, err := ofFile(s.sources.User, fresh); err != nil {
		return err
	}
	if err := save(s.sources.User, fresh); err != nil {
		return fail.New(fail.CannotOpen, "config.write", fail.Args{"Where": s.sources.User}).Because(err)
	}
	delete(s.sources.Flags, name)
	now, all, err := read(s.sources)
	if err == nil {
		s.now, s.values = now, all
	}
	return err
}

// written gives settings as a file's content.
func written(values map[string]any) ([]byte, error) {
	k := koanf.New(delim)
	if err := k.Load(confmap.Provider(values, delim), nil); err != nil {
		return nil, err
	}
	if len(k.Keys()) == 0 {
		return nil, nil
	}
	return k.Marshal(toml.Parser())
}

// Watch calls f after every change until stop is called.
func (s *Store) Watch(f func()) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.next
	s.next++
	s.watchers[id] = f
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, id)
	}
}
