// This file reads a table's content once: how wide each cell is, how wide its
// columns want to be, and at which size of type the table fits its page.

package typeset

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"partyledger/model/report"
)

// tableSizes are the sizes of type that a table may be set in, points, and how
// many lines its rows may have on the average before a smaller size is tried. None is
// below 9 points: what does not fit then goes on a larger sheet or is divided.
var tableSizes = []struct{ size, lines float64 }{
	{12, 1.0}, {11, 1.1}, {10.5, 1.3}, {10, 1.5}, {9.5, 1.7}, {smallest, math.Inf(1)},
}

// longTexts is by how much more lines are allowed, from a size on, to a table
// with a column of sentences: there a larger type in more lines reads better.
const (
	longTexts    = 1.7
	longFrom     = 10.5
	longSentence = 12000 // thousandths of the size
)

// textLines is what a line of text that the columns could not hold even if they
// wasted nothing adds to the lines allowed: a table of long texts has high rows
// in any size.
const textLines = 1.3

// grid is a table's content, measured.
type grid struct {
	faces  *Faces
	cols   []report.Column
	rows   [][]report.Cell // body rows, then totals
	totals int             // index of the first totals row
	face   FaceID
	width  []int32 // of each cell's text, thousandths; row after row
	spans  bool    // some cell covers several columns or is missing
	ups    []bool  // cells that are one with the cell above, as in width; nil = none
	stat   []colStat
	sample [][]float32 // widths in ems of some rows, to judge sizes by
}

// colStat is what a column's cells ask for, in thousandths of the size.
type colStat struct {
	wide  int     // the widest cell
	piece int     // the widest undividable piece
	power float64 // sum of the cubes of the widths in ems
	head  int     // what the head wants: two lines
	least int     // the least that the head can do with
	words int     // the least that lets the head be divided between words
}

// maxCell is the width given to a text that must be broken.
const maxCell = 1 << 30

// newGrid measures a table. missing collects the characters no face draws.
func newGrid(fs *Faces, t *report.Table, face FaceID, missing map[rune]bool) *grid {
	g := &grid{faces: fs, cols: cleanColumns(t.Columns), face: face}
	g.rows = append(t.Rows[:len(t.Rows):len(t.Rows)], t.Totals...)
	g.totals = len(t.Rows)
	if len(t.Rows) == 0 {
		g.rows = append([][]report.Cell{{{Text: t.EmptyWords(), Span: len(t.Columns)}}}, t.Totals...)
		g.totals = 1
	}
	g.stat = make([]colStat, len(g.cols))
	g.width = make([]int32, len(g.rows)*len(g.cols))
	b := &breaker{faces: fs}
	step := max(1, len(g.rows)/200)
	for i := range g.rows {
		g.readRow(i, b, missing)
		if i%step == 0 {
			g.sample = append(g.sample, g.sampleRow(i))
		}
	}
	g.readHead(b, missing)
	return g
}

func cleanColumns(cols []report.Column) []report.Column {
	out := make([]report.Column, len(cols))
	for i, c := range cols {
		path := make([]string, len(c.Path))
		for j, p := range c.Path {
			path[j] = clean(p)
		}
		c.Path = path
		out[i] = c
	}
	return out
}

// readRow measures one row's cells into its columns.
func (g *grid) readRow(i int, b *breaker, missing map[rune]bool) {
	row := cleanRow(g.rows[i])
	g.rows[i] = row
	n := len(g.cols)
	col := 0
	for k := range row {
		if col >= n {
			break
		}
		cell := &row[k]
		w := g.measure(cell, missing)
		g.width[i*n+col] = int32(min(w, maxCell))
		if cell.Up && i > 0 {
			g.join(i, col)
		}
		if cell.Span > 1 {
			g.spans = true
		} else {
			g.stat[col].take(w, cell.Text, g.face, b)
		}
		col += max(1, cell.Span)
	}
	if col != n {
		g.spans = true
	}
}

// join makes a cell one with the cell above it.
func (g *grid) join(i, col int) {
	if g.ups == nil {
		g.ups = make([]bool, len(g.width))
	}
	g.ups[i*len(g.cols)+col] = true
}

