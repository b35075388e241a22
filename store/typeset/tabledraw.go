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
	}
	s.drawHead(c, x, y)
	head := y
	y += s.headHeight()
	rules := newRules(s, x, y)
	b := &breaker{faces: s.g.faces}
	for i := p.from; i < p.to; i++ {
		skip, lines := 0, int(s.lines[i])
		if i == p.from {
			skip = p.skip
		}
		if p.stop > 0 {
			lines = p.stop
		}
		h := s.rowHeight(lines - skip)
		s.drawRow(c, b, i, x, y, h, skip, lines)
		rules.row(c, i, y, h)
		y += h
	}
	rules.finish(c, y)
	c.add(Mark{Kind: RectMark, X: x, Y: head, X2: s.edges[len(s.edges)-1], Y2: y - head, Width: frameLine})
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
		set := s.headSetting(h)
		lines := b.balance(h.text, set)
		at := y + top + (bottom-top-float64(len(lines))*leading(s.size))/2
		for _, l := range lines {
			text := trimLine(h.text[l.Start:l.End])
			w := float64(s.g.faces.Width(HeiBold, text)) * s.size * PointMM / 1000
			c.text(text, x+(left+right-w)/2, at+baseline(leading(s.size), s.size), ink{face: HeiBold, size: s.size})
			at += leading(s.size)
		}
	}
}

// drawRow draws the texts of a row; of a continued row lines skip … end.
func (s *strip) drawRow(c *canvas, b *breaker, i int, x, y, h float64, skip, end int) {
	n := len(s.g.cols)
	whole := skip == 0 && end == int(s.lines[i])
	if !s.g.spans && len(s.cols) == n {
		row := s.g.rows[i]
		for k := range row {
			s.drawCell(c, b, &row[k], int(s.g.width[i*n+k]), k, k+1, x, y, h, skip, end, whole)
		}
		return
	}
	s.eachCell(i, func(cell *report.Cell, w, from, to int) {
		s.drawCell(c, b, cell, w, from, to, x, y, h, skip, end, whole)
	})
}

// drawCell draws one cell's text: in one line where it fits, else broken.
func (s *strip) drawCell(c *canvas, b *breaker, cell *report.Cell, w, from, to int, x, y, h float64, skip, end int, whole bool) {
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
	if w <= room {
		if skip == 0 {
			top := y + padY(s.size)
			if whole {
				top = y + (h-lead)/2
			}
			c.text(cell.Text, x+s.startX(align, from, to, w), top+baseline(lead, s.size), k)
		}
		return
	}
	set := s.cellSetting(cell, room)
	lines := s.cellLines(b, cell, set, align, w)
	at := y + padY(s.size)
	if whole {
		at = y + (h-float64(len(lines))*lead)/2
	}
	for j := skip; j < len(lines) && j < end; j++ {
		l := lines[j]
		text := trimLine(cell.Text[l.Start:l.End])
		k.press = l.squeeze
		c.text(text, x+s.startX(align, from, to, int(l.width-l.squeeze)), at+baseline(lead, s.size), k)
		at += lead
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
		c.hline(r.x, r.x+s.edges[len(s.edges)-1], y, thinLine, Black)
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
