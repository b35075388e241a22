package desk

// The filters by level.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"partyledger/ui/kit"
)

// chip is a filter by level: a word and a number.
type chip struct {
	kit.Press
	text *canvas.Text
	word string
	name fyne.ThemeColorName
}

func newChip(word string, name fyne.ThemeColorName, tapped func()) *chip {
	c := &chip{text: canvas.NewText(word, theme.Color(name)), word: word, name: name}
	c.text.TextStyle.Bold = true
	c.InitPress(tapped)
	c.ExtendBaseWidget(c)
	return c
}

// show writes the number and whether the filter is on.
func (c *chip) show(n int, on bool) {
	c.text.Text = c.word + " " + itoa(n)
	c.On = on
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
	return []fyne.CanvasObject{r.c.Ground, r.c.text}
}

func (r *chipRenderer) MinSize() fyne.Size {
	size := theme.TextSize()
	return fyne.NewSize(max(kit.Width(r.c.text.Text, size), size*4)+size*1.4, size+theme.InnerPadding()*2+4)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.c.Ground.Resize(size)
	m := r.c.text.MinSize()
	r.c.text.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
	r.c.text.Resize(m)
}

func (r *chipRenderer) Refresh() {
	r.c.text.TextSize, r.c.text.Color = theme.TextSize(), theme.Color(r.c.name)
	r.c.PaintGround()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
