package intake

// Annotate hands the person's own workbook back with what is wrong in it.

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/store"
	"partyledger/store/sheet"
)

// errorHead is the heading of the column that Annotate appends.
const errorHead = "错误"

// Annotate copies the workbook at in to a target, which may be that file, with a column 错误 on every sheet that
// has problems, and marks the cells. problems is by the sheet's name.
func Annotate(in string, out store.Target, problems map[string]Marks) error {
	wb, err := Open(in, Limits{})
	if err != nil {
		return err
	}
	return annotate(wb, out, problems)
}

// MarkedEnding is the ending that a marked copy of a file has: its own if it is a
// workbook of Excel by name and content, else .xlsx.
func (wb *Workbook) MarkedEnding() string {
	if ext := strings.ToLower(filepath.Ext(wb.name)); wb.a.Format == sheet.XLSX && (ext == ".xlsm" || ext == ".xltx" || ext == ".xltm") {
		return ext
	}
	return ".xlsx"
}

// annotate closes the workbook.
func annotate(wb *Workbook, out store.Target, problems map[string]Marks) error {
	defer wb.Close()
	in := wb.name
	if want := wb.MarkedEnding(); strings.ToLower(filepath.Ext(out.Path)) != want {
		what := fmt.Sprintf("“%s”的带错误标记的副本是%s格式，不能写成“%s”", filepath.Base(in), want, filepath.Base(out.Path))
		return store.RefuseFile(nil, what, "请换一个以"+want+"结尾的文件名。")
	}
	sheets := map[string]*sheet.SheetMarks{}
	for _, s := range wb.sheets {
		if s.Kind == "" {
			continue
		}
		list := problems[s.Name]
		old, column, err := wb.remarked(s)
		var said *store.Error
		switch {
		case errors.As(err, &said):
			return err
		case err != nil:
			return openError(in, err)
		case len(list.Marked)+len(old) > 0:
			sheets[sheet.PartName(s.part)] = marksOf(s, column, list, old)
		}
	}
	return out.Write(func(w io.Writer) error {
		return errors.Join(wb.a.WriteMarked(w, sheets), wb.Close()) // out may be the file itself
	})
}

// Marks are a sheet's problems, as far as they are to be marked.
type Marks struct {
	Marked []Problem
	Left   int // how many more there are
}

// marksOf gathers the marks of a sheet by row. What was said before in the rows
// old is taken back; column counts from 1.
func marksOf(s Sheet, column int, list Marks, old []int) *sheet.SheetMarks {
	out := &sheet.SheetMarks{Column: column - 1, Rows: map[int]*sheet.RowMarks{}}
	row := func(n int) *sheet.RowMarks {
		if out.Rows[n] == nil {
			out.Rows[n] = &sheet.RowMarks{}
		}
		return out.Rows[n]
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
		r.Say(mark + "：" + strings.TrimSpace(title+" "+p.Why))
		if col := columnOf(letter); ok && col >= 0 && col != out.Column {
			r.Colour(col, p.Note)
		}
	}
	if list.Left > 0 && first > 0 {
		row(first).Text = untoldText(len(list.Marked), list.Left) + "；" + row(first).Text
	}
	row(s.head).Text = errorHead
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

// remarked lists the rows that an earlier 错误 column speaks of, and finds the
// column for the new one: that of the earlier one, or the first behind the heads
// in which nothing stands.
func (wb *Workbook) remarked(s Sheet) (rows []int, column int, err error) {
	earlier := slices.IndexFunc(s.titles, func(t string) bool { return strings.TrimSpace(t) == errorHead })
	c, err := wb.a.Cells(s.part)
	if err != nil {
		return nil, 0, err
	}
	defer c.Close()
	c.Used = make([]bool, excelize.MaxColumns)
	for {
		number, cells, err := c.Next()
		switch {
		case err == io.EOF && earlier >= 0:
			return rows, earlier + 1, nil
		case err == io.EOF:
			free := slices.Index(c.Used[len(s.titles):], false)
			if free < 0 {
				return nil, 0, store.RefuseFile(nil, fmt.Sprintf("表“%s”的列已经用完，写不下“错误”列", s.Name), "请删除不需要的列后再试。")
			}
			return rows, len(s.titles) + free + 1, nil
		case err != nil:
			return nil, 0, err
		case earlier >= 0 && number > s.head && earlier < len(cells) && cells[earlier].Text != "":
			rows = append(rows, number)
		}
	}
}

// untoldText is said where a sheet has more problems than are marked.
func untoldText(marked, left int) string {
	return "本表问题太多，只标出前" + strconv.Itoa(marked) + "处，另有" + strconv.Itoa(left) + "处没有标出；请改正后再试导入"
}
