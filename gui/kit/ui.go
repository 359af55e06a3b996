package kit

// UI is how work leaves the interface's goroutine and comes back. In the program Go is a new goroutine and Do is
// fyne.Do; in tests both call at once.
type UI struct {
	// Go runs work that may wait.
	Go func(work func())
	// Do runs a change of the interface, on the interface's goroutine.
	Do func(change func())
}

// Inline is the UI of tests: everything happens at once, in the caller's goroutine.
func Inline() UI {
	now := func(f func()) { f() }
	return UI{Go: now, Do: now}
}
