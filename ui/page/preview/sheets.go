package preview

// The pages on screen, one below the other. Only those that are seen are painted,
// off the UI goroutine, at the screen's own sharpness; what was painted is kept
// for a while.

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store/paint"
	"partyledger/store/typeset"
	"partyledger/ui/kit"
)

const (
	fullSize  = 96 / 25.4 // Fyne's units a millimetre at 100 %
	pageGap   = 12        // between the pages and round them
	mostBytes = 96 << 20  // of pictures kept
)

// sheets is the widget that shows a laid out report.
type sheets struct {
	widget.BaseWidget
	spawn func(func()) // runs off the UI goroutine
	ui    func(func()) // and back on it

	pages   *typeset.Pages
	painter *paint.Painter
	seq     int     // of what is shown: pictures of another report are dropped
	zoom    float32 // of the full size; 0 = as wide as the window, or wholePage
	room    fyne.Size
	unit    float32   // Fyne's units a millimetre
	tops    []float32 // of each page
	size    fyne.Size

	scroll   *container.Scroll
	papers   map[int]*paper
	pictures map[pictureKey]*image.RGBA
	used     []pictureKey // oldest first
	bytes    int
	painting bool
	focused  bool
	onPage   func(n int) // the page that is looked at changed, counted from 0
	at       int
}

// wholePage is the zoom that shows a whole page.
const wholePage = -1

// pictureKey names a picture: a page at a width in pixels.
type pictureKey struct{ page, width int }

// paper is one page on screen.
type paper struct {
	sheet *canvas.Rectangle
	image *canvas.Image
	key   pictureKey
}

func newSheets() *sheets {
	s := &sheets{spawn: func(f func()) { kit.Background(f) }, ui: fyne.Do, papers: map[int]*paper{}, pictures: map[pictureKey]*image.RGBA{}}
	s.ExtendBaseWidget(s)
	s.scroll = container.NewScroll(s)
	s.scroll.OnScrolled = func(fyne.Position) { s.look() }
	return s
}

// show shows another report from its first page, or the same one again where it
// was.
func (s *sheets) show(pages *typeset.Pages, p *paint.Painter, keepPlace bool) {
	s.seq++
	s.pages, s.painter = pages, p
	s.painting = false
	clear(s.papers)
	clear(s.pictures)
	s.used, s.bytes = nil, 0
	at := s.scroll.Offset
	s.arrange()
	if !keepPlace {
		at = fyne.Position{}
	}
	s.scroll.ScrollToOffset(at)
	s.look()
}

// setZoom changes the size and keeps the page that is looked at.
func (s *sheets) setZoom(z float32) {
	s.zoom = z
	s.keepPage(s.arrange)
}

// setRoom tells how much of the pages can be seen.
func (s *sheets) setRoom(size fyne.Size) {
	if s.room == size {
		return
	}
	s.room = size
	s.keepPage(s.arrange)
}

func (s *sheets) keepPage(f func()) {
	n, part := s.place()
	f()
	if n < len(s.tops) {
		s.scroll.ScrollToOffset(fyne.NewPos(s.scroll.Offset.X, s.tops[n]+part*s.pageHeight(n)-pageGap))
	}
	s.look()
}

// place is the page at the window's upper edge and how far down it the edge is.
func (s *sheets) place() (n int, part float32) {
	y := s.scroll.Offset.Y + pageGap
	for n = len(s.tops) - 1; n > 0 && s.tops[n] > y; n-- {
	}
	if n < 0 || s.pageHeight(n) == 0 {
		return 0, 0
	}
	return n, max(0, (y-s.tops[n])/s.pageHeight(n))
}

