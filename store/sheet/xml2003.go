package sheet

// The one XML file of Excel 2003, which some systems write under the name of .xls.

import (
	"io"
	"strconv"
	"strings"
)

// namedFormats are number formats that the file calls by a word.
var namedFormats = map[string]look{"General Date": {as: asDate, decimals: -1}, "Short Date": {as: asDate, decimals: -1},
	"Medium Date": {as: asDate, decimals: -1}, "Long Date": {as: asDate, decimals: -1}, "Fixed": {decimals: 2},
	"Standard": {decimals: 2}, "Currency": {decimals: 2}, "Percent": {decimals: 2}}

// flatXML is a file that is being read.
type flatXML struct {
	g      *gather
	x      *xmlReader
	styles map[string]look
	row    int
	buf    []byte
}

func readXML2003(g *gather, r io.Reader) error {
	f := &flatXML{g: g, x: newXMLReader(r), styles: map[string]look{}}
	for {
		t, err := f.x.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case t != startTag:
			continue
		}
		switch string(f.x.name) {
		case "Style":
			err = f.style()
		case "Worksheet":
			err = f.sheet()
		}
		if err != nil {
			return err
		}
	}
}

// each gives the elements within the one just begun, at whatever depth.
func (f *flatXML) each(yield func(name string) error) error {
	return f.x.each(func() error { return yield(string(f.x.name)) })
}

func (f *flatXML) style() error {
	id := string(f.x.attr("ID"))
	if parent, ok := f.styles[string(f.x.attr("Parent"))]; ok {
		f.styles[id] = parent
	}
	s, ok := f.styles[id]
	if !ok {
		s.decimals = -1
	}
	err := f.each(func(name string) error {
		switch name {
		case "NumberFormat":
			code := string(f.x.attr("Format"))
			named, ok := namedFormats[code]
			if !ok {
				named = look{as: asOf(code), decimals: decimalsOf(code)}
			}
			s.as, s.decimals = named.as, named.decimals
		case "Font":
			s.struck = s.struck || string(f.x.attr("StrikeThrough")) == "1"
		case "Alignment":
			if n, err := strconv.Atoi(string(f.x.attr("Indent"))); err == nil {
				s.indent = indentOf(n)
			}
		}
		return nil
	})
	if len(f.styles) >= maxStyles {
		return ErrHuge
	}
	f.styles[id] = s
	return err
}

func (f *flatXML) sheet() error {
	if err := f.g.sheet(string(f.x.attr("Name")), false); err != nil {
		return err
	}
	f.row = 0
	err := f.each(func(name string) error {
		switch name {
		case "Row":
			return f.readRow()
		case "Visible":
			state, err := f.content()
			f.g.book.Sheets[len(f.g.grids)-1].Hidden = strings.HasPrefix(string(state), "SheetHidden") ||
				strings.HasPrefix(string(state), "SheetVeryHidden")
			return err
		}
		return nil
	})
	f.g.end()
	return err
}

// number is an attribute that counts, 0 if it is not there.
func (f *flatXML) number(name string) int {
	n, err := strconv.Atoi(string(f.x.attr(name)))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

func (f *flatXML) readRow() error {
	f.row++
	if n := f.number("Index"); n > f.row {
		f.row = n
	}
	if f.row > maxGridRows {
		return ErrHuge
	}
	if string(f.x.attr("Hidden")) == "1" {
		f.g.hide(f.row)
	}
	style, span, col := string(f.x.attr("StyleID")), min(f.number("Span"), maxGridRows), 0
	err := f.each(func(name string) error {
		if name != "Cell" {
			return nil
		}
		return f.cell(style, &col)
	})
	f.row += span // so many more rows look like it, without content
	return err
}

// cell reads a cell, and sets col to the next column.
func (f *flatXML) cell(style string, col *int) error {
	if n := f.number("Index"); n > *col {
		*col = n - 1
	}
	if own := f.x.attr("StyleID"); len(own) > 0 {
		style = string(own)
	}
	formula := string(f.x.attr("Formula"))
	at, c := *col, Cell{Decimals: -1, Formula: formula != ""}
	s, ok := f.styles[style]
	if ok {
		c.Struck, c.Indent, c.Decimals = s.struck, s.indent, s.decimals
	}
	*col += 1 + min(f.number("MergeAcross"), maxGridCols)
	if down := f.number("MergeDown"); down > 0 {
		if err := f.g.merge(f.row, f.row+min(down, maxGridRows), at); err != nil {
			return err
		}
	}
	known := false
	err := f.each(func(name string) error {
		switch name {
		case "Data":
			known = true
			return f.data(at, s.as, c)
		case "Comment":
			note, err := f.content()
			if err != nil {
				return err
			}
			return f.g.comment(f.row, at, note)
		}
		return nil
	})
	if err == nil && c.Formula && !known {
		c.Text, c.Kind = formula, OpenCell
		err = f.g.put(f.row, at, c)
	}
	return err
}

// data keeps what a cell holds.
func (f *flatXML) data(col int, l as, c Cell) error {
	kind := string(f.x.attr("Type"))
	text, err := f.content()
	if err != nil {
		return err
	}
	switch kind {
	case "Number":
		c.Kind = NumberCell + CellKind(l)
	case "Error":
		c.Kind = ErrorCell
	case "Boolean":
		text = map[bool][]byte{true: []byte("TRUE"), false: []byte("FALSE")}[string(text) == "1"]
	case "DateTime":
		if v, ok := serialOf(string(text)); ok {
			if text, c.Kind = []byte(v), DateCell; l == asMonth {
				c.Kind = MonthCell
			}
		}
	}
	if c.Text, err = f.g.keep(text); err != nil {
		return err
	}
	return f.g.put(f.row, col, c)
}

// content gathers all text within the element just begun.
func (f *flatXML) content() ([]byte, error) {
	f.buf = f.buf[:0]
	if f.x.void {
		_, err := f.x.next()
		return nil, err
	}
	for depth := f.x.depth; ; {
		t, err := f.x.next()
		switch {
		case err != nil:
			return nil, early(err)
		case t == endTag && f.x.depth < depth:
			return f.buf, nil
		case t == textToken:
			if f.buf = append(f.buf, f.x.text...); len(f.buf) > maxPiece {
				return nil, ErrHuge
			}
		}
	}
}
