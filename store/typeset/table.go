// This file divides a planned table into the parts that stand on each page:
// heads repeated, rows never cut, totals never alone.

package typeset

import (
	"partyledger/model/report"
)

// strip is the table as far as its columns fit side by side.
type strip struct {
	g     *grid
	cols  []int     // columns of the grid, in order
	edges []float64 // left edges of the columns and the last one's right edge
	size  float64   // points

	top   []topLine // title and the line above the table
	topH  float64
	again topLine // over its further pages
	head  []headCell
	tops  []float64 // upper edge of each head level and the head's lower edge

	lines []uint16 // lines of the tallest cell of each row
}

// topLine is something above the table.
type topLine struct {
	h float64
	d drawer
}

// newStrip plans the rows of a strip.
func newStrip(g *grid, cols []int, f fit) *strip {
	s := &strip{g: g, cols: cols, size: f.size}
	s.edges = make([]float64, len(cols)+1)
	for i, w := range f.widths {
		s.edges[i+1] = s.edges[i] + w
	}
	s.planHead()
	s.planRows()
	return s
}

func (s *strip) planHead() {
	paths := make([][]string, len(s.cols))
	for i, c := range s.cols {
		paths[i] = s.g.cols[c].Path
	}
	var levels int
	s.head, levels = headCells(paths)
	heights := make([]float64, levels)
	b := &breaker{faces: s.g.faces}
	for _, c := range s.head {
		need := s.headNeed(b, c)
		have := 0.0
		for l := c.row; l < c.end-1; l++ {
			have += heights[l]
		}
		last := &heights[c.end-1]
		*last = max(*last, need-have)
	}
	s.tops = make([]float64, levels+1)
	for i, h := range heights {
		s.tops[i+1] = s.tops[i] + max(h, s.rowHeight(1))
	}
}

func (s *strip) headNeed(b *breaker, c headCell) float64 {
	_, lines := s.headBroken(b, c)
	return float64(len(lines))*leading(s.size) + 2*padY(s.size)*1.15
}

// headBroken is a head's text, divided between its words, and its lines.
func (s *strip) headBroken(b *breaker, c headCell) (string, []Line) {
	set := s.headSetting(c)
	text := headText(s.g.faces, c.text, set.measure)
	return text, b.balance(text, set)
}

func (s *strip) headSetting(c headCell) setting {
	room := s.edges[c.to] - s.edges[c.from] - 1.2*padX(s.size)
	return setting{face: HeiBold, measure: units(room, s.size)}
}

func (s *strip) headHeight() float64 { return s.tops[len(s.tops)-1] }

func (s *strip) rowHeight(lines int) float64 {
	return float64(lines)*leading(s.size) + 2*padY(s.size)
}

// planRows counts the lines of every row.
func (s *strip) planRows() {
	b := &breaker{faces: s.g.faces}
	s.lines = make([]uint16, len(s.g.rows))
	rooms := s.rooms()
	for i := range s.g.rows {
		s.lines[i] = uint16(min(s.rowLines(i, b, rooms), 1<<16-1))
	}
}

// rooms are the widths inside the cells, thousandths of the size.
func (s *strip) rooms() []int {
	rooms := make([]int, len(s.cols))
	for k := range s.cols {
		rooms[k] = s.room(k, k+1)
	}
	return rooms
}

func (s *strip) room(from, to int) int {
	return units(s.edges[to]-s.edges[from]-2*padX(s.size)+0.02, s.size)
}

func (s *strip) rowLines(i int, b *breaker, rooms []int) int {
	n := len(s.g.cols)
	if !s.g.spans && len(s.cols) == n {
		most := 1
		for k, w := range s.g.width[i*n : (i+1)*n] {
			if int(w) > rooms[k] {
				cell := &s.g.rows[i][k]
				most = max(most, len(b.breakText(cell.Text, s.cellSetting(cell, rooms[k]))))
			}
		}
		return most
	}
	most := 1
	s.eachCell(i, func(cell *report.Cell, w, from, to int) {
		if room := s.room(from, to); w > room {
			most = max(most, len(b.breakText(cell.Text, s.cellSetting(cell, room))))
		}
	})
	return most
}

func (s *strip) cellSetting(cell *report.Cell, room int) setting {
	return setting{face: s.g.faceOf(cell), measure: room, squeeze: true, spaces: true}
}

// eachCell visits the cells of a row that show in this strip, with their width
// and the columns of the strip that they cover.
func (s *strip) eachCell(i int, visit func(cell *report.Cell, w, from, to int)) {
	n := len(s.g.cols)
	col := 0
	row := s.g.rows[i]
	for k := range row {
		if col >= n {
			return
		}
		span := max(1, row[k].Span)
		if from, to := s.covers(col, min(col+span, n)); to > from {
			visit(&row[k], int(s.g.width[i*n+col]), from, to)
		}
		col += span
	}
}

// covers turns columns of the grid into columns of the strip.
func (s *strip) covers(first, end int) (from, to int) {
	if len(s.cols) == len(s.g.cols) {
		return first, end
	}
	from = -1
	for k, c := range s.cols {
		if c >= first && c < end {
			if from < 0 {
				from = k
			}
			if to != 0 && to != k {
				return from, to // the keys and the rest are apart
			}
			to = k + 1
		}
	}
	if from < 0 {
		return 0, 0
	}
	return from, to
}

// group reports a row that names the rows after it: one bold cell across.
func (s *strip) group(i int) bool {
	row := s.g.rows[i]
	return len(row) == 1 && row[0].Bold && row[0].Span > 1 && i < s.g.totals
}

