// This file draws charts as marks: one geometry for paper and screen.

package typeset

import (
	"math"
	"strconv"
	"strings"

	"partyledger/model/report"
)

// Colours of charts. The series' colours also differ in lightness, so that a
// black and white print can be read.
var seriesColors = []Color{0x2F5F8A, 0xA8232A, 0x9DB0C1, 0xC79A4B, 0x5B8570, 0x5A5F73, 0xB98A6E, 0xC9C3B6}

const (
	chartText  Color = 0x333333
	chartFaint Color = 0x6E6E6E
	chartGrid  Color = 0xE1E1E1
	chartAxis  Color = 0x777777
	chartEmpty Color = 0xDDDDDD
	chartLimit Color = 0xC00000
)

// seriesColor gives colour i, lighter each time round.
func seriesColor(i int) Color {
	c := seriesColors[i%len(seriesColors)]
	for range i / len(seriesColors) {
		c = mix(c, White, 0.4)
	}
	return c
}

// mix gives a colour the part t of the way from a to b.
func mix(a, b Color, t float64) Color {
	ar, ag, ab := a.RGB()
	br, bg, bb := b.RGB()
	m := func(x, y int) Color { return Color(float64(x) + (float64(y)-float64(x))*t + 0.5) }
	return m(ar, br)<<16 | m(ag, bg)<<8 | m(ab, bb)
}

// inkOn is the colour of text on a ground.
func inkOn(ground Color) Color {
	r, g, b := ground.RGB()
	if 299*r+587*g+114*b > 150_000 {
		return chartText
	}
	return White
}

// Type sizes of charts, points.
const (
	chartTitleSize = 12.0
	chartSize      = 9.0
	chartSmall     = 9.0
)

// ChartHeight is the height in millimetres that suits a chart of a width, or the
// one that it asks for.
func ChartHeight(c report.Chart, width float64) float64 {
	if c.Height > 0 {
		return c.Height
	}
	n := float64(len(c.Labels))
	switch c.Kind {
	case report.RingChart:
		return max(58, 16+n*6.2)
	case report.FunnelChart:
		return min(max(50, 16+n*10), 110)
	}
	if lying(c, width) {
		return min(20+n*max(6.5, 4.4*float64(len(c.Series))), 200)
	}
	return 72
}

// ChartMarks draws a chart in the box of width × height millimetres whose upper
// left corner is at x, y.
func ChartMarks(c report.Chart, fs *Faces, x, y, width, height float64) []Mark {
	return drawn(c, fs, Box{x, y, width, height}).marks
}

// ChartParts says where the parts of a chart stand that ChartMarks draws in a box whose
// upper left corner is at 0, 0. Of parts over each other the last is meant.
func ChartParts(c report.Chart, fs *Faces, width, height float64) []ChartPart {
	return drawn(c, fs, Box{0, 0, width, height}).parts
}

func drawn(c report.Chart, fs *Faces, b Box) *chartDrawer {
	d := &chartDrawer{canvas: canvas{faces: fs}, c: sane(c), x: b.X, y: b.Y, w: b.W, h: b.H}
	d.draw()
	return d
}

// Box is a rectangle in millimetres by its upper left corner.
type Box struct{ X, Y, W, H float64 }

func (b Box) holds(x, y float64) bool { return x >= b.X && x < b.X+b.W && y >= b.Y && y < b.Y+b.H }

// ChartPart is what one figure of a chart, or all of a label, is drawn as.
type ChartPart struct {
	Label  int // of the chart's labels
	Series int // of its series; -1 = all of the label
	Box
	sector *Mark // beside the box; nil = none
}

// Holds reports that a point is on the part.
func (p ChartPart) Holds(x, y float64) bool {
	return p.holds(x, y) || p.sector != nil && p.sector.inSector(x, y)
}

