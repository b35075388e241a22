package pagetest

// A page under a change of the text size.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"partyledger/ui/page"
)

// CheckTextSize holds a page whose text size is changed while it is on screen
// against one that is opened at that size: no heading keeps the size of before.
// before may bring something forward on the page, the same on both.
func CheckTextSize(t *testing.T, make func(page.Host) page.Page, before ...func(page.Page)) {
	t.Helper()
	if testing.Short() {
		t.Skip("nothing in it runs side by side: not for the race detector")
	}
	roomy := fyne.NewSize(1800, 1200) // so that no least size makes them differ
	open := func(scale float32) *Host {
		h := New(t, true)
		h.window.Resize(roomy)
		h.Scale(scale)
		p := make(h)
		h.Show(p)
		for _, f := range before {
			f(p)
		}
		return h
	}
	want := drawn(open(1.5))
	live := open(1)
	live.Scale(1.5)
	got := drawn(live)
	slices.Sort(want)
	slices.Sort(got)
	var missing []string
	for _, x := range want {
		if i, ok := slices.BinarySearch(got, x); ok {
			got = slices.Delete(got, i, i+1)
		} else {
			missing = append(missing, x)
		}
	}
	if len(want) == 0 || len(missing)+len(got) > 0 {
		t.Errorf("not as when opened at 150 %%:\nshould be %s\nare       %s", strings.Join(missing, "｜"), strings.Join(got, "｜"))
	}
}

// drawn is every text that is drawn in what is in front, with its size.
func drawn(h *Host) []string {
	var out []string
	walk(Top(h.window), func(o fyne.CanvasObject) bool {
		if x, ok := o.(*canvas.Text); ok && x.Text != "" {
			out = append(out, fmt.Sprintf("%s %.1f", strings.ReplaceAll(x.Text, h.Ledger.Dir(), "台账"), x.TextSize))
		}
		return true
	})
	return out
}
