// This file sets a table block: what stands over the table, the table itself,
// its notes and the line of names under it.

package typeset

import (
	"math"

	"partyledger/model/report"
)

// A table with many rows is set smaller, as rosters are.
const (
	longTable = 40
	longSize  = 10.5
)

// largestType is the greatest type that a table may be set in, points.
func largestType(t *report.Table) float64 {
	if len(t.Rows) > longTable {
		return longSize
	}
	return sizeX4
}

// table adds a table: one strip after another if it is too wide.
func (c *composer) table(t *report.Table) {
	if len(t.Columns) == 0 {
		return
	}
	g := newGrid(c.faces, t, c.tableFace(), c.missing)
	cols, fits := g.strips(c.style.width, largestType(t))
	c.divided = c.divided || g.cramped(cols, fits, c.style.width)
	tail := len(t.Notes) > 0 || t.Sign != nil
	for i := range cols {
		top, topH := c.tableTop(t, i, len(cols))
		fitted := g.fewerPages(cols[i], fits[i], c.style.width, c.style.height, c.above()+topH, c.tailRoom(t))
		if t.OnePage {
			fitted = g.onePage(cols[i], fits[i], c.style.width, c.style.height-c.above()-topH-c.tailRoom(t))
		}
		s := newStrip(g, cols[i], fitted)
		s.top, s.topH, s.again = top, topH, c.brokenLine(t)
		it := item{table: s, glue: tail && i == len(cols)-1}
		if i == 0 && t.Title != "" {
			it.mark = c.below(t.Title)
		}
		if i > 0 {
			c.add(item{brk: true})
		}
		c.add(it)
	}
	c.tableTail(t)
}

// below is the outline's entry of what hangs on the heading or title above it.
func (c *composer) below(title string) *Entry {
	level := c.base
	if c.inDoc {
		level = c.deep + 1
	}
	return &Entry{Level: level, Text: clean(title)}
}

// brokenLine stands over a table's further pages, in the middle.
func (c *composer) brokenLine(t *report.Table) topLine {
	text := c.clean(t.Broken())
	if c.width(Hei, text, infoSize) > c.style.width {
		text = "续表"
	}
	const h = 6.4
	return topLine{h, &textLine{s: text, x: (c.style.width - c.width(Hei, text, infoSize)) / 2, h: h, ink: ink{face: Hei, size: infoSize}}}
}

// tableFace is the face of the cells: 仿宋 on official paper, else the built-in
// 黑体, which goes with the bold of the heads and stays legible in the small
// sizes of wide rosters.
func (c *composer) tableFace() FaceID {
	if c.style.grid {
		return Fang
	}
	return BaseHei
}

// tableTop is the small title and the line with the unit, the day and the
// measure.
func (c *composer) tableTop(t *report.Table, nth, of int) (lines []topLine, height float64) {
	var out []topLine
	title := c.clean(t.Title)
	if of > 1 && nth > 0 {
		title = c.clean(t.Continued())
	}
	size := sizeX4
	if title != "" {
		out = append(out, topLine{1.8, drawFunc(func(*canvas, float64, float64) {})})
		set := setting{face: Hei, measure: units(c.style.width, size)}
		for _, l := range c.b.balance(title, set) {
			line := trimLine(title[l.Start:l.End])
			x := (c.style.width - c.width(Hei, line, size)) / 2
			out = append(out, topLine{6.4, &textLine{s: line, x: x, h: 6.4, ink: ink{face: Hei, size: size}}})
		}
	}
	out = append(out, c.infoLine(t)...)
	for _, line := range out {
		height += line.h
	}
	return out, height
}

// above is about how high what stands on the page above the next block is.
func (c *composer) above() float64 {
	sum := 0.0
	for i := len(c.items) - 1; i >= 0 && !c.items[i].brk && c.items[i].table == nil; i-- {
		sum += c.items[i].h
	}
	return math.Mod(sum, c.style.height)
}