// inSector reports that a point is on a sector.
func (m Mark) inSector(x, y float64) bool {
	dx, dy := x-m.X, y-m.Y
	far := math.Hypot(dx, dy)
	angle := math.Mod(math.Atan2(dx, -dy)*180/math.Pi+360, 360) // from the top, clockwise
	return far >= m.Hole && far <= m.Radius && angle >= m.From && angle < m.To
}

// sane cuts or fills the series to the labels' number and drops figures that
// are none.
func sane(c report.Chart) report.Chart {
	series := make([]report.Series, len(c.Series))
	for i, s := range c.Series {
		values := make([]float64, len(c.Labels))
		copy(values, s.Values)
		for j, v := range values {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				values[j] = 0
			}
		}
		series[i] = report.Series{Name: clean(s.Name), Values: values}
	}
	labels := make([]string, len(c.Labels))
	for i, l := range c.Labels {
		labels[i] = clean(l)
	}
	c.Series, c.Labels, c.Title, c.Unit = series, labels, clean(c.Title), clean(c.Unit)
	return c
}

// chartDrawer draws into what is left of its box.
type chartDrawer struct {
	canvas
	c          report.Chart
	x, y, w, h float64
	limit      float64    // where the limit's line runs
	late       []figureAt // written last
	parts      []ChartPart
}

// part notes where a figure stands.
func (d *chartDrawer) part(label, series int, x, y, w, h float64) {
	d.parts = append(d.parts, ChartPart{Label: label, Series: series, Box: Box{x, y, w, h}})
}

func (d *chartDrawer) draw() {
	d.title()
	if len(d.c.Labels) == 0 || len(d.c.Series) == 0 {
		d.nothing()
		return
	}
	switch d.c.Kind {
	case report.RingChart:
		d.ring()
	case report.FunnelChart:
		d.funnel()
	default:
		d.legend()
		if lying(d.c, d.w) {
			d.lyingBars()
		} else {
			d.bars()
		}
	}
}

// width of a string in millimetres.
func (d *chartDrawer) width(s string, size float64, face FaceID) float64 {
	return float64(d.faces.Width(face, s)) * size * PointMM / 1000
}

// put places text: with align 0 it begins at x, with 0.5 it is centred on it,
// with 1 it ends there. y is the middle of the characters.
func (d *chartDrawer) put(s string, x, y, align, size float64, face FaceID, color Color) {
	w := d.width(s, size, face)
	d.text(s, x-w*align, y+halfEm*size*PointMM, ink{face: face, size: size, color: color})
}

// title takes the chart's title with its unit from the top of the box.
func (d *chartDrawer) title() {
	if d.c.Title == "" {
		return // a small chart: what stands over it says what it shows
	}
	unit := ""
	if d.c.Unit != "" {
		unit = "（单位：" + d.c.Unit + "）"
	}
	size := chartTitleSize
	w := d.width(d.c.Title, size, BaseHei) + d.width(unit, chartSize, BaseHei)
	if w > d.w {
		size *= d.w / w
		w = d.w
	}
	x := d.x + (d.w-w)/2
	base := d.y + 5
	x = d.text(d.c.Title, x, base, ink{face: BaseHei, size: size})
	d.text(unit, x, base, ink{face: BaseHei, size: chartSize, color: chartFaint})
	d.y += chartTitleRoom
	d.h -= chartTitleRoom
}

// chartTitleRoom is how high a chart's title is.
const chartTitleRoom = 8.0

func (d *chartDrawer) nothing() {
	d.add(Mark{Kind: RectMark, X: d.x, Y: d.y, X2: d.w, Y2: d.h, Width: 0.2, Color: chartGrid})
	d.put("暂无数据", d.x+d.w/2, d.y+d.h/2, 0.5, chartTitleSize, BaseHei, chartFaint)
}

