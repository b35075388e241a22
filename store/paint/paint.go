// Package paint draws typeset marks into pictures: the pages of a report and
// the charts on screen, with the very outlines that the PDF embeds. It decides
// nothing and knows no widget.
package paint

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sync"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"partyledger/store/typeset"
)

// Painter draws marks that speak of one set of faces. It is safe for concurrent
// use.
type Painter struct {
	faces *typeset.Faces
	mu    sync.Mutex
	fonts map[*typeset.Face]*font
}

// New makes a painter.
func New(faces *typeset.Faces) *Painter {
	return &Painter{faces: faces, fonts: map[*typeset.Face]*font{}}
}

// Faces is the faces that the painter draws with.
func (p *Painter) Faces() *typeset.Faces { return p.faces }

// Page draws a page on white paper, perMM pixels a millimetre.
func (p *Painter) Page(page *typeset.Page, perMM float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, Pixels(page.Width, perMM), Pixels(page.Height, perMM)))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	p.Marks(img, page.Marks, perMM)
	return img
}

// Pixels is how many pixels a length takes.
func Pixels(mm, perMM float64) int { return max(1, int(math.Round(mm*perMM))) }

// Marks draws marks over a picture whose upper left corner is the marks' origin.
func (p *Painter) Marks(dst *image.RGBA, marks []typeset.Mark, perMM float64) {
	b := &brush{p: p, dst: dst, k: perMM}
	for i := range marks {
		m := &marks[i]
		switch m.Kind {
		case typeset.TextMark:
			b.text(m)
		case typeset.LineMark:
			b.line(m)
		case typeset.RectMark:
			b.rect(m)
		case typeset.PolygonMark:
			b.figure(m, polygon(m))
		case typeset.SectorMark:
			b.figure(m, sector(m))
		case typeset.PictureMark:
			b.picture(m)
		}
	}
}

// brush draws into one picture.
type brush struct {
	p    *Painter
	dst  *image.RGBA
	k    float64 // pixels a millimetre
	rast vector.Rasterizer
}

func ink(c typeset.Color) color.RGBA {
	r, g, b := c.RGB()
	return color.RGBA{uint8(r), uint8(g), uint8(b), 255}
}

// picture draws a picture into its box.
func (b *brush) picture(m *typeset.Mark) {
	img, err := png.Decode(bytes.NewReader(m.Picture))
	if err != nil {
		return
	}
	box := image.Rect(int(m.X*b.k), int(m.Y*b.k), int((m.X+m.X2)*b.k), int((m.Y+m.Y2)*b.k))
	xdraw.ApproxBiLinear.Scale(b.dst, box, img, img.Bounds(), xdraw.Over, nil)
}

// line draws a straight line. Level and upright ones are set on whole pixels, so
// that the rules of a table are sharp and never vanish.
func (b *brush) line(m *typeset.Mark) {
	x1, y1, x2, y2 := m.X*b.k, m.Y*b.k, m.X2*b.k, m.Y2*b.k
	if m.Dash > 0 {
		b.dashes(m, x1, y1, x2, y2)
		return
	}
	b.stroke(x1, y1, x2, y2, m.Width*b.k, m.Color)
}

func (b *brush) dashes(m *typeset.Mark, x1, y1, x2, y2 float64) {
	long := math.Hypot(x2-x1, y2-y1)
	step := m.Dash * b.k
	if long == 0 || step <= 0 {
		return
	}
	for at := 0.0; at < long; at += 2 * step {
		s, e := at/long, math.Min(at+step, long)/long
		b.stroke(x1+(x2-x1)*s, y1+(y2-y1)*s, x1+(x2-x1)*e, y1+(y2-y1)*e, m.Width*b.k, m.Color)
	}
}

// stroke draws a line in pixels.
func (b *brush) stroke(x1, y1, x2, y2, width float64, c typeset.Color) {
	w := math.Max(1, width)
	switch {
	case y1 == y2:
		top := math.Round(y1 - w/2)
		b.fill(math.Round(math.Min(x1, x2)), top, math.Round(math.Max(x1, x2)), top+math.Round(w), c)
	case x1 == x2:
		left := math.Round(x1 - w/2)
		b.fill(left, math.Round(math.Min(y1, y2)), left+math.Round(w), math.Round(math.Max(y1, y2)), c)
	default:
		long := math.Hypot(x2-x1, y2-y1)
		dx, dy := (y2-y1)/long*w/2, -(x2-x1)/long*w/2
		b.path([][]point{{{x1 + dx, y1 + dy}, {x2 + dx, y2 + dy}, {x2 - dx, y2 - dy}, {x1 - dx, y1 - dy}}}, c)
	}
}

// fill paints a box of whole pixels.
func (b *brush) fill(x1, y1, x2, y2 float64, c typeset.Color) {
	draw.Draw(b.dst, image.Rect(int(x1), int(y1), int(x2), int(y2)), image.NewUniform(ink(c)), image.Point{}, draw.Src)
}