// joined reports that a cell is one with the cell above it.
func (g *grid) joined(i, col int) bool {
	return g.ups != nil && i < len(g.rows) && g.ups[i*len(g.cols)+col]
}

// joinedTop is the row whose text a joined cell shows.
func (g *grid) joinedTop(i, col int) int {
	for g.joined(i, col) {
		i--
	}
	return i
}

// cleanRow answers the row itself if all of it can be printed, else a clean copy.
func cleanRow(row []report.Cell) []report.Cell {
	for k := range row {
		if !printable(row[k].Text) {
			fresh := append([]report.Cell(nil), row...)
			for j := range fresh {
				fresh[j].Text = clean(fresh[j].Text)
			}
			return fresh
		}
	}
	return row
}

// measure gives the width of a cell's text. A text with newlines counts as
// wider than it is, so that it is always broken.
func (g *grid) measure(cell *report.Cell, missing map[rune]bool) int {
	face := g.faceOf(cell)
	fs := g.faces
	widths := fs.face[face].widths
	sum := 0
	for _, r := range cell.Text {
		if uint32(r) < 1<<16 {
			if w := widths[r]; w != noGlyph {
				sum += int(w)
				continue
			}
		}
		if r == '\n' {
			return maxCell
		}
		_, w, ok := fs.pick(face, r)
		if !ok {
			missing[r] = true
		}
		sum += w
	}
	return sum
}

func (g *grid) faceOf(cell *report.Cell) FaceID {
	if cell.Bold {
		return HeiBold
	}
	return g.face
}

// shortCell is the width up to which a cell is never broken, thousandths: a
// name, a date, 六个月内届满.
const shortCell = 6200

// take counts a cell into its column.
func (s *colStat) take(w int, text string, face FaceID, b *breaker) {
	if w >= maxCell {
		w = 0
		for line := range strings.SplitSeq(text, "\n") {
			w = max(w, b.faces.Width(face, line))
		}
	}
	em := float64(w) / 1000
	s.power += em * em * em
	if w <= s.wide && w <= s.piece {
		return
	}
	s.wide = max(s.wide, w)
	switch {
	case w <= shortCell:
		s.piece = max(s.piece, w)
	default:
		s.piece = max(s.piece, min(b.widest(text, face), w), 4000)
	}
}

// sampleRow gives the widths of a row's cells in ems, 0 for spanning ones.
func (g *grid) sampleRow(i int) []float32 {
	n := len(g.cols)
	out := make([]float32, n)
	col := 0
	for _, cell := range g.rows[i] {
		if col >= n {
			break
		}
		if cell.Span <= 1 {
			w := g.width[i*n+col]
			out[col] = float32(w) / 1000
			if w == maxCell {
				out[col] = float32(g.faces.Width(g.face, cell.Text)) / 1000
			}
		}
		col += max(1, cell.Span)
	}
	return out
}

// shortHead is the width up to which a head would rather not be divided.
const shortHead = 3100

// readHead counts in what the heads ask for.
func (g *grid) readHead(b *breaker, missing map[rune]bool) {
	for i, c := range g.cols {
		for _, p := range c.Path {
			g.faces.missing(p, missing)
		}
		if len(c.Path) == 0 {
			continue
		}
		text := c.Path[len(c.Path)-1]
		w := 0
		for line := range strings.SplitSeq(text, "\n") {
			w = max(w, g.faces.Width(HeiBold, line))
		}
		s := &g.stat[i]
		s.least = min(w, max(2000, b.widest(text, HeiBold)))
		s.head = w
		if w > 4000 {
			s.head = max(s.least, (w/2+999)/1000*1000)
		}
		s.words = s.least
		if w <= shortHead {
			s.words = max(s.least, w)
		}
		if _, three := headLines(g.faces, text, 3); three > 0 {
			s.words = max(s.least, three)
		}
		if _, two := headLines(g.faces, text, 2); two > 0 {
			s.head = max(s.head, two)
		}
	}
	g.readGroups()
}