// legend takes one or more lines with the names of the series and of the limit.
func (d *chartDrawer) legend() {
	type entry struct {
		text  string
		color Color
		limit bool
	}
	var all []entry
	if len(d.c.Series) > 1 || d.c.Series[0].Name != "" && d.c.Limit != nil {
		for i, s := range d.c.Series {
			all = append(all, entry{s.Name, seriesColor(i), false})
		}
	}
	if l := d.c.Limit; l != nil {
		all = append(all, entry{clean(l.Name) + " " + d.figure(l.Value), chartLimit, true})
	}
	const key, gap, line = 4.6, 6.0, 5.2
	for from := 0; from < len(all); {
		to, w := from, -gap
		for to < len(all) {
			one := key + d.width(all[to].text, chartSize, BaseHei) + gap
			if to > from && w+one > d.w {
				break
			}
			w += one
			to++
		}
		x, mid := d.x+(d.w-w)/2, d.y+line/2
		for _, e := range all[from:to] {
			if e.limit {
				d.add(Mark{Kind: LineMark, X: x, Y: mid, X2: x + 3.6, Y2: mid, Width: 0.4, Color: e.color, Dash: 0.9})
			} else {
				d.box(x, mid-1.3, 2.6, 2.6, e.color)
			}
			d.put(e.text, x+key, mid, 0, chartSize, BaseHei, chartText)
			x += key + d.width(e.text, chartSize, BaseHei) + gap
		}
		d.y += line
		d.h -= line
		from = to
	}
	d.y += 1.5
	d.h -= 1.5
}

// box fills a rectangle.
func (d *chartDrawer) box(x, y, w, h float64, c Color) {
	d.add(Mark{Kind: RectMark, X: x, Y: y, X2: w, Y2: h, Filled: true, Fill: c})
}

// value writes a value with as many decimals as the others have.
func (d *chartDrawer) value(v float64) string {
	places := 0
	for _, s := range d.c.Series {
		for _, x := range s.Values {
			text := strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
			if _, part, ok := strings.Cut(text, "."); ok {
				places = max(places, len(part))
			}
		}
	}
	if places == 0 || v == 0 {
		return d.figure(v)
	}
	return strconv.FormatFloat(v, 'f', places, 64) + strings.TrimLeft(d.figure(v), "-.0123456789")
}

// figure writes a value, with the sign of a percentage.
func (d *chartDrawer) figure(v float64) string { return Figure(v, d.c.Unit) }

// Figure writes a chart's value: no needless decimals, % after percentages.
func Figure(v float64, unit string) string {
	s := strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
	if s == "-0" {
		s = "0"
	}
	if unit == "%" || unit == "％" {
		s += "%"
	}
	return s
}

// scale is the value axis: ticks from 0 to top.
type scale struct {
	top, step float64
}

// newScale finds round ticks, about count of them. whole allows only whole steps.
func newScale(most float64, count int, whole bool) scale {
	if most <= 0 {
		return scale{1, 1}
	}
	raw := most / float64(count)
	mag := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * mag
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*mag >= raw*0.9 && (!whole || math.Mod(m*mag, 1) == 0) {
			step = m * mag
			break
		}
	}
	if whole {
		step = math.Max(1, step)
	}
	top := step * math.Ceil(most/step-1e-9)
	return scale{top, step}
}

// most is the greatest figure that the axis must reach.
func (d *chartDrawer) most() (most float64, whole bool) {
	whole = true
	count := func(v float64) {
		most = math.Max(most, v)
		whole = whole && v == math.Trunc(v)
	}
	for i := range d.c.Labels {
		sum := 0.0
		for _, s := range d.c.Series {
			v := math.Max(0, s.Values[i])
			sum += v
			if d.c.Kind != report.StackedChart {
				count(v)
			}
		}
		if d.c.Kind == report.StackedChart {
			count(sum)
		}
	}
	if d.c.Limit != nil {
		count(d.c.Limit.Value)
	}
	return most, whole
}

