// Package kit holds the few widgets the desktop is made of: texts, buttons, the grid, fields and forms, the
// conversation and its composer, chips, bars, dialogs and sheets. They take their looks from gui/theme, their words
// from the caller (already in the reader's language) and hand every act back through a callback.
//
// The kit knows no customer, ticket or contract, reads no data and holds no rule. It starts no goroutine: what has
// to wait goes through the UI that the caller gives. Keys that a widget has no use for go on to the window's own
// handlers (fyne.Canvas.OnTypedKey and OnTypedRune), so that a frame hears F1 or a letter wherever the focus is.
package kit
