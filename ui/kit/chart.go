package kit

// The chart on screen: the marks that the PDF prints, painted at the screen's
// own sharpness. What its figures count can be opened by pressing them.

import (
	"image"
	"image/color"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model/report"
	"partyledger/store/paint"
	"partyledger/store/typeset"
)

// dotsPerMM is how many of Fyne's units a millimetre of a chart takes at 100 %
// text: its 9 pt letters are then as large as captions.
const dotsPerMM = 96 / 25.4

// leastChart is the width in millimetres under which a chart is made smaller
// rather than laid out anew: its letters would leave no room for the figures.
const leastChart = 76

// Chart shows a report.Chart. Before SetChart it is empty.
type Chart struct {
	widget.BaseWidget
	// OnPart is called with what was pressed; nil = nothing is to be pressed.
	OnPart func(ChartPart)
	// Beside is called when something beside the parts was pressed; may be nil.
	Beside func()

	chart   report.Chart
	ink     Ink
	raster  *canvas.Raster
	over    *canvas.Rectangle // the part under the mouse, or that of the keyboard
	keys    *chartKeys
	painted *image.RGBA // the picture of the size that was last asked for
	min     fyne.Size
}

// ChartPart is a figure of a chart, or all figures of a label.
type ChartPart struct {
	Label  string
	Key    string // what the label stands for, see report.Chart; may be empty
	Series string // empty = all of the label
}

// NewChart makes an empty chart with a least size at 100 % text.
func NewChart(min fyne.Size) *Chart {
	c := &Chart{min: min}
	c.raster, c.over = canvas.NewRaster(c.paint), canvas.NewRectangle(color.Transparent)
	c.over.Hide()
	c.keys = newChartKeys(c)
	c.ExtendBaseWidget(c)
	return c
}

// Ink is what charts are drawn with.
type Ink struct {
	faces   *typeset.Faces
	painter *paint.Painter
}

// LoadInk gives the ink. It is made once, which takes a while: not for the UI
// goroutine.
var LoadInk = sync.OnceValues(func() (Ink, error) {
	faces, err := typeset.LoadFaces(typeset.FaceOptions{NoFang: true})
	if err != nil {
		return Ink{}, err
	}
	return Ink{faces, paint.New(faces)}, nil
})

// SetChart shows a chart.
func (c *Chart) SetChart(chart report.Chart, ink Ink) {
	c.chart, c.ink, c.painted = chart, ink, nil
	c.keys.Hidden = c.OnPart == nil
	c.keys.show(0)
	canvas.Refresh(c.raster)
}

// measure is how many millimetres the chart is laid out in, and how many units one takes.
func (c *Chart) measure() (width, height, units float64) {
	size := c.Size()
	width = max(float64(size.Width/textScale())/dotsPerMM, leastChart)
	units = float64(size.Width) / width
	return width, float64(size.Height) / units, units
}

// partAt is the part at a place, and where it stands.
func (c *Chart) partAt(at fyne.Position) (p typeset.ChartPart, units float64, ok bool) {
	parts, units := c.parts()
	for _, p := range slices.Backward(parts) {
		if p.Holds(float64(at.X)/units, float64(at.Y)/units) {
			return p, units, true
		}
	}
	return p, units, false
}

// Tapped implements fyne.Tappable.
func (c *Chart) Tapped(e *fyne.PointEvent) {
	p, _, ok := c.partAt(e.Position)
	switch {
	case ok:
		c.open(p)
	case c.Beside != nil:
		c.Beside()
	}
}

// open does what pressing a part does.
func (c *Chart) open(p typeset.ChartPart) {
	out := ChartPart{Label: c.chart.Labels[p.Label]}
	if p.Label < len(c.chart.Keys) {
		out.Key = c.chart.Keys[p.Label]
	}
	if p.Series >= 0 {
		out.Series = c.chart.Series[p.Series].Name
	}
	c.OnPart(out)
}

// MouseIn implements desktop.Hoverable.
func (c *Chart) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved shows which part would be pressed.
func (c *Chart) MouseMoved(e *desktop.MouseEvent) {
	p, units, ok := c.partAt(e.Position)
	if !ok {
		c.MouseOut()
		return
	}
	c.mark(p, units)
}

