package sheet

// Annotate hands the person's own workbook back with what is wrong in it.

import (
	"errors"
	"fmt"
	"io"
	"maps"
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
func Annotate(in, out string, problems map[string][]Problem) error {
	if ext := strings.ToLower(filepath.Ext(out)); ext != strings.ToLower(filepath.Ext(in)) {
		return refuse(nil, fmt.Sprintf("带错误标记的工作簿应与原文件同为%s格式，不能写成“%s”", filepath.Ext(in), filepath.Base(out)), "请换一个文件名。")
	}
	wb, err := Open(in, Limits{})
	if err != nil {
		return err
	}
	defer wb.Close()
	f, err := excelize.OpenFile(in, excelize.Options{UnzipSizeLimit: wb.limits.Unzipped, UnzipXMLSizeLimit: wb.limits.Unzipped})
	if err != nil {
		return openError(in, err)
	}
	defer f.Close()
	m := &marker{f: f, styles: map[style]int{}}
	for _, s := range wb.sheets {
		if s.Kind == "" {
			continue
		}
		old, column, err := wb.remarked(s)
		var said *refusal
		switch {
		case errors.As(err, &said):
			return err
		case err != nil:
			return openError(in, err)
		}
		if list := problems[s.Name]; len(list)+len(old) > 0 {
			if err := m.sheet(s, column, list, old); err != nil {
				return fmt.Errorf("sheet %s: %w", s.Name, err)
			}
		}
	}
	temp := filepath.Join(filepath.Dir(out), ".tmp-"+filepath.Base(out))
	defer os.Remove(temp)
	if err := f.SaveAs(temp); err != nil {
		return err
	}
	return os.Rename(temp, out)
}

// marker marks the cells of one workbook.
type marker struct {
	f      *excelize.File
	styles map[style]int
}

// style is a cell's own style with the colour of a mark.
type style struct {
	own  int
	note bool
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

func (m *marker) sheet(s Sheet, column int, list []Problem, old []int) error {
	last, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return err
	}
	byRow := map[int][]string{}
	for _, r := range old {
		byRow[r] = nil // what was said before is taken back
	}
	for _, p := range list {
		mark := "错误"
		if p.Note {
			mark = "提示"
		}
		letter, title, ok := strings.Cut(p.Column, " ")
		byRow[p.Row] = append(byRow[p.Row], mark+"："+strings.TrimSpace(title+" "+p.Why))
		if _, err := excelize.ColumnNameToNumber(letter); !ok || err != nil {
			continue
		}
		if err := m.cell(s.Name, fmt.Sprintf("%s%d", letter, p.Row), p.Note); err != nil {
			return err
		}
	}
	if err := m.f.SetCellStr(s.Name, fmt.Sprintf("%s%d", last, s.head), errorHead); err != nil {
		return err
	}
	for _, r := range slices.Sorted(maps.Keys(byRow)) {
		if err := m.f.SetCellStr(s.Name, fmt.Sprintf("%s%d", last, r), strings.Join(byRow[r], "；")); err != nil {
			return err
		}
	}
	return m.f.SetColWidth(s.Name, last, last, 60)
}

// cell colours a cell and leaves the rest of its style: a date stays one.
func (m *marker) cell(sheet, at string, note bool) error {
	own, err := m.f.GetCellStyle(sheet, at)
	if err != nil {
		return err
	}
	key := style{own, note}
	id, ok := m.styles[key]
	if !ok {
		st, err := m.f.GetStyle(own)
		if err != nil {
			return err
		}
		if st.Fill = fill("FFC7CE"); note {
			st.Fill = fill("FFEB9C")
		}
		if id, err = m.f.NewStyle(st); err != nil {
			return err
		}
		m.styles[key] = id
	}
	return m.f.SetCellStyle(sheet, at, at, id)
}