func (b *brush) rect(m *typeset.Mark) {
	x1, y1, x2, y2 := m.X*b.k, m.Y*b.k, (m.X+m.X2)*b.k, (m.Y+m.Y2)*b.k
	if m.Filled {
		b.fill(math.Round(x1), math.Round(y1), math.Max(math.Round(x2), math.Round(x1)+1), math.Max(math.Round(y2), math.Round(y1)+1),
			m.Fill)
	}
	if m.Width <= 0 {
		return
	}
	w := m.Width * b.k
	for _, e := range [][4]float64{{x1, y1, x2, y1}, {x1, y2, x2, y2}, {x1, y1, x1, y2}, {x2, y1, x2, y2}} {
		b.stroke(e[0], e[1], e[2], e[3], w, m.Color)
	}
}

// point is a place: millimetres in figures, pixels in paths.
type point struct{ x, y float64 }

func polygon(m *typeset.Mark) [][]point {
	var ring []point
	for _, q := range m.Points {
		ring = append(ring, point{q.X, q.Y})
	}
	return [][]point{ring}
}

// sector is a piece of a ring as rings of points: one, or two if it goes all
// the way round and has a hole.
func sector(m *typeset.Mark) [][]point {
	if m.Radius <= 0 {
		return nil
	}
	outer := arc(m, m.Radius, m.From, m.To)
	switch {
	case m.To-m.From >= 360 && m.Hole > 0:
		return [][]point{outer, arc(m, m.Hole, m.To, m.From)}
	case m.To-m.From >= 360:
		return [][]point{outer}
	case m.Hole > 0:
		return [][]point{append(outer, arc(m, m.Hole, m.To, m.From)...)}
	}
	return [][]point{append(outer, point{m.X, m.Y})}
}

// arc goes round the centre in steps of at most two degrees; angles run
// clockwise from twelve o'clock.
func arc(m *typeset.Mark, radius, from, to float64) []point {
	n := max(1, int(math.Ceil(math.Abs(to-from)/2)))
	out := make([]point, 0, n+1)
	for i := range n + 1 {
		sin, cos := math.Sincos((from + (to-from)*float64(i)/float64(n)) * math.Pi / 180)
		out = append(out, point{m.X + radius*sin, m.Y - radius*cos})
	}
	return out
}

// figure fills and outlines rings of points in millimetres.
func (b *brush) figure(m *typeset.Mark, rings [][]point) {
	for _, r := range rings {
		for i := range r {
			r[i].x *= b.k
			r[i].y *= b.k
		}
	}
	if m.Filled {
		b.path(rings, m.Fill)
	}
	if m.Width <= 0 {
		return
	}
	for _, r := range rings {
		for i := range r {
			q := r[(i+1)%len(r)]
			b.edge(r[i], q, m.Width*b.k, m.Color)
		}
	}
}

// edge is one piece of an outline, as thin as it is.
func (b *brush) edge(p, q point, w float64, c typeset.Color) {
	long := math.Hypot(q.x-p.x, q.y-p.y)
	if long == 0 {
		return
	}
	dx, dy := (q.y-p.y)/long*w/2, -(q.x-p.x)/long*w/2
	b.path([][]point{{{p.x + dx, p.y + dy}, {q.x + dx, q.y + dy}, {q.x - dx, q.y - dy}, {p.x - dx, p.y - dy}}}, c)
}

// path fills rings of points in pixels, smooth at the edges.
func (b *brush) path(rings [][]point, c typeset.Color) {
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, r := range rings {
		for _, q := range r {
			x1, y1, x2, y2 = math.Min(x1, q.x), math.Min(y1, q.y), math.Max(x2, q.x), math.Max(y2, q.y)
		}
	}
	box, ok := b.open(x1, y1, x2, y2)
	if !ok {
		return
	}
	ox, oy := float64(box.Min.X), float64(box.Min.Y)
	for _, r := range rings {
		for i, q := range r {
			if i == 0 {
				b.rast.MoveTo(float32(q.x-ox), float32(q.y-oy))
			} else {
				b.rast.LineTo(float32(q.x-ox), float32(q.y-oy))
			}
		}
		b.rast.ClosePath()
	}
	b.lay(box, image.NewUniform(ink(c)))
}

// lay paints what the rasteriser holds. It writes past the picture's edge if it
// is let, so what hangs over goes through a mask.
func (b *brush) lay(box image.Rectangle, src *image.Uniform) {
	if box.In(b.dst.Bounds()) {
		b.rast.Draw(b.dst, box, src, image.Point{})
		return
	}
	mask := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	b.rast.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	draw.DrawMask(b.dst, box, src, image.Point{}, mask, image.Point{}, draw.Over)
}

// open readies the rasteriser for a box in pixels; ok is false if nothing of it
// lies on the picture.
func (b *brush) open(x1, y1, x2, y2 float64) (box image.Rectangle, ok bool) {
	const far = 1 << 14 // no picture is larger
	if !(x1 > -far && y1 > -far && x2 < far && y2 < far) {
		return box, false
	}
	box = image.Rect(int(math.Floor(x1)), int(math.Floor(y1)), int(math.Ceil(x2))+1, int(math.Ceil(y2))+1)
	if !box.Overlaps(b.dst.Bounds()) {
		return box, false
	}
	b.rast.Reset(box.Dx(), box.Dy())
	return box, true
}
