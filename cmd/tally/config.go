package main

import (
	"fmt"

	"tallydesk/app/config"
	"tallydesk/app/fail"
)

type configNoun struct {
	Show  configShow  `cmd:""`
	Set   configSet   `cmd:""`
	Unset configUnset `cmd:""`
	Path  configPath  `cmd:""`
}

type configShow struct{}

func (configShow) examples() []string {
	return []string{"config show", "config show --json"}
}

func (configShow) runAlone(c *call) error {
	var records []record
	for _, v := range c.config.Values() {
		records = append(records, record{
			{"setting", v.Key}, {"value", c.held(v)}, {"source", coded{"config.source.", string(v.Source)}}, {"where", v.Where},
		})
	}
	return c.out.list(records, "", "setting", "value", "source", "where")
}

// held is a setting's value: for people as it stands in a file.
func (c *call) held(v config.Value) any {
	if c.out.json {
		return v.Value
	}
	return fmt.Sprint(v.Value)
}

type configSet struct {
	Setting string `arg:"" is:"code" of:"settings"`
	Value   string `arg:"" is:"text"`
}

func (configSet) examples() []string {
	return []string{"config set text_size 115", "config set language sv", "config set backup.every hour"}
}

func (k *configSet) runAlone(c *call) error {
	if err := c.config.Set(k.Setting, k.Value); err != nil {
		return badly("<value>", err)
	}
	return c.configured(k.Setting, "cli.done.config.set")
}

func (configSet) mends() {}

type configUnset struct {
	Setting string `arg:"" is:"code"`
}

func (configUnset) examples() []string { return []string{"config unset text_size"} }

func (k *configUnset) runAlone(c *call) error {
	if err := c.config.Unset(k.Setting); err != nil {
		return err
	}
	return c.configured(k.Setting, "cli.done.config.unset")
}

func (configUnset) mends() {}

// configured tells what a setting is now, and when something counts more than
// the person's file.
func (c *call) configured(setting, key string) error {
	v := c.config.Value(setting)
	told := record{{"setting", setting}, {"value", c.held(v)}, {"source", coded{"config.source.", string(v.Source)}}, {"where", v.Where}}
	if v.Source == config.FromEnvironment {
		key = "cli.done.config.fixed"
	}
	return c.done(told, key, "Setting", setting, "Value", fmt.Sprint(v.Value), "Where", v.Where)
}

type configPath struct{}

func (configPath) examples() []string { return []string{"config path"} }

func (configPath) runAlone(c *call) error {
	if c.config.File() == "" {
		return fail.New(fail.NotFound, "file", fail.Args{"Path": "user.toml"})
	}
	return c.done(record{{"file", c.config.File()}}, "cli.done.config.path", "File", c.config.File())
}

func (configPath) mends() {}
