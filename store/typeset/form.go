// This file lays out forms (表): what stands in each box, how high the rows get.

package typeset

import (
	"math"
	"slices"
	"strings"

	"partyledger/model/report"
)

// Measures of forms, millimetres.
const (
	formPitch    = 6.2 // from line to line in a box
	formPadX     = 1.4 // left and right of a text
	formPadLabel = 0.8 // of a label: its column is narrow
	formPadY     = 1.2 // above and below
	formLine     = 8.0 // between the lines to write on
	formLeast    = 6.0 // a column's least width: one character
	formGap      = 1.5 // above the place to sign
	photoPad     = 1.0 // round a photo
	photoTall    = 38.0
	photoRatio   = 7.0 / 5 // of a photo for documents: 35 × 25 mm
	footMost     = 60.0    // the highest place to sign that stands whole at the foot
	formSize     = sizeX4
)

// fewLines is up to how many lines a text stands in the middle of its box's height.
const fewLines = 2

// form is a form, or what is left of one, laid out for a width.
type form struct {
	edges []float64 // of the columns, millimetres from the left
	rows  []formRow
	boxes []formBox
}

type formRow struct {
	height float64
	cut    bool
	with   bool
}

// formBox is a box with its text in lines.
type formBox struct {
	report.Place
	body, foot []piece
	middle     bool // the body stands in the middle of the height
	photo      bool
}

// piece is a line of a box; it is drawn from the box's left edge.
type piece struct {
	h float64
	d drawer
}

// form adds a form.
func (c *composer) form(f report.Form) {
	if len(f.Rows) == 0 {
		return
	}
	c.add(item{table: c.planForm(f)})
	c.add(item{h: c.style.pitch / 2, blank: true})
}

// planForm lays a form out for the page's width.
func (c *composer) planForm(f report.Form) *form {
	g := f.Grid()
	out := &form{edges: formEdges(g.Columns, c.style.width)}
	for _, row := range g.Rows {
		out.rows = append(out.rows, formRow{min(row.Height, c.style.height), row.Cut, row.With})
	}
	for _, p := range g.Places {
		out.boxes = append(out.boxes, c.formBox(p, out.width(p)))
	}
	out.grow()
	return out
}

// formEdges shares the width; a column is as wide as a character if there is room for it.
func formEdges(shares []float64, width float64) []float64 {
	least := min(formLeast, width/float64(len(shares)))
	widths := make([]float64, len(shares))
	free, want := width-least*float64(len(shares)), 0.0
	for i, s := range shares {
		widths[i] = least
		want += max(0, s*width-least)
	}
	edges := make([]float64, len(shares)+1)
	for i, s := range shares {
		if want > 0 {
			widths[i] += max(0, s*width-least) * free / want
		}
		edges[i+1] = edges[i] + widths[i]
	}
	return edges
}

func (f *form) width(p report.Place) float64 { return f.edges[p.Col+p.Cols] - f.edges[p.Col] }

// grow makes the rows high enough for what stands in them: of a box over several rows
// the last one.
func (f *form) grow() {
	order := make([]int, len(f.boxes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return f.boxes[a].Rows - f.boxes[b].Rows })
	for _, i := range order {
		b := &f.boxes[i]
		last := b.Row + b.Rows - 1
		if lack := b.need(f.width(b.Place)) - f.high(b.Row, last+1); lack > 0 {
			f.rows[last].height += lack
		}
	}
}

// high is the height of rows from … to.
func (f *form) high(from, to int) float64 {
	sum := 0.0
	for _, r := range f.rows[from:to] {
		sum += r.height
	}
	return sum
}

func (f *form) whole() float64 { return f.high(0, len(f.rows)) }

func heightOf(ps []piece) float64 {
	sum := 0.0
	for _, p := range ps {
		sum += p.h
	}
	return sum
}

// need is the height that a box takes at least.
func (b *formBox) need(width float64) float64 {
	h := max(heightOf(b.body), formPitch) + 2*formPadY
	if len(b.foot) > 0 {
		h = heightOf(b.body) + heightOf(b.foot) + formGap + 2*formPadY
	}
	if b.photo {
		h += min(photoTall, (width-2*photoPad)*photoRatio+2*photoPad)
		if len(b.body) == 0 && len(b.foot) == 0 {
			h -= formPitch + 2*formPadY
		}
	}
	return h
}

// formBox breaks what a box says into lines.
func (c *composer) formBox(p report.Place, width float64) formBox {
	b := formBox{Place: p}
	wide, _ := p.PhotoSize()
	b.photo = wide > 0
	t := boxText{c: c, width: width, pad: formPadX, face: c.body(), align: p.Align}
	if p.Label {
		t.pad, t.face, t.align = formPadLabel, Hei, report.AlignCentre
	}
	if p.Photo != nil {
		t.align = report.AlignCentre
	}
	for _, text := range p.Paragraphs() {
		b.body = append(b.body, t.lines(text)...)
	}
	b.middle = p.Label || p.Photo != nil || len(b.body) <= fewLines && p.Lines == 0 && p.Seal == nil
	for range p.Lines {
		b.body = append(b.body, piece{formLine, ruled(width - 2*t.pad)})
	}
	if p.Seal != nil {
		t.align, t.right = report.AlignRight, sealRight(width)
		for _, text := range p.Seal.Lines() {
			b.foot = append(b.foot, t.lines(text)...)
		}
	}
	if heightOf(b.foot) > footMost { // in a column too narrow for it: it goes over pages as text does
		b.body, b.foot = append(b.body, b.foot...), nil
	}
	return b
}

