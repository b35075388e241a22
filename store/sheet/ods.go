package sheet

// .ods: the sheets of an OpenDocument workbook, read once as a stream.

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

// openODS reads the parts of a document that is not a zip of Excel's.
func (in *input) openODS(a *File) (*File, error) {
	kind, err := readSmall(a.parts["mimetype"], 256)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(string(kind), "opendocument.spreadsheet") {
		return nil, &FormatError{OtherZip}
	}
	if p := a.parts["meta-inf/manifest.xml"]; p != nil {
		manifest, err := readSmall(p, maxPiece)
		if err != nil {
			return nil, err
		}
		if bytes.Contains(manifest, []byte("encryption-data")) {
			return nil, &FormatError{LockedODS}
		}
	}
	return in.whole(ODS, func(g *gather) error {
		o := &ods{g: g, styles: map[string]*odsStyle{}, dates: map[string]look{}}
		for _, part := range []string{"styles.xml", "content.xml"} {
			if err := o.read(a.parts[part]); err != nil {
				return err
			}
		}
		return nil
	})
}

// readSmall reads a small part whole.
func readSmall(p *zip.File, most int64) ([]byte, error) {
	r, err := p.Open()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, most))
	return b, errors.Join(err, r.Close())
}

// ods is a document that is being read.
type ods struct {
	g      *gather
	x      *xmlReader
	styles map[string]*odsStyle
	dates  map[string]look // the number formats
	known  map[string]look // of styles that were worked out
	said   int             // how many styles and formats there were

	row     int      // the last that was begun, from 1
	hidden  int      // depth of a group of rows that is hidden
	columns []string // the style of each column's cells
	rowLook string
	cells   []odsCell
	text    odsText
}

func (o *ods) read(p *zip.File) error {
	if p == nil {
		return nil
	}
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	o.x = newXMLReader(r)
	for {
		t, err := o.x.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case t != startTag:
			continue
		}
		switch string(o.x.name) {
		case "style":
			err = o.style()
		case "date-style", "number-style", "percentage-style", "currency-style", "time-style", "boolean-style", "text-style":
			err = o.format()
		case "table":
			err = o.table()
		case "scripts", "event-listeners", "calculation-settings", "content-validations", "tracked-changes":
			err = o.pass()
		}
		if err != nil {
			return err
		}
	}
}

// pass goes over the element that was just begun.
func (o *ods) pass() error { return o.x.each(func() error { return nil }) }

// table reads a sheet.
func (o *ods) table() error {
	style := o.styles["table "+string(o.x.attr("style-name"))]
	if err := o.g.sheet(string(o.x.attr("name")), style != nil && style.hidden); err != nil {
		return err
	}
	o.row, o.hidden, o.columns = 0, 0, o.columns[:0]
	if o.x.void {
		_, err := o.x.next()
		return err
	}
	for depth := o.x.depth; ; {
		t, err := o.x.next()
		if err != nil {
			return early(err)
		}
		if t == endTag {
			switch {
			case o.x.depth < depth:
				o.g.end()
				return nil
			case o.x.depth < o.hidden:
				o.hidden = 0
			}
		}
		if t != startTag {
			continue
		}
		switch string(o.x.name) {
		case "table-row":
			err = o.readRow()
		case "table-column":
			o.column()
		case "table-row-group":
			if string(o.x.attr("display")) == "false" && o.hidden == 0 {
				o.hidden = o.x.depth
			}
		case "shapes", "forms", "named-expressions", "database-ranges", "conditional-formats", "table-source", "scenario":
			err = o.pass()
		}
		if err != nil {
			return err
		}
	}
}

