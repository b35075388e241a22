package kit

// Rows of one height without gaps, of which only those in sight are there. Fyne's own
// list leaves gaps unless a theme of its own lies over it, and then forgets all widths of
// texts and reads the faces anew whenever it is refreshed.

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// rows is embedded by a list, which says with setUp what it shows.
type rows struct {
	widget.BaseWidget
	length func() int
	least  func() fyne.Size // of a row
	create func() fyne.CanvasObject
	update func(i int, row fyne.CanvasObject)

	scroll *container.Scroll
	sheet  *fyne.Container // as high as all rows; holds those in sight
	first  int             // which row the first of them shows
	spare  []fyne.CanvasObject
}

// setUp is to be called once the four are set.
func (r *rows) setUp(list fyne.Widget) {
	r.sheet = container.New(rowsLayout{r})
	r.scroll = container.NewVScroll(r.sheet)
	r.scroll.OnScrolled = func(fyne.Position) { r.fill(false) }
	r.ExtendBaseWidget(list)
}

// CreateRenderer implements fyne.Widget.
func (r *rows) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{r} }

// FocusGained implements fyne.Focusable.
func (r *rows) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (r *rows) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (r *rows) TypedRune(rune) {}

// ScrollTo brings a row into sight and shows all anew.
func (r *rows) ScrollTo(i int) {
	high, sight := r.least().Height, r.scroll.Size().Height
	if top := float32(i) * high; top < r.scroll.Offset.Y {
		r.scroll.Offset.Y = top
	} else if top+high > r.scroll.Offset.Y+sight {
		r.scroll.Offset.Y = top + high - sight
	}
	r.Refresh()
}

// ScrollToOffset shows the rows from so far down.
func (r *rows) ScrollToOffset(y float32) {
	r.scroll.ScrollToOffset(fyne.NewPos(0, r.within(y)))
	r.fill(false)
}

// within is the nearest offset that leaves no room empty that there are rows for.
func (r *rows) within(y float32) float32 {
	return max(0, min(y, r.sheet.MinSize().Height-r.scroll.Size().Height))
}

// GetScrollOffset is how far down the first row in sight is.
func (r *rows) GetScrollOffset() float32 { return r.scroll.Offset.Y }

// inSight is the rows from one to before another.
func (r *rows) inSight() (from, to int) {
	high, sight := r.least().Height, r.scroll.Size().Height
	if sight <= 0 || high <= 0 {
		return 0, 0
	}
	y := r.scroll.Offset.Y
	to = min(r.length(), int(math.Ceil(float64((y+sight)/high))))
	return max(0, min(int(y/high), to)), to
}

// fill shows the rows in sight: those that were not, or all anew.
func (r *rows) fill(anew bool) {
	from, to := r.inSight()
	now := make([]fyne.CanvasObject, to-from)
	for i, o := range r.sheet.Objects {
		if at := r.first + i - from; at >= 0 && at < len(now) {
			now[at] = o
		} else {
			r.spare = append(r.spare, o)
		}
	}
	size := fyne.NewSize(r.scroll.Size().Width, r.least().Height)
	for i, o := range now {
		fresh := o == nil
		if fresh {
			o = r.row()
			now[i] = o
		}
		o.Move(fyne.NewPos(0, float32(from+i)*size.Height))
		o.Resize(size)
		if fresh || anew {
			r.update(from+i, o)
		}
	}
	r.sheet.Objects, r.first = now, from
}

// row is one that is not in use.
func (r *rows) row() fyne.CanvasObject {
	n := len(r.spare)
	if n == 0 {
		return r.create()
	}
	o := r.spare[n-1]
	r.spare = r.spare[:n-1]
	return o
}

type rowsRenderer struct{ r *rows }

func (x *rowsRenderer) Destroy()                     {}
func (x *rowsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{x.r.scroll} }
func (x *rowsRenderer) MinSize() fyne.Size           { return x.r.scroll.MinSize().Max(x.r.least()) }

func (x *rowsRenderer) Layout(size fyne.Size) {
	x.r.scroll.Resize(size)
	x.r.fill(false)
}

// Refresh also brings back what the rows that went have left scrolled away.
func (x *rowsRenderer) Refresh() {
	x.r.scroll.Offset.Y = x.r.within(x.r.scroll.Offset.Y)
	x.r.scroll.Base.Refresh() // not the rows, too
	x.r.fill(true)
}

// rowsLayout is as high as all rows.
type rowsLayout struct{ r *rows }

// MinSize implements fyne.Layout.
func (l rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	row := l.r.least()
	return fyne.NewSize(row.Width, row.Height*float32(l.r.length()))
}

// Layout implements fyne.Layout: fill does it.
func (l rowsLayout) Layout([]fyne.CanvasObject, fyne.Size) {}
