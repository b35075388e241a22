package pagetest

// Pages under test: made, loaded and shown at a size.

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/page"
)

// The room that a page has in a window of 1366 × 768.
const (
	Width  = 1150
	Height = 640
)

// Shown makes a page and shows it, with the sample group or an empty ledger, at a
// text size, 1 for 100 %.
func Shown[P page.Page](t testing.TB, make func(page.Host) page.Page, sample bool, scale float32) (P, *Host) {
	t.Helper()
	host := New(t, sample)
	host.Scale(scale)
	p := make(host)
	host.Show(p)
	return p.(P), host
}

// AtBothSizes runs a test of how things look at 100 % and at 150 % text; suffix
// tells the pictures apart. Under the race detector (-short) one size says all.
func AtBothSizes(t *testing.T, look func(t *testing.T, scale float32, suffix string)) {
	t.Run("100", func(t *testing.T) { look(t, 1, "") })
	if _, _, _, one := Screen(); one || testing.Short() {
		return
	}
	t.Run("150", func(t *testing.T) { look(t, 1.5, "-150") })
}

// Use puts a book in the place of the ledger's state, for tests at a size that no
// sample has.
func (h *Host) Use(b *model.Book) {
	h.snap = page.NewSnapshot(b, b.AsOf, nil)
}

// Tabbed is a page whose new records and filter belong to the tab in front.
type Tabbed interface {
	FocusFilter()
	New()
}

// CheckNewByTab holds what New opens on each tab against the title it must have.
func CheckNewByTab(t *testing.T, h *Host, p Tabbed, choose func(tab int), titles map[int]string) {
	t.Helper()
	for tab, title := range titles {
		choose(tab)
		p.FocusFilter()
		p.New()
		if seen := Seen(h.Window()); !strings.Contains(seen, title) {
			t.Errorf("tab %d: %q is not shown", tab, title)
		}
		h.Key(fyne.KeyEscape)
		if h.Windows() != 0 {
			t.Fatalf("tab %d: %d windows", tab, h.Windows())
		}
	}
}
