package intake

// Reading: a workbook of ours, or a roster whose headings differ. Every cell is
// looked at; no formula is evaluated (the value that Excel kept is taken).

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/sheet"
)

// Limits bound what a file may cost. Zero fields have defaults.
type Limits struct {
	FileSize int64 // bytes of the file; default 100 MB
	Unzipped int64 // bytes of all its parts; default 224 MB
	Rows     int   // of all its sheets; default 300,000
}

func (l Limits) orDefault() Limits {
	if l.FileSize == 0 {
		l.FileSize = 100 << 20
	}
	if l.Unzipped == 0 {
		l.Unzipped = 224 << 20
	}
	if l.Rows == 0 {
		l.Rows = 300000
	}
	return l
}

// maxSheets is how many sheets of a file are looked at: a branch each is some hundreds.
const maxSheets = 1000

// Sheet is one sheet of a workbook, as far as its first table was recognised.
type Sheet struct {
	Name    string
	Kind    model.Kind // of its first table; empty = not recognised
	Reason  string     // why not, for people; empty for sheets that need no word
	Rows    int        // how many filled rows stand below the heading
	Unknown []string   // headings that no field has

	part   string
	hidden bool
	quiet  bool     // empty, or of a program's own: nobody needs a word
	head   int      // number of the first heading's last row
	titles []string // by column
	merges []sheet.Merge
	beyond sheet.Span // filled columns that were not looked at
}

// Beyond says which filled columns are too far out to be read, and what to do;
// empty = none. Before Rows it knows of the first rows only.
func (s *Sheet) Beyond() string {
	if s.beyond.From == 0 {
		return ""
	}
	name := func(n int) string {
		if n > excelize.MaxColumns {
			n = excelize.MaxColumns // such a file was made by no program of the office
		}
		letters, _ := excelize.ColumnNumberToName(n)
		return letters
	}
	where := name(s.beyond.From) + "列"
	if s.beyond.To > s.beyond.From {
		where += "至" + name(s.beyond.To) + "列之间"
	}
	last := name(sheet.MaxColumns)
	return fmt.Sprintf("每张表只读前%d列（到%s列为止），%s的内容没有读取。如果其中有要导入的，请移到%s列以前，或另建一张表；如果不需要，请删除这些列。", sheet.MaxColumns, last, where, last)
}

// Workbook is an open file.
type Workbook struct {
	a      *sheet.File
	name   string
	limits Limits
	sheets []Sheet
	read   int // rows, of all sheets
}

// Row is one row as read. References hold what is written, not IDs.
type Row struct {
	Number   int
	Record   any    // pointer to the record
	Given    []bool // by field: the cell is filled
	Derived  []bool // by field: worked out from the identity number; nil = none
	Problems []Problem
	Doubts   []Doubt

	none      []int // fields in which a word for nothing stands
	names     []string
	nameField int
	sides     []sideRow
	identity  string  // of the person, in another ledger's row
	born      day.Day // as identity
	newcomer  *newcomer
}

// Open opens a workbook and finds out what its sheets hold. The error's text is
// for people.
func Open(path string, limits Limits) (*Workbook, error) {
	return OpenWith(path, Access{Limits: limits})
}

// OpenWith is Open for a file that takes more; NeedsPassword tells of its error.
func OpenWith(path string, with Access) (*Workbook, error) {
	limits := with.Limits.orDefault()
	if err := acceptable(path, limits); err != nil {
		return nil, err
	}
	a, err := sheet.Open(path, sheet.How{Most: limits.Unzipped, Password: with.Password, Context: with.Context})
	if err != nil {
		return nil, openError(path, err)
	}
	if len(a.Sheets) > maxSheets {
		a.Close()
		return nil, store.RefuseFile(sheet.ErrHuge, fmt.Sprintf("“%s”有%d张表，一个文件最多读%d张", filepath.Base(path), len(a.Sheets), maxSheets),
			"请拆成几个文件分别导入。")
	}
	wb := &Workbook{a: a, name: path, limits: limits}
	for _, p := range a.Sheets {
		s, err := wb.look(p)
		if err != nil {
			a.Close()
			return nil, openError(path, err)
		}
		wb.sheets = append(wb.sheets, s)
	}
	return wb, nil
}

// Close lets go of the file.
func (wb *Workbook) Close() error { return wb.a.Close() }

// Sheets lists the sheets in the workbook's order.
func (wb *Workbook) Sheets() []Sheet { return wb.sheets }

// base is the file's name as decisions say it.
func (wb *Workbook) base() string { return filepath.Base(wb.name) }

// Rows reads the tables of a sheet row by row. The error's text is for people.
func (wb *Workbook) Rows(ctx context.Context, i int, yield func(Row) error) error {
	_, err := wb.walk(ctx, i, nil, func(*block) {}, func(_ *block, r Row) error { return yield(r) })
	return err
}

// Grid is a sheet as it stands.
type Grid struct {
	Name   string
	Hidden bool
	Rows   []GridRow
	Merges []sheet.Merge // over several rows
}