// readGroups shares what the heads over several columns ask for among these: two lines
// at the most, three where it is tight.
func (g *grid) readGroups() {
	for from := 0; from < len(g.cols); {
		to := from + 1
		for to < len(g.cols) && len(g.cols[from].Path) > 1 && len(g.cols[to].Path) > 1 && g.cols[to].Path[0] == g.cols[from].Path[0] {
			to++
		}
		if n := to - from; n > 1 {
			for i := from; i < to; i++ {
				g.stat[i].head = max(g.stat[i].head, g.groupLines(from, 2)/n)
				g.stat[i].words = max(g.stat[i].words, g.groupLines(from, 3)/n)
			}
		}
		from = to
	}
}

// groupLines is the width that a column's top head needs for so many lines.
func (g *grid) groupLines(column, lines int) int {
	text := g.cols[column].Path[0]
	if _, w := headLines(g.faces, text, lines); w > 0 {
		return w
	}
	whole := g.faces.Width(HeiBold, text)
	return (whole/lines + 999) / 1000 * 1000
}

// fit is the outcome of fitting columns to a width.
type fit struct {
	size   float64
	widths []float64 // of each column of cols, millimetres
}

// padX is the room left and right of a cell's text, millimetres.
func padX(size float64) float64 { return 0.25 + size*0.06 }

// padY is the room above and below.
func padY(size float64) float64 { return 0.35 + size*0.085 }

// leading is the pace of the lines inside a cell, millimetres.
func leading(size float64) float64 { return size * 1.22 * PointMM }

// choose picks the size and the widths for the given columns. ok is false if
// they do not fit even in the smallest size.
func (g *grid) choose(cols []int, width, largest float64) (fit, bool) {
	var last fit
	for _, try := range tableSizes {
		if try.size > largest {
			continue
		}
		widths, ok := g.share(cols, width, try.size)
		if !ok || !g.wordsFit(cols, width, try.size) && g.wordsFitBelow(cols, width, try.size) {
			continue
		}
		last = fit{try.size, widths}
		allowed := try.lines
		if try.size <= longFrom && g.hasSentences(cols) {
			allowed *= longTexts
		}
		mean, least := g.meanLines(cols, last, width)
		if mean <= allowed+textLines*max(0, least-1) {
			return g.denser(cols, last, width, mean), true
		}
	}
	return last, last.size > 0
}

// denser answers a smaller size for a long table if that makes its rows so much
// lower that many pages are spared.
func (g *grid) denser(cols []int, f fit, width, mean float64) fit {
	const worth = 0.75
	if len(g.rows) <= longTable {
		return f
	}
	high := mean*leading(f.size) + 2*padY(f.size)
	for _, t := range tableSizes {
		if t.size >= f.size {
			continue
		}
		widths, ok := g.share(cols, width, t.size)
		if !ok {
			continue
		}
		smaller := fit{t.size, widths}
		m, _ := g.meanLines(cols, smaller, width)
		if m*leading(t.size)+2*padY(t.size) <= high*worth {
			return smaller
		}
	}
	return f
}

func (g *grid) hasSentences(cols []int) bool {
	return slices.ContainsFunc(cols, func(c int) bool { return g.stat[c].wide > longSentence })
}

// meanLines is the average number of lines of the sampled rows, and what it
// would be if no room were wasted.
func (g *grid) meanLines(cols []int, f fit, width float64) (mean, least float64) {
	if len(g.sample) == 0 {
		return 1, 1
	}
	em := f.size * PointMM
	for _, row := range g.sample {
		most, text := 1.0, 0.0
		for k, c := range cols {
			room := (f.widths[k] - 2*padX(f.size)) / em
			w := float64(row[c])
			text += w
			if w > room+0.01 {
				most = max(most, math.Ceil(w*1.04/room))
			}
		}
		mean += most
		least += max(1, text/(width/em-float64(len(cols))))
	}
	n := float64(len(g.sample))
	return mean / n, least / n
}