// lying reports that the bars lie: the labels are too long to stand under
// upright ones.
func lying(c report.Chart, width float64) bool {
	if c.Kind != report.BarChart && c.Kind != report.StackedChart || len(c.Labels) == 0 {
		return false
	}
	slot := (width - 12) / float64(len(c.Labels))
	for _, l := range c.Labels {
		em := 0.0
		for _, r := range l {
			if r < 0x100 {
				em += 0.55
			} else {
				em++
			}
		}
		if perLine := math.Floor((slot - 1) / (chartSize * PointMM)); perLine < 2 || math.Ceil(em/perLine) > 2 {
			return true
		}
	}
	if c.Kind == report.BarChart && slot*0.8/float64(max(1, len(c.Series))) < 4.2 {
		return true
	}
	return false
}

// bars draws upright bars, side by side or stacked.
func (d *chartDrawer) bars() {
	most, whole := d.most()
	// On a low chart there is room for fewer lines.
	sc := newScale(most, max(1, min(4, int((d.h-15)/4))), whole)
	axis := 0.0
	for v := 0.0; v <= sc.top+sc.step/2; v += sc.step {
		axis = math.Max(axis, d.width(d.figure(v), chartSmall, BaseHei))
	}
	left, right := d.x+axis+2.2, d.x+d.w
	slot := (right - left) / float64(len(d.c.Labels))
	labels, labelH := d.labelLines(slot-1, 2)
	top, bottom := d.y+4.5, d.y+d.h-labelH-1.5
	at := func(v float64) float64 { return bottom - (bottom-top)*math.Max(0, v)/sc.top }
	for v := 0.0; v <= sc.top+sc.step/2; v += sc.step {
		if v > 0 {
			d.hline(left, right, at(v), 0.15, chartGrid)
		}
		d.put(d.figure(v), left-1.4, at(v), 1, chartSmall, BaseHei, chartFaint)
	}
	for i := range d.c.Labels {
		mid := left + slot*(float64(i)+0.5)
		d.part(i, -1, mid-slot/2, top-4.5, slot, bottom+labelH+6-top)
		if d.c.Kind == report.StackedChart {
			d.stack(i, mid, min(slot*0.56, 14), at)
		} else {
			d.group(i, mid, slot, at)
		}
		for j, line := range labels[i] {
			d.put(line, mid, bottom+3.2+float64(j)*3.9, 0.5, chartSize, BaseHei, chartText)
		}
	}
	d.hline(left, right, bottom, 0.3, chartAxis)
	if l := d.c.Limit; l != nil {
		d.limit = at(l.Value)
		d.limitLine(left, d.limit, right, d.limit)
	}
	d.figures(func(f figureAt) bool { return math.Abs(f.y-d.limit) < 1.9 })
}

// figureAt is a figure to be written when all bars and lines are drawn.
type figureAt struct {
	text              string
	x, y, align, size float64
}

// figures writes the figures beside the bars. One that the limit's line would
// cross gets a white ground.
func (d *chartDrawer) figures(crossed func(figureAt) bool) {
	for _, f := range d.late {
		if d.c.Limit != nil && crossed(f) {
			w, h := d.width(f.text, f.size, BaseHei), f.size*PointMM
			d.box(f.x-w*f.align-0.4, f.y-h*0.5, w+0.8, h, White)
		}
		d.put(f.text, f.x, f.y, f.align, f.size, BaseHei, chartText)
	}
	d.late = nil
}

func (d *chartDrawer) limitLine(x1, y1, x2, y2 float64) {
	d.add(Mark{Kind: LineMark, X: x1, Y: y1, X2: x2, Y2: y2, Width: 0.4, Color: chartLimit, Dash: 1.2})
}

