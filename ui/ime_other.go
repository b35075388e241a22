//go:build !windows

package ui

import "fyne.io/fyne/v2"

// followCaret: elsewhere the input method's own frame does it.
func followCaret(fyne.Window) {}

// beforeSessionEnds is for a system that asks; here none does.
func beforeSessionEnds(func() bool) {}
