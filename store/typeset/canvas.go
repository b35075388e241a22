// This file turns strings into text marks: one mark a face, kerned where
// punctuation is squeezed, 〓 for what no face draws.

package typeset

import (
	"strings"
	"unicode/utf8"
)

// canvas collects the marks of one page.
type canvas struct {
	faces *Faces
	marks []Mark
}

func (c *canvas) add(m Mark) { c.marks = append(c.marks, m) }

// hline draws a level line.
func (c *canvas) hline(x1, x2, y, width float64, color Color) {
	c.add(Mark{Kind: LineMark, X: x1, Y: y, X2: x2, Y2: y, Width: width, Color: color})
}

// vline draws an upright line.
func (c *canvas) vline(x, y1, y2, width float64, color Color) {
	c.add(Mark{Kind: LineMark, X: x, Y: y1, X2: x, Y2: y2, Width: width, Color: color})
}

// ink is how a string is to be drawn.
type ink struct {
	face  FaceID
	size  float64 // points
	color Color
	extra float64 // thousandths added after each character
	press int32   // thousandths to take out of punctuation
	scale float64 // horizontal; 0 = 1
	angle float64 // degrees; only for strings of one face
}

// text draws s from x on and answers where it ends. y is the baseline.
func (c *canvas) text(s string, x, y float64, k ink) float64 {
	if s == "" {
		return x
	}
	fs := c.faces
	em := k.size * PointMM / 1000
	if k.scale > 0 {
		em *= k.scale
	}
	if k.press == 0 && fs.draws(k.face, s) && !strings.ContainsRune(s, lowLine) {
		c.mark(s, "", x, y, k.face, k)
		return x + (float64(fs.Width(k.face, s))+k.extra*float64(runeCount(s)))*em
	}
	return c.pieces(s, x, y, em, k)
}

// pieces draws a string that needs more than one mark.
func (c *canvas) pieces(s string, x, y, em float64, k ink) float64 {
	fs := c.faces
	kern := newKern(s, k)
	start, startX := 0, x // the run not yet drawn
	var face FaceID
	flush := func(to int) {
		if to > start {
			c.mark(s[start:to], "", startX, y, face, k)
		}
	}
	for i, r := range s {
		before, after := kern.at(i, r)
		by, w, ok := fs.pick(k.face, r)
		size := utf8.RuneLen(r)
		if before != 0 || by != face || !ok {
			flush(i)
			x -= before * em
			start, startX, face = i, x, by
		}
		x += (float64(w) + k.extra - after) * em
		switch {
		case r == lowLine && ok:
			flush(i)
			long := (float64(w) + k.extra - after) * em
			c.mark("\u3000", s[i:i+size], x-long, y, by, k)
			c.hline(x-long, x, y+0.14*k.size*PointMM, thinLine, k.color)
			start, startX = i+size, x
		case r == ticked && ok:
			flush(i)
			c.tick(s[i:i+size], x-(float64(w)+k.extra-after)*em, y, em, by, k)
			start, startX = i+size, x
		case !ok:
			c.mark(string(Geta), s[i:i+size], startX, y, by, k)
			start, startX = i+size, x
		case after != 0:
			flush(i + size)
			start, startX = i+size, x
		}
	}
	flush(len(s))
	return x
}

// tick draws an empty box with a tick in it that stands for the ticked box s.
func (c *canvas) tick(s string, x, y, em float64, face FaceID, k ink) {
	c.mark(string(emptyBox), s, x, y, face, k)
	shape := [...]Point{{200, 400}, {260, 470}, {410, 290}, {760, 690}, {820, 630}, {410, 160}}
	m := Mark{Kind: PolygonMark, Fill: k.color, Filled: true}
	for _, p := range shape {
		m.Points = append(m.Points, Point{x + p.X*em, y - p.Y*em})
	}
	c.add(m)
}

func (c *canvas) mark(s, actual string, x, y float64, face FaceID, k ink) {
	c.marks = append(c.marks, Mark{
		Kind: TextMark, Face: face, Size: k.size, Text: s, Actual: actual, X: x, Y: y,
		Color: k.color, Spacing: k.extra * k.size / 1000, Scale: k.scale, Angle: k.angle,
	})
}

// kern says how much is taken out before and after each sign of a pressed line:
// first the blank half of the sign at the line's end, which nobody sees, then
// evenly from the others.
type kern struct {
	lastAt int     // offset of the sign at the line's end, -1 if none
	last   float64 // taken out of it
	each   float64 // taken out of every other sign
}

func newKern(s string, k ink) kern {
	out := kern{lastAt: -1}
	if k.press == 0 {
		return out
	}
	n := 0
	for i, r := range s {
		if c := classOf(r); c&(squeezeAfter|squeezeBefore) != 0 {
			n++
			if c&squeezeAfter != 0 && i+utf8.RuneLen(r) == len(s) {
				out.lastAt = i
				n--
			}
		}
	}
	press := float64(k.press)
	if out.lastAt >= 0 {
		out.last = press
		if n > 0 {
			out.last = min(press, trailRoomMax)
		}
		press -= out.last
	}
	if n > 0 {
		out.each = press / float64(n)
	}
	return out
}

func (k kern) at(i int, r rune) (before, after float64) {
	if k.each == 0 && k.last == 0 {
		return 0, 0
	}
	c := classOf(r)
	switch {
	case i == k.lastAt:
		return 0, k.last
	case c&squeezeBefore != 0:
		return k.each, 0
	case c&squeezeAfter != 0:
		return 0, k.each
	}
	return 0, 0
}
