// This file divides the flow of items into pages.

package typeset

// hair is the room by which a page may seem too small for reasons of rounding.
const hair = 0.01

// placed is one item, or a part of a table, at its place on a page.
type placed struct {
	y float64
	d drawer
}

// plan is one planned page.
type plan struct {
	style  style
	things []placed
	// number is what is printed at the foot: 0 prints nothing.
	number int
	solo   bool // page of a letter
	start  bool // its first page
	bare   bool // bears no number, though it counts
	own    int  // its number in a section that counts itself
	of     int  // how many pages that section has; 0 = it counts with the document

	from *Pages // the document of which it is page at, of pages that are bound together
	at   int
}

// flow fills pages from top to bottom.
type flow struct {
	style   style
	pages   []plan
	outline []Entry
	y       float64 // used height of the current page
	solo    bool    // in a letter
	fresh   bool    // the page begins a section: a blank at its top is meant
}

func (f *flow) newPage() {
	f.pages = append(f.pages, plan{style: f.style, solo: f.solo, bare: f.style.bare})
	f.y, f.fresh = 0, false
}

func (f *flow) page() *plan { return &f.pages[len(f.pages)-1] }

func (f *flow) room() float64 { return f.style.height - f.y + hair }

// fill places the items of one section.
func (f *flow) fill(items []item) {
	f.solo = false
	if len(items) == 0 || !items[0].solo {
		f.newPage()
		f.fresh = true
	}
	for at := 0; at < len(items); {
		end := unitEnd(items, at)
		f.unit(items[at:end], items[end:])
		at = end
	}
}

// unitEnd is the end of the run of items from at on that no page may divide. A
// table ends a run: it divides itself.
func unitEnd(items []item, at int) int {
	for i := at; i < len(items); i++ {
		if !items[i].glue || items[i].table != nil || items[i].brk {
			return i + 1
		}
	}
	return len(items)
}

// unit places a run of items on this page or, if it does not fit, on the next.
// after is what follows the run.
func (f *flow) unit(run, after []item) {
	first := run[0]
	if first.brk {
		f.breakPage(first)
		return
	}
	if f.y > 0 && first.keep > f.room() && first.keep <= f.style.height {
		f.newPage()
	}
	if first.blank && f.y == 0 && len(run) == 1 && !f.fresh {
		return
	}
	if first.blank && len(run) == 1 && f.y > 0 && first.h > f.room() {
		f.y = f.style.height // what follows begins a page; if nothing does, there is none
		return
	}
	if f.y > 0 && f.need(run, after) > f.room() {
		f.newPage()
		for len(run) > 1 && run[0].blank {
			run = run[1:]
		}
	}
	for _, it := range run {
		if it.brk {
			f.breakPage(it)
			continue
		}
		f.place(it, after)
	}
}

func (f *flow) breakPage(it item) {
	f.solo = it.solo
	if it.style != nil {
		f.style = *it.style
	}
	if it.style != nil && !it.solo && f.y == 0 && len(f.page().things) == 0 {
		f.page().style, f.page().bare = f.style, f.style.bare
		return
	}
	if it.style != nil || f.y > 0 {
		f.newPage()
		f.fresh, f.page().start = true, it.solo
	}
}

// need is the height that a run wants before a page may end: all of it, and of
// a table at its end its beginning.
func (f *flow) need(run, after []item) float64 {
	sum := 0.0
	for _, it := range run {
		if it.table != nil {
			return sum + it.table.least(tailHeight(it, after), f.style.height)
		}
		sum += it.wants()
	}
	return sum
}

// tailHeight is the height of the items that must stay with a table's end.
func tailHeight(it item, after []item) float64 {
	if !it.glue {
		return 0
	}
	sum := 0.0
	for _, a := range after {
		sum += a.h
		if !a.glue || a.table != nil {
			break
		}
	}
	return sum
}

// place puts an item at the current height.
func (f *flow) place(it item, after []item) {
	switch {
	case it.table != nil:
		f.placeTable(it, after)
		return
	case it.foot:
		f.placeFoot(it)
		return
	case f.y > 0 && it.h > f.room() && it.wants() <= f.room():
		it = it.lowered(f.rest())
	case f.y > 0 && it.h > f.room():
		f.newPage()
		if it.blank {
			return
		}
	}
	f.enter(it)
	if it.d != nil {
		f.page().things = append(f.page().things, placed{f.y, it.d})
	}
	f.y += it.h
}

// enter records an item's outline entry.
func (f *flow) enter(it item) {
	if it.mark == nil {
		return
	}
	e := *it.mark
	e.Page, e.Y = len(f.pages), f.style.top+f.y
	f.outline = append(f.outline, e)
}

// placeFoot puts the imprint at the foot of the last page. Paper is printed on both
// sides and the imprint closes its back, so the page is an even one; where a blank page
// comes before it, neither bears a number (GB/T 9704-2012, 7.4 and 7.5).
func (f *flow) placeFoot(it item) {
	if it.h > f.room() {
		f.newPage()
	}
	if f.counted()%2 == 1 {
		blank := f.y == 0
		f.page().bare = blank
		f.newPage()
		f.page().bare = blank
	}
	f.page().things = append(f.page().things, placed{f.style.height - it.h, it.d})
	f.y = f.style.height
}

// counted is how many pages there are but those of letters.
func (f *flow) counted() int {
	n := 0
	for i := range f.pages {
		if !f.pages[i].solo {
			n++
		}
	}
	return n
}

// placeTable divides a table over as many pages as it takes.
func (f *flow) placeTable(it item, after []item) {
	tail := tailHeight(it, after)
	cut := it.table.cutter(tail, f.style.height+hair)
	f.enter(it)
	for {
		part, h := cut.next(f.room(), f.y == 0)
		if part != nil {
			f.page().things = append(f.page().things, placed{f.y, part})
			f.y += f.whole(h)
		}
		if cut.done() {
			return
		}
		f.newPage()
	}
}

// rest is the height that is left of the page, in whole lines where it has a grid.
func (f *flow) rest() float64 {
	h := f.style.height - f.y
	if f.style.grid {
		h = float64(int((h+hair)/f.style.pitch)) * f.style.pitch
	}
	return h
}

// whole rounds a height up to whole lines where the page has a grid.
func (f *flow) whole(h float64) float64 {
	if !f.style.grid {
		return h
	}
	return wholeLines(h, f.style.pitch)
}

func wholeLines(h, pitch float64) float64 {
	n := int((h - hair) / pitch)
	return float64(n+1) * pitch
}
