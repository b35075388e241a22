package ui

// What 自检 is told by the desktop.

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"partyledger/store/doctor"
	"partyledger/ui/page"
)

// selfCheck is what 自检 needs in a window.
func (o StartOptions) selfCheck(w fyne.Window) page.SelfCheck {
	c := page.SelfCheck{Version: o.Store.Version, Ledger: o.Dir, Heard: heard}
	if o.Look != nil {
		c.Look = func() *doctor.Desktop { return o.Look(w) }
	}
	return c
}

// heard is the input method's messages; the same one over and over is one line.
func heard(since time.Time) []string {
	var out []string
	var last IMELine
	times := 0
	end := func() {
		if times > 1 {
			out[len(out)-1] += fmt.Sprintf("　共%d次", times)
		}
		times = 0
	}
	for _, l := range IMETrace.Lines(since) {
		if times > 0 && l.Message == last.Message && l.Caret == last.Caret {
			times++
			continue
		}
		end()
		out = append(out, l.String())
		last, times = l, 1
	}
	end()
	return out
}
