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

// Demo holds the phrases that the texts of a large demo desk are made of,
// demo/en.json and demo/sv.json. They are read by app/demo alone.
//
//go:embed demo
var Demo embed.FS

// Logo is the program's mark, 512 × 512 PNG.
//
//go:embed logo.png
var Logo []byte
