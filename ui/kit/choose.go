package kit

import "fyne.io/fyne/v2"

// Choose is yes where on holds, else no. Both are worked out.
func Choose[T any](on bool, yes, no T) T {
	if on {
		return yes
	}
	return no
}

// One is 1 for what counts, else 0.
func One(counts bool) int { return Choose(counts, 1, 0) }

// Enable lets something be used, or not. What is so already is left alone.
func Enable(w fyne.Disableable, on bool) {
	switch {
	case on != w.Disabled():
	case on:
		w.Enable()
	default:
		w.Disable()
	}
}
