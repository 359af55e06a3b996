package kit

import (
	"tallydesk/gui/icon"
	"tallydesk/gui/theme"
)

// The shapes of the priorities, by the value in code: shape says it before colour does.
var priorities = map[string]Badge{
	"very_high": {Icon: icon.PriorityVeryHigh, Tone: theme.Danger, Fill: FillSolid, Bold: true},
	"high":      {Icon: icon.PriorityHigh, Tone: theme.Danger, Fill: FillTone},
	"medium":    {Icon: icon.PriorityMedium, Ink: theme.Text2},
	"low":       {Icon: icon.PriorityLow, Ink: theme.Text3},
}

// PriorityBadge is the chip of a priority: very_high, high, medium or low. The word is the caller's.
func PriorityBadge(value, word string) Badge {
	badge := priorities[value]
	badge.Text = word
	return badge
}

// PriorityIcon is the priority as an icon alone, in its tone, for a list beside a detail.
func PriorityIcon(value string) (icon.Icon, theme.Name) {
	badge := priorities[value]
	if badge.Ink == "" {
		return badge.Icon, badge.Tone.Ink()
	}
	return badge.Icon, badge.Ink
}

// The shapes of the states, by the value in code: a circle that fills as the work goes on.
var states = map[string]Badge{
	"new":              {Icon: icon.StateNew, Tone: theme.Info},
	"awaiting_liaison": {Icon: icon.StateAwaitingLiaison, Tone: theme.Warning},
	"assessed":         {Icon: icon.StateAssessed, Tone: theme.Neutral},
	"in_progress":      {Icon: icon.StateInProgress, Tone: theme.Info},
	"waiting_customer": {Icon: icon.StateWaitingCustomer, Tone: theme.Warning},
	"waiting_approval": {Icon: icon.StateWaitingApproval, Tone: theme.Warning},
	"waiting_release":  {Icon: icon.StateWaitingRelease, Tone: theme.Neutral},
	"resolved":         {Icon: icon.StateResolved, Tone: theme.Good},
	"closed":           {Icon: icon.StateClosed, Tone: theme.Neutral},
	"declined":         {Icon: icon.StateDeclined, Tone: theme.Neutral},
	"merged":           {Icon: icon.StateMerged, Tone: theme.Neutral},
}

// StateBadge is the chip of a ticket's state with its ground, for the ticket's head. The word is the caller's: staff
// and customers read different ones.
func StateBadge(value, word string) Badge {
	badge := states[value]
	badge.Text, badge.Fill = word, FillTone
	return badge
}

// StateIcon is the state's shape and its ink, for lists, where the word beside it is plain text.
func StateIcon(value string) (icon.Icon, theme.Name) {
	badge := states[value]
	return badge.Icon, badge.Tone.Ink()
}

// The looks of a deadline, by its case.
var deadlines = map[string]Badge{
	"far":       {Ink: theme.Text2},
	"today":     {Ink: theme.Text2, Icon: icon.Deadline},
	"soon":      {Icon: icon.Deadline, Tone: theme.Warning, Fill: FillTone},
	"overdue":   {Icon: icon.WarningSmall, Tone: theme.Danger, Fill: FillSolid},
	"paused":    {Icon: icon.Pause, Tone: theme.Neutral, Fill: FillTone},
	"met":       {Icon: icon.Tick, Tone: theme.Good},
	"met_late":  {Icon: icon.Cross, Tone: theme.Danger},
	"by_change": {Icon: icon.Deadline, Tone: theme.Warning, Fill: FillOutline},
	"none":      {Ink: theme.Text3},
}

// DeadlineBadge is the chip of a deadline. Its case is far (more than an open day away), today, soon (under 25 % or
// under 1 h), overdue, paused, met, met_late, by_change (R-SLA-4) or none (no date agreed). The text is the caller's.
func DeadlineBadge(value, text string) Badge {
	badge := deadlines[value]
	badge.Text = text
	return badge
}

// InternalBadge marks what the customer never sees.
func InternalBadge(word string) Badge {
	return Badge{Text: word, Icon: icon.Internal, Tone: theme.Internal, Fill: FillTone}
}

// FaultBadge marks a fault.
func FaultBadge(word string) Badge {
	return Badge{Text: word, Icon: icon.Fault, Tone: theme.Info, Fill: FillTone}
}

// UncoveredBadge marks work without a contract.
func UncoveredBadge(word string) Badge {
	return Badge{Text: word, Tone: theme.Danger, Fill: FillOutline}
}

// UnsentBadge marks what waits to be sent.
func UnsentBadge(word string) Badge {
	return Badge{Text: word, Icon: icon.ArrowUpSmall, Tone: theme.Neutral, Fill: FillTone}
}

// AsOfBadge marks a number that other machines may have changed since the time in its text.
func AsOfBadge(text string) Badge {
	return Badge{Text: text, Icon: icon.Deadline, Ink: theme.Text3}
}
