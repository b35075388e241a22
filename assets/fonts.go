// Package assets holds what is built into the program: the type faces of the
// screen and of the printed page.
package assets

import (
	_ "embed"
	"os"
	"path/filepath"
)

// The built-in faces, TrueType files with glyf outlines. They are shared: read
// them, never write into them (a PDF library that does gets a copy).
var (
	// Hei is 黑体: screen text, headings, tables.
	//go:embed fonts/hei.ttf
	Hei []byte
	// HeiBold is the bold 黑体: table heads and totals.
	//go:embed fonts/hei-bold.ttf
	HeiBold []byte
	// Song is 小标宋: titles and the red head.
	//go:embed fonts/biaosong.ttf
	Song []byte
	// Kai is 楷体: second-level headings.
	//go:embed fonts/kai.ttf
	Kai []byte
	// Rare draws characters that the face in use lacks.
	//go:embed fonts/rare.ttf
	Rare []byte
	// PUA is the JSON table of the private-use aliases under which the built-in
	// faces hold characters beyond the basic plane: {"U+20BB7":"E002", …}.
	//go:embed fonts/pua.json
	PUA []byte
)

// FangEnv names the environment variable that may point at the 仿宋 file.
const FangEnv = "PARTYLEDGER_FANG"

const fangName = "fang.ttf"

// FindFang looks for the 仿宋 face, whose licence (GPL with the font exception)
// asks for a file of its own beside the program: fonts/fang.ttf beside the
// executable, assets/fonts/fang.ttf in the working directory or above it, then
// the file named by FangEnv. It answers "" if there is none.
func FindFang() string {
	for _, path := range fangPlaces() {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}

func fangPlaces() []string {
	var places []string
	if exe, err := os.Executable(); err == nil {
		places = append(places, filepath.Join(filepath.Dir(exe), "fonts", fangName))
	}
	if dir, err := os.Getwd(); err == nil {
		for {
			places = append(places, filepath.Join(dir, "assets", "fonts", fangName))
			up := filepath.Dir(dir)
			if up == dir {
				break
			}
			dir = up
		}
	}
	if path := os.Getenv(FangEnv); path != "" {
		places = append(places, path)
	}
	return places
}