// tailRoom is about how high the notes and names under a table are.
func (c *composer) tailRoom(t *report.Table) float64 {
	h := 0.0
	for _, n := range t.NoteWords() {
		h += 5 * math.Ceil(c.width(c.tableFace(), clean(n), noteSize)/c.style.width)
	}
	if t.Sign != nil {
		h += 8
	}
	return h
}

const infoSize = 10.5

// infoLine has the unit at the left, the day in the middle, the measure at the
// right; what would collide goes on a line of its own.
func (c *composer) infoLine(t *report.Table) []topLine {
	unit, date, measure := c.clean(t.UnitWords()), t.AsOfWords(), c.clean(t.Measure)
	face := c.tableFace()
	w := c.style.width
	const h = 6.0
	line := func(left, middle, right string) topLine {
		return topLine{h, drawFunc(func(cv *canvas, x, y float64) {
			k := ink{face: face, size: infoSize}
			base := y + baseline(h, infoSize) - 0.3
			cv.text(left, x, base, k)
			cv.text(middle, x+(w-c.width(face, middle, infoSize))/2, base, k)
			cv.text(right, x+w-c.width(face, right, infoSize), base, k)
		})}
	}
	uw, dw, mw := c.width(face, unit, infoSize), c.width(face, date, infoSize), c.width(face, measure, infoSize)
	switch {
	case unit == "" && date == "" && measure == "":
		return nil
	case unit == "" && measure == "":
		return []topLine{line("", "", date)}
	case measure == "" && uw+dw+6 <= w:
		return []topLine{line(unit, "", date)}
	case max(uw, mw)+dw/2+4 <= w/2:
		return []topLine{line(unit, date, measure)}
	case uw <= w && dw+mw+6 <= w:
		return []topLine{line(unit, "", ""), line(date, "", measure)}
	}
	var out []topLine
	set := setting{face: face, measure: units(w, infoSize), squeeze: true}
	for _, l := range c.b.breakText(unit, set) {
		out = append(out, line(trimLine(unit[l.Start:l.End]), "", ""))
	}
	return append(out, line(date, "", measure))
}

// tableTail adds the notes and the line of names, kept with the table's end.
func (c *composer) tableTail(t *report.Table) {
	from := len(c.items)
	if t.Sign != nil {
		c.signLine(t.Sign)
	}
	for i, n := range t.NoteWords() {
		c.noteLines(clean(n), i < len(t.Notes)-1)
	}
	if c.style.grid {
		c.gridEnd(from)
		c.blank(1)
		return
	}
	if len(c.items) > from {
		c.items[len(c.items)-1].glue = false
	}
	c.add(item{h: 4, blank: true})
}

func (c *composer) noteLines(text string, glue bool) {
	hang := float64(report.Hang(text))
	if hang == 0 {
		hang = 2
		c.set(text, para{face: c.tableFace(), size: noteSize, first: 2, hang: hang, pitch: 5, glue: glue, ragged: true})
		return
	}
	c.set(text, para{face: c.tableFace(), size: noteSize, hang: hang, pitch: 5, glue: glue, ragged: true})
}

const noteSize = 9.5

// signLine is 单位负责人 … 审核人 … 制表人 … and the day under a table; what has
// no name leaves room to sign.
func (c *composer) signLine(s *report.Sign) {
	parts := s.Words()
	for i := range parts {
		parts[i] = c.clean(parts[i])
	}
	date := parts[3]
	face, w := c.tableFace(), c.style.width
	const h = 8.0
	c.add(item{h: h, glue: true, d: drawFunc(func(cv *canvas, x, y float64) {
		k := ink{face: face, size: infoSize}
		base := y + baseline(h, infoSize) + 0.4
		last := w - c.width(face, date, infoSize)
		step := last / 3
		for i, p := range parts[:3] {
			cv.text(p, x+step*float64(i), base, k)
		}
		cv.text(date, x+last, base, k)
	})})
}
