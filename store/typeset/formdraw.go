// This file divides a form over pages and draws what of it stands on one.

package typeset

// leastLines is how many lines of a row must fit a page for it to be begun there.
const leastLines = 3

const leastPart = leastLines*formPitch + 2*formPadY

// least is the height a form's beginning needs on a page: all of a small one, else its
// first rows that no page may divide.
func (f *form) least(tail, full float64) float64 {
	if all := f.whole() + tail; all <= full*keepWhole {
		return all
	}
	h := f.high(0, f.group())
	if f.rows[0].cut || h > full {
		return leastPart
	}
	return h
}

// group is how many rows from the first on stay together.
func (f *form) group() int {
	for r := 1; r < len(f.rows); r++ {
		if f.mayEnd(r) {
			return r
		}
	}
	return len(f.rows)
}

// mayEnd says whether a page may end above a row: no heading stands over it and no box goes
// through there, or the row may be continued.
func (f *form) mayEnd(r int) bool {
	if f.rows[r-1].with {
		return false
	}
	if f.rows[r].cut {
		return true
	}
	for i := range f.boxes {
		if f.boxes[i].crosses(r) {
			return false
		}
	}
	return true
}

// crosses reports that a box stands both above and below a row's upper edge.
func (b *formBox) crosses(r int) bool { return b.Row < r && b.Row+b.Rows > r }

func (f *form) cutter(tail, full float64) cutting {
	return &formCutter{rest: f, tail: tail, full: full}
}

// formCutter cuts a form into parts from top to bottom.
type formCutter struct {
	rest       *form // nil = all is placed
	tail, full float64
}

func (c *formCutter) done() bool { return c.rest == nil }

// next gives the part for a page with the given room, nil if nothing fits. fresh says
// that the page is empty.
func (c *formCutter) next(room float64, fresh bool) (drawer, float64) {
	f := c.rest
	all := f.whole()
	if all+c.tail <= room || all <= room && fresh {
		c.rest = nil
		return f, all
	}
	row, h, ok := f.cutAt(room, fresh || f.high(0, f.group()) > c.full && room >= leastPart)
	if !ok {
		return nil, 0
	}
	part, rest := f.divide(row, h)
	if c.rest = rest; rest.left() == f.left() && len(rest.rows) == len(f.rows) && rest.whole() >= all {
		c.rest = nil // nothing would ever fit
		return f, all
	}
	return part, part.whole()
}

// left is how many lines are not yet placed.
func (f *form) left() int {
	n := 0
	for i := range f.boxes {
		n += len(f.boxes[i].body) + len(f.boxes[i].foot)
	}
	return n
}

// cutAt is where a page with the given room ends: above a row, or h below its upper edge.
// force says that it must end somewhere.
func (f *form) cutAt(room float64, force bool) (row int, h float64, ok bool) {
	y, best, any := 0.0, 0, 0
	for r := 0; r < len(f.rows) && y <= room; r++ {
		if left := room - y; f.rows[r].cut && left >= leastPart && f.rows[r].height > left {
			return r, left, true
		}
		if r > 0 && f.mayEnd(r) {
			best = r
		}
		any = r
		y += f.rows[r].height
	}
	switch {
	case best > 0:
		return best, 0, true
	case !force:
		return 0, 0, false
	case any > 0:
		return any, 0, true
	}
	return 0, room, true
}

// divide cuts a form above a row, or h below its upper edge.
func (f *form) divide(row int, h float64) (top, rest *form) {
	top, rest = &form{edges: f.edges}, &form{edges: f.edges}
	top.rows = append(top.rows, f.rows[:row]...)
	if h > 0 {
		top.rows = append(top.rows, formRow{height: h})
	}
	rest.rows = append(rest.rows, f.rows[row:]...)
	rest.rows[0].height -= h
	for _, b := range f.boxes {
		switch {
		case b.Row+b.Rows <= row:
			top.boxes = append(top.boxes, b)
		case b.Row > row, b.Row == row && h == 0:
			b.Row -= row
			rest.boxes = append(rest.boxes, b)
		default:
			above, below := f.split(b, len(top.rows), f.high(b.Row, row)+h)
			below.Row, below.Rows = 0, b.Row+b.Rows-row
			top.boxes, rest.boxes = append(top.boxes, above), append(rest.boxes, below)
		}
	}
	rest.grow()
	return top, rest
}

// split shares a box's lines out to the part of it above a page's end and the one below.
func (f *form) split(b formBox, rows int, room float64) (above, below formBox) {
	above, below = b, b
	above.Rows, above.foot = rows-b.Row, nil
	n, used := 0, 2*formPadY
	for n < len(b.body) && used+b.body[n].h <= room+hair {
		used += b.body[n].h
		n++
	}
	above.body, below.body = b.body[:n:n], b.body[n:]
	if n < len(b.body) {
		above.middle, below.middle = false, false
	}
	above.photo = b.photo && room >= photoTall/2
	below.photo = b.photo && !above.photo
	return above, below
}

func (f *form) draw(c *canvas, x, y float64) {
	tops := make([]float64, len(f.rows)+1)
	for i, r := range f.rows {
		tops[i+1] = tops[i] + r.height
	}
	last, foot := f.edges[len(f.edges)-1], tops[len(f.rows)]
	for i := range f.boxes {
		b := &f.boxes[i]
		left, right := f.edges[b.Col], f.edges[b.Col+b.Cols]
		top, bottom := tops[b.Row], tops[b.Row+b.Rows]
		b.draw(c, Mark{X: x + left, Y: y + top, X2: right - left, Y2: bottom - top})
		if right < last {
			c.vline(x+right, y+top, y+bottom, thinLine, Black)
		}
		if bottom < foot {
			c.hline(x+left, x+right, y+bottom, thinLine, Black)
		}
	}
	c.add(Mark{Kind: RectMark, X: x, Y: y, X2: last, Y2: foot, Width: frameLine})
}

// draw draws what a box holds into the box of a mark.
func (b *formBox) draw(c *canvas, in Mark) {
	y := in.Y + formPadY
	if b.photo {
		w, h := b.photoIn(in.X2, in.Y2)
		at := in.Y + photoPad
		if len(b.body)+len(b.foot) == 0 {
			at = in.Y + (in.Y2-h)/2
		}
		c.add(Mark{Kind: PictureMark, X: in.X + (in.X2-w)/2, Y: at, X2: w, Y2: h, Picture: b.Photo.PNG})
		y = at + h
	} else if b.middle {
		y = in.Y + (in.Y2-heightOf(b.body))/2
	}
	pieces(c, b.body, in.X, y)
	pieces(c, b.foot, in.X, in.Y+in.Y2-formPadY-heightOf(b.foot))
}

// pieces draws lines one below the other.
func pieces(c *canvas, list []piece, x, y float64) {
	for _, p := range list {
		if p.d != nil {
			p.d.draw(c, x, y)
		}
		y += p.h
	}
}
