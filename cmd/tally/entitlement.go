package main

import (
	"regexp"
	"strconv"
	"strings"

	"tallydesk/app/bank"
	"tallydesk/app/fail"
	"tallydesk/app/terms"
)

// An entitlement on the command line is its kind and its fields, by the names
// that errors use: "allowance minutes=4h rollover=capped cap=12h". A value goes
// on until the next field.

var fieldStart = regexp.MustCompile(`\s+([a-z_]+)=`)

// entitlement reads a contract line; prices are in the currency.
func (c *call) entitlement(text, currency string) (terms.Line, error) {
	starts := fieldStart.FindAllStringSubmatchIndex(text, -1)
	end := len(text)
	if len(starts) > 0 {
		end = starts[0][0]
	}
	line := terms.Line{Kind: terms.Kind(strings.TrimSpace(text[:end]))}
	for i, start := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		name := text[start[2]:start[3]]
		if err := c.setField(&line, name, strings.TrimSpace(text[start[1]:end]), currency); err != nil {
			return line, err
		}
	}
	return line, nil
}

// setField sets a field of a contract line by its name.
func (c *call) setField(line *terms.Line, name, value, currency string) (err error) {
	where := "--line " + name
	switch name {
	case "name":
		line.Name = value
	case "from":
		line.ValidFrom, err = c.day(where, value)
	case "to":
		line.ValidTo, err = c.day(where, value)
	case "minutes":
		line.Minutes, err = c.length(where, value)
	case "cap":
		line.Cap, err = c.length(where, value)
	case "least":
		line.Least, err = c.length(where, value)
	case "rollover":
		line.RollOver = bank.RollOver(value)
	case "cycle":
		line.Cycle = bank.Cycle(value)
	case "rollover_months":
		line.RollOverMonths, err = number(where, value)
	case "per_year":
		line.PerYear, err = number(where, value)
	case "pro_rata":
		line.ProRata, err = truth(where, value)
	case "hosted_only":
		line.HostedOnly, err = truth(where, value)
	case "early_use":
		line.EarlyUse, err = truth(where, value)
	case "when_paid":
		line.WhenPaid, err = truth(where, value)
	case "covers":
		line.Covers = listed(value)
	case "scope":
		line.Scope.Kinds = listed(value)
	case "work":
		line.Scope.WorkTypes = listed(value)
	case "period":
		line.Period = terms.Period(value)
	case "price":
		price, reading := c.amount(where, value, currency)
		line.Price, err = price.Minor, reading
		if reading == nil && price.Currency != currency {
			err = badly(where, fail.NewInvalid("price", "currency.other", fail.Args{"Currency": currency}))
		}
	default:
		err = badly("--line", fail.NewInvalid("line", "line_field", fail.Args{"Text": name}))
	}
	return err
}

func number(name, text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, badly(name, fail.NewInvalid("number", "number", fail.Args{"Text": text}))
	}
	return n, nil
}

func truth(name, text string) (bool, error) {
	switch text {
	case "yes", "ja":
		return true, nil
	case "no", "nej":
		return false, nil
	}
	return false, badly(name, fail.NewInvalid("truth", "yes_or_no", fail.Args{"Text": text}))
}

// listed reads names with commas between them.
func listed(text string) []string {
	var list []string
	for name := range strings.SplitSeq(text, ",") {
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, name)
		}
	}
	return list
}

// quarter reads which quarter bought hours serve.
func quarter(text string) bank.Quarter {
	if text == "next" {
		return bank.NextQuarter
	}
	return bank.ThisQuarter
}