// group draws the bars of one label side by side.
func (d *chartDrawer) group(i int, mid, slot float64, at func(float64) float64) {
	n := float64(len(d.c.Series))
	const gap = 0.5
	w := min((slot*0.62-gap*(n-1))/n, 10)
	x := mid - (w*n+gap*(n-1))/2
	size := d.figureSize(i, map[bool]float64{true: slot/n - 0.3, false: w + gap}[n <= 2])
	for k, s := range d.c.Series {
		v := s.Values[i]
		y := at(v)
		if v > 0 {
			d.box(x, y, w, at(0)-y, seriesColor(k))
			d.part(i, k, x, y, w, at(0)-y)
		}
		if size > 0 {
			half := d.width(d.value(v), size, BaseHei) / 2
			center := x + w/2
			switch { // two figures give way outwards
			case n == 2 && k == 0:
				center = min(center, mid-0.2-half)
			case n == 2:
				center = max(center, mid+0.2+half)
			}
			d.late = append(d.late, figureAt{d.value(v), center, y - 2, 0.5, size})
		}
		x += w + gap
	}
}

// leastFigure is the size in points under which a figure is not written.
const leastFigure = 6

// figureSize is the size in which the figures of label i stand beside each other in
// the given width each. It is 0 for all labels where one has no room: on a narrow
// screen the axis must do.
func (d *chartDrawer) figureSize(i int, room float64) float64 {
	size := chartSize
	for j := range d.c.Labels {
		for _, s := range d.c.Series {
			t := d.width(d.value(s.Values[j]), chartSize, BaseHei)
			switch fits := chartSize * room / t; {
			case t <= room:
			case len(d.c.Series) > 1 && fits < leastFigure:
				return 0
			case i == j:
				size = min(size, max(leastFigure, fits))
			}
		}
	}
	return size
}

// stack draws the bars of one label on each other, the sum on top.
func (d *chartDrawer) stack(i int, mid, w float64, at func(float64) float64) {
	sum := 0.0
	for k, s := range d.c.Series {
		v := math.Max(0, s.Values[i])
		if v == 0 {
			continue
		}
		y, from := at(sum+v), at(sum)
		color := seriesColor(k)
		d.part(i, k, mid-w/2, y, w, from-y)
		d.add(Mark{Kind: RectMark, X: mid - w/2, Y: y, X2: w, Y2: from - y, Filled: true, Fill: color, Width: 0.2, Color: White})
		if text := d.value(v); from-y >= 3.4 && d.width(text, chartSmall, BaseHei) <= w-0.6 {
			d.put(text, mid, (y+from)/2, 0.5, chartSmall, BaseHei, inkOn(color))
		}
		sum += v
	}
	d.late = append(d.late, figureAt{d.value(sum), mid, at(sum) - 2, 0.5, chartSize})
}

// labelLines breaks the labels under their slots.
func (d *chartDrawer) labelLines(slot float64, most int) ([][]string, float64) {
	b := &breaker{faces: d.faces}
	out := make([][]string, len(d.c.Labels))
	lines := 1
	for i, l := range d.c.Labels {
		for _, p := range b.balance(l, setting{face: BaseHei, measure: units(slot, chartSize)}) {
			out[i] = append(out[i], trimLine(l[p.Start:p.End]))
		}
		lines = max(lines, len(out[i]))
	}
	return out, float64(max(lines, 1))*3.9 + 1.2
}

