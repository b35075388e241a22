package sheet

// Marks written into a sheet's XML as it streams by: everything that is not
// marked goes through byte by byte, so that nothing of the person's workbook is
// lost and a hundred thousand rows take seconds.

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// RowMarks is what one row gets.
type RowMarks struct {
	Text  string       // of the 错误 column; empty clears it
	Cells map[int]bool // column, from 0 → only a hint
}

// rewriter marks one sheet.
type rewriter struct {
	x      *xmlReader
	w      *bufio.Writer
	column int // of the texts, from 0
	rows   map[int]*RowMarks
	style  func(own int, note bool) int

	row    int
	styles []colStyle
	cols   bool // the widths are written
}

// colStyle is the style of columns from … to, counted from 1.
type colStyle struct{ from, to, style int }

// textWidth is the width of the 错误 column.
const textWidth = 60

func (r *rewriter) run() error {
	for {
		tag, err := r.next()
		if err == io.EOF {
			return r.w.Flush()
		}
		if err != nil {
			return err
		}
		switch name, open := tagName(tag); {
		case !open && name == "cols" && !r.cols:
			r.width(prefix(tag[1:]))
			r.put(tag)
		case !open:
			r.put(tag)
		case name == "dimension":
			if err := r.drop(tag); err != nil { // it would no longer be right, and need not be there
				return err
			}
		case name == "col":
			r.col(tag)
		case name == "sheetData":
			r.newCols(tag)
			r.put(tag)
		case name == "row":
			if err := r.readRow(tag); err != nil {
				return err
			}
		default:
			r.put(tag)
		}
	}
}

// next passes text on and gives what stands in the next brackets.
func (r *rewriter) next() ([]byte, error) {
	text, err := r.x.until('<')
	if err != nil {
		return nil, err
	}
	if _, err := r.w.Write(text); err != nil {
		return nil, err
	}
	tag, err := r.x.markup()
	if err == nil && len(tag) > 0 && tag[0] == '!' && !bytes.HasPrefix(tag, cdata) && !bytes.HasPrefix(tag, []byte("!--")) {
		err = errDoctype
	}
	return tag, early(err)
}

// put writes a tag. The writer keeps its error until it is flushed.
func (r *rewriter) put(tag []byte) {
	_ = r.w.WriteByte('<')
	_, _ = r.w.Write(tag)
	_ = r.w.WriteByte('>')
}

// tagName is a tag's name without its prefix; open tells a start from an end, and
// from comments and the like.
func tagName(tag []byte) (name string, open bool) {
	if len(tag) == 0 || tag[0] == '?' || tag[0] == '!' {
		return "", false
	}
	if tag[0] == '/' {
		return string(bareName(trimSpace(tag[1:]))), false
	}
	return string(bareName(tag[:nameEnd(tag)])), true
}

func nameEnd(tag []byte) int {
	n := 0
	for n < len(tag) && tag[n] > ' ' && tag[n] != '/' {
		n++
	}
	return n
}

// prefix is that of a tag's name, with its colon.
func prefix(tag []byte) string {
	name := tag[:nameEnd(tag)]
	return string(name[:len(name)-len(bareName(name))])
}

func isVoid(tag []byte) bool { return len(tag) > 0 && tag[len(tag)-1] == '/' }

// attribute finds a value's place in a tag: tag[from:to]. from is -1 if the tag
// has no such attribute.
func attribute(tag []byte, name string) (from, to int) {
	for i := nameEnd(tag); i < len(tag); {
		for i < len(tag) && (tag[i] <= ' ' || tag[i] == '/') {
			i++
		}
		key := i
		for i < len(tag) && tag[i] != '=' {
			i++
		}
		k := trimSpace(tag[key:i])
		for i < len(tag) && tag[i] != '"' && tag[i] != '\'' {
			i++
		}
		if i == len(tag) {
			break
		}
		end := bytes.IndexByte(tag[i+1:], tag[i])
		if end < 0 {
			break
		}
		if string(k) == name {
			return i + 1, i + 1 + end
		}
		i += end + 2
	}
	return -1, -1
}

func attributeInt(tag []byte, name string, none int) int {
	from, to := attribute(tag, name)
	if from < 0 {
		return none
	}
	n, err := strconv.Atoi(string(tag[from:to]))
	if err != nil {
		return none
	}
	return n
}

// withAttribute gives the tag with an attribute set.
func withAttribute(tag []byte, name string, value int) []byte {
	text := strconv.Itoa(value)
	if from, to := attribute(tag, name); from >= 0 {
		return slices.Concat(tag[:from], []byte(text), tag[to:])
	}
	n := nameEnd(tag)
	return slices.Concat(tag[:n], []byte(" "+name+`="`+text+`"`), tag[n:])
}

// drop leaves an element out.
func (r *rewriter) drop(tag []byte) error {
	name, _ := tagName(tag)
	for void := isVoid(tag); !void; {
		if _, err := r.x.until('<'); err != nil {
			return early(err)
		}
		t, err := r.x.markup()
		if err != nil {
			return early(err)
		}
		end, open := tagName(t)
		void = !open && end == name
	}
	return nil
}

