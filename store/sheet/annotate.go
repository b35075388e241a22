package sheet

// Annotate hands the person's own workbook back with what is wrong in it.

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// errorHead is the heading of the column that Annotate appends.
const errorHead = "错误"

// Annotate copies the workbook at in to out with a column 错误 on every sheet that
// has problems, and marks the cells. problems is by the sheet's name.
func Annotate(in, out string, problems map[string]Marks) error {
	if ext := strings.ToLower(filepath.Ext(out)); ext != strings.ToLower(filepath.Ext(in)) {
		return refuse(nil, fmt.Sprintf("带错误标记的工作簿应与原文件同为%s格式，不能写成“%s”", filepath.Ext(in), filepath.Base(out)), "请换一个文件名。")
	}
	wb, err := Open(in, Limits{})
	if err != nil {
		return err
	}
	defer wb.Close()
	m := &marker{wb: wb, sheets: map[string]*sheetMarks{}}
	for _, s := range wb.sheets {
		if s.Kind == "" {
			continue
		}
		list := problems[s.Name]
		old, column, err := wb.remarked(s)
		var said *refusal
		switch {
		case errors.As(err, &said):
			return err
		case err != nil:
			return openError(in, err)
		case len(list.Marked)+len(old) > 0:
			m.sheets[partName(s.part)] = marksOf(s, column, list, old)
		}
	}
	temp := filepath.Join(filepath.Dir(out), ".tmp-"+filepath.Base(out))
	defer os.Remove(temp)
	if err := m.write(temp); err != nil {
		return err
	}
	wb.Close() // out may be the file itself
	return os.Rename(temp, out)
}

// Marks are a sheet's problems, as far as they are to be marked.
type Marks struct {
	Marked []Problem
	Left   int // how many more there are
}

// sheetMarks is what one sheet gets.
type sheetMarks struct {
	column int // from 0
	rows   map[int]*rowMarks
}

// marker writes one workbook anew.
type marker struct {
	wb     *Workbook
	sheets map[string]*sheetMarks // by part
}

// write copies every part as it is packed but the marked sheets and the styles.
func (m *marker) write(path string) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	a := m.wb.a
	colours, err := m.palette()
	if err != nil {
		return err
	}
	out := zip.NewWriter(f)
	var styles *zip.File
	for _, p := range a.zip.File {
		marks := m.sheets[partName(p.Name)]
		switch {
		case marks != nil:
			err = m.sheet(out, p, marks, colours)
		case colours.part != nil && partName(p.Name) == a.stylePart:
			styles = p // last: the sheets say which are needed
		default:
			err = out.Copy(p)
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", p.Name, err)
		}
	}
	if styles != nil {
		w, err := out.CreateHeader(header(styles))
		if err != nil {
			return err
		}
		if err := colours.write(w); err != nil {
			return fmt.Errorf("part %s: %w", styles.Name, err)
		}
	}
	return errors.Join(out.Close(), f.Sync())
}

func (m *marker) palette() (*palette, error) {
	if m.wb.a.parts[m.wb.a.stylePart] == nil {
		return newPalette(nil), nil
	}
	r, err := m.wb.a.open(m.wb.a.stylePart)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	part, err := io.ReadAll(r)
	return newPalette(part), err
}

// header is that of a part written anew.
func header(p *zip.File) *zip.FileHeader {
	return &zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: p.Modified}
}

func (m *marker) sheet(out *zip.Writer, p *zip.File, marks *sheetMarks, colours *palette) error {
	in, err := p.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := out.CreateHeader(header(p))
	if err != nil {
		return err
	}
	r := &rewriter{x: newXMLReader(in), w: bufio.NewWriterSize(w, 64<<10), column: marks.column, rows: marks.rows, style: colours.id}
	return r.run()
}

// marksOf gathers the marks of a sheet by row. What was said before in the rows
// old is taken back; column counts from 1.
func marksOf(s Sheet, column int, list Marks, old []int) *sheetMarks {
	out := &sheetMarks{column: column - 1, rows: map[int]*rowMarks{}}
	row := func(n int) *rowMarks {
		if out.rows[n] == nil {
			out.rows[n] = &rowMarks{}
		}
		return out.rows[n]
	}
	for _, n := range old {
		row(n)
	}
	first := 0
	for _, p := range list.Marked {
		r, mark := row(p.Row), "错误"
		if p.Note {
			mark = "提示"
		}
		if first == 0 || p.Row < first {
			first = p.Row
		}
		letter, title, ok := strings.Cut(p.Column, " ")
		r.say(mark + "：" + strings.TrimSpace(title+" "+p.Why))
		if col := columnOf(letter); ok && col >= 0 && col != out.column {
			r.colour(col, p.Note)
		}
	}
	if list.Left > 0 && first > 0 {
		row(first).text = untoldText(len(list.Marked), list.Left) + "；" + row(first).text
	}
	row(s.head).text = errorHead
	return out
}

// columnOf is the column of letters, from 0; -1 if they are none.
func columnOf(letters string) int {
	n, err := excelize.ColumnNameToNumber(letters)
	if err != nil {
		return -1
	}
	return n - 1
}

func (r *rowMarks) say(text string) {
	if r.text != "" {
		text = r.text + "；" + text
	}
	r.text = text
}

// colour marks a cell; what is wrong outweighs a hint.
func (r *rowMarks) colour(col int, note bool) {
	if r.cells == nil {
		r.cells = map[int]bool{}
	}
	was, marked := r.cells[col]
	r.cells[col] = note && (was || !marked)
}

// remarked lists the rows that an earlier 错误 column speaks of, and finds the
// column for the new one: that of the earlier one, or the first behind the heads
// in which nothing stands.
func (wb *Workbook) remarked(s Sheet) (rows []int, column int, err error) {
	earlier := slices.IndexFunc(s.titles, func(t string) bool { return strings.TrimSpace(t) == errorHead })
	c, err := wb.a.cells(s.part)
	if err != nil {
		return nil, 0, err
	}
	defer c.close()
	c.used = make([]bool, excelize.MaxColumns)
	for {
		number, cells, err := c.next()
		switch {
		case err == io.EOF && earlier >= 0:
			return rows, earlier + 1, nil
		case err == io.EOF:
			free := slices.Index(c.used[len(s.titles):], false)
			if free < 0 {
				return nil, 0, refuse(nil, fmt.Sprintf("表“%s”的列已经用完，写不下“错误”列", s.Name), "请删除不需要的列后再试。")
			}
			return rows, len(s.titles) + free + 1, nil
		case err != nil:
			return nil, 0, err
		case earlier >= 0 && number > s.head && earlier < len(cells) && cells[earlier].text != "":
			rows = append(rows, number)
		}
	}
}