// lyingBars draws bars from the left to the right, their labels in front.
func (d *chartDrawer) lyingBars() {
	most, whole := d.most()
	sc := newScale(most, 5, whole)
	labelW := 0.0
	for _, l := range d.c.Labels {
		labelW = math.Max(labelW, d.width(l, chartSize, BaseHei))
	}
	labelW = min(labelW, d.w*0.36)
	left := d.x + labelW + 2
	right := d.x + d.w - d.width(d.value(most), chartSize, BaseHei) - 3
	slot := (d.h - 5) / float64(len(d.c.Labels))
	bottom := d.y + d.h - 5
	at := func(v float64) float64 { return left + (right-left)*math.Max(0, v)/sc.top }
	for v := 0.0; v <= sc.top+sc.step/2; v += sc.step {
		if v > 0 {
			d.vline(at(v), d.y, bottom, 0.15, chartGrid)
		}
		d.put(d.figure(v), at(v), bottom+2.6, 0.5, chartSmall, BaseHei, chartFaint)
	}
	b := &breaker{faces: d.faces}
	for i, l := range d.c.Labels {
		mid := d.y + slot*(float64(i)+0.5)
		d.part(i, -1, d.x, mid-slot/2, d.w, slot)
		d.sideLabel(b, l, left-1.6, mid, labelW, slot)
		if d.c.Kind == report.StackedChart {
			d.lyingStack(i, mid, min(slot*0.6, 7), at)
		} else {
			d.lyingGroup(i, mid, slot, at)
		}
	}
	d.vline(left, d.y, bottom, 0.3, chartAxis)
	if l := d.c.Limit; l != nil {
		d.limit = at(l.Value)
		d.limitLine(d.limit, d.y, d.limit, bottom)
	}
	d.figures(func(f figureAt) bool {
		return d.limit > f.x-1 && d.limit < f.x+d.width(f.text, f.size, BaseHei)+1
	})
}

func (d *chartDrawer) sideLabel(b *breaker, l string, right, mid, w, slot float64) {
	size := chartSize
	lines := b.balance(l, setting{face: BaseHei, measure: units(w, size)})
	if high := float64(len(lines)) * 3.8; high > slot && len(lines) > 1 {
		size = max(6, size*slot/high)
	}
	step := size * 1.15 * PointMM
	for j, p := range lines {
		d.put(trimLine(l[p.Start:p.End]), right, mid+(float64(j)-float64(len(lines)-1)/2)*step, 1, size, BaseHei, chartText)
	}
}

func (d *chartDrawer) lyingGroup(i int, mid, slot float64, at func(float64) float64) {
	n := float64(len(d.c.Series))
	const gap = 0.3
	h := min((slot*0.7-gap*(n-1))/n, 6)
	y := mid - (h*n+gap*(n-1))/2
	size := min(chartSize, max(6, h/PointMM))
	for k, s := range d.c.Series {
		v := s.Values[i]
		if v > 0 {
			d.box(at(0), y, at(v)-at(0), h, seriesColor(k))
			d.part(i, k, at(0), y, at(v)-at(0), h)
		}
		d.late = append(d.late, figureAt{d.value(v), at(v) + 1.2, y + h/2, 0, size})
		y += h + gap
	}
}

func (d *chartDrawer) lyingStack(i int, mid, h float64, at func(float64) float64) {
	sum := 0.0
	for k, s := range d.c.Series {
		v := math.Max(0, s.Values[i])
		if v == 0 {
			continue
		}
		x, to := at(sum), at(sum+v)
		color := seriesColor(k)
		d.part(i, k, x, mid-h/2, to-x, h)
		d.add(Mark{Kind: RectMark, X: x, Y: mid - h/2, X2: to - x, Y2: h, Filled: true, Fill: color, Width: 0.2, Color: White})
		if text := d.value(v); d.width(text, chartSmall, BaseHei) <= to-x-0.8 && h >= 3.2 {
			d.put(text, (x+to)/2, mid, 0.5, chartSmall, BaseHei, inkOn(color))
		}
		sum += v
	}
	d.late = append(d.late, figureAt{d.value(sum), at(sum) + 1.2, mid, 0, chartSize})
}

