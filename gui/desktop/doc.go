// Package desktop tells the person's desktop of the program: its entry among
// the programs, its icons, that it opens tallydesk:// addresses, and that it
// starts when the person signs in. It needs no display and opens no window.
package desktop
