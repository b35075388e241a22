package ui

// The talk between the program and the system's input method, kept for 自检: a
// place that is wrong on somebody's PC is seen there and nowhere else. It never
// holds what was typed.

import (
	"fmt"
	"image"
	"slices"
	"sync"
	"time"
)

// IMELine is one message of the system's input method, or one thing that it was
// told.
type IMELine struct {
	At      time.Time
	Message string          // what came or was told, e.g. WM_IME_COMPOSITION
	Caret   image.Rectangle // in pixels of the window; empty: no text field has the keyboard
}

func (l IMELine) String() string {
	place := "没有输入框"
	if !l.Caret.Empty() {
		place = fmt.Sprintf("光标 %d,%d 高 %d", l.Caret.Min.X, l.Caret.Min.Y, l.Caret.Dy())
	}
	return l.At.Format("15:04:05.000") + " " + l.Message + "　" + place
}

// imeTraceSize is a sentence of thirty syllables with its candidates.
const imeTraceSize = 600

// IMETrace holds the latest lines.
var IMETrace = &imeTrace{}

type imeTrace struct {
	mu    sync.Mutex
	lines []IMELine
}

// Add adds a line, and forgets the oldest where there are too many.
func (t *imeTrace) Add(message string, caret image.Rectangle) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.lines) >= imeTraceSize {
		t.lines = slices.Delete(t.lines, 0, imeTraceSize/4)
	}
	t.lines = append(t.lines, IMELine{At: time.Now(), Message: message, Caret: caret})
}

// Lines gives the lines since a moment, oldest first; the zero time gives all.
func (t *imeTrace) Lines(since time.Time) []IMELine {
	t.mu.Lock()
	defer t.mu.Unlock()
	from, _ := slices.BinarySearchFunc(t.lines, since, func(l IMELine, at time.Time) int { return l.At.Compare(at) })
	return slices.Clone(t.lines[from:])
}
