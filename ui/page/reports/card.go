package reports

// A report to choose: its title and one line of what it holds.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"partyledger/ui/kit"
)

// card is one line of the list.
type card struct {
	kit.Press
	title, about *canvas.Text
	step         func(by int) // to the card above or below
}

func newCard(title, about string, pressed func(), step func(int)) *card {
	c := &card{title: canvas.NewText(title, theme.Color(theme.ColorNameForeground)),
		about: canvas.NewText(about, theme.Color(kit.ColorMuted)), step: step}
	c.title.TextStyle.Bold = true
	c.InitPress(pressed)
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey moves to the card above or below, or chooses this one.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		c.step(-1)
	case fyne.KeyDown:
		c.step(1)
	default:
		c.Press.TypedKey(e)
	}
}

// choose shows the card as chosen or not.
func (c *card) choose(on bool) {
	c.On = on
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c}
	r.Refresh()
	return r
}

type cardRenderer struct{ c *card }

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
	kit.Fit(r.c.title, theme.TextSize(), room)
	kit.Fit(r.c.about, theme.CaptionTextSize(), room)
	for i, t := range []*canvas.Text{r.c.title, r.c.about} {
		m := t.MinSize()
		middle := size.Height * (0.3 + 0.4*float32(i))
		t.Move(fyne.NewPos(cardPad, middle-m.Height/2))
		t.Resize(m)
	}
}

func (r *cardRenderer) Refresh() {
	r.c.title.Color, r.c.about.Color = theme.Color(theme.ColorNameForeground), theme.Color(kit.ColorMuted)
	r.c.PaintGround()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
