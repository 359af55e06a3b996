package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"tallydesk/app/access"
	"tallydesk/app/command"
	"tallydesk/app/config"
	"tallydesk/app/export"
	"tallydesk/app/intake"
	"tallydesk/app/terms"
	"tallydesk/app/ticket"
	"tallydesk/app/view"
	"tallydesk/app/words"
)

// choices lists the codes that a flag with the tag of:"name" can have.
func choices(name string) []string {
	switch name {
	case "langs":
		return words.Languages
	case "staffroles":
		return codes([]access.Role{access.Admin, access.Agent})
	case "roles":
		return codes(access.Roles)
	case "kinds":
		return codes(ticket.Kinds)
	case "states":
		return codes(ticket.States)
	case "priorities":
		return codes(ticket.Priorities)
	case "channels":
		return codes(ticket.Channels)
	case "causes":
		return codes(ticket.Causes)
	case "deployments":
		return command.Deployments
	case "functions":
		return command.Functions
	case "liaisons":
		return command.LiaisonFunctions
	case "statuses":
		return []string{"active", "former"}
	case "templates":
		return templateKeys()
	case "templateuses":
		return codes(command.TemplateUses)
	case "overuses":
		return codes(terms.OverUses)
	case "worktypes":
		return terms.WorkTypes
	case "classes":
		return codes(command.HandClasses)
	case "entrystates":
		return codes([]command.EntryState{command.Draft, command.Submitted, command.Approved})
	case "quarters":
		return []string{"current", "next"}
	case "contractstates":
		return codes(view.ContractStates)
	case "queues":
		return []string{"queue", "activity", "number"}
	case "sources":
		return codes(intake.Sources)
	case "dateorders":
		return codes(intake.Orders)
	case "units":
		return codes(intake.Units)
	case "encodings":
		return codes(intake.Encodings)
	case "settings":
		return config.Keys()
	case "formats":
		return codes(export.Formats)
	case "chargeclasses":
		return codes(chargeClasses)
	case "shells":
		return []string{"bash", "zsh", "fish", "powershell"}
	}
	return nil
}

func codes[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, value := range values {
		list[i] = string(value)
	}
	return list
}

func templateKeys() []string {
	var keys []string
	for _, template := range terms.Templates() {
		keys = append(keys, template.Key)
	}
	return keys
}

// choicesOf gives the choices of a flag or argument; none where it is free.
func choicesOf(value *kong.Value) []string { return choices(value.Tag.Get("of")) }

// checkChoices refuses values that are not among the choices.
func checkChoices(parsed *kong.Context) error {
	for _, path := range parsed.Path {
		value := path.Positional
		if path.Flag != nil {
			value = path.Flag.Value
		}
		if value == nil {
			continue
		}
		allowed := choicesOf(value)
		for _, typed := range texts(value.Target) {
			if len(allowed) > 0 && !slices.Contains(allowed, typed) {
				return &misuse{node: reached(parsed), key: "cli.misuse.choice", args: []any{
					"Name", value.ShortSummary(), "Text", typed, "Choices", strings.Join(allowed, ", "),
				}}
			}
		}
	}
	return nil
}

// texts gives a value of the grammar, or each of several, as text.
func texts(value reflect.Value) []string {
	if value.Kind() != reflect.Slice {
		return []string{fmt.Sprint(value.Interface())}
	}
	var list []string
	for i := range value.Len() {
		list = append(list, fmt.Sprint(value.Index(i).Interface()))
	}
	return list
}
