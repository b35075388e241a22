// This file defines what a page is filled with: items one under another, each
// with its height and a rule about page ends.

package typeset

import "unicode/utf8"

// item is one piece of the flow: a line, a blank, a chart, a table.
type item struct {
	h     float64 // millimetres; a table's is 0
	least float64 // the height that will do where the page ends; 0 = h
	glue  bool    // no page ends after it
	d     drawer  // nil draws nothing
	table divided // divides itself over pages; nil = is of one piece
	blank bool    // empty room: dropped at a page's top
	brk   bool    // a page ends here
	style *style  // of the pages after a break; nil leaves it
	foot  bool    // stands at the foot of its page
	solo  bool    // starts a letter: own page, own page numbers
	keep  float64 // height of what begins here and stands on one page if a page holds it; 0 = nothing does
	mark  *Entry  // outline entry; Page and Y are set when placed
}

// wants is the least height that the item takes.
func (it item) wants() float64 {
	if it.least > 0 {
		return it.least
	}
	return it.h
}

// lowered is the item in a lower box, if it can do with that.
func (it item) lowered(h float64) item {
	if d, ok := it.d.(interface{ lowered(by float64) drawer }); ok {
		it.d, it.h = d.lowered(it.h-h), h
	}
	return it
}

// divided is a table or a form, which divides itself over pages.
type divided interface {
	// least is the height that its beginning needs; tail is what must follow its end.
	least(tail, full float64) float64
	cutter(tail, full float64) cutting
	whole() float64 // all of its height
}

// cutting cuts parts off from top to bottom.
type cutting interface {
	done() bool
	// next gives the part for a page with the given room, nil if nothing fits. fresh
	// says that the page is empty.
	next(room float64, fresh bool) (drawer, float64)
}

// drawer draws itself with its upper left corner at x, y.
type drawer interface {
	draw(c *canvas, x, y float64)
}

// drawFunc is a drawer made of a function.
type drawFunc func(c *canvas, x, y float64)

func (f drawFunc) draw(c *canvas, x, y float64) { f(c, x, y) }

// textLine is one line of text in a box h high.
type textLine struct {
	s    string
	x, h float64 // offset from the left of the type area; height of the box
	ink  ink
}

func (t *textLine) draw(c *canvas, x, y float64) {
	c.text(t.s, x+t.x, y+baseline(t.h, t.ink.size), t.ink)
}

// maxStretch is the most that may be added between two characters to fill a
// line, thousandths; a line that would need more stays ragged.
const maxStretch = 350

// setLine makes line l of s drawable: spread or pressed to the measure.
func setLine(s string, l Line, set setting, x, h float64, k ink) *textLine {
	text := trimLine(s[l.Start:l.End])
	k.extra = float64(set.track)
	k.press = l.squeeze
	gaps := int(l.to-l.from) - 1
	slack := float64(set.measure) - float64(l.width)
	if !l.last && l.squeeze == 0 && gaps > 0 && slack > 0 {
		if add := slack / float64(gaps); add <= maxStretch {
			k.extra += add
		}
	}
	return &textLine{s: text, x: x, h: h, ink: k}
}

// trimLine takes off the spaces and the newline that end a line.
func trimLine(s string) string {
	end := len(s)
	for end > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		if classOf(r)&(space|newline) == 0 {
			break
		}
		end -= size
	}
	return s[:end]
}
