// Package assets carries the files that are part of the program: the words in
// both languages, the icons and the help articles. It never reads the disk.
package assets

import "embed"

// Lang holds the words people read: lang/<area>/en.json and sv.json. They are
// read by app/words alone.
//
//go:embed lang
var Lang embed.FS

// Icons holds the pictures in icons/, filled SVG shapes.
//
//go:embed icons
var Icons embed.FS

// Help holds the help articles, help/en/*.md and help/sv/*.md.
//
//go:embed help
var Help embed.FS