// share divides the width among the columns: each gets what it must have; what
// is left goes where it saves most lines, or evenly if nothing has to be broken.
func (g *grid) share(cols []int, width, size float64) ([]float64, bool) {
	if widths, ok := g.shareHeads(cols, width, size, headWordsWidth); ok {
		return widths, true
	}
	return g.shareHeads(cols, width, size, func(s colStat) int { return s.least })
}

func headWordsWidth(s colStat) int { return s.words }

// wordsFit reports that at a size the heads can be divided between words.
func (g *grid) wordsFit(cols []int, width, size float64) bool {
	_, ok := g.shareHeads(cols, width, size, headWordsWidth)
	return ok
}

// wordsFitBelow reports that at a smaller size they can.
func (g *grid) wordsFitBelow(cols []int, width, size float64) bool {
	for _, t := range tableSizes {
		if t.size < size && g.wordsFit(cols, width, t.size) {
			return true
		}
	}
	return false
}

// shareHeads is share with what the heads must have.
func (g *grid) shareHeads(cols []int, width, size float64, head func(colStat) int) ([]float64, bool) {
	em := size * PointMM / 1000
	pad := 2*padX(size) + 0.05
	least, want := make([]float64, len(cols)), make([]float64, len(cols))
	sumLeast, sumWant := 0.0, 0.0
	for k, c := range cols {
		s, col := g.stat[c], g.cols[c]
		least[k] = max(float64(max(s.piece, head(s)))*em+pad, col.Min)
		want[k] = max(float64(max(s.wide, s.head))*em+pad, col.Min)
		if col.Max > 0 {
			whole := float64(min(s.piece, shortCell))*em + pad // short cells stay whole
			want[k] = min(want[k], max(col.Max, col.Min, whole))
			least[k] = min(least[k], want[k])
		}
		least[k] = max(least[k], 1050*em+pad) // one character at least
		want[k] = max(want[k], least[k])
		sumLeast += least[k]
		sumWant += want[k]
	}
	switch {
	case sumLeast > width+hair:
		return nil, false
	case sumWant <= width:
		return spread(want, width/sumWant), true
	}
	g.spare(cols, least, want, (width-sumLeast)/2)
	return g.pour(cols, least, want, width), true
}

// spareCell is the width up to which a column would rather not be broken: a
// document number, a long name, thousandths.
const spareCell = 14000

// spare gives columns of short texts all they want, the cheapest first, as long
// as the room lasts.
func (g *grid) spare(cols []int, least, want []float64, room float64) {
	order := make([]int, 0, len(cols))
	for k, c := range cols {
		s := g.stat[c]
		if want[k] > least[k] && s.wide <= spareCell && s.wide > max(s.piece, s.least) {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(want[a]-least[a], want[b]-least[b]) })
	for _, k := range order {
		if need := want[k] - least[k]; need <= room {
			room -= need
			least[k] = want[k]
		}
	}
}

func spread(widths []float64, factor float64) []float64 {
	for i := range widths {
		widths[i] *= factor
	}
	return widths
}

// pour gives each column a width in proportion to the fourth root of its cells'
// cubes, which makes the sum of the cubes of the line counts least, held between
// what the column must have and what it wants.
func (g *grid) pour(cols []int, least, want []float64, width float64) []float64 {
	weight := make([]float64, len(cols))
	for k, c := range cols {
		weight[k] = math.Pow(g.stat[c].power+1, 0.25)
	}
	low, high := 0.0, 0.0
	for k := range cols {
		high = max(high, want[k]/weight[k])
	}
	out := make([]float64, len(cols))
	total := func(factor float64) float64 {
		sum := 0.0
		for k := range cols {
			out[k] = min(max(weight[k]*factor, least[k]), want[k])
			sum += out[k]
		}
		return sum
	}
	for range 60 {
		mid := (low + high) / 2
		if total(mid) > width {
			high = mid
		} else {
			low = mid
		}
	}
	if sum := total(low); sum > 0 {
		return spread(out, width/sum)
	}
	return out
}

