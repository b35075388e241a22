package kit

// The keyboard of a chart: Tab comes to it, arrows go from part to part, Enter opens one.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"partyledger/store/typeset"
)

// chartKeys has the keyboard for a chart; it shows nothing itself, and is hidden where
// nothing is to be pressed.
type chartKeys struct {
	widget.BaseWidget
	c    *Chart
	at   int // among the parts
	held bool
}

func newChartKeys(c *Chart) *chartKeys {
	k := &chartKeys{c: c}
	k.Hidden = true
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer implements fyne.Widget.
func (k *chartKeys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}

// FocusGained implements fyne.Focusable.
func (k *chartKeys) FocusGained() {
	k.held = true
	k.show(0)
}

// FocusLost implements fyne.Focusable.
func (k *chartKeys) FocusLost() {
	k.held = false
	k.c.over.Hide()
}

// show goes so many parts on, and shows where that is.
func (k *chartKeys) show(by int) {
	parts, units := k.c.parts()
	if !k.held || len(parts) == 0 {
		k.c.over.Hide()
		return
	}
	k.at = min(max(k.at+by, 0), len(parts)-1)
	k.c.mark(parts[k.at], units)
}

// TypedRune implements fyne.Focusable.
func (k *chartKeys) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (k *chartKeys) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		k.show(-1)
	case fyne.KeyRight, fyne.KeyDown:
		k.show(1)
	case fyne.KeyHome:
		k.show(-k.at)
	case fyne.KeyEnd:
		parts, _ := k.c.parts()
		k.show(len(parts))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if parts, _ := k.c.parts(); k.at < len(parts) {
			k.c.open(parts[k.at])
		}
	default:
		ToWindow(k, e)
	}
}

// parts is what can be pressed, and how many units a millimetre takes.
func (c *Chart) parts() ([]typeset.ChartPart, float64) {
	if c.OnPart == nil || c.ink.faces == nil || c.Size().Width <= 0 {
		return nil, 0
	}
	width, height, units := c.measure()
	return typeset.ChartParts(c.chart, c.ink.faces, width, height), units
}