// GridRow is a row with its texts by column.
type GridRow struct {
	Number int
	Texts  []string
	Hidden bool
}

// Grid reads a sheet as it stands, at the most so many rows of it. The error's text is for
// people.
func (wb *Workbook) Grid(ctx context.Context, i, most int) (*Grid, error) {
	g := &Grid{Name: wb.sheets[i].Name, Hidden: wb.sheets[i].hidden}
	c, err := wb.a.Cells(wb.sheets[i].part)
	if err != nil {
		return nil, openError(wb.name, err)
	}
	defer c.Close()
	for {
		n, cells, err := c.Next()
		if err == io.EOF {
			g.Merges = c.Merges
			return g, nil
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, openError(wb.name, err)
		}
		if len(g.Rows) == most {
			continue // merged cells are told of at the end
		}
		row := GridRow{Number: n, Hidden: c.Hidden}
		for _, x := range cells {
			text := x.Text
			if v, err := strconv.ParseFloat(text, 64); err == nil && x.Kind == sheet.NumberCell {
				text = number(v)
			}
			row.Texts = append(row.Texts, text)
		}
		g.Rows = append(g.Rows, row)
	}
}

// look finds the first table of a sheet, and how many rows the sheet has.
func (wb *Workbook) look(p sheet.Part) (Sheet, error) {
	s := Sheet{Name: p.Name, part: p.Part, hidden: p.Hidden}
	if p.Name == guideSheet || p.Name == optionSheet {
		s.quiet = true
		return s, nil
	}
	c, err := wb.a.Cells(p.Part)
	if err != nil {
		return s, err
	}
	defer c.Close()
	top, err := topRows(c)
	if err != nil {
		return s, err
	}
	if len(top) == 0 {
		s.quiet = true
		return s, nil
	}
	s.beyond = c.Beyond
	v, _, ok := findHead(s.Name, top, "")
	switch {
	case ok:
	case isForm(top):
		v = verdict{head: oneRow(top[0]), kind: model.KindPerson}
		v.first, v.last = top[0].number, top[0].number-1
	case p.Hidden:
		s.quiet = true // where programs keep things of their own
		return s, nil
	default:
		v = unknown(s.Name, top)
		s.Reason = v.why + s.Beyond()
	}
	s.Kind, s.head, s.titles = v.kind, v.last, v.titles
	s.note(v, top)
	for _, r := range top {
		if r.number > s.head {
			s.Rows++
		}
	}
	n, err := countRows(c)
	s.Rows += n
	s.merges = c.Merges
	return s, err
}

// note lists the headings that no field has.
func (s *Sheet) note(v verdict, top []line) {
	if s.Kind == "" {
		return
	}
	b := &block{Table: &Table{}, verdict: v, to: wide, schema: model.SchemaOf(v.kind)}
	b.seconds()
	b.sides()
	b.dropNumbering(top)
	for col := range b.titles {
		u, ok := b.use(col)
		if ok && u.Field == "" && u.Heading != "" && (u.How == NotKnown || b.counts && headKey(u.Heading) == "编号") {
			if u.Note != "" && u.How == NotKept {
				u.Heading += "（" + u.Note + "）"
			}
			s.Unknown = append(s.Unknown, u.Heading)
		}
	}
}

// topRows reads the first rows.
func topRows(c *sheet.CellReader) ([]line, error) {
	var top []line
	for len(top) < headRows {
		number, cells, err := c.Next()
		if err == io.EOF || number > headDeep {
			return top, nil
		}
		if err != nil {
			return nil, err
		}
		top = append(top, line{number, slices.Clone(cells), c.Hidden})
	}
	return top, nil
}

// countRows reads on to the end.
func countRows(c *sheet.CellReader) (n int, err error) {
	c.Skim = true
	for {
		switch _, _, err := c.Next(); err {
		case nil:
			n++
		case io.EOF:
			return n, nil
		default:
			return n, err
		}
	}
}

// down lets a cell merged over several rows speak for all of them.
type down struct {
	starts map[[2]int]int // row and column → last row
	active map[int]merged // by column
}

type merged struct {
	until int
	cell  sheet.Cell
}

func newDown(merges []sheet.Merge) *down {
	d := &down{starts: map[[2]int]int{}, active: map[int]merged{}}
	for _, m := range merges {
		d.starts[[2]int{m.Top, m.Col}] = m.Bottom
	}
	return d
}

func (d *down) learn(number int, cells []sheet.Cell) {
	if len(d.starts) == 0 {
		return
	}
	for col, c := range cells {
		if until := d.starts[[2]int{number, col}]; until > 0 && c.Text != "" {
			d.active[col] = merged{until, c}
		}
	}
}

func (d *down) fill(number int, cells []sheet.Cell) []sheet.Cell {
	for col, m := range d.active {
		if number > m.until {
			delete(d.active, col)
			continue
		}
		for len(cells) <= col {
			cells = append(cells, sheet.Cell{})
		}
		if cells[col].Text == "" {
			cells[col] = m.cell
		}
	}
	return cells
}