// ring draws the parts of a whole with a table of the figures beside it.
func (d *chartDrawer) ring() {
	values := d.c.Series[0].Values
	total := 0.0
	for _, v := range values {
		total += math.Max(0, v)
	}
	radius := min(d.h-2, d.w*0.42) / 2
	listW := d.ringList(values)
	gap := min(12, max(3, d.w-2*radius-listW))
	left := d.x + max(0, (d.w-2*radius-gap-listW)/2)
	cx, cy := left+radius, d.y+d.h/2
	hole := radius * 0.62
	if total == 0 {
		d.add(Mark{Kind: SectorMark, X: cx, Y: cy, Radius: radius, Hole: hole, From: 0, To: 360, Filled: true, Fill: chartEmpty})
	}
	angle := 0.0
	sectors := make([]*Mark, len(values))
	for i, v := range values {
		if v <= 0 {
			continue
		}
		to := angle + 360*v/total
		d.add(Mark{Kind: SectorMark, X: cx, Y: cy, Radius: radius, Hole: hole, From: angle, To: to,
			Filled: true, Fill: seriesColor(i), Width: 0.5, Color: White})
		sectors[i] = &d.marks[len(d.marks)-1]
		angle = to
	}
	size := min(20, hole*0.62/PointMM)
	text := Figure(total, "")
	if w := d.width(text, size, HeiBold); w > hole*1.5 {
		size *= hole * 1.5 / w
	}
	d.put(text, cx, cy-hole*0.12, 0.5, size, HeiBold, chartText)
	d.put(ringCaption(d.c), cx, cy+hole*0.4, 0.5, min(chartSize, hole*0.3/PointMM), BaseHei, chartFaint)
	d.ringLegend(values, total, left+2*radius+gap, cy)
	for i := range d.parts {
		d.parts[i].sector = sectors[d.parts[i].Label]
	}
}

// ringCaption stands under the sum in the ring's hole.
func ringCaption(c report.Chart) string {
	if c.Unit == "" || c.Unit == "%" {
		return "合计"
	}
	return "合计（" + c.Unit + "）"
}

// Widths of the figures in a ring's list, millimetres.
const (
	ringKey   = 5.0
	ringShare = 15.0
)

func (d *chartDrawer) ringList(values []float64) float64 {
	name, fig := d.ringColumns(values)
	return ringKey + name + 5 + fig + ringShare
}

func (d *chartDrawer) ringColumns(values []float64) (name, fig float64) {
	for i, v := range values {
		name = math.Max(name, d.width(d.c.Labels[i], chartSize+0.5, BaseHei))
		fig = math.Max(fig, d.width(d.figure(v), chartSize+0.5, BaseHei))
	}
	return min(name, d.w*0.4), fig
}

func (d *chartDrawer) ringLegend(values []float64, total, x, cy float64) {
	name, fig := d.ringColumns(values)
	step := min(6.4, (d.h-1)/float64(len(values)))
	size := min(chartSize+0.5, step*0.8/PointMM)
	y := cy - step*float64(len(values)-1)/2
	for i, v := range values {
		d.box(x, y-1.4, 2.8, 2.8, seriesColor(i))
		d.part(i, 0, x-1, y-step/2, ringKey+name+5+fig+ringShare+2, step)
		label := d.c.Labels[i]
		one := size
		if w := d.width(label, size, BaseHei); w > name {
			one = size * name / w
		}
		d.put(label, x+ringKey, y, 0, one, BaseHei, chartText)
		d.put(d.figure(v), x+ringKey+name+5+fig, y, 1, size, BaseHei, chartText)
		share := "—"
		if total > 0 {
			share = strconv.FormatFloat(100*math.Max(0, v)/total, 'f', 1, 64) + "%"
		}
		d.put(share, x+ringKey+name+5+fig+ringShare, y, 1, size, BaseHei, chartFaint)
		y += step
	}
}

// shareLines is the height of a stage that has room for two lines beside it.
const shareLines = 7.0

