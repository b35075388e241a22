// Package manual is the manual's text, for the help inside the program.
package manual

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed 使用说明.txt
var text string

// Chapter is a part of the manual with a title of its own.
type Chapter struct {
	Title string
	Level int      // 1 = of the whole, 2 = a chapter, 3 = a part of one
	Lines []string // without pictures and empty lines
}

// Chapters are those of the manual, in its order.
var Chapters = sync.OnceValue(func() []Chapter {
	var out []Chapter
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		marks := len(line) - len(strings.TrimLeft(line, "#"))
		switch {
		case marks > 0:
			out = append(out, Chapter{Title: strings.TrimSpace(line[marks:]), Level: marks})
		case line != "" && !strings.HasPrefix(line, "!["):
			last := &out[len(out)-1]
			last.Lines = append(last.Lines, strings.TrimPrefix(line, "- "))
		}
	}
	return out
})

// Part is the chapter whose title begins with some words, and the parts of it; nil if
// there is none.
func Part(title string) []Chapter {
	all := Chapters()
	for i, c := range all {
		if !strings.HasPrefix(c.Title, title) {
			continue
		}
		end := i + 1
		for end < len(all) && all[end].Level > c.Level {
			end++
		}
		return all[i:end]
	}
	return nil
}
