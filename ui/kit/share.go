package kit

// How columns share the width of a list: each first gets what its content needs, what
// is left is given out in proportion, and what a person dragged stays as it is.

import (
	"slices"

	"fyne.io/fyne/v2/theme"
)

// part is one column's claim, in units on screen.
type part struct {
	usual float32 // width that its author gave it: its weight too
	head  float32 // need of its title, which is never cut unless the column was dragged
	need  float32 // of title and content
	fixed bool    // dragged by a person to the usual width, or not to be shared
}

// least is the width under which the list is rather scrolled.
func (p part) least() float32 {
	if p.fixed {
		return p.usual
	}
	return max(p.head, min(p.usual, p.need))
}

// shared is the columns' widths in a room. Columns that lack little are satisfied
// first, so that as few as can be are cut.
func shared(parts []part, room float32) []float32 {
	out := make([]float32, len(parts))
	var lacking, free []int
	for i, p := range parts {
		out[i] = p.least()
		room -= out[i]
		if p.fixed {
			continue
		}
		free = append(free, i)
		if p.need > out[i] {
			lacking = append(lacking, i)
		}
	}
	if room <= 0 {
		return out
	}
	slices.SortStableFunc(lacking, func(a, b int) int {
		return int(100 * ((parts[a].need - out[a]) - (parts[b].need - out[b])))
	})
	for k, i := range lacking {
		more := min(parts[i].need-out[i], room/float32(len(lacking)-k))
		out[i] += more
		room -= more
	}
	weight := float32(0)
	for _, i := range free {
		weight += parts[i].usual
	}
	for _, i := range free {
		out[i] += room * parts[i].usual / weight
	}
	return out
}

const (
	cellPad   = 12  // of a cell, left and right together
	minColumn = 36  // to which a column can be dragged
	mostNeed  = 30  // ems: what is longer is cut, and told where the mouse rests
	measured  = 200 // rows that are looked at
)

// measure looks how wide the columns' content is: of all rows, not of those that a
// filter lets through, so that nothing moves while somebody types.
func (l *RecordList[R]) measure() {
	step := max(1, len(l.all)/measured)
	for _, c := range l.columns {
		c.head = Width(c.Title, 1)*boldWider + arrowRoom(c.counts)
		c.need = c.head
		if c.counts {
			c.need = max(c.need, Width("8", 1)*digits(len(l.all)))
		}
		if c.Hidden || c.counts {
			continue
		}
		for i := 0; i < len(l.all) && c.need < mostNeed; i += step {
			c.need = max(c.need, min(Width(c.text(i, l.all[i]), 1), mostNeed))
		}
	}
}

// arrowRoom is the room for the arrow of the order, in ems.
func arrowRoom(never bool) float32 {
	if never {
		return 0
	}
	return 1
}

func digits(n int) float32 {
	d := float32(1)
	for ; n > 9; n /= 10 {
		d++
	}
	return d
}

// claim is what a column asks for now.
func (c *listColumn[R]) claim() part {
	wide := func(ems float32) float32 { return ems*em(theme.TextSize()) + cellPad + 1 }
	if c.counts {
		return part{usual: wide(c.need), fixed: true}
	}
	return part{usual: c.width * textScale(), head: wide(c.head), need: wide(c.need), fixed: c.width != c.Width}
}

// shownColumns is the columns that are not hidden.
func (l *RecordList[R]) shownColumns() []*listColumn[R] {
	var out []*listColumn[R]
	for _, c := range l.columns {
		if !c.Hidden {
			out = append(out, c)
		}
	}
	return out
}

// total is the width under which the list is scrolled.
func (l *RecordList[R]) total() float32 {
	var sum float32
	for _, c := range l.shownColumns() {
		if l.head.dragged != nil {
			sum += c.shown
		} else {
			sum += c.claim().least()
		}
	}
	return sum
}

// share gives the columns their widths in a room; it reports that something changed.
// While somebody drags one, the others stay where they are.
func (l *RecordList[R]) share(room float32) bool {
	if l.head.dragged != nil {
		return false
	}
	columns := l.shownColumns()
	var parts []part
	for _, c := range columns {
		parts = append(parts, c.claim())
	}
	changed := false
	for i, w := range shared(parts, room) {
		changed = changed || columns[i].shown != w
		columns[i].shown = w
	}
	return changed
}

// reshare measures and shares anew and shows it.
func (l *RecordList[R]) reshare() {
	l.measure()
	l.share(l.sheet.Size().Width)
	l.content.Refresh()
	l.head.Refresh()
	l.body.Refresh()
}
