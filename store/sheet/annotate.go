package sheet

// Annotate hands the person's own workbook back with what is wrong in it.

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/xuri/excelize/v2"
)

// errorHead is the heading of the column that Annotate appends.
const errorHead = "错误"

// Annotate copies the workbook at in to out with a column 错误 on every sheet that
// has problems, and marks the cells. problems is by the sheet's name.
func Annotate(in, out string, problems map[string][]Problem) error {
	wb, err := Open(in, Limits{})
	if err != nil {
		return err
	}
	defer wb.Close()
	bad, err1 := wb.f.NewStyle(&excelize.Style{Fill: fill("FFC7CE"), Font: &excelize.Font{Color: "9C0006"}, NumFmt: 49})
	hint, err2 := wb.f.NewStyle(&excelize.Style{Fill: fill("FFEB9C"), NumFmt: 49})
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	for _, s := range wb.sheets {
		if list := problems[s.Name]; s.Kind != "" && len(list) > 0 {
			if err := wb.mark(s, list, bad, hint); err != nil {
				return fmt.Errorf("sheet %s: %w", s.Name, err)
			}
		}
	}
	temp := filepath.Join(filepath.Dir(out), ".tmp-"+filepath.Base(out))
	defer os.Remove(temp)
	if err := wb.f.SaveAs(temp); err != nil {
		return err
	}
	return os.Rename(temp, out)
}

func (wb *Workbook) mark(s Sheet, list []Problem, bad, hint int) error {
	last, err := excelize.ColumnNumberToName(errorColumn(s))
	if err != nil {
		return err
	}
	byRow := map[int][]string{}
	for _, p := range list {
		mark := "错误"
		if p.Note {
			mark = "提示"
		}
		_, title, _ := strings.Cut(p.Column, " ")
		byRow[p.Row] = append(byRow[p.Row], strings.TrimSpace(mark+"："+title+" "+p.Why))
		letter, _, ok := strings.Cut(p.Column, " ")
		if _, err := excelize.ColumnNameToNumber(letter); !ok || err != nil {
			continue
		}
		style := bad
		if p.Note {
			style = hint
		}
		cell := fmt.Sprintf("%s%d", letter, p.Row)
		if err := wb.f.SetCellStyle(s.Name, cell, cell, style); err != nil {
			return err
		}
	}
	if err := wb.f.SetCellStr(s.Name, fmt.Sprintf("%s%d", last, s.head), errorHead); err != nil {
		return err
	}
	rows := make([]int, 0, len(byRow))
	for r := range byRow {
		rows = append(rows, r)
	}
	sort.Ints(rows)
	for _, r := range rows {
		if err := wb.f.SetCellStr(s.Name, fmt.Sprintf("%s%d", last, r), strings.Join(byRow[r], "；")); err != nil {
			return err
		}
	}
	return wb.f.SetColWidth(s.Name, last, last, 60)
}

// errorColumn is the column of an earlier 错误, or the one after the last.
func errorColumn(s Sheet) int {
	for i, t := range s.titles {
		if strings.TrimSpace(t) == errorHead {
			return i + 1
		}
	}
	return len(s.titles) + 1
}