// groupAbove is the row that names the group in which row i goes on; -1 = none.
func (s *strip) groupAbove(i int) int {
	if !s.g.spans || i >= s.g.totals || i == 0 || s.group(i) {
		return -1
	}
	for i--; i >= 0; i-- {
		if s.group(i) {
			return i
		}
	}
	return -1
}

// contHeight is the height of the line that names the group again.
func (s *strip) contHeight(group int) float64 {
	if group < 0 {
		return 0
	}
	return s.rowHeight(1)
}

// height is that of rows from … to.
func (s *strip) height(from, to int) float64 {
	sum := 0.0
	for i := from; i < to; i++ {
		sum += s.rowHeight(int(s.lines[i]))
	}
	return sum
}

// keepWhole is the share of a page up to which a table is not divided.
const keepWhole = 0.4

// least is the height a table's beginning needs on a page: title, head and its
// first rows, or all of a small table with the tail that stays with it.
func (s *strip) least(tail, full float64) float64 {
	n := len(s.g.rows)
	start := s.topH + s.headHeight()
	if n <= 60 {
		if all := start + s.height(0, n) + tail; all <= full*keepWhole {
			return all
		}
	}
	rows := min(2, n)
	if s.group(0) {
		rows = min(3, n)
	}
	if h := start + s.height(0, rows); h < full {
		return h
	}
	return start + s.rowHeight(1)
}

// part is the piece of a strip on one page.
type part struct {
	s          *strip
	group      int // row whose name stands again above the first row; -1 = none
	from, to   int // rows
	skip, stop int // lines of a single row that is continued; stop 0 = all
	first      bool
	last       bool
}

// cutter cuts a strip into parts from top to bottom.
type cutter struct {
	s       *strip
	tail    float64 // height that must follow the last row on its page
	full    float64 // height of a whole page
	row     int
	skip    int // lines of row already printed
	started bool
	ended   bool
}

func (s *strip) cutter(tail, full float64) cutting { return &cutter{s: s, tail: tail, full: full} }

func (s *strip) whole() float64 { return s.topH + s.headHeight() + s.height(0, len(s.g.rows)) }

func (c *cutter) next(room float64, fresh bool) (drawer, float64) {
	if p, h := c.part(room, fresh); p != nil {
		return p, h
	}
	return nil, 0
}

func (c *cutter) done() bool { return c.ended }

// part is the part for a page with the given room, nil if nothing fits.
func (c *cutter) part(room float64, fresh bool) (*part, float64) {
	s, n := c.s, len(c.s.g.rows)
	over := s.headHeight() + s.again.h
	if !c.started {
		over = s.headHeight() + s.topH
	}
	p := &part{s: s, from: c.row, first: !c.started, skip: c.skip, group: -1}
	if c.started {
		p.group = s.groupAbove(c.row)
	}
	over += s.contHeight(p.group)
	room -= over
	end, used := c.rowsIn(room)
	switch {
	case end == n && used+c.tail <= room:
	case end == n:
		if keep := c.beforeTail(); keep > c.row {
			end = keep
		}
	default:
		end = c.goodEnd(end)
	}
	p.to = end
	if end == c.row {
		return c.piece(p, room, over, fresh)
	}
	h := over + c.heightFrom(c.row, end)
	c.started, c.row, c.skip = true, end, 0
	c.ended = end == n
	p.last = c.ended
	return p, h
}

// heightFrom is the height of rows, the first without the lines already printed.
func (c *cutter) heightFrom(from, to int) float64 {
	h := c.s.height(from, to)
	if c.skip > 0 && to > from {
		h -= float64(c.skip) * leading(c.s.size)
	}
	return h
}

// rowsIn says up to which row a room is filled.
func (c *cutter) rowsIn(room float64) (end int, used float64) {
	for end = c.row; end < len(c.s.g.rows); end++ {
		h := c.heightFrom(end, end+1)
		if end > c.row {
			h = c.s.height(end, end+1)
		}
		if used+h > room {
			break
		}
		used += h
	}
	return end, used
}

// beforeTail is where to end this page when all rows fit but not what must
// follow them: the totals go over with the last row before them.
func (c *cutter) beforeTail() int {
	return c.goodEnd(c.s.g.totals - 1)
}

// leastOver is how many rows a table's last page should have, the totals aside: less
// looks forgotten.
const leastOver = 3

// goodEnd moves a page's end up so that the last page has some rows above the totals
// and a group's name is not alone on this one.
func (c *cutter) goodEnd(end int) int {
	s := c.s
	good := end
	if good >= s.g.totals && good < len(s.g.rows) {
		good = s.g.totals - 1
	}
	if over := s.g.totals - leastOver; good > over && over > c.row+leastOver {
		good = over
	}
	if good == len(s.g.rows)-1 && good > c.row+1 {
		good--
	}
	for good > c.row && s.group(good-1) {
		good--
	}
	if good <= c.row {
		return end
	}
	return good
}

// piece prints as much as fits of a row that is higher than a page; any other
// row waits for the next page.
func (c *cutter) piece(p *part, room, over float64, fresh bool) (*part, float64) {
	s := c.s
	tooHigh := c.heightFrom(c.row, c.row+1) > c.full-s.headHeight()-s.again.h-s.contHeight(p.group)
	lines := int((room - 2*padY(s.size)) / leading(s.size))
	if !fresh && (!tooHigh || lines < 3) {
		return nil, 0
	}
	left := int(s.lines[c.row]) - c.skip
	lines = min(max(lines, 1), left)
	p.to, p.stop = c.row+1, c.skip+lines
	c.started = true
	c.skip += lines
	if lines == left {
		c.row, c.skip = c.row+1, 0
		c.ended = c.row == len(s.g.rows)
		p.last = c.ended
	}
	return p, over + s.rowHeight(lines)
}
