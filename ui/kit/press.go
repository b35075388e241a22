package kit

// What can be pressed by mouse and by key: the ground of cards and filters.

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Press is embedded by a widget that can be pressed; its renderer draws Ground
// first. The widget calls InitPress and ExtendBaseWidget.
type Press struct {
	widget.BaseWidget
	Ground  *canvas.Rectangle
	Pressed func()
	// Says is what stands on it in full, told where the mouse rests; nil or empty =
	// nothing is cut.
	Says  func() string
	On    bool // chosen
	hover bool
	focus bool
}

// InitPress readies the ground.
func (p *Press) InitPress(pressed func()) {
	p.Ground, p.Pressed = canvas.NewRectangle(color.Transparent), pressed
	p.PaintGround()
}

// Tapped implements fyne.Tappable.
func (p *Press) Tapped(e *fyne.PointEvent) {
	NoTip(p.Ground)
	if !secondOfTwo(p, e) {
		p.Pressed()
	}
}

// lastTap is what was pressed last by the mouse, where and when. It belongs to the UI
// goroutine.
var lastTap struct {
	of any
	at fyne.Position
	on time.Time
}

// SecondHalf is how soon after the first the second half of a double click comes; tests,
// which press one thing after the other, set it to 0.
var SecondHalf = doubleClick

// secondOfTwo reports the second half of a double click on something that the first half
// has brought under the mouse: nobody has aimed at it.
func secondOfTwo(of any, e *fyne.PointEvent) bool {
	if e == nil || e.AbsolutePosition == (fyne.Position{}) {
		return false
	}
	last := lastTap
	lastTap.of, lastTap.at, lastTap.on = of, e.AbsolutePosition, time.Now()
	moved := e.AbsolutePosition.Subtract(last.at)
	return last.of != nil && last.of != of && time.Since(last.on) < SecondHalf && max(moved.X, -moved.X, moved.Y, -moved.Y) < 4
}

// TypedKey presses with Enter and the space bar.
func (p *Press) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Pressed()
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF10:
		toWindow(p, e)
	}
}

// TypedRune implements fyne.Focusable.
func (p *Press) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (p *Press) FocusGained() { p.focus = true; p.PaintGround() }

// FocusLost implements fyne.Focusable.
func (p *Press) FocusLost() { p.focus = false; p.PaintGround() }

// MouseIn implements desktop.Hoverable.
func (p *Press) MouseIn(*desktop.MouseEvent) {
	p.hover = true
	p.PaintGround()
	if p.Says == nil {
		return
	}
	if text := p.Says(); text != "" {
		Tip(p.Ground, p, fyne.Position{}, p.Ground.Size(), text)
	}
}

// MouseMoved implements desktop.Hoverable.
func (p *Press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Press) MouseOut() {
	p.hover = false
	p.PaintGround()
	NoTip(p.Ground)
}

// Cursor implements desktop.Cursorable.
func (p *Press) Cursor() desktop.Cursor { return desktop.PointerCursor }

// largePress is from which area on, in square units, a flat theme draws no ground
// that only decorates.
const largePress = 12000

// PaintGround colours the ground by what is going on.
func (p *Press) PaintGround() {
	p.Ground.FillColor = theme.Color(ColorCard)
	p.Ground.StrokeColor = theme.Color(theme.ColorNameSeparator)
	p.Ground.StrokeWidth, p.Ground.CornerRadius = 1, 4
	if Flat() {
		p.Ground.CornerRadius = 0
		if size := p.Ground.Size(); size.Width*size.Height > largePress {
			p.Ground.StrokeWidth = 0
		}
	}
	switch {
	case p.On:
		p.Ground.FillColor = theme.Color(ColorSelected)
		p.Ground.StrokeColor = theme.Color(theme.ColorNamePrimary)
	case p.hover:
		p.Ground.FillColor = theme.Color(ColorStripe)
		p.Ground.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	}
	if p.focus {
		p.Ground.StrokeColor, p.Ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
	p.Ground.Refresh()
}

// Fit makes a line of text as large as its size allows, but no wider than the
// room: nothing is cut off.
func Fit(t *canvas.Text, size, room float32) {
	t.TextSize = size
	for room > 0 && t.TextSize > 8 && t.MinSize().Width > room {
		t.TextSize = float32(int(t.TextSize - 0.5)) // whole sizes: letters of others are set unevenly
	}
}