// sealRight is how far the place to sign stands off the right edge of a box.
func sealRight(width float64) float64 {
	if width < 60 {
		return 0
	}
	return formSize * PointMM
}

// ruled is a line to write on, at the foot of its piece.
type ruled float64

func (r ruled) draw(cv *canvas, x, y float64) {
	cv.hline(x+formPadX, x+formPadX+float64(r), y+formLine-1, thinLine, Black)
}

// boxText sets the paragraphs of one box.
type boxText struct {
	c          *composer
	width, pad float64
	face       FaceID
	align      report.Align
	right      float64 // kept free at the right
}

// narrowBox is below how much room, thousandths of its size, a text is not spread to the edge.
const narrowBox = 12000

// lines are a paragraph's lines; an empty one keeps its line.
func (t boxText) lines(text string) []piece {
	text = t.c.clean(text)
	room := t.width - 2*t.pad - t.right
	set := setting{face: t.face, measure: units(room, formSize), squeeze: true, spaces: strings.Contains(text, "　")}
	broken := t.c.b.breakText(text, set)
	if t.align == report.AlignCentre && len(broken) > 1 {
		broken = t.c.b.balance(text, set)
	}
	if len(broken) == 0 {
		return []piece{{h: formPitch}}
	}
	out := make([]piece, len(broken))
	for i, l := range broken {
		free := room - float64(l.width-l.squeeze)*formSize*PointMM/1000
		x := t.pad
		switch t.align {
		case report.AlignCentre:
			x, l.last = x+free/2, true
		case report.AlignRight:
			x, l.last = x+free, true
		default:
			l.last = l.last || set.measure < narrowBox
		}
		out[i] = piece{formPitch, setLine(text, l, set, x, formPitch, ink{face: t.face, size: formSize})}
	}
	return out
}

// FormPlan is a form as a painter of flowing text needs it, millimetres.
type FormPlan struct {
	Widths               []float64 // of the columns
	Rows                 []report.FormRow
	Cells                []FormCell
	Size                 float64 // of the text, points
	Pitch, Line          float64 // from line to line of text, and of the lines to write on
	PadX, PadLabel, PadY float64
}

// FormCell is a box of the plan.
type FormCell struct {
	report.Place
	Wide, High     float64  // of the box
	Texts          []string // its paragraphs; a label's in its lines
	Middle         bool     // its text stands in the middle of the height
	SealRight      float64  // right of the place to sign
	Gap            float64  // above the place to sign, so that this stands at the foot
	PhotoW, PhotoH float64  // 0 = no photo
}

// PlanForm plans a form for a page. It plans each as Layout does.
func PlanForm(fs *Faces, f report.Form, p Paper) FormPlan {
	c := &composer{faces: fs, style: style{width: p.Room, height: p.Depth}, missing: map[rune]bool{}, b: breaker{faces: fs}}
	plan := c.planForm(f)
	out := FormPlan{Rows: f.Grid().Rows,
		Size: formSize, Pitch: formPitch, Line: formLine, PadX: formPadX, PadLabel: formPadLabel, PadY: formPadY}
	for i := range plan.edges[1:] {
		out.Widths = append(out.Widths, plan.edges[i+1]-plan.edges[i])
	}
	for i := range plan.boxes {
		b := &plan.boxes[i]
		cell := FormCell{Place: b.Place, Wide: plan.width(b.Place), High: plan.high(b.Row, b.Row+b.Rows), Middle: b.middle}
		for _, text := range b.Paragraphs() {
			if b.Label {
				text = c.labelLines(text, cell.Wide)
			}
			cell.Texts = append(cell.Texts, text)
		}
		if len(b.foot) > 0 {
			cell.SealRight = sealRight(cell.Wide)
			cell.Gap = max(0, cell.High-heightOf(b.body)-heightOf(b.foot)-2*formPadY)
		}
		if b.photo {
			cell.PhotoW, cell.PhotoH = b.photoIn(cell.Wide, cell.High)
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// labelLines is a label with its lines divided as they are set: a column of labels is
// narrow, and a word of one character on a line looks torn.
func (c *composer) labelLines(text string, width float64) string {
	text = clean(text)
	room := units(width-2*formPadLabel, formSize)
	lines := c.b.breakText(text, setting{face: Hei, measure: room, squeeze: true})
	if len(lines) > 1 {
		lines = c.b.balance(text, setting{face: Hei, measure: room, squeeze: true})
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = trimLine(text[l.Start:l.End])
	}
	return strings.Join(out, "\n")
}

// photoIn is how large a box's photo stands in it.
func (b *formBox) photoIn(width, height float64) (w, h float64) {
	width, height = width-2*photoPad, height-2*photoPad
	if text := heightOf(b.body) + heightOf(b.foot); text > 0 {
		height -= text + formPadY
	}
	wide, high := b.PhotoSize()
	k := math.Min(width/float64(wide), height/float64(high))
	return max(0, float64(wide)*k), max(0, float64(high)*k)
}