// funnel draws falling stages, each as wide as its figure, and beside it which
// part of the stage before it is.
func (d *chartDrawer) funnel() {
	values := d.c.Series[0].Values
	most := 0.0
	labelW := 0.0
	for i, v := range values {
		most = math.Max(most, v)
		labelW = math.Max(labelW, d.width(d.c.Labels[i], chartSize+0.5, BaseHei))
	}
	labelW = min(labelW, d.w*0.3)
	const shareW = 26.0
	left, right := d.x+labelW+4, d.x+d.w-shareW
	mid, full := (left+right)/2, right-left
	n := float64(len(values))
	step := d.h / n
	gap := min(1.4, step*0.14)
	width := func(v float64) float64 {
		if most <= 0 {
			return 0
		}
		return full * math.Max(0, v) / most
	}
	b := &breaker{faces: d.faces}
	for i, v := range values {
		y := d.y + step*float64(i)
		h := step - gap
		d.part(i, 0, d.x, y, d.w, step)
		d.sideLabel(b, d.c.Labels[i], left-3, y+h/2, labelW+1, step)
		w, below := width(v), width(v)
		if i+1 < len(values) {
			below = min(w, max(width(values[i+1]), w*0.5))
		}
		ground := mix(seriesColors[0], mix(seriesColors[0], White, 0.45), float64(i)/math.Max(1, n-1))
		d.box(left, y, full, h, 0xF4F4F4)
		if w > 0 {
			d.add(Mark{Kind: PolygonMark, Filled: true, Fill: ground, Points: []Point{
				{mid - w/2, y}, {mid + w/2, y}, {mid + below/2, y + h}, {mid - below/2, y + h}}})
		}
		text := d.figure(v)
		color := inkOn(ground)
		if d.width(text, chartSize+1, HeiBold)+2 > (w+below)/2 {
			d.put(text, mid+w/2+1.5, y+h/2, 0, chartSize+1, HeiBold, chartText)
		} else {
			d.put(text, mid, y+h/2, 0.5, chartSize+1, HeiBold, color)
		}
		if i > 0 && values[i-1] > 0 {
			share := strings.TrimSuffix(strconv.FormatFloat(100*v/values[i-1], 'f', 1, 64), ".0") + "%"
			if h < shareLines {
				d.put("占上环节"+share, right+2, y+h/2, 0, chartSize, BaseHei, chartText)
				continue
			}
			d.put("占上一环节", right+2, y+h/2-1.9, 0, chartSize, BaseHei, chartFaint)
			d.put(share, right+2, y+h/2+1.9, 0, chartSize, BaseHei, chartText)
		}
	}
}

// leastChart is how low a chart may become so as not to stand alone on the next page.
const leastChart = 0.75

// chartBox is a chart in the middle of a box.
type chartBox struct {
	ch        report.Chart
	w, h, box float64
}

// draw draws the chart and, under it, its caption.
func (b chartBox) draw(c *canvas, x, y float64) {
	bare, foot := b.ch, 0.0
	bare.Title = ""
	if b.ch.Title != "" {
		foot = chartTitleRoom
	}
	y += (b.box - b.h) / 2
	c.marks = append(c.marks, ChartMarks(bare, c.faces, x, y, b.w, b.h-foot)...)
	d := &chartDrawer{canvas: *c, c: b.ch, x: x, y: y + b.h - foot, w: b.w, h: foot}
	d.title()
	c.marks = d.marks
}

func (b chartBox) lowered(by float64) drawer {
	b.h, b.box = b.h-by, b.box-by
	return b
}

// chart adds a chart as wide as the type area.
func (c *composer) chart(ch report.Chart) {
	c.noteChart(ch)
	w := c.style.width
	h := min(ChartHeight(ch, w), c.style.height)
	box := h
	if c.style.grid {
		box = wholeLines(h, c.style.pitch)
	}
	it := item{h: box, least: box * leastChart, d: chartBox{ch: ch, w: w, h: h, box: box}}
	if c.style.grid && ch.Title != "" {
		it.mark = c.below(ch.Title)
	}
	c.add(it)
	if !c.style.grid {
		c.add(item{h: 4, blank: true})
	}
}

// noteChart notes which of a chart's characters cannot be drawn.
func (c *composer) noteChart(ch report.Chart) {
	c.clean(ch.Title)
	c.clean(ch.Unit)
	for _, l := range ch.Labels {
		c.clean(l)
	}
	for _, s := range ch.Series {
		c.clean(s.Name)
	}
	if ch.Limit != nil {
		c.clean(ch.Limit.Name)
	}
}
