package sheet

// The rows of one sheet as they stand: cells with their kind. No formula is
// evaluated; the value that Excel kept is taken.

import (
	"io"
	"strconv"
)

// CellKind is what a cell holds.
type CellKind uint8

// The kinds.
const (
	TextCell   CellKind = iota
	NumberCell          // as written in the file
	DateCell            // a serial number that is shown as a date
	MonthCell           // one that is shown as year and month
	ErrorCell           // #N/A and the like
	OpenCell            // a formula whose result is not in the file; the text is the formula
)

// Cell is one cell.
type Cell struct {
	Text     string
	Kind     CellKind
	Formula  bool // the text is a formula's result
	Struck   bool // it is shown struck through
	Indent   int8 // how far its alignment sets the text in
	Decimals int8 // how many a number is shown with: 1998.1 as 1998.10; -1 = its format does not say
}

// CellReader reads the rows of one sheet.
type CellReader struct {
	Skim   bool    // only count: cells are not looked into
	Merges []Merge // that were met
	Beyond Span    // filled columns that were not looked at
	Used   []bool  // by column: has content in some row; nil = not asked for
	Hidden bool    // the row just read is hidden, by hand or by a filter

	kept    *kept // the sheet of a format that is read whole
	a       *File
	part    io.Closer
	x       *xmlReader
	row     int
	col     int    // of the next cell, from 0
	cells   []Cell // by column
	filled  bool   // the row that was skimmed has cells
	value   []byte
	formula []byte
	common  map[string]string // short texts that come again and again
}

// Span is a range of columns, counted from 1; 0 = none.
type Span struct{ From, To int }

func (s *Span) add(col int) {
	if s.From == 0 || col < s.From {
		s.From = col
	}
	s.To = max(s.To, col)
}

// Merge is a block of merged cells in one sheet; rows and columns from 1 and 0.
type Merge struct{ Top, Bottom, Col int }

// Cells reads a sheet from its first row.
func (a *File) Cells(part string) (*CellReader, error) {
	if a.kept != nil {
		s, err := a.kept.grid(part)
		if err != nil {
			return nil, err
		}
		return &CellReader{kept: &kept{g: a.kept, s: s}}, nil
	}
	r, err := a.open(part)
	if err != nil {
		return nil, err
	}
	return &CellReader{a: a, part: r, x: newXMLReader(r), common: map[string]string{}}, nil
}

// Close lets go of the sheet.
func (c *CellReader) Close() {
	if c.part != nil {
		c.part.Close()
	}
}

// Next gives the next row that has cells, io.EOF after the last. The cells are
// good until the next call.
func (c *CellReader) Next() (int, []Cell, error) {
	if c.kept != nil {
		return c.nextKept()
	}
	for {
		t, err := c.x.next()
		switch {
		case err != nil:
			return 0, nil, err
		case t != startTag:
		case string(c.x.name) == "row":
			if err := c.readRow(); err != nil {
				return 0, nil, err
			}
			if len(c.cells) > 0 || c.filled {
				return c.row, c.cells, nil
			}
		case string(c.x.name) == "mergeCell":
			if c.merge(string(c.x.attr("ref"))); len(c.Merges) > maxMerges {
				return 0, nil, ErrHuge
			}
		}
	}
}

func (c *CellReader) readRow() error {
	c.row++ // a row without a number follows the one before
	if n, err := strconv.Atoi(string(c.x.attr("r"))); err == nil && n > c.row {
		c.row = n
	}
	if c.row > maxGridRows {
		return ErrHuge
	}
	c.Hidden = truth(c.x.attr("hidden"))
	clear(c.cells)
	c.cells, c.col, c.filled = c.cells[:0], 0, false
	if c.x.void {
		_, err := c.x.next()
		return err
	}
	for depth := c.x.depth; ; {
		t, err := c.x.next()
		switch {
		case err != nil:
			return early(err)
		case t == endTag && c.x.depth < depth:
			return nil
		case c.Skim:
			c.filled = c.filled || t == textToken
		case t == startTag && string(c.x.name) == "c":
			if err := c.readCell(); err != nil {
				return err
			}
		}
	}
}

// maxColumns is more than any roster has; what lies beyond is not looked at, and
// Sheet.Beyond says so.
const MaxColumns = 300