// fewerPages answers a somewhat smaller size if it spares a page that would be
// nearly empty. full is the height of a page, over and tail what stands above
// the head and below the last row.
func (g *grid) fewerPages(cols []int, f fit, width, full, over, tail float64) fit {
	const tryRows, steps, nearlyEmpty = 200, 2, 0.35
	if len(g.rows) > tryRows {
		return f
	}
	pages := func(f fit) (n int, last float64) {
		s := newStrip(g, cols, f)
		body := full - s.headHeight()
		used := (over + s.height(0, len(g.rows)) + tail) / body
		return int(math.Ceil(used)), used - math.Floor(used)
	}
	n, last := pages(f)
	if n < 2 || last > nearlyEmpty {
		return f
	}
	tries := 0
	for _, t := range tableSizes {
		if t.size >= f.size || tries == steps {
			continue
		}
		tries++
		widths, ok := g.share(cols, width, t.size)
		if !ok {
			continue
		}
		smaller := fit{t.size, widths}
		if m, _ := pages(smaller); m < n {
			return smaller
		}
	}
	return f
}

// onePage is the largest size in which the table stands in a room.
func (g *grid) onePage(cols []int, f fit, width, room float64) fit {
	for _, t := range tableSizes {
		if t.size > f.size {
			continue
		}
		widths, ok := g.share(cols, width, t.size)
		if !ok {
			continue
		}
		f = fit{t.size, widths}
		if s := newStrip(g, cols, f); s.headHeight()+s.height(0, len(g.rows)) <= room {
			break
		}
	}
	return f
}

// strips divides the columns over several strips of pages, each beginning with
// the key columns, when they do not fit side by side.
func (g *grid) strips(width, largest float64) ([][]int, []fit) {
	all := make([]int, len(g.cols))
	for i := range all {
		all[i] = i
	}
	if f, ok := g.choose(all, width, largest); ok {
		return [][]int{all}, []fit{f}
	}
	var keys, rest []int
	for i, c := range g.cols {
		if c.Key {
			keys = append(keys, i)
		} else {
			rest = append(rest, i)
		}
	}
	if len(keys) > 0 && !g.fitsSmallest(keys, width*0.6) {
		keys, rest = nil, all
	}
	var cols [][]int
	for len(rest) > 0 {
		n := g.take(keys, rest, width)
		cols = append(cols, append(append([]int(nil), keys...), rest[:n]...))
		rest = rest[n:]
	}
	fits := make([]fit, len(cols))
	for i := range cols {
		f, ok := g.choose(cols[i], width, largest)
		if !ok {
			f = g.force(cols[i], width)
		}
		fits[i] = f
	}
	return cols, fits
}

// cramped reports a table that does not stand on its page with all its columns and the words
// of its heads whole.
func (g *grid) cramped(cols [][]int, fits []fit, width float64) bool {
	return len(cols) > 1 || len(cols) == 1 && !g.wordsFit(cols[0], width, fits[0].size)
}

// smallest is the smallest type of any table, points.
const smallest = 9.0

func (g *grid) fitsSmallest(cols []int, width float64) bool {
	_, ok := g.share(cols, width, smallest)
	return ok
}

// take says how many of rest go beside the keys; it would rather not divide
// columns that share a head cell.
func (g *grid) take(keys, rest []int, width float64) int {
	n := 1
	for n < len(rest) && g.fitsSmallest(append(append([]int(nil), keys...), rest[:n+1]...), width) {
		n++
	}
	if n == len(rest) {
		return n
	}
	for k := n; k > n/2; k-- {
		if !g.sameGroup(rest[k-1], rest[k]) {
			return k
		}
	}
	return n
}

func (g *grid) sameGroup(a, b int) bool {
	p, q := g.cols[a].Path, g.cols[b].Path
	return len(p) > 1 && len(q) > 1 && p[0] == q[0]
}

// force squeezes columns into a width in which even their undividable pieces do
// not fit: those get cut.
func (g *grid) force(cols []int, width float64) fit {
	em := smallest * PointMM / 1000
	widths := make([]float64, len(cols))
	sum := 0.0
	for k, c := range cols {
		s := g.stat[c]
		widths[k] = min(float64(max(s.piece, s.least)), 12000)*em + 2*padX(smallest)
		sum += widths[k]
	}
	return fit{smallest, spread(widths, width/sum)}
}
