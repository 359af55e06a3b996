package icon

// The set. A name ending in Small is the drawing for chips of a thing that also has one for text and rail.
const (
	// ArrowDown points down.
	ArrowDown Icon = "arrow-down-20"
	// ArrowRight leads to.
	ArrowRight Icon = "arrow-right-12"
	// ArrowUpSmall is not sent yet.
	ArrowUpSmall Icon = "arrow-up-12"
	// ArrowUp points up.
	ArrowUp Icon = "arrow-up-20"
	// Attach is attaching a file.
	Attach Icon = "attach-20"
	// Back is going back.
	Back Icon = "back-20"
	// Bell is a notice.
	Bell Icon = "bell-20"
	// Billing is billing.
	Billing Icon = "billing-20"
	// BoxOff is a box that is not ticked.
	BoxOff Icon = "box-off-20"
	// BoxOn is a box that is ticked.
	BoxOn Icon = "box-on-20"
	// BoxSome is a box that is ticked in part.
	BoxSome Icon = "box-some-20"
	// Calendar is the calendar.
	Calendar Icon = "calendar-20"
	// CheckDone is a check that is done.
	CheckDone Icon = "check-done-20"
	// CheckOpen is a check that is open.
	CheckOpen Icon = "check-open-20"
	// Close is closing.
	Close Icon = "close-20"
	// Contracts is contracts.
	Contracts Icon = "contracts-20"
	// Copy is copying.
	Copy Icon = "copy-20"
	// Cross is missed, crossed.
	Cross Icon = "cross-12"
	// Customers is customers.
	Customers Icon = "customers-20"
	// Deadline is a deadline.
	Deadline Icon = "deadline-12"
	// Download is exporting.
	Download Icon = "download-20"
	// Edit is editing.
	Edit Icon = "edit-20"
	// Fault is a fault.
	Fault Icon = "fault-12"
	// File is a file.
	File Icon = "file-20"
	// Filter is a filter.
	Filter Icon = "filter-20"
	// FoldClosed is a fold that is closed.
	FoldClosed Icon = "fold-closed-12"
	// FoldOpen is a fold that is open.
	FoldOpen Icon = "fold-open-12"
	// ForYou is the flag: what is for me.
	ForYou Icon = "for-you-20"
	// Forward is going on.
	Forward Icon = "forward-20"
	// Half is half done.
	Half Icon = "half-12"
	// HandOver is a hand-over.
	HandOver Icon = "hand-over-20"
	// Home is the customer's own account.
	Home Icon = "home-20"
	// InfoSmall is information.
	InfoSmall Icon = "info-12"
	// Info is information.
	Info Icon = "info-20"
	// Internal is what the customer never sees.
	Internal Icon = "internal-12"
	// Library is the library.
	Library Icon = "library-20"
	// Link is a link.
	Link Icon = "link-20"
	// Lock is something locked.
	Lock Icon = "lock-20"
	// Mail is an e-mail.
	Mail Icon = "mail-20"
	// MentionSmall is a mention.
	MentionSmall Icon = "mention-12"
	// Mention is a mention.
	Mention Icon = "mention-20"
	// More is more actions.
	More Icon = "more-20"
	// New is something new to make.
	New Icon = "new-20"
	// OpenWindow is opening in a window of its own.
	OpenWindow Icon = "open-window-20"
	// Panel is the side panel.
	Panel Icon = "panel-20"
	// Pause is a clock that stands still.
	Pause Icon = "pause-12"
	// Person is a person.
	Person Icon = "person-20"
	// Phone is a call.
	Phone Icon = "phone-20"
	// Picture is a picture.
	Picture Icon = "picture-20"
	// Plus is adding.
	Plus Icon = "plus-12"
	// PriorityHigh is the priority high.
	PriorityHigh Icon = "priority-high-12"
	// PriorityLow is the priority low.
	PriorityLow Icon = "priority-low-12"
	// PriorityMedium is the priority medium.
	PriorityMedium Icon = "priority-medium-12"
	// PriorityVeryHigh is the priority very high.
	PriorityVeryHigh Icon = "priority-very-high-12"
	// Projects is projects.
	Projects Icon = "projects-20"
	// Question is help.
	Question Icon = "question-20"
	// Remote is a remote session.
	Remote Icon = "remote-20"
	// ReplySmall is a reply.
	ReplySmall Icon = "reply-12"
	// Reply is a reply.
	Reply Icon = "reply-20"
	// Reports is reports.
	Reports Icon = "reports-20"
	// Search is search.
	Search Icon = "search-20"
	// Server is the server.
	Server Icon = "server-20"
	// Settings is settings.
	Settings Icon = "settings-20"
	// SortDown is sorted downwards.
	SortDown Icon = "sort-down-12"
	// SortUp is sorted upwards.
	SortUp Icon = "sort-up-12"
	// Square is a square.
	Square Icon = "square-12"
	// Star is a favourite.
	Star Icon = "star-20"
	// StateAssessed is the state assessed.
	StateAssessed Icon = "state-assessed-12"
	// StateAwaitingLiaison is the state awaiting liaison.
	StateAwaitingLiaison Icon = "state-awaiting-liaison-12"
	// StateClosed is the state closed.
	StateClosed Icon = "state-closed-12"
	// StateDeclined is the state declined.
	StateDeclined Icon = "state-declined-12"
	// StateInProgress is the state in progress.
	StateInProgress Icon = "state-in-progress-12"
	// StateMerged is the state merged.
	StateMerged Icon = "state-merged-12"
	// StateNew is the state new.
	StateNew Icon = "state-new-12"
	// StateResolved is the state resolved.
	StateResolved Icon = "state-resolved-12"
	// StateWaitingApproval is the state waiting approval.
	StateWaitingApproval Icon = "state-waiting-approval-12"
	// StateWaitingCustomer is the state waiting customer.
	StateWaitingCustomer Icon = "state-waiting-customer-12"
	// StateWaitingRelease is the state waiting release.
	StateWaitingRelease Icon = "state-waiting-release-12"
	// Sync is synchronisation.
	Sync Icon = "sync-20"
	// Tick is done, met.
	Tick Icon = "tick-12"
	// Tickets is tickets.
	Tickets Icon = "tickets-20"
	// Time is time.
	Time Icon = "time-20"
	// TimerRunSmall is a timer that runs.
	TimerRunSmall Icon = "timer-run-12"
	// TimerRun is a timer that runs or can run.
	TimerRun Icon = "timer-run-20"
	// TimerStop is stopping the timer.
	TimerStop Icon = "timer-stop-20"
	// Today is Today.
	Today Icon = "today-20"
	// Trash is removing.
	Trash Icon = "trash-20"
	// Undo is undoing.
	Undo Icon = "undo-20"
	// WarningSmall is a warning.
	WarningSmall Icon = "warning-12"
	// Warning is a warning.
	Warning Icon = "warning-20"
)