// repeated is how often an element stands for itself.
func (o *ods) repeated(name string) int {
	n, err := strconv.Atoi(string(o.x.attr(name)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxGridRows)
}

// column keeps the style that cells of a column have if they do not say.
func (o *ods) column() {
	style := string(o.x.attr("default-cell-style-name"))
	for n := o.repeated("number-columns-repeated"); n > 0 && len(o.columns) < MaxColumns; n-- {
		o.columns = append(o.columns, style)
	}
}

// odsCell is a cell that may stand several times.
type odsCell struct {
	Cell
	times, rows int // beside each other, and rows that it reaches over
	note        []byte
}

// readRow reads a row, and puts it down as often as it is repeated.
func (o *ods) readRow() error {
	times := o.repeated("number-rows-repeated")
	visible := string(o.x.attr("visibility"))
	hidden := visible == "collapse" || visible == "filter" || o.hidden > 0
	o.rowLook = string(o.x.attr("default-cell-style-name"))
	first := o.row + 1
	o.row += times
	o.cells = o.cells[:0]
	col, filled := 0, false
	err := o.x.each(func() error {
		if name := string(o.x.name); name != "table-cell" && name != "covered-table-cell" {
			return nil
		}
		c, err := o.cell(min(col, maxGridCols))
		col += c.times
		filled = filled || c.Text != "" || len(c.note) > 0 || c.rows > 1
		if len(o.cells) > maxGridCols {
			return ErrHuge
		}
		o.cells = append(o.cells, c)
		return err
	})
	if err != nil || !filled {
		return err
	}
	for row := first; row < first+times; row++ {
		if err := o.put(row); err != nil {
			return err
		}
		if hidden {
			o.g.hide(row)
		}
	}
	return nil
}

func (o *ods) put(row int) error {
	col := 0
	for _, c := range o.cells {
		if c.Text != "" {
			for i := range c.times {
				if err := o.g.put(row, col+i, c.Cell); err != nil {
					return err
				}
			}
		}
		if c.rows > 1 {
			if err := o.g.merge(row, row+c.rows-1, col); err != nil {
				return err
			}
		}
		if err := o.g.comment(row, col, c.note); err != nil {
			return err
		}
		col += c.times
	}
	return nil
}

// cell reads one cell.
func (o *ods) cell(col int) (odsCell, error) {
	c := odsCell{times: min(o.repeated("number-columns-repeated"), maxGridCols), rows: o.repeated("number-rows-spanned")}
	style, formula := string(o.x.attr("style-name")), string(o.x.attr("formula"))
	if style == "" {
		if style = o.rowLook; style == "" && col < len(o.columns) {
			style = o.columns[col]
		}
	}
	s := o.shown(style)
	c.Struck, c.Indent, c.Decimals, c.Formula = s.struck, s.indent, s.decimals, formula != ""
	typed := len(o.x.attr("value-type")) > 0
	value := o.value(s.as, &c.Cell)
	plain := string(o.x.attr("string-value"))
	said, err := o.content()
	if err != nil {
		return c, err
	}
	text := said.text
	c.note = said.note
	switch truth := string(text); {
	case c.Kind == NumberCell && (truth == "TRUE" || truth == "FALSE"): // a number that is shown so
		c.Kind = TextCell
	case value != "":
		text = []byte(value)
	case len(text) == 0:
		text = []byte(plain)
	}
	switch {
	case c.Formula && len(text) == 0 && !typed && said.lines == 0:
		c.Kind, text = OpenCell, []byte("="+formula[strings.IndexByte(formula, '=')+1:])
	case c.Formula && isError(text):
		c.Kind = ErrorCell
	}
	c.Text, err = o.g.keep(text)
	return c, err
}

// isError reports the word for an error.
func isError(text []byte) bool {
	if len(text) == 0 || text[0] != '#' || len(text) > 8 {
		return false
	}
	for _, word := range errorWords {
		if string(text) == word {
			return true
		}
	}
	return false
}

// value is what a cell holds that is no text; empty = its text is what it shows.
func (o *ods) value(l as, c *Cell) string {
	switch string(o.x.attr("value-type")) {
	case "float", "percentage", "currency":
		c.Kind = NumberCell
		return string(o.x.attr("value"))
	case "date":
		v, ok := serialOf(string(o.x.attr("date-value")))
		if !ok {
			return string(o.x.attr("date-value"))
		}
		if c.Kind = DateCell; l == asMonth {
			c.Kind = MonthCell
		}
		return v
	case "boolean":
		return strings.ToUpper(string(o.x.attr("boolean-value")))
	}
	return ""
}

// content gathers the text of the cell just begun.
func (o *ods) content() (*odsText, error) {
	w := &o.text
	*w = odsText{text: w.text[:0], depth: o.x.depth}
	if o.x.void {
		_, err := o.x.next()
		return w, err
	}
	for {
		t, err := o.x.next()
		switch {
		case err != nil:
			return w, early(err)
		case t == endTag && o.x.depth < w.depth:
			return w, nil
		case t == endTag:
			w.end(o.x.depth)
		case w.drawn > 0:
		case t == startTag:
			w.begin(string(o.x.name), o.x.depth, o.repeated("c"))
		case o.x.depth > w.depth && o.x.depth != w.noting: // not what only sets the lines of the file apart
			*w.into() = append(*w.into(), o.x.text...)
		}
		if len(w.text)+len(w.note) > maxPiece {
			return w, ErrHuge
		}
	}
}

// odsText is the text of a cell, and what is noted at it.
type odsText struct {
	text, note []byte
	lines      int
	depth      int // of the cell
	noting     int // depth of the comment that is going by; 0 = none
	drawn      int // depth of what is passed over; 0 = nothing
}

func (w *odsText) into() *[]byte {
	if w.noting > 0 {
		return &w.note
	}
	return &w.text
}

// begin takes an element within the cell; spaces is how many it stands for, if it does.
func (w *odsText) begin(name string, depth, spaces int) {
	to := w.into()
	switch name {
	case "annotation":
		w.noting = depth
	case "creator", "date", "creator-initials", "frame", "custom-shape", "rect", "line", "g", "control", "ruby-text":
		w.drawn = depth // a picture, or who noted it and when
	case "p":
		if w.noting == 0 {
			w.lines++
		}
		if w.noting > 0 && len(w.note) > 0 || w.noting == 0 && w.lines > 1 {
			*to = append(*to, '\n')
		}
	case "s":
		*to = append(*to, strings.Repeat(" ", min(spaces, 1000))...)
	case "tab":
		*to = append(*to, '\t')
	case "line-break":
		*to = append(*to, '\n')
	}
}

func (w *odsText) end(depth int) {
	if depth < w.noting {
		w.noting = 0
	}
	if depth < w.drawn {
		w.drawn = 0
	}
}