// mark shows which part would be opened.
func (c *Chart) mark(p typeset.ChartPart, units float64) {
	at := fyne.NewPos(float32(p.X*units)-2, float32(p.Y*units)-2)
	size := fyne.NewSize(float32(p.W*units)+4, float32(p.H*units)+4)
	if c.over.Visible() && c.over.Position() == at && c.over.Size() == size {
		return
	}
	c.over.FillColor, c.over.StrokeColor, c.over.StrokeWidth = theme.Color(theme.ColorNameHover), theme.Color(theme.ColorNamePrimary), 1
	c.over.Move(at)
	c.over.Resize(size)
	c.over.Show()
}

// MouseOut implements desktop.Hoverable.
func (c *Chart) MouseOut() {
	if c.over.Visible() {
		c.keys.show(0) // the keyboard's, or none
	}
}

// Cursor implements desktop.Cursorable.
func (c *Chart) Cursor() desktop.Cursor {
	if c.over.Visible() || c.Beside != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// paint gives the picture for a size in pixels; a few milliseconds, once a size.
func (c *Chart) paint(w, h int) image.Image {
	if c.ink.painter == nil || w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if c.painted == nil || c.painted.Bounds().Dx() != w || c.painted.Bounds().Dy() != h {
		mm, _, _ := c.measure()
		k := float64(w) / mm
		c.painted = image.NewRGBA(image.Rect(0, 0, w, h))
		c.ink.painter.Marks(c.painted, typeset.ChartMarks(c.chart, c.ink.faces, 0, 0, mm, float64(h)/k), k)
	}
	return c.painted
}

// MinSize implements fyne.CanvasObject.
func (c *Chart) MinSize() fyne.Size {
	s := textScale()
	return fyne.NewSize(c.min.Width*s, c.min.Height*s)
}

// HighAt is how high a chart must be at a width to show what it shows at its least size:
// where its width has it drawn smaller, less than that, however large texts are.
func (c *Chart) HighAt(width float32) float32 {
	mm := max(width/textScale()/dotsPerMM, leastChart)
	return c.min.Height / dotsPerMM * width / mm
}

// CreateRenderer implements fyne.Widget.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(overRaster{}, c.raster, c.over, c.keys))
}

// overRaster lays the picture out; what stands over it is placed by the mouse.
type overRaster struct{}

func (overRaster) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (overRaster) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
}

// leastOver is the height at 100 % text under which a list has the room of the chart
// below it.
const leastOver = 380

// NewOverChart puts a list over words and a chart, with a bar between them that can
// be moved, which moved is told; share is the list's. Where there is little height, as with large text on
// a small screen, the list has the chart's room, and a button beside the words gives it back.
func NewOverChart(list, words fyne.CanvasObject, chart *Chart, share float64, moved func(float64)) *fyne.Container {
	below := container.NewStack(chart)
	over := &overChart{below: below, chart: chart, share: share}
	over.more = NewButton(seeChart, func() {
		over.asked = !over.asked
		over.more.SetText(Choose(over.asked, "收起图", seeChart))
		over.set(true)
		over.split.Refresh()
	})
	over.more.Importance = widget.LowImportance
	over.more.Hide()
	over.split = container.NewVSplit(list, NewTopped(container.NewBorder(nil, nil, nil, container.NewCenter(over.more), words), below))
	over.split.SetOffset(share)
	KeepSplit(over.split, func(offset float64) {
		if !over.low {
			over.share = offset
			moved(offset)
		}
	})
	return container.New(over, over.split)
}

const seeChart = "看图"

type overChart struct {
	split *container.Split
	below *fyne.Container
	chart *Chart
	more  *Button // shows the chart where there is little height
	share float64
	low   bool // there is little height
	asked bool // the chart is asked for nevertheless
}

// MinSize is that of what stays where there is little height.
func (o *overChart) MinSize([]fyne.CanvasObject) fyne.Size {
	least := o.split.MinSize()
	if o.below.Visible() {
		least.Height -= o.below.MinSize().Height
	}
	return least
}

func (o *overChart) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if low := size.Height < leastOver*textScale(); low != o.low {
		o.set(low)
	}
	if o.more.Hidden == (o.low && o.chart.Visible()) {
		o.more.Hidden = !o.more.Hidden
	}
	o.split.Resize(size)
}

// set divides the room.
func (o *overChart) set(low bool) {
	o.low = low
	o.below.Hidden = low && !o.asked
	switch {
	case !low:
		o.split.SetOffset(o.share)
	case o.asked:
		o.split.SetOffset(0)
	default:
		o.split.SetOffset(1)
	}
}
