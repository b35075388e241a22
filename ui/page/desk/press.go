package desk

// What can be pressed: the tiles and the level filters, by mouse and by key.

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/ui/kit"
)

// press is the ground of something that can be pressed.
type press struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	tapped func()
	hover  bool
	focus  bool
	on     bool // chosen
}

func newGround() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius, r.StrokeWidth = 4, 1
	return r
}

// Tapped implements fyne.Tappable.
func (p *press) Tapped(*fyne.PointEvent) { p.tapped() }

// TypedKey presses with Enter and the space bar.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.tapped()
	}
}

// TypedRune implements fyne.Focusable.
func (p *press) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (p *press) FocusGained() { p.focus = true; p.colour() }

// FocusLost implements fyne.Focusable.
func (p *press) FocusLost() { p.focus = false; p.colour() }

// MouseIn implements desktop.Hoverable.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hover = true; p.colour() }

// MouseMoved implements desktop.Hoverable.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *press) MouseOut() { p.hover = false; p.colour() }

// Cursor implements desktop.Cursorable.
func (p *press) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (p *press) colour() {
	p.ground.FillColor = theme.Color(kit.ColorCard)
	p.ground.StrokeColor = theme.Color(theme.ColorNameSeparator)
	p.ground.StrokeWidth = 1
	switch {
	case p.on:
		p.ground.FillColor = theme.Color(kit.ColorSelected)
		p.ground.StrokeColor = theme.Color(theme.ColorNamePrimary)
	case p.hover:
		p.ground.FillColor = theme.Color(kit.ColorStripe)
		p.ground.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	}
	if p.focus {
		p.ground.StrokeColor, p.ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
	p.ground.Refresh()
}

// fit makes a line of text as large as its size allows, but no wider than the
// room: nothing is cut off.
func fit(t *canvas.Text, size, room float32) {
	t.TextSize = size
	for room > 0 && t.TextSize > 8 && t.MinSize().Width > room {
		t.TextSize = float32(int(t.TextSize - 0.5)) // whole sizes: letters of others are set unevenly
	}
}

// chip is a filter by level: a word and a number.
type chip struct {
	press
	text *canvas.Text
	word string
	name fyne.ThemeColorName
}

func newChip(word string, name fyne.ThemeColorName, tapped func()) *chip {
	c := &chip{text: canvas.NewText(word, theme.Color(name)), word: word, name: name}
	c.text.TextStyle.Bold = true
	c.ground, c.tapped = newGround(), tapped
	c.ExtendBaseWidget(c)
	return c
}

// show writes the number and whether the filter is on.
func (c *chip) show(n int, on bool) {
	c.text.Text = c.word + " " + itoa(n)
	c.on = on
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c}
	r.Refresh()
	return r
}

type chipRenderer struct{ c *chip }

func (r *chipRenderer) Destroy() {}
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.text}
}

func (r *chipRenderer) MinSize() fyne.Size {
	size := theme.TextSize()
	return fyne.NewSize(max(kit.Width(r.c.text.Text, size), size*4)+size*1.4, size+theme.InnerPadding()*2+4)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.c.ground.Resize(size)
	m := r.c.text.MinSize()
	r.c.text.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
	r.c.text.Resize(m)
}

func (r *chipRenderer) Refresh() {
	r.c.text.TextSize, r.c.text.Color = theme.TextSize(), theme.Color(r.c.name)
	r.c.colour()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
