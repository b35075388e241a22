package kit

// Fields in a line that goes on in the next where the window is narrow or the text
// large, and what puts such lines above each other. The height of these follows from
// their width, and the toolkit loses a change of it where something below changes at
// the same time; so each sees in MinSize, which is asked for before every picture,
// whether it still stands right, and sets itself anew if not.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// NewFlow lays objects out side by side, in as many lines as they need. An
// object made by Wide takes what is left of its line.
func NewFlow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{}, objects...)
}

// NewColumn puts objects below each other, each as high as the width makes it.
func NewColumn(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{}, objects...)
}

type columnLayout struct {
	size fyne.Size // of the last layout
	high float32   // what it came to
}

func (c *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := c.sum(objects)
	if c.size.Width > 0 && size.Height != c.high {
		c.Layout(objects, c.size)
		size = c.sum(objects)
	}
	return size
}

func (*columnLayout) sum(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height+theme.Padding())
		}
	}
	return size
}

// Layout asks for each height once the width is known.
func (c *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	defer func() { c.size, c.high = size, c.sum(objects).Height }()
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + theme.Padding()
	}
}

// NewParagraphs puts wrapped texts and what belongs to them below each other, each
// as high as the width makes it.
func NewParagraphs(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return NewTopped(container.NewPadded(NewColumn(objects...)), layout.NewSpacer())
}

// Lines gives an object room for some lines of text, with a scroll bar for more.
func Lines(o fyne.CanvasObject, n float32) fyne.CanvasObject {
	return container.New(linesLayout{n}, container.NewVScroll(container.New(footless{}, o)))
}

// footless leaves out the room under Words that would stand in the next line's place: what
// fits needs no scroll bar.
type footless struct{}

func (footless) less() float32 { return theme.InnerPadding() - 0.3*theme.TextSize() + 1 } // 1: rounding

func (f footless) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[0].MinSize()
	return fyne.NewSize(m.Width, max(0, m.Height-f.less()))
}

func (f footless) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width, size.Height+f.less()))
}

// linesHigh is the height of so many lines of Words, that nothing is seen of the next one.
func linesHigh(n float32) float32 { return (n*1.5+0.3)*theme.TextSize() + theme.InnerPadding() }

type linesLayout struct{ n float32 }

func (l linesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, linesHigh(l.n))
}

func (l linesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// NewTopped puts one object above another that takes the rest; the upper one may
// be as high as its width makes it, as a flow is.
func NewTopped(top, rest fyne.CanvasObject) *fyne.Container {
	return container.New(&toppedLayout{}, top, rest)
}

type toppedLayout struct {
	size fyne.Size // of the last layout
	high float32   // of the upper one
}

func (t *toppedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, rest := objects[0].MinSize(), fyne.Size{}
	if objects[1].Visible() {
		rest = objects[1].MinSize()
	}
	if t.size.Width > 0 && top.Height != t.high {
		t.Layout(objects, t.size)
	}
	return fyne.NewSize(max(top.Width, rest.Width), top.Height+rest.Height)
}

// Layout asks for the height once the width is known.
func (t *toppedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, rest := objects[0], objects[1]
	top.Resize(fyne.NewSize(size.Width, top.MinSize().Height))
	h := top.MinSize().Height
	t.size, t.high = size, h
	top.Move(fyne.NewPos(0, 0))
	top.Resize(fyne.NewSize(size.Width, h))
	rest.Move(fyne.NewPos(0, h))
	rest.Resize(fyne.NewSize(size.Width, max(0, size.Height-h)))
}

// Wide gives an object a least width at 100 % text.
func Wide(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.New(&wideLayout{width}, o)
}

type wideLayout struct{ width float32 }

func (w *wideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(w.width*textScale(), objects[0].MinSize().Height)
}

func (w *wideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

type flowLayout struct{ width, sum float32 } // of the last layout; sum is of the widths

// MinSize is as high as the last width asked for.
func (f *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest, sum float32
	for _, o := range objects {
		if o.Visible() {
			w := o.MinSize().Width
			widest, sum = max(widest, w), sum+w
		}
	}
	if f.width > 0 && sum != f.sum {
		f.sum = sum
		f.place(objects, f.width, true)
	}
	width := f.width
	if width == 0 {
		width = 1100
	}
	return fyne.NewSize(widest, f.place(objects, width, false))
}

func (f *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width, f.sum = size.Width, 0
	for _, o := range objects {
		if o.Visible() {
			f.sum += o.MinSize().Width
		}
	}
	f.place(objects, size.Width, true)
}

// place lays the lines out and gives their height.
func (f *flowLayout) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	gap := theme.Padding() * 1.5
	var line []fyne.CanvasObject
	var y, x float32
	end := func() {
		if len(line) > 0 {
			y += f.line(line, y, width, gap, move) + gap
		}
		line, x = nil, 0
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if x > 0 && x+w > width {
			end()
		}
		line = append(line, o)
		x += w + gap
	}
	end()
	return max(0, y-gap)
}

// line places one line; those made by Wide share what is left.
func (f *flowLayout) line(objects []fyne.CanvasObject, y, width, gap float32, move bool) float32 {
	var high, sum float32
	wide := 0
	for _, o := range objects {
		m := o.MinSize()
		high = max(high, m.Height)
		sum += m.Width + gap
		if isWide(o) {
			wide++
		}
	}
	if !move {
		return high
	}
	var more float32
	if wide > 0 {
		more = max(0, width-sum+gap) / float32(wide)
	}
	var x float32
	for _, o := range objects {
		m := o.MinSize()
		if isWide(o) {
			m.Width += more
		}
		o.Move(fyne.NewPos(x, y+(high-m.Height)/2))
		o.Resize(m)
		x += m.Width + gap
	}
	return high
}

func isWide(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(*wideLayout)
	return ok
}
