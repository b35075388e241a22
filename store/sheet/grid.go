package sheet

// Workbooks of the formats that are read whole: their cells are kept close together
// and within bounds, and a CellReader gives them row by row as it does those of .xlsx.

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// What a workbook that is read whole may hold.
const (
	maxGridCells  = 8 << 20
	maxGridText   = 128 << 20 // bytes
	maxGridSheets = 10000
	maxGridMerges = 1 << 20
	maxGridRows   = 1 << 20 // of one sheet; Excel has no more
	maxGridCols   = 1 << 14
	maxComment    = 4096 // bytes of one comment that are kept
)

// grid is one sheet that was read.
type grid struct {
	rows     []gridRow
	merges   []Merge
	comments map[[2]int]string
	hidden   bits // rows
}

// gridRow is a row's cells: from ≤ index < to.
type gridRow struct{ number, from, to int32 }

// gridCell is one cell as it is kept.
type gridCell struct {
	text            string
	col             uint16
	kind            CellKind
	decimals        int8
	indent          int8
	formula, struck bool
}

const gridChunk = 1 << 14

// gather collects the sheets of a workbook.
type gather struct {
	ctx    context.Context
	book   *File
	grids  []*grid
	chunks [][]gridCell
	cells  int // how many there are
	text   int // bytes
	merged int
	common map[string]string
}

func newGather(ctx context.Context, book *File) *gather {
	return &gather{ctx: ctx, book: book, common: map[string]string{}}
}

// sheet begins a sheet.
func (g *gather) sheet(name string, hidden bool) error {
	if len(g.grids) == maxGridSheets {
		return ErrHuge
	}
	g.book.Sheets = append(g.book.Sheets, Part{Name: name, Part: strconv.Itoa(len(g.grids)), Hidden: hidden})
	g.grids = append(g.grids, &grid{comments: map[[2]int]string{}})
	return g.ctx.Err()
}

// last is the sheet that is being read.
func (g *gather) last() *grid { return g.grids[len(g.grids)-1] }

// put keeps a cell of the last sheet; row counts from 1, col from 0. An empty one is
// left out.
func (g *gather) put(row, col int, c Cell) error {
	if c.Text == "" {
		return nil
	}
	if row < 1 || row > maxGridRows || col < 0 || col >= maxGridCols || g.cells == maxGridCells {
		return ErrHuge
	}
	if g.cells%gridChunk == 0 {
		if err := g.ctx.Err(); err != nil {
			return err
		}
		g.chunks = append(g.chunks, make([]gridCell, 0, gridChunk))
	}
	if col >= MaxColumns {
		c.Text = "" // it is only counted
	}
	s, n := g.last(), len(g.chunks)-1
	if len(s.rows) == 0 || int(s.rows[len(s.rows)-1].number) != row {
		s.rows = append(s.rows, gridRow{int32(row), int32(g.cells), int32(g.cells)})
	}
	g.chunks[n] = append(g.chunks[n], gridCell{c.Text, uint16(col), c.Kind, c.Decimals, c.Indent, c.Formula, c.Struck})
	g.cells++
	s.rows[len(s.rows)-1].to++
	return nil
}

// keep makes a text that may be kept: one copy of those that come again.
func (g *gather) keep(b []byte) (string, error) {
	const longest, most = 64, 4096
	if len(b) <= longest {
		if s, ok := g.common[string(b)]; ok {
			return s, nil
		}
	}
	if g.text += len(b); g.text > maxGridText {
		return "", ErrHuge
	}
	s := string(b)
	if len(b) <= longest && len(g.common) < most {
		g.common[s] = s
	}
	return s, nil
}

// merge keeps a block that reaches over several rows; rows from 1, columns from 0.
func (g *gather) merge(top, bottom, col int) error {
	if bottom <= top || bottom-top >= maxMerge || col >= MaxColumns {
		return nil
	}
	if g.merged++; g.merged > maxGridMerges {
		return ErrHuge
	}
	s := g.last()
	s.merges = append(s.merges, Merge{Top: top, Bottom: bottom, Col: col})
	return nil
}

// comment keeps what is noted at a cell.
func (g *gather) comment(row, col int, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	s, err := g.keep(text[:min(len(text), maxComment)])
	g.last().comments[[2]int{row, col}] = s
	return err
}

// hide says that a row is hidden.
func (g *gather) hide(row int) {
	if row > 0 && row <= maxGridRows {
		g.last().hidden.set(row)
	}
}

// end puts the rows of the last sheet in order: some programs write them as they come.
func (g *gather) end() {
	s := g.last()
	less := func(a, b gridRow) int { return int(a.number) - int(b.number) }
	if !slices.IsSortedFunc(s.rows, less) {
		slices.SortStableFunc(s.rows, less)
	}
}

// bits are numbers that are set.
type bits []uint64

func (b *bits) set(n int) {
	for len(*b) <= n/64 {
		*b = append(*b, 0)
	}
	(*b)[n/64] |= 1 << (n % 64)
}

func (b bits) has(n int) bool { return n/64 < len(b) && b[n/64]&(1<<(n%64)) != 0 }

// grid is the sheet that is kept under a part's name.
func (g *gather) grid(part string) (*grid, error) {
	n, err := strconv.Atoi(part)
	if err != nil || n < 0 || n >= len(g.grids) {
		return nil, fmt.Errorf("%w: part %s is missing", ErrNoWorkbook, part)
	}
	return g.grids[n], nil
}

// kept gives the rows of a grid.
type kept struct {
	g    *gather
	s    *grid
	next int
}

// nextKept is Next for a sheet that was read whole.
func (c *CellReader) nextKept() (int, []Cell, error) {
	k := c.kept
	clear(c.cells)
	c.cells = c.cells[:0]
	if k.next == len(k.s.rows) {
		c.Merges = k.s.merges
		return 0, nil, io.EOF
	}
	c.row = int(k.s.rows[k.next].number)
	for k.next < len(k.s.rows) && int(k.s.rows[k.next].number) == c.row {
		r := k.s.rows[k.next]
		for i := r.from; i < r.to && !c.Skim; i++ {
			c.take(&k.g.chunks[i/gridChunk][i%gridChunk])
		}
		k.next++
	}
	c.Hidden = k.s.hidden.has(c.row)
	return c.row, c.cells, nil
}

func (c *CellReader) take(x *gridCell) {
	col := int(x.col)
	if col < len(c.Used) {
		c.Used[col] = true
	}
	if col >= MaxColumns {
		c.Beyond.add(col + 1)
		return
	}
	for len(c.cells) <= col {
		c.cells = append(c.cells, Cell{})
	}
	c.cells[col] = Cell{Text: x.text, Kind: x.kind, Formula: x.formula, Struck: x.struck, Indent: x.indent, Decimals: x.decimals}
}
