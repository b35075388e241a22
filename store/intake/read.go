package intake

// Reading: a workbook of ours, or a roster whose headings differ. Every cell is
// looked at; no formula is evaluated (the value that Excel kept is taken).

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/sheet"
)

// Limits bound what a file may cost. Zero fields have defaults.
type Limits struct {
	FileSize int64 // bytes of the file; default 100 MB
	Unzipped int64 // bytes of all its parts; default 400 MB
	Rows     int   // of one sheet; default 500,000
}

func (l Limits) orDefault() Limits {
	if l.FileSize == 0 {
		l.FileSize = 100 << 20
	}
	if l.Unzipped == 0 {
		l.Unzipped = 400 << 20
	}
	if l.Rows == 0 {
		l.Rows = 500000
	}
	return l
}

// Sheet is one sheet of a workbook, as far as it was recognised.
type Sheet struct {
	Name    string
	Kind    model.Kind // empty = not recognised
	Reason  string     // why not, for people; empty for sheets that need no word
	Rows    int        // how many filled rows stand below the heading
	Unknown []string   // headings that no field has
	Lacking []string   // fields that every record needs and no heading means

	part   string
	head   int      // number of the heading's last row
	fields []int    // by column: index of the field, -1 = none
	titles []string // by column
	also   []second
	counts bool // its 编号 only counts the rows
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
}

// Row is one row as read. References hold what is written, not IDs.
type Row struct {
	Number   int
	Record   any    // pointer to the record
	Given    []bool // by field: the cell is filled
	Derived  []bool // by field: worked out from the identity number; nil = none
	Problems []Problem
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

// Rows reads a recognised sheet row by row. The error's text is for people.
func (wb *Workbook) Rows(ctx context.Context, i int, yield func(Row) error) error {
	s := &wb.sheets[i]
	c, err := wb.a.Cells(s.part)
	if err != nil {
		return openError(wb.name, err)
	}
	defer c.Close()
	r, d := newRowReader(s, wb.a.Since1904), newDown(s.merges)
	for n, read := 0, 0; ; n++ {
		if n%512 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		number, cells, err := c.Next()
		switch {
		case err == io.EOF:
			s.beyond = c.Beyond
			return nil
		case err != nil:
			return openError(wb.name, err)
		case number <= s.head:
			continue
		}
		d.learn(number, cells)
		if skip(cells, s) {
			continue
		}
		if read++; read > wb.limits.Rows {
			return store.RefuseFile(sheet.ErrHuge, fmt.Sprintf("表“%s”超过%d行", s.Name, wb.limits.Rows), "请拆成几个文件分别导入。")
		}
		if err := yield(r.read(number, d.fill(number, cells))); err != nil {
			return err
		}
	}
}

// skip passes over rows that are no records: empty ones, the notes, repeated
// heads, totals and the line of names at the foot.
func skip(cells []sheet.Cell, s *Sheet) bool {
	first, filled, known := "", 0, 0
	for i, c := range cells {
		if c.Text == "" || i >= len(s.fields) || strings.TrimSpace(c.Text) == "" {
			continue
		}
		if filled++; filled == 1 {
			first = c.Text
		}
		if s.fields[i] >= 0 {
			known++
		}
	}
	return known == 0 || isNote(first) || isTotal(first) || isSigned(first) || filled <= 3 && isTail(first) || isHead(cells, s)
}

var (
	noteWords  = []string{"填写说明", "填表说明", "填报说明"}
	totalWords = []string{"合计", "总计", "小计", "共计", "本页合计", "本页小计"}
	signWords  = []string{"制表人", "填表人", "审核人", "单位负责人", "填报单位", "填报人", "填报日期", "制表日期", "负责人"}
	tailWords  = []string{"注:", "备注:", "说明:", "合计", "总计", "小计"}
)

func isNote(first string) bool { return startsWith(first, noteWords, "") }

// isTotal reports a row of sums: the word alone, or with what it counts behind.
func isTotal(first string) bool {
	if len(first) > 60 || !strings.ContainsRune(first, '计') {
		return false
	}
	t := strings.TrimRight(flat(first), ":")
	t, _, _ = strings.Cut(t, "(")
	for _, word := range totalWords {
		if t == word {
			return true
		}
	}
	return false
}

// isSigned reports the line of who filled in and checked.
func isSigned(first string) bool { return startsWith(first, signWords, ":") }

// isTail reports a line of remarks below the table.
func isTail(first string) bool { return startsWith(first, tailWords, "") }

func startsWith(text string, words []string, then string) bool {
	if len(text) > 300 {
		text = text[:300]
	}
	t := flat(text)
	for _, word := range words {
		if strings.HasPrefix(t, flat(word)+then) {
			return true
		}
	}
	return false
}

// flat is a text in half width without spaces.
func flat(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, model.Halfwidth(text))
}

// isHead reports a heading repeated further down, as on printed pages.
func isHead(cells []sheet.Cell, s *Sheet) bool {
	filled := 0
	for i, c := range cells {
		if i >= len(s.titles) || c.Text == "" {
			continue
		}
		if filled++; c.Text != s.titles[i] {
			return false
		}
	}
	return filled >= 3
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
