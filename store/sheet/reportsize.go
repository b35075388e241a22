package sheet

// The widths and heights of a report's table: columns as wide as their texts, the
// widest narrowed until the page can be read, rows as high as the wrapped texts.

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"partyledger/model/report"
)

const (
	leastColumn = 6.0
	mostColumn  = 60.0
	mostWord    = 30.0 // what cannot be divided makes a column so wide at the most
)

// The room of the sheets on which a table is printed at such a scale that nothing is below 9
// points, in units of width.
const (
	reportScale = 0.9
	roomA4      = Landscape / reportScale
	roomA3      = roomA4 * (420 - 26) / (297 - 26) // with the margins of SetPaper
)

// columnWidths are the widths of a table's columns, and whether they want A3.
func columnWidths(t report.Table) (wide []float64, large bool) {
	widths, floors := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i], floors[i] = leastColumn, leastColumn
		if n := len(c.Path); n > 0 { // a head stands in two lines before it widens a column
			head := UnitsOf(c.Path[n-1], bodySize)
			widths[i] = max(widths[i], head/2+padding)
			floors[i] = max(floors[i], head/3+padding)
		}
		widths[i] = max(widths[i], c.Min/2)
	}
	for _, rows := range [][][]report.Cell{t.Rows, t.Totals} {
		for _, r := range rows {
			eachCell(r, len(t.Columns), func(col int, c report.Cell) {
				if c.Span > 1 {
					return
				}
				natural, floor := UnitsOf(c.Text, bodySize), min(mostWord, longestWord(c.Text, bodySize))
				if c.Number {
					floor = natural
				}
				widths[col-1] = max(widths[col-1], min(mostColumn, natural+padding))
				floors[col-1] = max(floors[col-1], floor+padding)
			})
		}
	}
	whole := slices.Clone(widths)
	if narrow(widths, floors, roomA4); sumOf(widths) <= roomA4+1 {
		return widths, false
	}
	narrow(whole, floors, roomA3)
	return whole, true
}

func sumOf(widths []float64) float64 {
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	return sum
}

// narrow brings the widest columns down to one width, but none below its floor,
// until all fit the room.
func narrow(widths, floors []float64, room float64) {
	sum := func(level float64) float64 {
		n := 0.0
		for i, w := range widths {
			n += min(w, max(floors[i], level))
		}
		return n
	}
	low, high := leastColumn, slices.Max(append([]float64{leastColumn}, widths...))
	if sum(high) <= room {
		return
	}
	for range 30 {
		if mid := (low + high) / 2; sum(mid) > room {
			high = mid
		} else {
			low = mid
		}
	}
	for i, w := range widths {
		widths[i] = min(w, max(floors[i], low))
	}
}

// eachCell gives the cells of a row with the column, from 1, in which each begins.
func eachCell(cells []report.Cell, columns int, yield func(col int, c report.Cell)) {
	col := 1
	for _, c := range cells {
		if col > columns {
			return
		}
		yield(col, c)
		col += max(1, c.Span)
	}
}

// rowBlock is a cell merged over rows and the height that its text needs.
type rowBlock struct {
	from, to int
	height   float64
}

// span is the width of columns from … to, counted from 1.
func (s *tableSheet) span(from, to int) float64 {
	n := 0.0
	for i := from; i <= min(to, len(s.widths)); i++ {
		n += s.widths[i-1]
	}
	return n
}

// need asks for the height of a text in rows from … to.
func (s *tableSheet) need(from, to int, text string, size, width float64) {
	height := HeightOf(LinesOf(text, size, width), size)
	if from == to {
		s.heights[from] = max(s.heights[from], height)
		return
	}
	s.blocks = append(s.blocks, rowBlock{from, to, height})
}

// needCell asks for the height of the cell that begins in a column.
func (s *tableSheet) needCell(cells []report.Cell, at, from, to int) {
	eachCell(cells, len(s.t.Columns), func(col int, c report.Cell) {
		if col == at {
			s.need(from, to, c.Text, bodySize, s.span(col, col+max(1, c.Span)-1))
		}
	})
}

// needRow asks for the heights of the next row's cells.
func (s *tableSheet) needRow(cells []report.Cell) {
	eachCell(cells, len(s.t.Columns), func(col int, c report.Cell) {
		s.need(s.row, s.row, c.Text, bodySize, s.span(col, col+max(1, c.Span)-1))
	})
}

// setHeights makes every row as high as its texts; what a block of rows lacks is
// spread over them.
func (s *tableSheet) setHeights() {
	for _, b := range s.blocks {
		least := HeightOf(1, bodySize)
		sum := 0.0
		for r := b.from; r <= b.to; r++ {
			s.heights[r] = max(s.heights[r], least)
			sum += s.heights[r]
		}
		for r := b.from; r <= b.to && sum < b.height; r++ {
			s.heights[r] = min(maxHeight, s.heights[r]+(b.height-sum)/float64(b.to-b.from+1))
		}
	}
	for r := 1; r < s.row; r++ {
		s.keep(s.f.SetRowHeight(s.name, r, max(s.heights[r], HeightOf(1, bodySize))))
	}
}

func (s *tableSheet) setWidths() {
	for i, w := range s.widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		s.keep(err)
		s.keep(s.f.SetColWidth(s.name, name, name, w))
	}
}