// arrange works out where each page lies.
func (s *sheets) arrange() {
	s.tops = s.tops[:0]
	if s.pages == nil {
		return
	}
	widest, highest := 0.0, 0.0
	for i := range s.pages.Len() {
		w, h := s.pages.Size(i)
		widest, highest = math.Max(widest, w), math.Max(highest, h)
	}
	s.unit = fullSize * s.zoom
	if s.zoom <= 0 {
		s.unit = max(0.5, (s.room.Width-2*pageGap)/float32(widest))
	}
	if s.zoom == wholePage {
		s.unit = max(0.5, min(s.unit, (s.room.Height-2*pageGap)/float32(highest)))
	}
	y := float32(pageGap)
	for i := range s.pages.Len() {
		s.tops = append(s.tops, y)
		y += s.pageHeight(i) + pageGap
	}
	s.size = fyne.NewSize(float32(widest)*s.unit+2*pageGap, y)
	s.scroll.Refresh()
}

func (s *sheets) pageHeight(i int) float32 {
	if s.pages == nil || i >= s.pages.Len() {
		return 0
	}
	_, h := s.pages.Size(i)
	return float32(h) * s.unit
}

func (s *sheets) pageWidth(i int) float32 {
	w, _ := s.pages.Size(i)
	return float32(w) * s.unit
}

// goTo brings a page to the window's upper edge.
func (s *sheets) goTo(n int) {
	if len(s.tops) == 0 {
		return
	}
	n = min(max(n, 0), len(s.tops)-1)
	s.scroll.ScrollToOffset(fyne.NewPos(s.scroll.Offset.X, s.tops[n]-pageGap))
	s.look()
	s.tell(n)
}

// visible is the range of pages that are seen.
func (s *sheets) visible() (from, to int) {
	top, bottom := s.scroll.Offset.Y, s.scroll.Offset.Y+s.room.Height
	from = len(s.tops)
	for i, y := range s.tops {
		if y+s.pageHeight(i) >= top && y <= bottom {
			from, to = min(from, i), i+1
		}
	}
	return min(from, to), to
}

// look shows the pages that are seen and has what is missing painted.
func (s *sheets) look() {
	if s.pages == nil || s.room.Width <= 0 {
		return
	}
	from, to := s.visible()
	for i := range s.papers {
		if i < from || i >= to {
			delete(s.papers, i)
		}
	}
	for i := from; i < to; i++ {
		p := s.papers[i]
		if p == nil {
			p = &paper{sheet: canvas.NewRectangle(theme.Color(kit.ColorCard)), image: &canvas.Image{FillMode: canvas.ImageFillStretch,
				ScaleMode: canvas.ImageScaleFastest}}
			if !kit.Flat() {
				p.sheet.StrokeWidth = 1
			}
			s.papers[i] = p
		}
		s.put(i, p)
	}
	s.tellMiddle(from, to)
	s.Refresh()
	s.paintNext()
}

// put places a page and gives it its picture if there is one.
func (s *sheets) put(i int, p *paper) {
	w, h := s.pageWidth(i), s.pageHeight(i)
	x := max(pageGap, (max(s.size.Width, s.room.Width)-w)/2)
	p.sheet.Move(fyne.NewPos(x-1, s.tops[i]-1))
	p.sheet.Resize(fyne.NewSize(w+2, h+2))
	p.image.Move(fyne.NewPos(x, s.tops[i]))
	p.image.Resize(fyne.NewSize(w, h))
	key := s.keyOf(i)
	if img := s.pictures[key]; img != nil && p.key != key {
		p.image.Image, p.key = img, key
		p.image.Refresh()
	}
	p.sheet.StrokeColor = theme.Color(theme.ColorNameSeparator)
	if s.focused {
		p.sheet.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
}

// keyOf names the picture that the screen now wants of a page.
func (s *sheets) keyOf(i int) pictureKey {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		scale = c.Scale()
	}
	return pictureKey{i, max(1, int(math.Round(float64(s.pageWidth(i)*scale))))}
}

// paintNext paints one page that is seen and has no picture, then the next.
func (s *sheets) paintNext() {
	if s.painting || s.pages == nil {
		return
	}
	from, to := s.visible()
	for i := from; i < to; i++ {
		key := s.keyOf(i)
		if s.pictures[key] != nil {
			continue
		}
		s.painting = true
		pages, painter, seq := s.pages, s.painter, s.seq
		s.spawn(func() {
			page := pages.At(i)
			img := painter.Page(&page, float64(key.width)/page.Width)
			s.ui(func() { s.painted(seq, key, img) })
		})
		return
	}
}

