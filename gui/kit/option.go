package kit

import "tallydesk/gui/icon"

// Option is one of several things to choose from.
type Option struct {
	// Value is what the program knows it by.
	Value string
	// Label is what the person reads.
	Label string
	// Detail stands after the label, in text-3.
	Detail string
	// Icon stands before the label.
	Icon icon.Icon
	// Key is the key that chooses it, shown after the label.
	Key string
	// Count stands after the label of a view, bold.
	Count string
}

// indexOf is where a value is among options; -1 for nowhere.
func indexOf(options []Option, value string) int {
	for i, option := range options {
		if option.Value == value {
			return i
		}
	}
	return -1
}
