package kit

// The mouse wheel as an office knows it: three rows a notch, or as the system is set.

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// notch is what Fyne makes of one notch of the wheel.
const notch = 25

// wheelLines is how many rows a notch goes on; wholePage = a page.
var wheelLines = systemWheelLines

const (
	usualLines = 3
	wholePage  = math.MaxUint32
)

// wheel lies over what scrolls, is not to be seen, and takes nothing but the wheel.
type wheel struct {
	widget.BaseWidget
	line   func() float32            // the height of a row
	scroll func(e *fyne.ScrollEvent) // by so many units
}

func newWheel(line func() float32, scroll func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{line: line, scroll: scroll}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	NoTip(w)
	way := max(w.Size().Height-w.line(), w.line())
	if n := wheelLines(); n != wholePage {
		way = min(way, float32(n)*w.line())
	}
	turned := *e
	turned.Scrolled = fyne.NewDelta(e.Scrolled.DX*way/notch, e.Scrolled.DY*way/notch)
	w.scroll(&turned)
}