func (s *sheets) painted(seq int, key pictureKey, img *image.RGBA) {
	if seq != s.seq {
		return
	}
	s.painting = false
	s.keep(key, img)
	s.look()
}

// keep keeps a picture and lets the oldest go that nobody sees.
func (s *sheets) keep(key pictureKey, img *image.RGBA) {
	s.pictures[key] = img
	s.used = append(s.used, key)
	s.bytes += len(img.Pix)
	from, to := s.visible()
	for i := 0; i < len(s.used) && s.bytes > mostBytes; {
		old := s.used[i]
		if old == key || old.page >= from && old.page < to && old == s.keyOf(old.page) {
			i++
			continue
		}
		s.bytes -= len(s.pictures[old].Pix)
		delete(s.pictures, old)
		s.used = append(s.used[:i], s.used[i+1:]...)
	}
}

// tellMiddle says which page is looked at: the first one that reaches into the
// window's upper third.
func (s *sheets) tellMiddle(from, to int) {
	line := s.scroll.Offset.Y + s.room.Height/3
	n := from
	for i := from; i < to; i++ {
		if s.tops[i] <= line {
			n = i
		}
	}
	s.tell(n)
}

func (s *sheets) tell(n int) {
	s.at = n
	if s.onPage != nil {
		s.onPage(n)
	}
}

// TypedKey moves through the pages.
func (s *sheets) TypedKey(e *fyne.KeyEvent) {
	if kit.ToWindow(s, e) {
		return
	}
	by := map[fyne.KeyName]float32{fyne.KeyUp: -40, fyne.KeyDown: 40, fyne.KeyPageUp: -s.room.Height * 0.9,
		fyne.KeyPageDown: s.room.Height * 0.9, fyne.KeySpace: s.room.Height * 0.9}
	switch e.Name {
	case fyne.KeyHome:
		s.goTo(0)
	case fyne.KeyEnd:
		s.goTo(len(s.tops) - 1)
	case fyne.KeyLeft:
		s.goTo(s.at - 1)
	case fyne.KeyRight:
		s.goTo(s.at + 1)
	default:
		if d, ok := by[e.Name]; ok {
			y := min(max(0, s.scroll.Offset.Y+d), max(0, s.size.Height-s.room.Height))
			s.scroll.ScrollToOffset(fyne.NewPos(s.scroll.Offset.X, y))
			s.look()
		}
	}
}

// TypedRune implements fyne.Focusable.
func (s *sheets) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (s *sheets) FocusGained() { s.focused = true; s.look() }

// FocusLost implements fyne.Focusable.
func (s *sheets) FocusLost() { s.focused = false; s.look() }

// Tapped takes the keyboard.
func (s *sheets) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}

// MinSize implements fyne.CanvasObject.
func (s *sheets) MinSize() fyne.Size { return s.size }

// CreateRenderer implements fyne.Widget.
func (s *sheets) CreateRenderer() fyne.WidgetRenderer { return &sheetsRenderer{s} }

type sheetsRenderer struct{ s *sheets }

func (r *sheetsRenderer) Destroy()           {}
func (r *sheetsRenderer) Layout(fyne.Size)   {}
func (r *sheetsRenderer) MinSize() fyne.Size { return r.s.size }
func (r *sheetsRenderer) Refresh()           { canvas.Refresh(r.s) }

func (r *sheetsRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	from, to := r.s.visible()
	for i := from; i < to; i++ {
		if p := r.s.papers[i]; p != nil {
			out = append(out, p.sheet)
			if p.image.Image != nil {
				out = append(out, p.image)
			}
		}
	}
	return out
}

// window gives the scroll its room and tells the pages of it.
type window struct{ s *sheets }

// MinSize implements fyne.Layout.
func (window) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

// Layout implements fyne.Layout.
func (w window) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
	w.s.setRoom(size)
}
