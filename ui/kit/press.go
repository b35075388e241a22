package kit

// What can be pressed by mouse and by key: the ground of cards and filters.

import (
	"image/color"

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
func (p *Press) Tapped(*fyne.PointEvent) {
	NoTip(p.Ground)
	p.Pressed()
}

// TypedKey presses with Enter and the space bar.
func (p *Press) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Pressed()
	case fyne.KeyEscape:
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
