package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/docs/manual"
	"partyledger/ui/page/pagetest"
)

// Each page has its chapter, and F1 shows it over whatever is open.
func TestHelpOfEachPage(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	for _, e := range Entries() {
		part := manual.Part(e.Help)
		if e.Help == "" || len(part) == 0 {
			t.Errorf("%s has no chapter %q", e.Title, e.Help)
			continue
		}
		b.Go(e.ID)
		b.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
		last := part[len(part)-1]
		if seen := pagetest.Seen(b.window); !strings.Contains(seen, last.Title) {
			t.Errorf("%s: %s", e.Title, seen)
		}
		b.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}
