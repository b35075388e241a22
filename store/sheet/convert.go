package sheet

// The marked copy of a workbook of another format: an .xlsx with its values, which reads
// as the original does.

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// days1904 lie between the two first days that Excel counts from.
const days1904 = 1462

// converted is a workbook in the making.
type converted struct {
	f      *excelize.File
	a      *File
	styles map[convertedStyle]int
	used   map[string]bool // names of sheets, in lower case
}

type convertedStyle struct {
	kind     CellKind
	decimals int8
	mark     string // colour
	struck   bool
}

// convert writes all sheets, those of sheets with marks.
func (a *File) convert(w io.Writer, sheets map[string]*SheetMarks) error {
	x := &converted{f: excelize.NewFile(), a: a, styles: map[convertedStyle]int{}, used: map[string]bool{}}
	defer x.f.Close()
	for i, p := range a.Sheets {
		name := x.name(p.Name)
		var err error
		if i == 0 {
			err = x.f.SetSheetName("Sheet1", name)
		} else {
			_, err = x.f.NewSheet(name)
		}
		if err == nil {
			err = x.sheet(name, p.Part, sheets[PartName(p.Part)])
		}
		if err == nil && p.Hidden {
			err = x.f.SetSheetVisible(name, false)
		}
		if err != nil {
			return fmt.Errorf("sheet %d: %w", i+1, err)
		}
	}
	return x.f.Write(w)
}

// name is a sheet's name as Excel takes it: 31 characters, some of them not, each once.
func (x *converted) name(own string) string {
	clean := strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || r == utf8.RuneError || strings.ContainsRune(`:\/?*[]`, r) {
			return '_'
		}
		return r
	}, own), "'")
	if clean == "" {
		clean = "表"
	}
	runes := []rune(clean)
	for n, out := 1, string(runes[:min(len(runes), 28)]); ; n++ {
		if !x.used[strings.ToLower(out)] {
			x.used[strings.ToLower(out)] = true
			return out
		}
		tail := strconv.Itoa(n + 1)
		out = string(runes[:min(len(runes), 28-len(tail))]) + tail
	}
}

func (x *converted) sheet(name, part string, marks *SheetMarks) error {
	w, err := x.f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	c, err := x.a.Cells(part)
	if err != nil {
		return err
	}
	defer c.Close()
	for {
		number, cells, err := c.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if err := x.row(w, number, cells, marks, c.Hidden); err != nil {
			return err
		}
	}
	for _, m := range c.Merges {
		from, err := excelize.CoordinatesToCellName(m.Col+1, m.Top)
		if err != nil {
			return err
		}
		to, err := excelize.CoordinatesToCellName(m.Col+1, m.Bottom)
		if err != nil {
			return err
		}
		if err := w.MergeCell(from, to); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (x *converted) row(w *excelize.StreamWriter, number int, cells []Cell, marks *SheetMarks, hidden bool) error {
	var said *RowMarks
	if marks != nil {
		said = marks.Rows[number]
	}
	out := make([]any, len(cells))
	for col, c := range cells {
		colour := ""
		if said != nil {
			if note, ok := said.Cells[col]; ok {
				colour = map[bool]string{true: hintColour, false: wrongColour}[note]
			}
		}
		if c.Text == "" && colour == "" {
			continue
		}
		cell, err := x.cell(c, colour)
		if err != nil {
			return err
		}
		out[col] = cell
	}
	if said != nil {
		for len(out) <= marks.Column {
			out = append(out, nil)
		}
		out[marks.Column] = said.Text
	}
	at, err := excelize.CoordinatesToCellName(1, number)
	if err != nil {
		return err
	}
	return w.SetRow(at, out, excelize.RowOpts{Hidden: hidden})
}

// cell is a cell with its value and look. A text stays a text, whatever it begins with.
func (x *converted) cell(c Cell, colour string) (excelize.Cell, error) {
	value := any(c.Text)
	if c.Kind == NumberCell || c.Kind == DateCell || c.Kind == MonthCell {
		if v, err := strconv.ParseFloat(c.Text, 64); err == nil {
			if c.Kind != NumberCell && x.a.Since1904 {
				v += days1904
			}
			value = v
		}
	}
	style, err := x.style(convertedStyle{c.Kind, c.Decimals, colour, c.Struck})
	return excelize.Cell{StyleID: style, Value: value}, err
}

func (x *converted) style(s convertedStyle) (int, error) {
	id, ok := x.styles[s]
	if ok {
		return id, nil
	}
	code := ""
	switch {
	case s.kind == DateCell:
		code = "yyyy-mm-dd"
	case s.kind == MonthCell:
		code = "yyyy-mm"
	case s.kind == NumberCell && s.decimals > 0:
		code = "0." + strings.Repeat("0", int(s.decimals))
	case s.kind == NumberCell && s.decimals == 0:
		code = "0"
	}
	style := &excelize.Style{}
	if code != "" {
		style.CustomNumFmt = &code
	}
	if s.mark != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.mark[2:]}}
	}
	if s.struck {
		style.Font = &excelize.Font{Strike: true}
	}
	id, err := x.f.NewStyle(style)
	x.styles[s] = id
	return id, err
}
