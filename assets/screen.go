package assets

// What the screen needs beside faces.

import _ "embed"

// Icon is the program's icon, a PNG of 512 × 512.
//
//go:embed icon/icon.png
var Icon []byte

// FyneWords is the toolkit's own words in Chinese, whatever the system speaks.
//
//go:embed lang/fyne.json
var FyneWords []byte
