package app_test

import (
	"encoding/json"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tallydesk/app/civil"
	"tallydesk/app/command"
	"tallydesk/app/fail"
)

// rubbish gives values of a field's type that nobody should have typed; those
// named "!…" must be refused wherever they are written.
func rubbish(s *scene, field reflect.Value) map[string]any {
	switch field.Interface().(type) {
	case civil.Day:
		return map[string]any{"before all days": civil.Day(math.MinInt32), "never": civil.Never, "!far": civil.Date(9999, 12, 31) + 1, "year 0": civil.Date(0, 1, 1)}
	case time.Time:
		return map[string]any{"!far": time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), "!early": time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), "epoch": time.UnixMilli(0)}
	}
	switch field.Kind() {
	case reflect.String:
		return map[string]any{
			"!control": "a\x00b", "!broken": "a\xffb", "!huge": strings.Repeat("å", 300_000), "quoted": `"; DROP TABLE ticket; --`, "blank": " ",
			"empty": "", "comma": "a,b", "emoji": "👩‍👩‍👧 \u202eLTR", "id of a customer": s.customer, "id of a contact": s.contact, "id of staff": s.staff,
		}
	case reflect.Int, reflect.Int64:
		return map[string]any{"least": math.MinInt64, "most": math.MaxInt64, "minus": -1, "large": 1 << 40}
	}
	return nil
}

// eachField gives every settable field of a command to fn, those of its parts
// and of the first element of its lists too.
func eachField(path string, value reflect.Value, fn func(path string, field reflect.Value)) {
	switch {
	case value.Type() == reflect.TypeFor[time.Time]():
		fn(path, value)
	case value.Kind() == reflect.Struct:
		for i := range value.NumField() {
			if value.Type().Field(i).IsExported() {
				eachField(path+"."+value.Type().Field(i).Name, value.Field(i), fn)
			}
		}
	case value.Kind() == reflect.Array:
		eachField(path+"[]", value.Index(0), fn)
	case value.Kind() == reflect.Slice:
		if value.Len() == 0 {
			value.Set(reflect.MakeSlice(value.Type(), 1, 1))
		}
		eachField(path+"[0]", value.Index(0), fn)
	default:
		fn(path, value)
	}
}

// overlooked are fields that the command does not look at: what they say is
// known otherwise.
var overlooked = []string{
	"contact.change.AddContact.CustomerID", "installation.change.Install.CustomerID", "installation.change.Install.ProductID", "user.add.StaffID",
}

// Whatever a field holds, a command is done or refused in words; it never ends
// in a technical error.
func TestRubbishIsRefusedInWords(t *testing.T) {
	s := newScene(t)
	for _, name := range slices.Sorted(maps.Keys(examples)) {
		cmd := examples[name](s)
		var paths []string
		eachField("", clone(cmd).Elem(), func(path string, _ reflect.Value) { paths = append(paths, path) })
		for _, wanted := range paths {
			var probe reflect.Value
			eachField("", clone(cmd).Elem(), func(path string, field reflect.Value) {
				if path == wanted {
					probe = field
				}
			})
			for what := range rubbish(s, probe) {
				hostile := clone(cmd)
				setField(s, hostile, wanted, what)
				mustFail := strings.HasPrefix(what, "!") && !slices.Contains(overlooked, name+wanted)
				tryHostile(t, s, hostile.Interface().(command.Command), name+wanted+": "+what, mustFail)
			}
		}
	}
}

// clone copies a command by way of the journal.
func clone(cmd command.Command) reflect.Value {
	payload, err := json.Marshal(cmd)
	if err != nil {
		panic(err)
	}
	copied, err := command.Decode(cmd.Spec().Name, payload)
	if err != nil {
		panic(err)
	}
	return reflect.ValueOf(copied)
}

func setField(s *scene, cmd reflect.Value, wanted, what string) {
	before := clone(cmd.Interface().(command.Command))
	eachField("", cmd.Elem(), func(path string, field reflect.Value) {
		if path == wanted {
			value := reflect.ValueOf(rubbish(s, field)[what])
			field.Set(value.Convert(field.Type()))
		}
	})
	restoreLists(before.Elem(), cmd.Elem(), wanted, "")
}

// restoreLists empties the lists again that eachField made longer on its way to
// other fields.
func restoreLists(before, now reflect.Value, wanted, path string) {
	if now.Kind() == reflect.Struct && now.Type() != reflect.TypeFor[time.Time]() {
		for i := range now.NumField() {
			if now.Type().Field(i).IsExported() {
				restoreLists(before.Field(i), now.Field(i), wanted, path+"."+now.Type().Field(i).Name)
			}
		}
	}
	if now.Kind() == reflect.Slice && before.Len() == 0 && !strings.HasPrefix(wanted, path+"[0]") {
		now.SetZero()
	}
}

func tryHostile(t *testing.T, s *scene, cmd command.Command, what string, mustFail bool) {
	t.Helper()
	defer func() {
		if trouble := recover(); trouble != nil {
			t.Errorf("%s: panic: %v", what, trouble)
		}
	}()
	err := s.Try(ctx, cmd)
	_, told := fail.As(err)
	switch {
	case err == nil && mustFail:
		t.Errorf("%s: is taken", what)
	case err != nil && !told && len(fail.Invalids(err)) == 0:
		t.Errorf("%s: %.300v", what, err)
	}
}
