package paint

// Text: the faces' own outlines, set where the PDF sets them.

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"partyledger/store/typeset"
)

// font gives the outlines of one face's characters, each read once.
type font struct {
	face   *typeset.Face
	mu     sync.Mutex
	sfnt   *sfnt.Font
	buf    sfnt.Buffer
	upem   float64
	glyphs map[rune]glyph
}

// glyph is an outline in ems, y downwards, with the box round it.
type glyph struct {
	path           []segment
	x1, y1, x2, y2 float64
}

type segment struct {
	op   sfnt.SegmentOp
	args [3]point
}

// font gives a face's outlines.
func (p *Painter) font(id typeset.FaceID) *font {
	face := p.faces.Face(id)
	p.mu.Lock()
	defer p.mu.Unlock()
	f := p.fonts[face]
	if f == nil {
		f = &font{face: face, glyphs: map[rune]glyph{}}
		if s, err := sfnt.Parse(face.Data()); err == nil {
			f.sfnt, f.upem = s, float64(s.UnitsPerEm())
		}
		p.fonts[face] = f
	}
	return f
}

// glyph reads a character's outline; one that cannot be read is blank.
func (f *font) glyph(r rune) glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	g := f.read(r)
	f.glyphs[r] = g
	return g
}

func (f *font) read(r rune) glyph {
	var g glyph
	if f.sfnt == nil {
		return g
	}
	index, err := f.sfnt.GlyphIndex(&f.buf, r)
	if err == nil && index == 0 { // the table that is read need not hold the character itself
		index, err = f.sfnt.GlyphIndex(&f.buf, f.face.Code(r))
	}
	if err != nil || index == 0 {
		return g
	}
	// at as many pixels an em as the face has units, one unit is one 26.6 step times 64
	segments, err := f.sfnt.LoadGlyph(&f.buf, index, fixed.I(int(f.upem)), nil)
	if err != nil || len(segments) == 0 {
		return g
	}
	g.x1, g.y1, g.x2, g.y2 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range segments {
		out := segment{op: s.Op}
		for i := range points(s.Op) {
			q := point{float64(s.Args[i].X) / 64 / f.upem, float64(s.Args[i].Y) / 64 / f.upem}
			out.args[i] = q
			g.x1, g.y1, g.x2, g.y2 = math.Min(g.x1, q.x), math.Min(g.y1, q.y), math.Max(g.x2, q.x), math.Max(g.y2, q.y)
		}
		g.path = append(g.path, out)
	}
	return g
}

// points is how many points a piece of an outline has.
func points(op sfnt.SegmentOp) int {
	switch op {
	case sfnt.SegmentOpQuadTo:
		return 2
	case sfnt.SegmentOpCubeTo:
		return 3
	}
	return 1
}

// text draws a run: each character where the sum of the widths before it says,
// as the PDF does.
func (b *brush) text(m *typeset.Mark) {
	f := b.p.font(m.Face)
	stretch := m.Scale
	if stretch <= 0 {
		stretch = 1
	}
	em := m.Size * typeset.PointMM * b.k
	gap := m.Spacing * typeset.PointMM * b.k
	sin, cos := math.Sincos(-m.Angle * math.Pi / 180)
	t := turn{ax: em * stretch * cos, ay: em * stretch * sin, bx: -em * sin, by: em * cos, x: m.X * b.k, y: m.Y * b.k}
	src := image.NewUniform(ink(m.Color))
	for _, r := range m.Text {
		b.glyph(f.glyph(r), t, src)
		w, _ := f.face.Width(r)
		on := (float64(w)/1000*em + gap) * stretch
		t.x += on * cos
		t.y += on * sin
	}
}

// turn takes a place in ems to one in pixels.
type turn struct{ ax, ay, bx, by, x, y float64 }

func (t turn) at(q point) point {
	return point{t.x + q.x*t.ax + q.y*t.bx, t.y + q.x*t.ay + q.y*t.by}
}

func (b *brush) glyph(g glyph, t turn, src *image.Uniform) {
	if len(g.path) == 0 {
		return
	}
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range [4]point{{g.x1, g.y1}, {g.x2, g.y1}, {g.x1, g.y2}, {g.x2, g.y2}} {
		q = t.at(q)
		x1, y1, x2, y2 = math.Min(x1, q.x), math.Min(y1, q.y), math.Max(x2, q.x), math.Max(y2, q.y)
	}
	box, ok := b.open(x1, y1, x2, y2)
	if !ok {
		return
	}
	t.x -= float64(box.Min.X)
	t.y -= float64(box.Min.Y)
	z := &b.rast
	for i, s := range g.path {
		p := t.at(s.args[0])
		switch s.op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				z.ClosePath()
			}
			z.MoveTo(float32(p.x), float32(p.y))
		case sfnt.SegmentOpLineTo:
			z.LineTo(float32(p.x), float32(p.y))
		case sfnt.SegmentOpQuadTo:
			q := t.at(s.args[1])
			z.QuadTo(float32(p.x), float32(p.y), float32(q.x), float32(q.y))
		case sfnt.SegmentOpCubeTo:
			q, r := t.at(s.args[1]), t.at(s.args[2])
			z.CubeTo(float32(p.x), float32(p.y), float32(q.x), float32(q.y), float32(r.x), float32(r.y))
		}
	}
	z.ClosePath()
	b.lay(box, src)
}
