// This file draws the part of a table that stands on one page.

package typeset

import (
	"strings"

	"partyledger/model/report"
)

// Line widths of tables, millimetres.
const (
	thinLine  = 0.18
	frameLine = 0.36
)

func (p *part) draw(c *canvas, x, y float64) {
	s := p.s
	if p.first {
		for _, t := range s.top {
			t.d.draw(c, x, y)
			y += t.h
		}
	} else if s.again.d != nil {
		s.again.d.draw(c, x, y)
		y += s.again.h
	}
	s.drawHead(c, x, y)
	head := y
	y += s.headHeight()
	b := &breaker{faces: s.g.faces}
	y = p.drawGroup(c, b, x, y)
	rules := newRules(s, x, y)
	for i := p.from; i < p.to; i++ {
		skip, lines := 0, int(s.lines[i])
		if i == p.from {
			skip = p.skip
		}
		if p.stop > 0 {
			lines = p.stop
		}
		h := s.rowHeight(lines - skip)
		s.drawRow(rowPlace{c, b, x, y, h, skip, lines, skip == 0 && lines == int(s.lines[i])}, i)
		p.drawJoined(c, b, i, x, y, h)
		rules.row(c, i, y, h)
		y += h
	}
	rules.finish(c, y)
	c.add(Mark{Kind: RectMark, X: x, Y: head, X2: s.edges[len(s.edges)-1], Y2: y - head, Width: frameLine})
}

// drawGroup names the group again whose rows go on here, and answers where they
// begin.
func (p *part) drawGroup(c *canvas, b *breaker, x, y float64) float64 {
	s := p.s
	if p.group < 0 {
		return y
	}
	cell := s.g.rows[p.group][0]
	cell.Text += "（续）"
	h := s.contHeight(p.group)
	w := s.g.faces.Width(s.g.faceOf(&cell), cell.Text)
	room := s.room(0, len(s.cols))
	for w > room { // a name that fits no line is cut: it stands whole above
		runes := []rune(cell.Text)
		if len(runes) <= 4 {
			break
		}
		cell.Text = string(runes[:len(runes)-4]) + "（续）"
		w = s.g.faces.Width(s.g.faceOf(&cell), cell.Text)
	}
	s.drawCell(rowPlace{c, b, x, y, h, 0, 1, true}, &cell, w, 0, len(s.cols))
	c.hline(x, x+s.edges[len(s.edges)-1], y+h, thinLine, Black)
	return y + h
}

// drawHead draws the head cells and the lines between them.
func (s *strip) drawHead(c *canvas, x, y float64) {
	b := &breaker{faces: s.g.faces}
	for _, h := range s.head {
		left, right := s.edges[h.from], s.edges[h.to]
		top, bottom := s.tops[h.row], s.tops[h.end]
		if h.to < len(s.cols) {
			c.vline(x+right, y+top, y+bottom, thinLine, Black)
		}
		c.hline(x+left, x+right, y+bottom, thinLine, Black)
		head, lines := s.headBroken(b, h)
		at := y + top + (bottom-top-float64(len(lines))*leading(s.size))/2
		for _, l := range lines {
			text := trimLine(head[l.Start:l.End])
			w := float64(s.g.faces.Width(HeiBold, text)) * s.size * PointMM / 1000
			c.text(text, x+(left+right-w)/2, at+baseline(leading(s.size), s.size), ink{face: HeiBold, size: s.size})
			at += leading(s.size)
		}
	}
}

// rowPlace is where a row's texts are drawn: at x and y, h high; of a row that is
// continued, lines skip … end.
type rowPlace struct {
	c         *canvas
	b         *breaker
	x, y, h   float64
	skip, end int
	whole     bool // all of it is here: the texts stand in the middle
}

// drawRow draws the texts of a row.
func (s *strip) drawRow(at rowPlace, i int) {
	n := len(s.g.cols)
	if !s.g.spans && len(s.cols) == n {
		row := s.g.rows[i]
		for k := range row {
			if s.inJoined(i, k) {
				continue
			}
			s.drawCell(at, &row[k], int(s.g.width[i*n+k]), k, k+1)
		}
		return
	}
	s.eachCell(i, func(cell *report.Cell, w, from, to int) {
		if s.inJoined(i, s.cols[from]) {
			return
		}
		s.drawCell(at, cell, w, from, to)
	})
}

// inJoined reports that a cell is one with its neighbour above or below.
func (s *strip) inJoined(i, col int) bool {
	return s.g.joined(i, col) || s.g.joined(i+1, col)
}

// drawJoined draws the cells of a row that go on below or came from above, in the
// middle of what of them stands in this part.
func (p *part) drawJoined(c *canvas, b *breaker, i int, x, y, h float64) {
	s := p.s
	if s.g.ups == nil {
		return
	}
	for k, col := range s.cols {
		begins := s.g.joined(i+1, col) && !s.g.joined(i, col)
		if !begins && (i != p.from || !s.g.joined(i, col)) {
			continue
		}
		high := h
		for j := i + 1; j < p.to && s.g.joined(j, col); j++ {
			high += s.height(j, j+1)
		}
		top := s.g.joinedTop(i, col)
		cell, w := s.cellAt(top, col)
		s.drawCell(rowPlace{c, b, x, y, high, 0, 1 << 16, true}, cell, w, k, k+1)
	}
}

