package words

import (
	"fmt"
	"strconv"
	"strings"

	"tallydesk/app/money"
)

// minus is the true minus sign, as wide as a figure.
const minus = "−"

// Duration writes minutes as people say them: "1 h 30", "0 h 40", "2 h"; in
// Swedish "1 tim 30 min", "40 min", "2 tim". Never like a clock.
func (w *Words) Duration(minutes int) string {
	sign, hours, rest := split(minutes)
	if w.lang == "sv" {
		return sign + w.swedish(hours, rest)
	}
	if rest == 0 {
		return fmt.Sprintf("%s%d %s", sign, hours, w.hour)
	}
	return fmt.Sprintf("%s%d %s %02d", sign, hours, w.hour, rest)
}

func (w *Words) swedish(hours, rest uint) string {
	switch {
	case hours == 0:
		return fmt.Sprintf("%d %s", rest, w.minute)
	case rest == 0:
		return fmt.Sprintf("%d %s", hours, w.hour)
	}
	return fmt.Sprintf("%d %s %d %s", hours, w.hour, rest, w.minute)
}

// Hours writes minutes for a column of figures: always "2 h 00" in English;
// in Swedish like Duration.
func (w *Words) Hours(minutes int) string {
	if w.lang == "sv" {
		return w.Duration(minutes)
	}
	sign, hours, rest := split(minutes)
	return fmt.Sprintf("%s%d %s %02d", sign, hours, w.hour, rest)
}

// Change writes minutes gained or lost for a column: "+0 h 45", "−1 h 30".
func (w *Words) Change(minutes int) string {
	if minutes > 0 {
		return "+" + w.Hours(minutes)
	}
	return w.Hours(minutes)
}

// ClockHours writes minutes as "1:30", for grids whose head says hours.
func (w *Words) ClockHours(minutes int) string {
	sign, hours, rest := split(minutes)
	return fmt.Sprintf("%s%d:%02d", sign, hours, rest)
}

// split takes minutes apart. The parts are unsigned so that the least integer
// has them too.
func split(minutes int) (sign string, hours, rest uint) {
	size := uint(minutes)
	if minutes < 0 {
		sign, size = minus, -size
	}
	return sign, size / 60, size % 60
}

// Number writes a whole number in groups of three: "1,240", Swedish "1 240".
func (w *Words) Number(n int) string {
	digits := strconv.FormatUint(uint64(magnitude(n)), 10)
	separator := ","
	if w.lang == "sv" {
		separator = " "
	}
	var text strings.Builder
	if n < 0 {
		text.WriteString(minus)
	}
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			text.WriteString(separator)
		}
		text.WriteRune(digit)
	}
	return text.String()
}

func magnitude(n int) uint {
	if n < 0 {
		return -uint(n)
	}
	return uint(n)
}

// Decimal writes a number with some decimals and the language's decimal sign:
// "1.2", Swedish "1,2".
func (w *Words) Decimal(x float64, decimals int) string {
	text := strings.Replace(strconv.FormatFloat(x, 'f', decimals, 64), "-", minus, 1)
	if w.lang == "sv" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// Bytes writes the size of a file in steps of a thousand: "214 kB", "1.2 MB".
func (w *Words) Bytes(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	size, unit := float64(n)/1000, "kB"
	for _, larger := range []string{"MB", "GB", "TB"} {
		if size < 999.5 {
			break
		}
		size, unit = size/1000, larger
	}
	if size < 9.95 && unit != "kB" {
		return w.Decimal(size, 1) + " " + unit
	}
	return w.Decimal(size, 0) + " " + unit
}

// Money writes an amount: "23 000 kr", "958.50 kr", Swedish "958,50 kr".
func (w *Words) Money(a money.Amount) string { return money.Format(a, w.lang) }