// col writes the widths of columns, with those of the 错误 column cut out, and
// keeps their styles.
func (r *rewriter) col(tag []byte) {
	from, to := attributeInt(tag, "min", 0), attributeInt(tag, "max", 0)
	r.styles = append(r.styles, colStyle{from, to, attributeInt(tag, "style", 0)})
	own := r.column + 1
	part := func(a, b int) {
		if a <= b {
			r.put(withAttribute(withAttribute(tag, "min", a), "max", b))
			if !isVoid(tag) {
				r.put([]byte("/" + string(tag[:nameEnd(tag)])))
			}
		}
	}
	if from > own && !r.cols {
		r.width(prefix(tag))
	}
	if to < own || from > own {
		r.put(tag)
		return
	}
	part(from, own-1)
	r.width(prefix(tag))
	part(own+1, to)
	if !isVoid(tag) {
		_ = r.drop(tag)
	}
}

func (r *rewriter) width(prefix string) {
	r.cols = true
	n := strconv.Itoa(r.column + 1)
	r.put([]byte(prefix + `col min="` + n + `" max="` + n + `" width="` + strconv.Itoa(textWidth) + `" customWidth="1"/`))
}

// newCols gives the 错误 column its width where the sheet has none at all.
func (r *rewriter) newCols(sheetData []byte) {
	if r.cols || len(r.styles) > 0 {
		return
	}
	p := prefix(sheetData)
	r.put([]byte(p + "cols"))
	r.width(p)
	r.put([]byte("/" + p + "cols"))
}

// readRow passes a row on, with its marks.
func (r *rewriter) readRow(tag []byte) error {
	r.row++
	if n := attributeInt(tag, "r", 0); n > r.row {
		r.row = n
	}
	marks := r.rows[r.row]
	if marks == nil || isVoid(tag) {
		r.put(tag)
		return nil
	}
	own := 0
	if from, to := attribute(tag, "customFormat"); from >= 0 && slices.Contains([]string{"1", "true"}, string(tag[from:to])) {
		own = attributeInt(tag, "s", 0)
	}
	w := &rowWriter{rewriter: r, RowMarks: marks, own: own, prefix: prefix(tag), left: marks.columns(r.column)}
	r.put(withoutSpans(tag))
	for {
		t, err := r.next()
		if err != nil {
			return early(err)
		}
		name, open := tagName(t)
		switch {
		case !open && name == "row":
			t = slices.Clone(t)
			w.fill(excelize.MaxColumns + 1)
			r.put(t)
			return nil
		case open && name == "c":
			if err := w.cell(slices.Clone(t)); err != nil {
				return err
			}
		default:
			r.put(t)
		}
	}
}

// withoutSpans leaves out which columns a row has: it need not say so.
func withoutSpans(tag []byte) []byte {
	from, to := attribute(tag, "spans")
	if from < 0 {
		return tag
	}
	at := bytes.LastIndex(tag[:from], []byte("spans"))
	return slices.Concat(tag[:at], tag[to+1:])
}

// columns lists the marked columns, that of the text among them, in order.
func (m *RowMarks) columns(text int) []int {
	out := []int{text}
	for col := range m.Cells {
		if col != text {
			out = append(out, col)
		}
	}
	slices.SortFunc(out, cmp.Compare[int])
	return out
}

// rowWriter marks one row.
type rowWriter struct {
	*rewriter
	*RowMarks
	own    int // the row's style
	prefix string
	col    int   // of the next cell that does not say where it stands, from 0
	left   []int // marked columns that are still to come
}

// cell passes a cell on, marked or replaced if it must be.
func (w *rowWriter) cell(tag []byte) error {
	if from, to := attribute(tag, "r"); from >= 0 {
		if col := column(tag[from:to]); col >= 0 {
			w.col = col
		}
	}
	col := w.col
	w.col++
	w.fill(col)
	if len(w.left) == 0 || w.left[0] != col {
		w.put(tag)
		return nil
	}
	w.left = w.left[1:]
	if col == w.column {
		w.message(attributeInt(tag, "s", w.styleOf(col)))
		return w.drop(tag)
	}
	w.put(withAttribute(tag, "s", w.style(attributeInt(tag, "s", 0), w.Cells[col])))
	return nil
}

// fill writes the marked columns before col that have no cell.
func (w *rowWriter) fill(col int) {
	for ; len(w.left) > 0 && w.left[0] < col; w.left = w.left[1:] {
		at := w.left[0]
		if at == w.column {
			w.message(w.styleOf(at))
			continue
		}
		w.put([]byte(w.prefix + `c r="` + cellName(at, w.row) + `" s="` + strconv.Itoa(w.style(w.styleOf(at), w.Cells[at])) + `"/`))
	}
}

// styleOf is the style of a cell that is not there: the row's, else the column's.
func (w *rowWriter) styleOf(col int) int {
	if w.own != 0 {
		return w.own
	}
	for _, s := range w.styles {
		if s.from <= col+1 && col+1 <= s.to {
			return s.style
		}
	}
	return 0
}

// message writes the 错误 column's cell.
func (w *rowWriter) message(style int) {
	p := w.prefix
	open := p + `c r="` + cellName(w.column, w.row) + `" s="` + strconv.Itoa(style) + `"`
	if w.Text == "" {
		w.put([]byte(open + "/"))
		return
	}
	w.put([]byte(open + ` t="inlineStr"`))
	w.put([]byte(p + "is"))
	w.put([]byte(p + `t xml:space="preserve"`))
	_ = xml.EscapeText(w.w, []byte(cutUnits(w.Text, MaxCell)))
	for _, name := range []string{"t", "is", "c"} {
		w.put([]byte("/" + p + name))
	}
}

func cellName(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col+1, row)
	return name
}
