package kit

// The chart on screen: the marks that the PDF prints, painted at the screen's
// own sharpness.

import (
	"image"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model/report"
	"partyledger/store/typeset"
	"partyledger/ui/paint"
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
	chart   report.Chart
	ink     Ink
	raster  *canvas.Raster
	painted *image.RGBA // the picture of the size that was last asked for
	min     fyne.Size
}

// NewChart makes an empty chart with a least size at 100 % text.
func NewChart(min fyne.Size) *Chart {
	c := &Chart{min: min}
	c.raster = canvas.NewRaster(c.paint)
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
	canvas.Refresh(c.raster)
}

// paint gives the picture for a size in pixels; a few milliseconds, once a size.
func (c *Chart) paint(w, h int) image.Image {
	if c.ink.painter == nil || w <= 0 || h <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	if c.painted == nil || c.painted.Bounds().Dx() != w || c.painted.Bounds().Dy() != h {
		mm := max(float64(c.Size().Width/textScale())/dotsPerMM, leastChart)
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

// CreateRenderer implements fyne.Widget.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.raster) }

// leastOver is the height at 100 % text under which a list has the room of the chart
// below it.
const leastOver = 440

// NewOverChart puts a list over words and a chart, with a bar between them that can
// be moved; share is the list's. Where there is little height, as with large text on
// a small screen, the list has the chart's room and the words stay.
func NewOverChart(list, words fyne.CanvasObject, chart *Chart, share float64) *fyne.Container {
	below := container.NewStack(chart)
	split := container.NewVSplit(list, NewTopped(words, below))
	split.SetOffset(share)
	return container.New(&overChart{split: split, below: below, share: share}, split)
}

type overChart struct {
	split *container.Split
	below *fyne.Container
	share float64
}

func (o *overChart) MinSize([]fyne.CanvasObject) fyne.Size { return o.split.MinSize() }

func (o *overChart) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if low := size.Height < leastOver*textScale(); low == o.below.Visible() {
		o.below.Hidden = low
		o.split.SetOffset(Choose(low, 1, o.share))
	}
	o.split.Resize(size)
}
