package report

// What every painter of a form sets alike: where its boxes stand, the words of its ticks
// and of the places to sign.

import (
	"bytes"
	"image/png"
	"iter"
	"slices"
	"strings"

	"partyledger/model/day"
)

// FormGrid is a form with each box at its place: no two overlap, and empty ones fill what
// no box covers.
type FormGrid struct {
	Columns []float64 // shares of the width; their sum is 1
	Rows    []FormRow // without their boxes
	Places  []Place   // row by row, from the left
}

// Place is a box and what it covers of the grid.
type Place struct {
	Box
	Row, Col, Rows, Cols int // from 0; of rows and columns at least one
}

// Grid puts the boxes of a form in their places. What its author did not make fit is
// made to: a box ends at the form's edge, and one that finds no column begins a row.
func (f Form) Grid() FormGrid {
	g := FormGrid{Columns: f.shares()}
	var s seats
	for i, row := range f.Rows {
		at := s.begin(&g, row)
		col := 0
		for _, box := range row.Boxes {
			for col = s.free(at, col); col == len(g.Columns); col = s.free(at, 0) {
				at = s.begin(&g, FormRow{Cut: row.Cut})
			}
			p := Place{Box: box, Row: at, Col: col, Rows: min(max(1, box.Down), len(f.Rows)-i), Cols: s.room(at, col, box.Span)}
			s.take(p)
			g.Places = append(g.Places, p)
		}
	}
	for at := range g.Rows {
		for col := s.free(at, 0); col < len(g.Columns); col = s.free(at, col) {
			p := Place{Row: at, Col: col, Rows: 1, Cols: s.room(at, col, len(g.Columns))}
			s.take(p)
			g.Places = append(g.Places, p)
		}
	}
	slices.SortFunc(g.Places, func(a, b Place) int { return (a.Row-b.Row)*len(g.Columns) + a.Col - b.Col })
	return g
}

// shares is the columns' widths as parts of the whole; without any the widest row
// says how many there are.
func (f Form) shares() []float64 {
	n := len(f.Columns)
	if n == 0 {
		for _, row := range f.Rows {
			sum := 0
			for _, b := range row.Boxes {
				sum += max(1, b.Span)
			}
			n = max(n, sum)
		}
	}
	out := make([]float64, max(1, n))
	sum := 0.0
	for i := range out {
		out[i] = 1
		if i < len(f.Columns) && f.Columns[i] > 0 {
			out[i] = f.Columns[i]
		}
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// seats is which cells of a grid are taken, row by row.
type seats struct {
	columns int
	taken   [][]bool
	rows    int
}

// begin adds a row to the grid and answers its number.
func (s *seats) begin(g *FormGrid, row FormRow) int {
	s.columns = len(g.Columns)
	row.Boxes = nil
	g.Rows = append(g.Rows, row)
	s.rows++
	s.reach(s.rows)
	return s.rows - 1
}

func (s *seats) reach(rows int) {
	for len(s.taken) < rows {
		s.taken = append(s.taken, make([]bool, s.columns))
	}
}

// free is the first free column from col on; the number of columns if there is none.
func (s *seats) free(row, col int) int {
	for col < s.columns && s.taken[row][col] {
		col++
	}
	return col
}

// room is how many of the columns that are wished for are free from col on.
func (s *seats) room(row, col, wish int) int {
	n := 1
	for n < wish && col+n < s.columns && !s.taken[row][col+n] {
		n++
	}
	return n
}

func (s *seats) take(p Place) {
	s.reach(p.Row + p.Rows)
	for _, row := range s.taken[p.Row : p.Row+p.Rows] {
		for col := p.Col; col < p.Col+p.Cols; col++ {
			row[col] = true
		}
	}
}

// Paragraphs are the box's paragraphs: its text, and its ticks in one.
func (b Box) Paragraphs() []string {
	var out []string
	if b.Text != "" {
		out = strings.Split(b.Text, "\n")
	}
	if w, _ := b.PhotoSize(); b.Photo != nil && w == 0 {
		out = append(out, noPhoto)
	}
	var ticks []string
	for _, t := range b.Ticks {
		ticks = append(ticks, t.Words())
	}
	if len(ticks) > 0 {
		out = append(out, strings.Join(ticks, "　"))
	}
	return out
}

// noPhoto stands in the place of a photo.
const noPhoto = "照片"

// PhotoSize is the photo's size in pixels; 0 = there is none, or it is no picture.
func (b Box) PhotoSize() (wide, high int) {
	if b.Photo == nil {
		return 0, 0
	}
	size, err := png.DecodeConfig(bytes.NewReader(b.Photo.PNG))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return 0, 0
	}
	return size.Width, size.Height
}

// Ticked is the character of a choice that is taken.
const Ticked = "☑"

// Words is the choice with its little box.
func (t Tick) Words() string {
	if t.On {
		return Ticked + t.Text
	}
	return "□" + t.Text
}

// Lines are the lines of a signature's place, one below the other at the right.
func (s SealLine) Lines() []string {
	first := ""
	if s.Who != "" {
		first = strings.TrimSuffix(s.Who, "：") + "：＿＿＿＿＿"
	}
	if s.Seal {
		first += "（盖章）"
	}
	var out []string
	if first != "" {
		out = append(out, first)
	}
	if s.Day {
		out = append(out, strings.TrimPrefix(signDay(day.Day{}), "　"))
	}
	return out
}

// Walk goes through blocks and those inside slips and cards, in order.
func Walk(blocks []Block) iter.Seq[Block] {
	return func(yield func(Block) bool) { walk(blocks, yield) }
}

func walk(blocks []Block, yield func(Block) bool) bool {
	for _, b := range blocks {
		if !yield(b) {
			return false
		}
		var inside [][]Block
		switch b := b.(type) {
		case Slip:
			inside = [][]Block{b.Blocks}
		case Cards:
			inside = b.Items
		}
		for _, list := range inside {
			if !walk(list, yield) {
				return false
			}
		}
	}
	return true
}
