package kit

// Chip: a filter in a line of others, with its number.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Chip is a short text that can be pressed and shows whether it is on.
type Chip struct {
	Press
	Bold bool // bold always, not only when it is on
	text *canvas.Text
	name fyne.ThemeColorName
}

// NewChip makes a chip; name is the colour of its text, empty = the foreground.
func NewChip(text string, name fyne.ThemeColorName, pressed func()) *Chip {
	if name == "" {
		name = theme.ColorNameForeground
	}
	c := &Chip{text: canvas.NewText(text, theme.Color(name)), name: name}
	c.InitPress(pressed)
	c.ExtendBaseWidget(c)
	return c
}

// Text is what the chip says.
func (c *Chip) Text() string { return c.text.Text }

// Set changes the text and whether it is on.
func (c *Chip) Set(text string, on bool) {
	c.text.Text, c.On = text, on
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c}
	r.Refresh()
	return r
}

type chipRenderer struct{ c *Chip }

func (r *chipRenderer) Destroy() {}
func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.Ground, r.c.text}
}

func (r *chipRenderer) MinSize() fyne.Size {
	size := theme.TextSize()
	return fyne.NewSize(Width(r.c.text.Text, size)*1.03+size*1.4, size+theme.InnerPadding()*2+4)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.c.Ground.Resize(size)
	m := r.c.text.MinSize()
	r.c.text.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
	r.c.text.Resize(m)
}

func (r *chipRenderer) Refresh() {
	r.c.text.TextSize, r.c.text.Color, r.c.text.TextStyle.Bold = theme.TextSize(), theme.Color(r.c.name), r.c.On || r.c.Bold
	r.c.PaintGround()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
