// Package theme holds the one look of the desktop: every colour and every size, in both variants, and the
// setting of the text size. No other package of the desktop writes a colour or a size of its own. It never
// knows a widget or a screen.
package theme