func (c *CellReader) readCell() error {
	if col := column(c.x.attr("r")); col >= 0 {
		c.col = col // else the cell follows the one before
	}
	kind, form, look := c.kind()
	c.value, c.formula = c.value[:0], c.formula[:0]
	formula, result := false, false
	if c.x.void {
		c.col++
		_, err := c.x.next()
		return err
	}
	for depth := c.x.depth; ; {
		t, err := c.x.next()
		switch {
		case err != nil:
			return early(err)
		case t == endTag && c.x.depth < depth:
			if formula && !result {
				kind, form, c.value = OpenCell, inPlace, append(append(c.value, '='), c.formula...)
			}
			err := c.put(Cell{Kind: kind, Formula: formula, Struck: look.struck, Indent: look.indent, Decimals: look.decimals}, form)
			c.col++
			return err
		case t == startTag && string(c.x.name) == "f":
			formula = true
			if c.formula, err = c.x.inner(c.formula, ""); err != nil {
				return err
			}
		case t == startTag && (string(c.x.name) == "v" || string(c.x.name) == "is"):
			result = true
			if c.value, err = c.x.inner(c.value, "rPh"); err != nil {
				return err
			}
		}
	}
}

// form is how a cell's value is written in the file.
type form uint8

const (
	inPlace form = iota
	inTable      // the number of a shared text
	asTruth      // 1 or 0
)

// kind reads a cell's type and style.
func (c *CellReader) kind() (CellKind, form, look) {
	switch t := c.x.attr("t"); {
	case len(t) == 0, len(t) == 1 && t[0] == 'n':
		l := c.look()
		return NumberCell + CellKind(l.as), inPlace, l
	case len(t) == 1 && t[0] == 'e':
		return ErrorCell, inPlace, unsaid
	case len(t) == 1 && t[0] == 's':
		return TextCell, inTable, c.textLook()
	case len(t) == 1 && t[0] == 'b':
		return TextCell, asTruth, c.textLook()
	}
	return TextCell, inPlace, c.textLook()
}

// look is the look of a cell's style.
func (c *CellReader) look() look {
	if style, err := strconv.Atoi(string(c.x.attr("s"))); err == nil && style >= 0 && style < len(c.a.styles) {
		return c.a.styles[style]
	}
	return unsaid
}

// textLook is what of a text's look is of interest: whether it is struck through, and set in.
func (c *CellReader) textLook() look {
	if !c.a.marked {
		return unsaid
	}
	l := c.look()
	return look{decimals: -1, struck: l.struck, indent: l.indent}
}

// put keeps the cell just read; empty ones and those far out are left out.
func (c *CellReader) put(cell Cell, f form) error {
	if len(c.value) == 0 {
		return nil
	}
	if c.col < len(c.Used) {
		c.Used[c.col] = true
	}
	if c.col >= MaxColumns {
		c.Beyond.add(c.col + 1)
		return nil
	}
	var err error
	if cell.Text, err = c.text(f); err != nil {
		return err
	}
	for len(c.cells) <= c.col {
		c.cells = append(c.cells, Cell{})
	}
	c.cells[c.col] = cell
	return nil
}

func (c *CellReader) text(f form) (string, error) {
	switch f {
	case inTable:
		i, err := strconv.Atoi(string(c.value))
		if err != nil || i < 0 || i >= len(c.a.shared) {
			return "", errMalformed
		}
		return c.a.shared[i], nil
	case asTruth:
		if string(c.value) == "1" {
			return "TRUE", nil
		}
		return "FALSE", nil
	}
	return unescapeX(c.intern(c.value)), nil
}

// intern keeps one copy of short texts: most columns hold few words.
func (c *CellReader) intern(b []byte) string {
	const longest, most = 64, 4096
	if len(b) > longest {
		return string(b)
	}
	if s, ok := c.common[string(b)]; ok {
		return s
	}
	if len(c.common) == most {
		return string(b)
	}
	s := string(b)
	c.common[s] = s
	return s
}

// merge keeps blocks that reach over several rows.
func (c *CellReader) merge(ref string) {
	from, to := ref, ""
	for i := range ref {
		if ref[i] == ':' {
			from, to = ref[:i], ref[i+1:]
		}
	}
	col, top, bottom := column([]byte(from)), rowOf(from), rowOf(to)
	if col >= 0 && col < MaxColumns && top > 0 && bottom > top && bottom-top < maxMerge {
		c.Merges = append(c.Merges, Merge{top, bottom, col})
	}
}

// maxMerge is how many rows a merged cell may speak for.
const maxMerge = 10000

// maxMerges is how many such cells a sheet may have.
const maxMerges = 200000

// column is the column of a cell's name, from 0: B7 → 1; -1 if it has none.
func column(name []byte) int {
	n := 0
	for _, ch := range name {
		if ch < 'A' || ch > 'Z' {
			break
		}
		if n = n*26 + int(ch-'A') + 1; n > 1<<20 {
			break
		}
	}
	return n - 1
}

// truth reads an attribute that is 1 or true.
func truth(attr []byte) bool { return string(attr) == "1" || string(attr) == "true" }

func rowOf(name string) int {
	i := 0
	for i < len(name) && name[i] >= 'A' && name[i] <= 'Z' {
		i++
	}
	n, err := strconv.Atoi(name[i:])
	if err != nil {
		return 0
	}
	return n
}
