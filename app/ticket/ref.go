package ticket

import (
	"strconv"
	"strings"
)

// FirstNumber is the number of a customer's first ticket; the others follow it.
const FirstNumber = 1001

// Ref writes a ticket's number with its customer's code, as it is said where
// several customers are in sight: "SUND-1042" (R-ACC-7).
func Ref(code string, number int) string { return code + "-" + strconv.Itoa(number) }

// OwnRef writes a ticket's number as its customer reads it: "#1042" (R-ACC-7).
func OwnRef(number int) string { return "#" + strconv.Itoa(number) }

// ParseRef reads what people type for a ticket: "SUND-1042", "#1042" or "1042".
// The code, in upper case, is empty where none was typed.
func ParseRef(typed string) (code string, number int, ok bool) {
	typed = strings.TrimSpace(typed)
	if before, after, coded := strings.Cut(typed, "-"); coded && before != "" {
		code, typed = strings.ToUpper(before), after
	} else {
		typed = strings.TrimPrefix(typed, "#")
	}
	if typed == "" || strings.Trim(typed, "0123456789") != "" {
		return "", 0, false
	}
	number, err := strconv.Atoi(typed)
	return code, number, err == nil
}