// cellAt is the cell of a row that begins in a column of the grid.
func (s *strip) cellAt(i, col int) (*report.Cell, int) {
	at := 0
	for k := range s.g.rows[i] {
		if at == col {
			return &s.g.rows[i][k], int(s.g.width[i*len(s.g.cols)+col])
		}
		at += max(1, s.g.rows[i][k].Span)
	}
	return &report.Cell{}, 0
}

// drawCell draws one cell's text: in one line where it fits, else broken.
func (s *strip) drawCell(at rowPlace, cell *report.Cell, w, from, to int) {
	if cell.Text == "" {
		return
	}
	k := ink{face: s.g.faceOf(cell), size: s.size}
	if cell.Warn {
		k.color = Accent
	}
	lead := leading(s.size)
	room := s.room(from, to)
	align := s.alignOf(cell, from, to)
	lines := []Line{{End: len(cell.Text), width: int32(w)}}
	if w > room {
		lines = s.cellLines(at.b, cell, s.cellSetting(cell, room), align, w)
	}
	y := at.y + padY(s.size)
	if at.whole {
		y = at.y + (at.h-float64(len(lines))*lead)/2
	}
	for j := at.skip; j < len(lines) && j < at.end; j++ {
		l := lines[j]
		k.press = l.squeeze
		at.c.text(trimLine(cell.Text[l.Start:l.End]), at.x+s.startX(align, from, to, int(l.width-l.squeeze)), y+baseline(lead, s.size), k)
		y += lead
	}
}

// cellLines breaks a cell's text; a centred one of two lines is made even
// unless its author divided it.
func (s *strip) cellLines(b *breaker, cell *report.Cell, set setting, align report.Align, w int) []Line {
	if align == report.AlignCentre && w <= 2*set.measure && !strings.ContainsAny(cell.Text, " \u3000\n") {
		return b.balance(cell.Text, set)
	}
	return b.breakText(cell.Text, set)
}

func (s *strip) alignOf(cell *report.Cell, from, to int) report.Align {
	if cell.Left {
		return report.AlignLeft
	}
	if to-from > 1 && to-from == len(s.cols) && !cell.Bold {
		return report.AlignCentre
	}
	if cell.Span > 1 && to-from < len(s.cols) {
		return report.AlignCentre
	}
	if cell.Span > 1 {
		return report.AlignLeft
	}
	return s.g.cols[s.cols[from]].Align
}

// startX is where text of width w begins in columns from … to.
func (s *strip) startX(align report.Align, from, to, w int) float64 {
	left, right, pad := s.edges[from], s.edges[to], padX(s.size)
	mm := float64(w) * s.size * PointMM / 1000
	switch align {
	case report.AlignCentre:
		return (left + right - mm) / 2
	case report.AlignRight:
		return right - pad - mm
	}
	return left + pad
}

// rules draws the lines between the cells: level ones under each row, upright
// ones through all rows that have the edge.
type rules struct {
	s     *strip
	x     float64
	since []float64 // where the open upright line began; -1 = none
	has   []bool
	first bool
}

func newRules(s *strip, x, y float64) *rules {
	r := &rules{s: s, x: x, since: make([]float64, len(s.cols)+1), has: make([]bool, len(s.cols)+1), first: true}
	for i := range r.since {
		r.since[i] = y
	}
	return r
}

func (r *rules) row(c *canvas, i int, y, h float64) {
	s := r.s
	if !r.first {
		r.level(c, i, y)
	}
	r.first = false
	if !s.g.spans {
		return
	}
	for k := range r.has {
		r.has[k] = true
	}
	s.eachCell(i, func(_ *report.Cell, _, from, to int) {
		for k := from + 1; k < to; k++ {
			r.has[k] = false
		}
	})
	for k := 1; k < len(s.cols); k++ {
		switch {
		case r.has[k] && r.since[k] < 0:
			r.since[k] = y
		case !r.has[k] && r.since[k] >= 0:
			r.close(c, k, y)
		}
	}
}

// level draws the line above row i, left out where a cell is one with the one
// above it.
func (r *rules) level(c *canvas, i int, y float64) {
	s := r.s
	from := 0
	for k, col := range s.cols {
		if !s.g.joined(i, col) {
			continue
		}
		if k > from {
			c.hline(r.x+s.edges[from], r.x+s.edges[k], y, thinLine, Black)
		}
		from = k + 1
	}
	if from < len(s.cols) {
		c.hline(r.x+s.edges[from], r.x+s.edges[len(s.cols)], y, thinLine, Black)
	}
}

func (r *rules) close(c *canvas, k int, y float64) {
	if y-r.since[k] > hair {
		c.vline(r.x+r.s.edges[k], r.since[k], y, thinLine, Black)
	}
	r.since[k] = -1
}

func (r *rules) finish(c *canvas, y float64) {
	for k := 1; k < len(r.s.cols); k++ {
		if r.since[k] >= 0 {
			r.close(c, k, y)
		}
	}
}
