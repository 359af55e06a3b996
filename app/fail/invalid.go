package fail

import "errors"

// Invalid says that what was entered in one field cannot be taken. A form
// shows it at the field.
type Invalid struct {
	Field  string // the form's field, also the command's: "minutes", "subject"
	Reason string // names the words error.invalid.<Reason>
	Args   Args
}

// NewInvalid makes the error of a field with the words error.invalid.<reason>.
func NewInvalid(field, reason string, args ...Args) *Invalid {
	return &Invalid{Field: field, Reason: reason, Args: merged(args)}
}

// Required says that a field may not be empty.
func Required(field string) *Invalid { return NewInvalid(field, "required") }

// Error writes the error for a log, in no particular language.
func (e *Invalid) Error() string {
	return "invalid " + e.Field + ": " + e.Reason + e.Args.String()
}

// Is reports whether target is NotValid.
func (e *Invalid) Is(target error) bool { return target == error(NotValid) }

// In gives err with every *Invalid in it said of the form's field: parsers know
// no form. Nil stays nil, and an error without any stays as it is.
func In(field string, err error) error {
	found := Invalids(err)
	if len(found) == 0 {
		return err
	}
	moved := make([]error, len(found))
	for i, one := range found {
		there := *one
		there.Field = field
		moved[i] = &there
	}
	if len(moved) == 1 {
		return moved[0]
	}
	return Join(moved...)
}

// Join makes one error of several, nil ones left out; nil when none is left.
func Join(errs ...error) error { return errors.Join(errs...) }

// Invalids lists every *Invalid in err, in the order they were joined.
func Invalids(err error) []*Invalid {
	switch e := err.(type) {
	case nil:
		return nil
	case *Invalid:
		return []*Invalid{e}
	case interface{ Unwrap() []error }:
		var all []*Invalid
		for _, one := range e.Unwrap() {
			all = append(all, Invalids(one)...)
		}
		return all
	default:
		return Invalids(errors.Unwrap(err))
	}
}
