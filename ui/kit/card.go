package kit

// One of several things to choose from: its title and a line of what it holds.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Card is one of the things.
type Card struct {
	Press
	title, about *canvas.Text
	step         func(by int) // to the card above or below
	color        fyne.ThemeColorName
}

// NewCard makes one; color is that of the line, step moves to the card above or below.
func NewCard(title, about string, color fyne.ThemeColorName, pressed func(), step func(int)) *Card {
	c := &Card{color: color, title: canvas.NewText(title, theme.Color(theme.ColorNameForeground)),
		about: canvas.NewText(about, theme.Color(color)), step: step}
	c.title.TextStyle.Bold = true
	c.InitPress(pressed)
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey moves to the card above or below, or chooses this one.
func (c *Card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		c.step(-1)
	case fyne.KeyDown:
		c.step(1)
	default:
		c.Press.TypedKey(e)
	}
}

// Choose shows the card as chosen or not.
func (c *Card) Choose(on bool) {
	c.On = on
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c}
	r.Refresh()
	return r
}

type cardRenderer struct{ c *Card }

func (r *cardRenderer) Destroy() {}
func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.Ground, r.c.title, r.c.about}
}

const cardPad = 9

func (r *cardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.TextSize()*14, theme.TextSize()*1.45+theme.CaptionTextSize()*1.5+cardPad)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	r.c.Ground.Resize(size)
	room := size.Width - 2*cardPad
	Fit(r.c.title, theme.TextSize(), room)
	Fit(r.c.about, theme.CaptionTextSize(), room)
	for i, t := range []*canvas.Text{r.c.title, r.c.about} {
		m := t.MinSize()
		middle := size.Height * (0.3 + 0.4*float32(i))
		t.Move(fyne.NewPos(cardPad, middle-m.Height/2))
		t.Resize(m)
	}
}

func (r *cardRenderer) Refresh() {
	r.c.title.Color, r.c.about.Color = theme.Color(theme.ColorNameForeground), theme.Color(r.c.color)
	r.c.PaintGround()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
